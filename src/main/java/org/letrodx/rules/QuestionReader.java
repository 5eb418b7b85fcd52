package org.letrodx.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Reads one question of a rule, such as {@code dosePerAnimal.below( "2 ug/animal/day" )} put to {@code dosing}. Its
 * words and quantities are read as those of a scenario file are, so its errors are those, too.
 */
final class QuestionReader {
    private static final Pattern SENTENCE = Pattern.compile(
            "(?<name>\\w+)\\s*(?:\\.\\s*(?<part>presumed|given)\\s*)?\\.\\s*(?<ask>\\w+)\\s*\\((?<arguments>.*)\\)",
            Pattern.DOTALL);
    /** A text, a truth value or a number: no Java. */
    private static final String ARGUMENT = "\\s*(?:\"(?<text>[^\"\\\\]*)\"|(?<bare>true|false|-?\\d+(?:\\.\\d+)?))\\s*";

    private static final Pattern NEXT = Pattern.compile(ARGUMENT + "(?<comma>,|$)");
    private static final Pattern BARE = Pattern.compile("true|false|-?[\\d.]+");
    private static final String FORM =
            "fact.is( \"word\" ), fact.presumed.is( \"word\" ), fact.given.above( \"1 nM\" )";

    private static final Map<Kind, List<String>> QUESTIONS = Map.of(
            Kind.YES_NO, List.of("is"),
            Kind.CHOICE, List.of("is", "isNot", "isOneOf", "isNoneOf"),
            Kind.CHOICES, List.of("has", "hasOneOf", "hasNoneOf", "isNone", "isNotEmpty"),
            Kind.AMOUNT, List.of("is", "above", "below", "atLeast", "atMost", "between", "outside"),
            Kind.NUMBER, List.of("is", "above", "below", "atLeast", "atMost", "between", "outside"),
            Kind.WHOLE_NUMBER, List.of("is", "above", "below", "atLeast", "atMost", "between", "outside"),
            Kind.TEXT, List.of("mentionsOneOf", "mentionsNoneOf"),
            Kind.AMOUNTS, List.of());

    private QuestionReader() {}

    /** A question that cannot be read; becomes a problem at its place. */
    private static final class Faulty extends Exception {
        private static final long serialVersionUID = 1L;
        private final Problem problem;

        Faulty(String fault, String allowed, String maybe) {
            super(fault, null, false, false);
            problem = new Problem(Location.NONE, "", fault, allowed, maybe);
        }

        Faulty(Problem problem) {
            super(problem.fault(), null, false, false);
            this.problem = problem;
        }
    }

    /**
     * Reads a question.
     *
     * @param section to which it is put
     * @param sentence as written in the rule
     * @param at where
     * @param rule the id of the rule, for messages
     * @param problems is added to if the question cannot be read
     */
    static Optional<Question> read(String section, String sentence, Location at, String rule, List<Problem> problems) {
        try {
            return Optional.of(read(section, sentence));
        } catch (Faulty bad) {
            problems.add(bad.problem.movedTo(at).concerning(rule));
            return Optional.empty();
        }
    }

    private static Question read(String section, String sentence) throws Faulty {
        Matcher match = SENTENCE.matcher(sentence.strip());
        if (!match.matches()) {
            throw new Faulty("\"" + Unreadable.shorten(sentence.strip()) + "\" is not a question", FORM, "");
        }
        FactType fact = fact(section + "." + match.group("name"));
        String ask = match.group("ask");
        List<String> known = new ArrayList<>(QUESTIONS.get(fact.kind()));
        known.add("isKnown");
        if (!known.contains(ask)) {
            String maybe = ask.equals("isNot") ? "is( false ) or is( true )" : Nearest.to(ask, known);
            throw new Faulty(fact + " cannot be asked \"" + ask + "\"", String.join(", ", known), maybe);
        }
        List<String> arguments = arguments(match.group("arguments"), sentence);
        Part part = match.group("part") == null
                ? Part.EVIDENCE
                : match.group("part").equals("given") ? Part.GIVEN : Part.PRESUMED;
        Condition condition = condition(fact, ask, arguments);
        String printed = arguments.isEmpty()
                ? "()"
                : "( "
                        + String.join(
                                ", ",
                                arguments.stream()
                                        .map(argument ->
                                                BARE.matcher(argument).matches() ? argument : "\"" + argument + "\"")
                                        .toList())
                        + " )";
        return new Question(fact, part, condition, fact.path() + "." + ask + printed);
    }

    static FactType fact(String path, List<Problem> problems, Location at, String rule) {
        try {
            return fact(path);
        } catch (Faulty unknown) {
            problems.add(unknown.problem.movedTo(at).concerning(rule));
            return Vocabulary.types().get(0);
        }
    }

    private static FactType fact(String path) throws Faulty {
        Optional<FactType> found = Vocabulary.find(path);
        if (found.isEmpty()) {
            throw new Faulty(
                    "there is no fact " + path,
                    "a fact of the vocabulary",
                    Nearest.to(
                            path,
                            Vocabulary.types().stream().map(FactType::path).toList()));
        }
        return found.get();
    }

    private static List<String> arguments(String written, String sentence) throws Faulty {
        List<String> arguments = new ArrayList<>();
        Matcher next = NEXT.matcher(written.strip());
        int end = 0;
        while (end < written.strip().length()) {
            if (!next.find() || next.start() != end) {
                throw new Faulty(
                        "\"" + Unreadable.shorten(sentence) + "\" asks with something else than words and numbers",
                        "true, false, a number, or a text in double quotes",
                        "");
            }
            arguments.add(next.group("text") != null ? next.group("text") : next.group("bare"));
            end = next.end();
        }
        return arguments;
    }

    private static Condition condition(FactType fact, String ask, List<String> arguments) throws Faulty {
        int least = fewest(ask);
        int most = mostValues(ask);
        if (arguments.size() < least || arguments.size() > most) {
            throw new Faulty(
                    fact + "." + ask + " is asked with " + arguments.size() + " values",
                    least == most ? String.valueOf(least) : least + (most > 2 ? " or more" : " or " + most),
                    "");
        }
        if (arguments.size() == 2 && most == 2 && least == 1) {
            return graded(fact, ask, arguments);
        }
        return switch (ask) {
            case "isKnown" -> new Condition.Known();
            case "isNone" -> new Condition.Empty(false);
            case "isNotEmpty" -> new Condition.Empty(true);
            case "has", "hasOneOf" -> new Condition.Has(words(fact, arguments), false);
            case "hasNoneOf" -> new Condition.Has(words(fact, arguments), true);
            case "mentionsOneOf" -> new Condition.Mentions(List.copyOf(arguments), false);
            case "mentionsNoneOf" -> new Condition.Mentions(List.copyOf(arguments), true);
            case "isOneOf" -> Condition.OneOf.of(fact, words(fact, arguments), false);
            case "isNoneOf", "isNot" -> Condition.OneOf.of(fact, words(fact, arguments), true);
            case "above" -> range(fact, Interval.above(limit(fact, arguments.get(0))), false);
            case "below" -> range(fact, Interval.below(limit(fact, arguments.get(0))), false);
            case "atLeast" -> range(fact, Interval.atLeast(limit(fact, arguments.get(0))), false);
            case "atMost" -> range(fact, Interval.atMost(limit(fact, arguments.get(0))), false);
            case "between", "outside" -> range(fact, closed(fact, arguments), ask.equals("outside"));
            default ->
                fact.kind().isQuantity()
                        ? range(fact, Interval.at(limit(fact, arguments.get(0))), false)
                        : Condition.OneOf.of(fact, words(fact, arguments), false);
        };
    }

    private static int fewest(String ask) {
        return switch (ask) {
            case "isKnown", "isNone", "isNotEmpty" -> 0;
            case "between", "outside", "isOneOf", "isNoneOf", "hasOneOf" -> 2;
            default -> 1;
        };
    }

    /** A second limit, behind the first, is where what is borderline begins. */
    private static int mostValues(String ask) {
        return switch (ask) {
            case "isOneOf", "isNoneOf", "hasOneOf", "hasNoneOf", "mentionsOneOf", "mentionsNoneOf" -> Integer.MAX_VALUE;
            case "above", "below", "atLeast", "atMost" -> 2;
            default -> fewest(ask);
        };
    }

    private static Condition graded(FactType fact, String ask, List<String> arguments) throws Faulty {
        Condition.InRange sure = (Condition.InRange) condition(fact, ask, arguments.subList(0, 1));
        Condition.InRange margin = (Condition.InRange) condition(fact, ask, arguments.subList(1, 2));
        if (!sure.range().liesIn(margin.range()) || sure.range().isSameAs(margin.range())) {
            throw new Faulty(
                    fact + ": nothing is borderline between \"" + arguments.get(0) + "\" and \"" + arguments.get(1)
                            + "\"",
                    "first the limit past which it is certain, then the one where it begins",
                    "");
        }
        return new Condition.Graded(sure.range(), margin.range(), fact.dimension());
    }

    private static Condition range(FactType fact, Interval range, boolean negated) {
        return new Condition.InRange(range, negated, fact.dimension());
    }

    private static Interval closed(FactType fact, List<String> arguments) throws Faulty {
        double low = limit(fact, arguments.get(0));
        double high = limit(fact, arguments.get(1));
        if (low > high) {
            throw new Faulty(
                    fact + ": \"" + arguments.get(0) + "\" is above \"" + arguments.get(1) + "\"",
                    "the lower limit first",
                    "");
        }
        return Interval.closed(low, high);
    }

    private static List<Object> words(FactType fact, List<String> arguments) throws Faulty {
        List<Object> words = new ArrayList<>();
        for (String argument : arguments) {
            Object value = value(fact, argument);
            words.addAll(value instanceof List<?> list ? list : List.of(value));
        }
        return List.copyOf(words);
    }

    private static double limit(FactType fact, String argument) throws Faulty {
        Quantity quantity = (Quantity) value(fact, argument);
        if (!quantity.interval().isOnly(quantity.interval().low()) || quantity.dimension() != fact.dimension()) {
            throw new Faulty(fact + ": \"" + argument + "\" is not one number of this kind", fact.allowed(), "");
        }
        return quantity.interval().low();
    }

    private static Object value(FactType fact, String argument) throws Faulty {
        try {
            Object value = fact.read(new Written.Scalar(argument, Location.NONE));
            if (value == null) {
                throw new Faulty(fact + ": \"" + argument + "\" is no value to ask for", fact.allowed(), "");
            }
            return value;
        } catch (Unreadable bad) {
            Problem problem = bad.at(Location.NONE, "");
            throw new Faulty(new Problem(
                            Location.NONE, "", fact + ": " + problem.fault(), problem.allowedValues(), problem.maybe())
                    .coded(problem.code()));
        }
    }

    static Question of(FactType fact, String ask, List<Object> values) {
        List<String> arguments = values.stream()
                .map(value -> value instanceof Double number ? Dimension.number(number) : String.valueOf(value))
                .toList();
        try {
            return new Question(fact, Part.EVIDENCE, condition(fact, ask, arguments), fact + "." + ask + arguments);
        } catch (Faulty wrong) {
            throw new IllegalArgumentException(wrong.problem.toString(), wrong);
        }
    }

    /** A question kept as its sentence, with its part. */
    static Question kept(String sentence, String part) {
        int dot = sentence.indexOf('.');
        int name = sentence.indexOf('.', dot + 1);
        String asked = part.isEmpty()
                ? sentence.substring(dot + 1)
                : sentence.substring(dot + 1, name) + "." + part + sentence.substring(name);
        try {
            return read(sentence.substring(0, dot), asked);
        } catch (Faulty impossible) {
            throw new IllegalStateException("a question that was checked cannot be read: " + sentence, impossible);
        }
    }
}
