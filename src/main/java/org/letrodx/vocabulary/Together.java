package org.letrodx.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Written;

/**
 * What people say in one breath: a fact with those that depend on it, as in {@code testosterone, 100 nM} or {@code 100
 * nM testosterone}, and lists whose last number has the unit of all.
 */
public final class Together {
    /** A comma between two digits may be a decimal one, so it does not separate. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*;\\s*|\\s*,\\s+|(?<!\\d),|,(?!\\d)|\\s+and\\s+");

    private static final Pattern BARE = Pattern.compile("[<>=\u2264\u2265\\s\\d.eE+\u2013-]+");
    private static final Pattern UNIT = Pattern.compile("[\\d.]\\s*(?<unit>[^\\d\\s.,+-].*)$");

    /** Longer sentences are no answers. */
    private static final int MOST_WORDS = 12;

    private Together() {}

    /** The facts that depend on one and may be said with it. */
    public static List<FactType> dependents(FactType fact) {
        return Vocabulary.types().stream()
                .filter(type -> type.dependsOn().equals(fact.path()))
                .toList();
    }

    /** The parts of what was said, between commas, semicolons and "and". */
    public static List<String> parts(String text) {
        return Arrays.asList(BETWEEN.split(text.strip()));
    }

    /**
     * What was said of each of several facts.
     *
     * @param fact the fact that was asked for
     * @param also those that may be said with it
     * @return empty if the text cannot be cut so that all of it can be read
     */
    public static Optional<Map<FactType, Written>> split(FactType fact, List<FactType> also, String text) {
        List<String> parts = parts(text);
        if (parts.size() > 1) {
            return assign(fact, also, parts);
        }
        String[] words = text.strip().split("\\s+");
        for (int cut = Math.min(words.length - 1, MOST_WORDS); cut > 0; cut--) {
            Optional<Map<FactType, Written>> read =
                    assign(fact, also, List.of(join(words, 0, cut), join(words, cut, words.length)));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static String join(String[] words, int from, int to) {
        return String.join(" ", Arrays.asList(words).subList(from, to));
    }

    private static Optional<Map<FactType, Written>> assign(FactType fact, List<FactType> also, List<String> parts) {
        Map<FactType, Written> read = new LinkedHashMap<>();
        List<FactType> wanted = new ArrayList<>(also);
        wanted.add(0, fact);
        for (String part : parts) {
            Optional<FactType> taker = wanted.stream()
                    .filter(type -> type.canBe(written(type, part)))
                    .findFirst();
            if (taker.isEmpty()) {
                return Optional.empty();
            }
            wanted.remove(taker.get());
            read.put(taker.get(), written(taker.get(), part));
        }
        return read.containsKey(fact) ? Optional.of(read) : Optional.empty();
    }

    /** A value as a scenario file would have it: a list where the fact is one, and one unit for all its numbers. */
    public static Written written(FactType fact, String text) {
        boolean list = fact.kind() == Kind.CHOICES || fact.kind() == Kind.AMOUNTS;
        List<String> items = list ? parts(text.strip().replaceFirst("^\\[(.*)\\]$", "$1")) : List.of(text);
        if (items.size() == 1) {
            return new Written.Scalar(items.get(0), Location.NONE);
        }
        Matcher unit = UNIT.matcher(items.get(items.size() - 1));
        boolean shared = fact.kind() == Kind.AMOUNTS && unit.find();
        return Written.of(items.stream()
                .map(item -> shared && BARE.matcher(item).matches() ? item + " " + unit.group("unit") : item)
                .toList());
    }
}
