package org.letrodx.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes trees of maps, collections, strings, numbers, booleans and nulls as JSON, in the order of the maps. */
public final class JsonWriter {
    static final JsonFactory FACTORY = new JsonFactory();

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
        return CanonicalForm.of(form -> form.value(tree));
    }

    private static String write(@Nullable Object tree, Consumer<JsonGenerator> form) {
        CharArrayWriter text = new CharArrayWriter();
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
