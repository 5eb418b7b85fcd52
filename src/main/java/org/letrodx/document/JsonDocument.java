package org.letrodx.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.regex.Pattern;

/** JSON as its tokens, so that every value keeps its place and its spelling. */
final class JsonDocument {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final Pattern END_OF_WORD = Pattern.compile("[\\w.+-]*\\s*");

    private JsonDocument() {}

    /** @param start the source and, of a text that is one line of it, the number of that line */
    static Document parse(String text, Location start) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return read(parser, text, start);
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from a string failed", impossible);
        }
    }

    private static Document read(JsonParser parser, String text, Location start) throws IOException {
        TreeBuilder tree = new TreeBuilder();
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Location at = at(parser.currentTokenLocation(), start);
                if (tree.isComplete()) {
                    throw Documents.fault(at, "something follows the end of the document", "one document in one file");
                }
                take(token, parser, at, start, tree);
            }
        } catch (JsonProcessingException notJson) {
            throw fault(notJson, parser, text, start);
        }
        if (!tree.isComplete()) {
            throw Documents.fault(start, "is empty", "");
        }
        return tree.document();
    }

    /** What to say of a text that its parser cannot read further. */
    static InputException fault(JsonProcessingException notJson, JsonParser parser, String text, Location start) {
        JsonLocation at = notJson.getLocation() == null ? parser.currentTokenLocation() : notJson.getLocation();
        JsonStreamContext innermost = parser.getParsingContext();
        // some versions of Jackson name the beginning of a broken word, others its end
        boolean atEnd = END_OF_WORD
                .matcher(text)
                .region((int) Math.min(Math.max(at.getCharOffset(), 0), text.length()), text.length())
                .matches();
        if (notJson instanceof JsonEOFException || !innermost.inRoot() && atEnd) {
            return cutOff(notJson, innermost, at(at, start), start);
        }
        return Documents.fault(at(at, start), "is not JSON: " + words(notJson), "");
    }

    private static InputException cutOff(
            JsonProcessingException notJson, JsonStreamContext innermost, Location at, Location start) {
        boolean inText = notJson instanceof JsonEOFException end
                && (end.getTokenBeingDecoded() == JsonToken.VALUE_STRING
                        || end.getTokenBeingDecoded() == JsonToken.FIELD_NAME);
        String within = inText ? " within a text" : "";
        Location begin = at(innermost.startLocation(ContentReference.unknown()), start);
        String before = innermost.inRoot()
                ? ""
                : " before the " + (innermost.inObject() ? "object" : "list") + " that begins at line " + begin.line()
                        + ", column " + begin.column() + " is closed";
        return new InputException(
                new Problem(at, "", "is not JSON: it ends" + within + before, "one whole document", "it was cut off"));
    }

    /** Jackson's, without what only its callers need: where its source is, and which of its features to enable. */
    private static String words(JsonProcessingException notJson) {
        return notJson.getOriginalMessage()
                .replaceAll(" \\(code \\d+\\)", "")
                .replaceAll("\\((\\d+), from `[^`]*`\\)", "$1")
                .replaceAll("(?s)(?: \\((?:for|not recognized) |: enable ).*", "");
    }

    private static void take(JsonToken token, JsonParser parser, Location at, Location start, TreeBuilder tree)
            throws IOException {
        if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) && !Written.isWhole(parser.getText())) {
            throw Documents.fault(at, "a text that holds half a character (a surrogate by itself)", "whole characters");
        }
        switch (token) {
            case START_OBJECT -> tree.startMap(at);
            case START_ARRAY -> tree.startList(at);
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> tree.key(parser.getText(), at);
            case VALUE_NULL -> tree.scalar(null, at);
            default -> {
                // reading it to its end comes first
                String text = parser.getText();
                Location end = at(parser.currentLocation(), start);
                Location whole = new Location(at.source(), at.line(), at.column(), end.column());
                if (token.isNumeric()) {
                    tree.number(text, whole);
                } else {
                    tree.scalar(text, whole);
                }
            }
        }
    }

    /**
     * Of a text that is one line of a file, the column is told by counting: Jackson takes a carriage return for the end
     * of a line.
     */
    private static Location at(JsonLocation location, Location start) {
        return start.line() > 0 && location.getCharOffset() >= 0
                ? new Location(start.source(), start.line(), (int) location.getCharOffset() + 1)
                : new Location(
                        start.source(),
                        start.line() > 0 ? start.line() : Math.max(location.getLineNr(), 1),
                        location.getColumnNr());
    }
}
