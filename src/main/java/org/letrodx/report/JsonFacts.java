package org.letrodx.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Word;

/** What may be stated, as a program needs it to show a form: labels, questions, words, units, limits. */
public final class JsonFacts {
    private JsonFacts() {}

    /** Facts, in the order given, as maps, lists, texts, integers and booleans. */
    public static List<Map<String, Object>> tree(List<FactType> types) {
        return types.stream().map(JsonFacts::tree).toList();
    }

    private static Map<String, Object> tree(FactType type) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", type.path());
        tree.put("section", type.section());
        tree.put("order", type.position());
        tree.put("label", type.label());
        tree.put("question", type.question());
        tree.put("howTo", type.howTo());
        tree.put("alsoCalled", type.alsoCalled());
        tree.put("kind", type.kind().label());
        tree.put("list", type.kind() == Kind.CHOICES || type.kind() == Kind.AMOUNTS);
        tree.put("words", type.words().stream().map(JsonFacts::word).toList());
        tree.put("units", type.units());
        tree.put("numbers", type.numbers());
        tree.put("possible", limits(type));
        tree.put("allowed", type.allowed());
        tree.put("cost", type.cost().toString());
        tree.put("outcome", type.isOutcome());
        tree.put("dependsOn", type.dependsOn());
        tree.put("onlyFor", type.onlyFor());
        return tree;
    }

    private static Map<String, Object> word(Word word) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", word.label());
        tree.put("meaning", word.meaning());
        tree.put("synonyms", word.synonyms());
        return tree;
    }

    /** In the unit named with them; null where there is no limit, and for what is no number. */
    private static @Nullable Map<String, Object> limits(FactType type) {
        boolean number = type.kind().isQuantity() || type.kind() == Kind.AMOUNTS;
        if (!number) {
            return null;
        }
        Interval possible = type.possible();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("least", limit(possible.low()));
        tree.put("leastIsPossible", !possible.lowOpen());
        tree.put("most", limit(possible.high()));
        tree.put("mostIsPossible", !possible.highOpen());
        tree.put(
                "unit",
                type.dimension() == Dimension.NUMBER ? "" : type.dimension().canonicalUnit());
        tree.put("words", type.dimension().print(possible));
        return tree;
    }

    private static @Nullable Double limit(double value) {
        return Double.isInfinite(value) ? null : value;
    }
}
