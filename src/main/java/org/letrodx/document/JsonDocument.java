package org.letrodx.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** JSON as its tokens, so that every value keeps its place and its spelling. */
final class JsonDocument {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonDocument() { }

    /** @param start the source and, of a text that is one line of it, the number of that line */
    static Document parse(String text, Location start) {
        TreeBuilder tree = new TreeBuilder();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Location at = at(parser.currentTokenLocation(), start);
                if (tree.isComplete()) {
                    throw Documents.fault(at, "something follows the end of the document", "one document in one file");
                }
                take(token, parser, at, tree);
            }
            if (!tree.isComplete()) {
                throw Documents.fault(start, "is empty", "");
            }
            return tree.document();
        } catch (JsonProcessingException notJson) {
            throw Documents.fault(at(notJson.getLocation(), start), "is not JSON: " + notJson.getOriginalMessage(), "");
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from a string failed", impossible);
        }
    }

    private static void take(JsonToken token, JsonParser parser, Location at, TreeBuilder tree) throws IOException {
        switch (token) {
            case START_OBJECT -> tree.startMap(at);
            case START_ARRAY -> tree.startList(at);
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> tree.key(parser.getText(), at);
            case VALUE_NULL -> tree.scalar(null, at);
            default -> {
                // reading it to its end comes first
                String text = parser.getText();
                tree.scalar(text, new Location(at.source(), at.line(), at.column(), parser.currentLocation().getColumnNr()));
            }
        }
    }

    private static Location at(JsonLocation location, Location start) {
        return location == null ? start
                : new Location(start.source(), location.getLineNr() + Math.max(start.line() - 1, 0), location.getColumnNr());
    }
}
