package org.letrodx.document;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document in the canonical form of RFC 8785 piece by piece. The names of an object are given in the order of
 * their UTF-16 code units; those of a map are put into it. Not safe for threads.
 */
public final class CanonicalForm {
    /** Whole numbers up to here are written by the canonical form as they are. */
    private static final long EXACT = 1L << 53;
    /** What most documents fit in; a longer one takes more. */
    private static final int LENGTH = 1 << 13;

    private final JsonGenerator generator;
    /** False if there are numbers that the canonical form may write otherwise. */
    private boolean plain = true;

    private CanonicalForm(JsonGenerator generator) {
        this.generator = generator;
    }

    /** What writes the pieces of a document. */
    @FunctionalInterface
    public interface Pieces {
        /** Writes them, from the first to the last. */
        void write(CanonicalForm form) throws IOException;
    }

    /**
     * The text of a document.
     *
     * @throws IllegalArgumentException if two names of an object are alike, or not in their order
     * @throws IllegalStateException if an object or an array is not ended, or a piece stands where it cannot
     */
    public static String of(Pieces pieces) {
        CharArrayWriter text = new CharArrayWriter(LENGTH);
        boolean plain;
        try (JsonGenerator generator =
                JsonWriter.FACTORY.createGenerator(text).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)) {
            CanonicalForm form = new CanonicalForm(generator);
            pieces.write(form);
            if (!generator.getOutputContext().inRoot()) {
                throw new IllegalStateException("an object or an array is not ended");
            }
            plain = form.plain;
        } catch (JsonGenerationException misused) {
            throw new IllegalStateException("a piece stands where it cannot: " + misused.getMessage(), misused);
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to a string failed", impossible);
        }
        String written = text.toString();
        // of texts, whole numbers, booleans and nulls that is the canonical form, but for how some control characters
        // are escaped; to have it read and written again by the library takes three times as long
        return plain && !written.contains("\\u") ? written : canonicalised(written);
    }

    /** The canonical form of a JSON text, by the library that knows all of it. */
    static String canonicalised(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException impossible) {
            throw new IllegalStateException("what was written as JSON cannot be read as JSON", impossible);
        }
    }

    /** Begins an object. */
    public CanonicalForm object() throws IOException {
        generator.writeStartObject();
        return this;
    }

    /** Begins an array. */
    public CanonicalForm array() throws IOException {
        generator.writeStartArray();
        return this;
    }

    /** The name of the field that comes next. */
    public CanonicalForm name(String name) throws IOException {
        String last = generator.getOutputContext().getCurrentName();
        if (last != null && last.compareTo(name) >= 0) {
            throw new IllegalArgumentException("the name " + name + " comes after " + last);
        }
        generator.writeFieldName(name);
        return this;
    }

    /** A text. */
    public CanonicalForm text(String text) throws IOException {
        generator.writeString(text);
        return this;
    }

    /** An array of texts. */
    public CanonicalForm texts(Iterable<String> texts) throws IOException {
        generator.writeStartArray();
        for (String text : texts) {
            generator.writeString(text);
        }
        generator.writeEndArray();
        return this;
    }

    /** A whole value, as {@link JsonWriter} takes it. */
    public CanonicalForm value(@Nullable Object tree) throws IOException {
        if (tree instanceof Map<?, ?> map) {
            object();
            for (Map.Entry<?, ?> entry : sorted(map).entrySet()) {
                name(String.valueOf(entry.getKey())).value(entry.getValue());
            }
            end();
        } else if (tree instanceof Collection<?> items) {
            array();
            for (Object item : items) {
                value(item);
            }
            end();
        } else {
            JsonWriter.write(tree, generator);
            plain &= !(tree instanceof Double || tree instanceof Long number && (number > EXACT || number < -EXACT));
        }
        return this;
    }

    /** A whole value that is in the canonical form already. */
    public CanonicalForm written(String canonical) throws IOException {
        generator.writeRawValue(canonical);
        return this;
    }

    /** Ends the innermost object or array. */
    public CanonicalForm end() throws IOException {
        if (generator.getOutputContext().inArray()) {
            generator.writeEndArray();
        } else {
            generator.writeEndObject();
        }
        return this;
    }

    /** A map in the order of its names as they are written; itself, if it is. */
    private static Map<?, ?> sorted(Map<?, ?> map) {
        String last = "";
        for (Object key : map.keySet()) {
            String name = String.valueOf(key);
            if (last.compareTo(name) > 0) {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((of, value) -> sorted.put(String.valueOf(of), value));
                if (sorted.size() < map.size()) {
                    throw new IllegalArgumentException("two names of a map are written alike");
                }
                return sorted;
            }
            last = name;
        }
        return map;
    }
}
