package org.letrodx.rules;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Resources;
import org.letrodx.document.Tables;
import org.letrodx.quantity.Dimension;
import org.letrodx.tables.NameTable;

/**
 * The rules that come with the program. The build reads and checks them and keeps each question as its sentence, so
 * that a program that starts needs no parser.
 */
public final class BundledRules {
    private static final String BOOK = "rules/rule-book.json";
    private static final String RULES = "rules";
    private static final String SOURCES = "rules/rule-sources.json";

    private BundledRules() {}

    /**
     * The build step: writes the rules of a directory where the jar is made from.
     *
     * @param rules read and checked
     * @param classes the directory of classes
     * @throws IOException if a file cannot be written
     */
    public static void write(Rules rules, Path classes) throws IOException {
        Path folder = classes.resolve("org/letrodx");
        Map<String, Object> book = KeptRules.tree(rules);
        List<Map<String, Object>> withComments = new ArrayList<>();
        Map<String, String> sources = new TreeMap<>();
        for (Rule rule : rules.all()) {
            String source = rules.source(rule);
            String comment = Prose.commentOf(source)
                    .orElseThrow(() -> new IllegalStateException(rule.file() + " begins with no comment"));
            withComments.add(RuleReader.keep(rule, comment));
            // the comment is kept once, in the book
            sources.put(rule.file(), source.substring(comment.length()));
        }
        book.put(RULES, withComments);
        Files.writeString(folder.resolve(BOOK), JsonWriter.ascii(book));
        Files.writeString(folder.resolve(SOURCES), JsonWriter.ascii(sources));
        Files.writeString(folder.resolve("rules/common-units.csv"), Dimension.commonUnitFactors());
    }

    static Rules load() {
        Rules kept = KeptRules.of(
                JsonReader.object(Resources.text(BOOK), BOOK), NameTable::of, KeptRules.bundledTables(), true);
        return new Rules(
                () -> files(kept.all()),
                kept.all(),
                kept.references(),
                ReferenceValues.of(Tables.bundled("reference-values.csv")),
                () -> EvidenceTable.of(Tables.bundled(EvidenceTable.FILE)),
                kept.set(),
                KeptRules.bundledTables());
    }

    /** The rules as written; read only when somebody wants to see them. */
    private static List<RuleFile> files(List<Rule> rules) {
        Map<String, Object> sources = JsonReader.object(Resources.text(SOURCES), SOURCES);
        return rules.stream()
                .map(rule -> new RuleFile(
                        rule.area(),
                        rule.file(),
                        "rules/" + rule.file(),
                        rule.comment() + requireNonNull(sources.get(rule.file()), rule.file())))
                .toList();
    }
}
