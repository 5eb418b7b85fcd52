package org.letrodx.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.Written;

/**
 * Questions to facts as trees for JSON, in which no number is infinite: the ends of a range are texts. Internal, and free to change: it
 * stands among what is API because facts are made here.
 */
public final class QuestionFile {
    private QuestionFile() { }

    /** A question; what answered it does not matter. */
    public static Map<String, Object> write(Answer question) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("fact", question.fact().path());
        Condition<?> condition = question.condition();
        if (condition instanceof Condition.OneOf<?> any) {
            tree.put("asks", "one of");
            tree.put("words", any.words().stream().map(FactType::print).toList());
            tree.put("negated", any.negated());
        } else if (condition instanceof Condition.HasOneOf<?> any) {
            tree.put("asks", "has one of");
            tree.put("words", any.words().stream().map(FactType::print).toList());
        } else if (condition instanceof Condition.Empty<?> empty) {
            tree.put("asks", "empty");
            tree.put("negated", empty.negated());
        } else if (condition instanceof Condition.InRange in) {
            Interval range = in.range();
            tree.put("asks", "in range");
            tree.put("low", String.valueOf(range.low()));
            tree.put("lowOpen", range.lowOpen());
            tree.put("high", String.valueOf(range.high()));
            tree.put("highOpen", range.highOpen());
            tree.put("negated", in.negated());
            tree.put("dimension", in.dimension().name());
        } else {
            tree.put("asks", "listed as");
            tree.put("kind", ((Condition.ListedAs) condition).kind().name());
        }
        tree.put("part", question.part().name());
        return tree;
    }

    /**
     * A question as an experiment answers it.
     *
     * @throws IllegalArgumentException if the tree is not one that {@link #write} makes
     */
    public static Answer read(Map<?, ?> tree, Experiment experiment) {
        Fact<?> fact = experiment.fact(text(tree, "fact"));
        return fact.answerUnchecked(condition(tree, fact.type()), Answer.Part.valueOf(text(tree, "part")));
    }

    private static Condition<?> condition(Map<?, ?> tree, FactType<?> type) {
        return switch (text(tree, "asks")) {
            case "one of" -> new Condition.OneOf<>(words(tree, type), is(tree, "negated"));
            case "has one of" -> new Condition.HasOneOf<>(words(tree, type));
            case "empty" -> new Condition.Empty<>(is(tree, "negated"));
            case "in range" -> new Condition.InRange(new Interval(Double.parseDouble(text(tree, "low")), is(tree, "lowOpen"),
                    Double.parseDouble(text(tree, "high")), is(tree, "highOpen")), is(tree, "negated"),
                    Dimension.valueOf(text(tree, "dimension")));
            case "listed as" -> new Condition.ListedAs(CellLine.Kind.valueOf(text(tree, "kind")));
            default -> throw new IllegalArgumentException(text(tree, "asks"));
        };
    }

    private static List<Object> words(Map<?, ?> tree, FactType<?> type) {
        if (type.shape() == FactType.Shape.TEXT) {
            return List.copyOf((List<?>) tree.get("words"));
        }
        List<Object> words = new ArrayList<>();
        for (Object word : (List<?>) tree.get("words")) {
            try {
                // the value of a list of words is a list, even of one
                if (type.read(Written.of(word)) instanceof List<?> items) {
                    words.addAll(items);
                } else {
                    words.add(type.read(Written.of(word)));
                }
            } catch (Unreadable wrong) {
                throw new IllegalArgumentException(type + " cannot be " + word, wrong);
            }
        }
        return List.copyOf(words);
    }

    private static boolean is(Map<?, ?> tree, String field) {
        return (Boolean) tree.get(field);
    }

    private static String text(Map<?, ?> tree, String field) {
        return (String) tree.get(field);
    }
}
