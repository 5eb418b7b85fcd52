package org.letrodx.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Tables;
import org.letrodx.quantity.Dimension;

/**
 * The rules that come with the program. The build reads and checks them and keeps each question as its sentence, so
 * that a program
 * that starts needs no parser.
 */
public final class BundledRules {
    private static final String FOLDER = "/org/letrodx/rules/";
    private static final String BOOK = "rule-book.json";

    private BundledRules() {}

    /**
     * The build step: writes the rules of a directory where the jar is made from.
     *
     * @param rules   read and checked
     * @param classes the directory of classes
     * @throws IOException if a file cannot be written
     */
    public static void write(Rules rules, Path classes) throws IOException {
        Map<String, Object> book = new LinkedHashMap<>();
        book.put("version", rules.set().version());
        book.put("sha256", rules.set().sha256());
        book.put("deciding", rules.set().deciding());
        book.put("rules", rules.all().stream().map(RuleReader::keep).toList());
        book.put(
                "references",
                rules.references().values().stream().map(Reference::cslItem).toList());
        Path folder = classes.resolve(FOLDER.substring(1));
        Files.writeString(folder.resolve(BOOK), JsonWriter.ascii(book));
        Files.writeString(folder.resolve("common-units.csv"), Dimension.commonUnitFactors());
    }

    @SuppressWarnings("unchecked") // as write() wrote it
    static Rules load() {
        Map<String, Object> book = JsonReader.object(resource(BOOK), BOOK);
        List<Rule> rules = new ArrayList<>();
        for (Map<String, Object> kept : (List<Map<String, Object>>) book.get("rules")) {
            rules.add(RuleReader.kept(kept));
        }
        Map<String, Reference> references = new LinkedHashMap<>();
        for (Map<String, Object> item : (List<Map<String, Object>>) book.get("references")) {
            String key = (String) item.get("id");
            references.put(key, new Reference(key, item));
        }
        RuleSet set = new RuleSet(
                (String) book.get("version"), (String) book.get("sha256"), (String) book.get("deciding"), List.of());
        return new Rules(
                () -> files(rules),
                rules,
                references,
                ReferenceValues.of(Tables.bundled("reference-values.csv")),
                () -> EvidenceTable.of(Tables.bundled(EvidenceTable.FILE)),
                set);
    }

    /** The rules as written; read only when somebody wants to see them. */
    private static List<RuleFile> files(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new RuleFile(rule.area(), rule.file(), "rules/" + rule.file(), resource(rule.file())))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream stream = BundledRules.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
