package org.letrodx.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JsonWriter} wrote: unlike a document, it keeps numbers, booleans and texts apart. */
public final class JsonReader {
    private static final JsonFactory FACTORY = new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    /** House limit: a few levels more than an input may have, for what holds an input. */
    private static final int DEEPEST = Documents.DEEPEST + 5;

    private final JsonParser parser;
    private final String source;

    private JsonReader(JsonParser parser, String source) {
        this.parser = parser;
        this.source = source;
    }

    /**
     * One object as maps, lists, strings, numbers, booleans and nulls.
     *
     * @param source what to call the text in messages
     * @throws InputException if it is anything else, if a name occurs twice in an object, or if it is nested too deeply
     */
    public static Map<String, Object> object(String text, String source) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonReader(parser, source).object(text);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from a string failed", impossible);
        }
    }

    private Map<String, Object> object(String text) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Documents.fault(Location.of(source), "is not an object", "");
            }
            Map<String, Object> object = entries(1);
            if (parser.nextToken() != null) {
                throw Documents.fault(at(parser.currentTokenLocation()), "something follows the end of the object", "");
            }
            return object;
        } catch (JsonProcessingException notJson) {
            throw JsonDocument.fault(notJson, parser, text, Location.of(source));
        }
    }

    private Location at(JsonLocation location) {
        return new Location(source, location.getLineNr(), location.getColumnNr());
    }

    private Map<String, Object> entries(int depth) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            entries.put(name, value(depth));
        }
        return Collections.unmodifiableMap(entries);
    }

    private List<Object> items(int depth) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(depth));
        }
        return Collections.unmodifiableList(items);
    }

    private @Nullable Object value(int depth) throws IOException {
        if (depth == DEEPEST) {
            throw Documents.fault(
                    at(parser.currentTokenLocation()),
                    "is nested deeper than " + DEEPEST + " levels",
                    "a house limit on nesting");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> entries(depth + 1);
            case START_ARRAY -> items(depth + 1);
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            default -> parser.getText();
        };
    }
}
