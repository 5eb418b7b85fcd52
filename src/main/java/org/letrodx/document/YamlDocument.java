package org.letrodx.document;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML as its events, so that every value keeps its place and its spelling: what {@code none}, {@code no} or
 * {@code 1e3} means is for the fact to say, not for YAML. Aliases are refused; no scenario needs them and they are how
 * a small file becomes a large one.
 */
final class YamlDocument {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private YamlDocument() {}

    static Document parse(String text, String source) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(source).setUseMarks(true).build();
        TreeBuilder tree = new TreeBuilder();
        // YAML counts characters beyond U+FFFF once, editors twice: where values end is said only without them
        boolean endsAreKnown = text.codePointCount(0, text.length()) == text.length();
        int documents = 0;
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                Location at = at(event.getStartMark(), source);
                if (endsAreKnown && event instanceof ScalarEvent) {
                    at = at.to(at(event.getEndMark(), source));
                }
                if (event instanceof DocumentStartEvent && ++documents > 1) {
                    throw Documents.fault(at, "a second document begins", "one document in one file");
                }
                take(event, at, tree);
            }
        } catch (MarkedYamlEngineException notYaml) {
            Location at = at(notYaml.getProblemMark(), source);
            throw Documents.fault(at, "is not YAML: " + notYaml.getProblem(), advice(notYaml.getProblem(), text, at));
        } catch (YamlEngineException notYaml) {
            throw Documents.fault(Location.of(source), "is not YAML: " + firstLine(notYaml.getMessage()), "");
        }
        if (!tree.isComplete()) {
            throw Documents.fault(Location.of(source), "is empty", "");
        }
        return tree.document();
    }

    /** How to write it, as far as the line tells. */
    private static String advice(String problem, String text, Location at) {
        if (problem.contains("TAB")) {
            return "indent with spaces";
        }
        String line = text.lines().skip(Math.max(0, at.line() - 1)).findFirst().orElse("");
        if (line.matches(".*[:\\[,]\\s*[<>|@%&*`].*")) {
            return "a value that begins with a sign such as > in quotes: \">10 uM\"";
        }
        if (problem.contains("mapping values")) {
            return "one name and value a line, each name as far in as its neighbours; a value with \": \" in it in quotes";
        }
        return problem.contains("special characters") ? "plain text" : "";
    }

    private static void take(Event event, Location at, TreeBuilder tree) {
        if (event instanceof AliasEvent) {
            throw Documents.fault(at, "an alias (*)", "write the value out; aliases are not read");
        } else if (event instanceof ScalarEvent scalar) {
            if (tree.wantsKey()) {
                tree.key(scalar.getValue(), at);
            } else {
                tree.scalar(scalar.isPlain() && NULLS.contains(scalar.getValue()) ? null : scalar.getValue(), at);
            }
        } else if (event instanceof MappingStartEvent) {
            tree.startMap(at);
        } else if (event instanceof SequenceStartEvent) {
            tree.startList(at);
        } else if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
            tree.end();
        }
    }

    private static Location at(Optional<Mark> mark, String source) {
        return mark.map(found -> new Location(source, found.getLine() + 1, found.getColumn() + 1))
                .orElse(Location.of(source));
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
