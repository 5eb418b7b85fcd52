package org.letrodx.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.QuantityReader;

/** Reads the vocabulary. A fault in it is ours, so the first one ends the program. */
final class VocabularyReader {
    private static final String FILE = "vocabulary.yaml";
    private static final String CONTRADICTIONS = "contradictions";
    private static final String ADVICE = "advice";
    /** Stands for every value that has no sentence of its own. */
    static final String OTHERWISE = "else";

    /** A vocabulary: its facts in their order, and what cannot be stated together. */
    record Read(List<FactType> types, List<Contradiction> contradictions) {}

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final List<FactType> types = new ArrayList<>();
    private int sections;

    private VocabularyReader() {}

    static Read read(Written vocabulary) {
        VocabularyReader reader = new VocabularyReader();
        List<Contradiction> contradictions = List.of();
        for (Written.Entry section : ((Written.Entries) vocabulary).entries()) {
            if (section.name().equals(CONTRADICTIONS)) {
                contradictions = ((Written.Items) section.value())
                        .items().stream()
                                .map(item -> reader.contradiction((Written.Entries) item))
                                .toList();
            } else {
                reader.readSection(section.name(), (Written.Entries) section.value());
                reader.sections++;
            }
        }
        return new Read(List.copyOf(reader.types), contradictions);
    }

    private Contradiction contradiction(Written.Entries entries) {
        List<Contradiction.Statement> two = entries.entries().stream()
                .filter(entry -> !entry.name().equals(ADVICE))
                .map(entry -> new Contradiction.Statement(
                        types.stream()
                                .filter(type -> type.path().equals(entry.name()))
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException(FILE + ": no fact " + entry.name())),
                        entry.value() instanceof Written.Items items ? texts(items) : List.of(text(entry.value()))))
                .toList();
        return new Contradiction(two.get(0), two.get(1), text(entries, ADVICE).orElse(""));
    }

    private void readSection(String section, Written.Entries entries) {
        boolean outcomes = isTrue(entries, "outcomes");
        List<String> onlyFor =
                entries.find("only for").map(VocabularyReader::texts).orElse(List.of());
        List<String> onlyIn =
                entries.find("only in").map(VocabularyReader::texts).orElse(List.of());
        Map<String, String> pointlessIf = pointlessIf(entries);
        String change = text(entries, "change").orElse("1");
        for (Written.Entry fact : ((Written.Entries) entries.find("facts").orElseThrow()).entries()) {
            try {
                FactType.Description described =
                        describe(section, fact.name(), (Written.Entries) fact.value(), outcomes);
                described.onlyFor = onlyFor;
                if (described.onlyIn.isEmpty()) {
                    described.onlyIn = onlyIn;
                }
                described.change = Integer.parseInt(
                        text((Written.Entries) fact.value(), "change").orElse(change));
                if (described.pointlessIf.isEmpty()) {
                    described.pointlessIf = pointlessIf;
                }
                types.add(new FactType(described));
            } catch (Unreadable | RuntimeException wrong) {
                throw new IllegalStateException(
                        FILE + ": " + section + "." + fact.name() + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private FactType.Description describe(String section, String name, Written.Entries entries, boolean outcomes)
            throws Unreadable {
        FactType.Description described = new FactType.Description(section, name, types.size(), sections);
        described.label = text(entries, "label").orElseGet(() -> words(name));
        described.phrase = text(entries, "in full").orElse(described.label);
        described.question = text(entries, "asks").orElseThrow();
        described.unit = text(entries, "unit").orElse("");
        entries.find("says").ifPresent(says -> {
            if (says instanceof Written.Entries each) {
                each.entries().forEach(one -> described.says.put(one.name(), text(one.value())));
            } else {
                described.says.put(OTHERWISE, text(says));
            }
        });
        described.cost = Cost.valueOf(
                text(entries, "cost").orElse("look-up").toUpperCase(Locale.ROOT).replace('-', '_'));
        described.derived = isTrue(entries, "derived");
        described.outcome = text(entries, "outcome").map("true"::equals).orElse(outcomes);
        described.joined = text(entries, "list").isPresent();
        described.signed = isTrue(entries, "signed");
        described.dependsOn = text(entries, "depends on").orElse("");
        described.substance = text(entries, "substance").orElse("");
        described.measures = text(entries, "measures").orElse("");
        described.onlyIn = entries.find("only in").map(VocabularyReader::texts).orElse(List.of());
        described.pointlessIf = pointlessIf(entries);
        described.notIf = anyOf(entries, "not if");
        described.atHandIf = anyOf(entries, "at hand if");
        described.howTo = text(entries, "how to").orElse("");
        described.alsoCalled =
                entries.find("also called").map(VocabularyReader::texts).orElse(List.of());
        described.only = entries.find("one of").map(VocabularyReader::texts).orElse(List.of());
        described.kind = kind(entries);
        text(entries, "amount of")
                .or(() -> text(entries, "amounts of"))
                .ifPresent(label -> described.dimension = dimension(label));
        entries.find("words")
                .or(() -> entries.find("any of"))
                .ifPresent(list -> described.words = readWords((Written.Entries) list));
        described.possible = possible(entries, described);
        Optional<Written> rarelyAbove = entries.find("rarely above");
        if (rarelyAbove.isPresent()) {
            described.rarelyAbove = new QuantityReader(described.dimension, false, true, false).read(rarelyAbove.get());
        }
        return described;
    }

    private static Map<String, String> pointlessIf(Written.Entries entries) {
        Map<String, String> values = new LinkedHashMap<>();
        entries.find("pointless if").ifPresent(map -> ((Written.Entries) map)
                .entries()
                .forEach(entry -> values.put(entry.name(), text(entry.value()))));
        return Collections.unmodifiableMap(values);
    }

    private static Map<String, List<String>> anyOf(Written.Entries entries, String key) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        entries.find(key).ifPresent(map -> ((Written.Entries) map)
                .entries()
                .forEach(entry -> values.put(entry.name(), texts(entry.value()))));
        return Collections.unmodifiableMap(values);
    }

    private static Kind kind(Written.Entries entries) {
        if (entries.find("words").isPresent()) {
            return Kind.CHOICE;
        }
        if (entries.find("any of").isPresent()) {
            return Kind.CHOICES;
        }
        if (entries.find("amount of").isPresent()) {
            return Kind.AMOUNT;
        }
        if (entries.find("amounts of").isPresent()) {
            return Kind.AMOUNTS;
        }
        String label = text(entries, "kind").orElseThrow();
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Dimension dimension(String label) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<Word> readWords(Written.Entries list) {
        List<Word> words = new ArrayList<>();
        for (Written.Entry entry : list.entries()) {
            boolean plain = entry.value() instanceof Written.Items;
            Written.Entries more =
                    plain ? new Written.Entries(List.of(), Location.NONE) : (Written.Entries) entry.value();
            Written.Items synonyms = (Written.Items)
                    (plain ? entry.value() : more.find("synonyms").orElseThrow());
            List<String> told = more.find("told").map(VocabularyReader::texts).orElse(List.of());
            words.add(new Word(
                    entry.name(),
                    texts(synonyms),
                    told,
                    text(more, "means").orElse(""),
                    text(more, "shown").orElse(entry.name()),
                    isTrue(more, "settles nothing"),
                    words.size()));
        }
        return List.copyOf(words);
    }

    private static List<String> texts(Written list) {
        return ((Written.Items) list)
                .items().stream().map(VocabularyReader::text).toList();
    }

    private static Interval possible(Written.Entries entries, FactType.Description described) throws Unreadable {
        QuantityReader limits = new QuantityReader(described.dimension, false, true, false);
        Interval possible = new Interval(
                described.signed ? Double.NEGATIVE_INFINITY : 0, described.signed, Double.POSITIVE_INFINITY, true);
        Optional<Written> most = entries.find("at most");
        if (most.isPresent()) {
            possible = possible.and(
                            Interval.atMost(limits.read(most.get()).interval().high()))
                    .orElseThrow();
        }
        Optional<Written> least = entries.find("at least");
        if (least.isPresent()) {
            possible = possible.and(
                            Interval.atLeast(limits.read(least.get()).interval().low()))
                    .orElseThrow();
        }
        return possible;
    }

    /** A name in camel case as words: {@code phenolRed} as {@code phenol red}. */
    private static String words(String name) {
        return HUMP.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> text(Written.Entries entries, String name) {
        return entries.find(name).map(VocabularyReader::text);
    }

    private static String text(Written written) {
        return requireNonNull(((Written.Scalar) written).text());
    }

    private static boolean isTrue(Written.Entries entries, String name) {
        return text(entries, name).filter("true"::equals).isPresent();
    }
}
