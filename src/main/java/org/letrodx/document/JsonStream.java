package org.letrodx.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/** Writes one JSON document piece by piece, so that a long array in it never stands in memory. Not safe for threads. */
public final class JsonStream {
    private final JsonGenerator generator;

    /**
     * A document of which nothing is written yet, indented as {@link JsonWriter#pretty} does.
     *
     * @param out where to write; never closed
     */
    public JsonStream(Writer out) throws IOException {
        generator = JsonWriter.FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setPrettyPrinter(new JsonWriter.Indented());
    }

    /** Begins an object. */
    public JsonStream object() throws IOException {
        generator.writeStartObject();
        return this;
    }

    /** Begins an array. */
    public JsonStream array() throws IOException {
        generator.writeStartArray();
        return this;
    }

    /** The name of the field that comes next. */
    public JsonStream name(String name) throws IOException {
        generator.writeFieldName(name);
        return this;
    }

    /** A whole value, as {@link JsonWriter} takes it. */
    public JsonStream value(Object tree) throws IOException {
        JsonWriter.write(tree, generator);
        return this;
    }

    /** A whole value that {@link JsonWriter#compact} wrote. */
    public JsonStream written(String json) throws IOException {
        generator.writeRawValue(json);
        return this;
    }

    /** Ends the innermost object or array. */
    public JsonStream end() throws IOException {
        if (generator.getOutputContext().inArray()) {
            generator.writeEndArray();
        } else {
            generator.writeEndObject();
        }
        return this;
    }

    /** Ends the document, with a line feed. */
    public void close() throws IOException {
        generator.writeRaw('\n');
        generator.close();
    }
}
