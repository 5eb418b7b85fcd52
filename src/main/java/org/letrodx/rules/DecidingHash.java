package org.letrodx.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * The hash of what decides an answer, over its canonical JSON: prose, references and published numbers are left out.
 */
final class DecidingHash {
    private DecidingHash() {}

    static String of(Collection<Rule> rules) {
        Map<String, Object> deciding = new TreeMap<>();
        deciding.put(
                "rules",
                rules.stream()
                        .sorted(Comparator.comparing(Rule::id))
                        .map(DecidingHash::rule)
                        .toList());
        deciding.put("tables", NameTable.all().stream().map(DecidingHash::table).toList());
        deciding.put(
                "vocabulary",
                Vocabulary.types().stream().map(DecidingHash::fact).toList());
        return Sha256.hex(JsonWriter.canonical(deciding));
    }

    private static Object rule(Rule rule) {
        Map<String, Object> deciding = new TreeMap<>();
        deciding.put("id", rule.id());
        deciding.put("area", rule.area());
        deciding.put(
                "asks",
                rule.questions().stream().map(Question::toString).sorted().toList());
        deciding.put(
                "concludes",
                rule.conclusions().stream().map(Conclusion::toString).sorted().toList());
        rule.annotations().forEach((name, value) -> {
            if (Annotations.DECIDING.contains(name)) {
                // who disputes is prose; that somebody does moves the rank
                deciding.put("@" + name, name.equals("disputed") ? "" : value.replaceAll("\\s+", " "));
            }
        });
        return deciding;
    }

    private static Object table(NameTable table) {
        List<Object> rows = new ArrayList<>();
        for (NameTable.Row row : table.rows()) {
            Map<String, Object> deciding = new TreeMap<>();
            deciding.put("name", row.name());
            deciding.put("synonyms", row.cell("synonyms"));
            deciding.put("molarMass", row.cell("molarMass"));
            row.known().forEach((fact, value) -> deciding.put(fact.path(), FactType.print(value)));
            row.usual().forEach((fact, value) -> deciding.put(fact.path(), "usually " + FactType.print(value)));
            rows.add(deciding);
        }
        return rows;
    }

    private static Object fact(FactType type) {
        return List.of(
                type.path(),
                type.kind().toString(),
                type.dimension().toString(),
                type.dimension().print(type.possible()),
                type.isOutcome() + " " + type.isDerived() + " " + type.substance(),
                type.words().stream().map(DecidingHash::word).toList());
    }

    private static String word(Word word) {
        return word.label() + " " + word.synonyms() + (word.settlesNothing() ? " settles nothing" : "");
    }
}
