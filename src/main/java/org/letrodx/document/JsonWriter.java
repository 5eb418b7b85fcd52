package org.letrodx.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/** Writes trees of maps, collections, strings, numbers, booleans and nulls as JSON, in the order of the maps. */
public final class JsonWriter {
    static final JsonFactory FACTORY = new JsonFactory();

    /** Whole numbers up to here are written by the canonical form as they are. */
    private static final long EXACT = 1L << 53;

    private JsonWriter() {}

    /** On one line. */
    public static String compact(@Nullable Object tree) {
        return write(tree, generator -> {});
    }

    /** On one line, with whatever is beyond ASCII escaped: it is decoded in less time when a program starts. */
    public static String ascii(Object tree) {
        return write(tree, generator -> generator.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature()));
    }

    /** Indented by two blanks, with a line feed between lines on every platform. */
    public static String pretty(Object tree) {
        return write(tree, generator -> generator.setPrettyPrinter(new Indented()));
    }

    /**
     * In the canonical form of RFC 8785, which is hashed: the same tree gives the same text, whatever the order of its
     * maps.
     */
    public static String canonical(Map<String, ?> tree) {
        StringWriter text = new StringWriter();
        boolean plain;
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            plain = writeSorted(tree, generator);
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to a string failed", impossible);
        }
        String sorted = text.toString();
        // of texts, whole numbers, booleans and nulls that is the canonical form, but for how some control characters
        // are escaped; to have it read and written again by the library takes three times as long
        return plain && !sorted.contains("\\u") ? sorted : canonicalised(sorted);
    }

    /** The canonical form of a JSON text, by the library that knows all of it. */
    static String canonicalised(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException impossible) {
            throw new IllegalStateException("what was written as JSON cannot be read as JSON", impossible);
        }
    }

    /**
     * Maps in the order of their names, which is that of their UTF-16 code units. False if there are numbers that the canonical form may
     * write otherwise; a whole number is none, and what is not listed is text.
     */
    private static boolean writeSorted(@Nullable Object value, JsonGenerator generator) throws IOException {
        boolean plain = true;
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<String, ?> entry : sorted(map)) {
                generator.writeFieldName(entry.getKey());
                plain &= writeSorted(entry.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                plain &= writeSorted(item, generator);
            }
            generator.writeEndArray();
        } else {
            write(value, generator);
            plain = !(value instanceof Double || value instanceof Long number && (number > EXACT || number < -EXACT));
        }
        return plain;
    }

    /** The entries of a map with texts for names, in their order. */
    private static List<Map.Entry<String, ?>> sorted(Map<?, ?> map) {
        List<Map.Entry<String, ?>> entries = new ArrayList<>(map.size());
        boolean inOrder = true;
        String last = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            // an empty name comes first, and may do so once
            inOrder &= last.compareTo(name) < 0 || entries.isEmpty();
            last = name;
            entries.add(new AbstractMap.SimpleImmutableEntry<>(name, entry.getValue()));
        }
        if (!inOrder) {
            entries.sort(Comparator.comparing(Map.Entry::getKey));
            for (int i = 1; i < entries.size(); i++) {
                if (entries.get(i).getKey().equals(entries.get(i - 1).getKey())) {
                    throw new IllegalArgumentException("two names of a map are written alike");
                }
            }
        }
        return entries;
    }

    private static String write(@Nullable Object tree, Consumer<JsonGenerator> form) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            form.accept(generator);
            write(tree, generator);
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to a string failed", impossible);
        }
        return text.toString();
    }

    static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Boolean yes) {
            generator.writeBoolean(yes);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Double number) {
            generator.writeNumber(number);
        } else {
            generator.writeString(value.toString());
        }
    }

    /** The separator is written by hand: Jackson's way to configure it came with 2.16, and hosts have older ones. */
    static final class Indented extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1L;

        Indented() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            indentObjectsWith(indenter);
            indentArraysWith(indenter);
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator generator) throws IOException {
            generator.writeRaw(": ");
        }
    }
}
