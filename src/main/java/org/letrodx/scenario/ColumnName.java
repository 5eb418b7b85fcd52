package org.letrodx.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Resources;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Dimension;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/**
 * The name of a column as a laboratory writes it, {@code Top conc (nM)}.
 *
 * @param written all of it
 * @param folded without its unit, blanks, and the marks behind it; with a minus before or after it, which may deny it
 * @param unit empty if it has none
 */
record ColumnName(String written, String folded, String unit) {
    private static final Pattern UNIT_IN_BRACKETS =
            Pattern.compile("(?<name>.*\\S)\\s*[(\\[](?<unit>[^()\\[\\]]+)[)\\]]\\s*");
    private static final Pattern UNIT_BEHIND = Pattern.compile(
            "(?<name>.*\\S)[ _,/]+(?:in )?(?<unit>[pnu\u00b5m]?M|%|h|hours|d|days|min|weeks|nm|mg/kg/day)\\s*");
    private static final String WITH_MINUS = "[-\u2010-\u2015\u2212].*|.*[-\u2010-\u2015\u2212]";

    static ColumnName of(String written) {
        Optional<Matcher> parts = Stream.of(UNIT_IN_BRACKETS, UNIT_BEHIND)
                .map(form -> form.matcher(written))
                .filter(match -> match.matches() && isUnit(match.group("unit")))
                .findFirst();
        String base = parts.map(match -> match.group("name")).orElse(written).strip();
        return new ColumnName(
                written,
                base.matches(WITH_MINUS) ? base : Nearest.fold(base).replaceAll("[.:?*#]", ""),
                parts.map(match -> match.group("unit").strip()).orElse(""));
    }

    /** The fact that it means; empty if none is known by it. The unit tells an amount from a kind. */
    String fact() {
        return Stream.of("", "percent", "concentration")
                .map(what -> LaboratoryWords.COLUMNS.getOrDefault(folded + what, ""))
                .filter(fact -> Vocabulary.find(fact).filter(this::fits).isPresent())
                .findFirst()
                .orElse(LaboratoryWords.COLUMNS.getOrDefault(folded, ""));
    }

    /** The fact whose name is like this one; empty if none. It may be its opposite, so a person must say. */
    String nearFact() {
        return folded.length() < 6
                ? ""
                : LaboratoryWords.COLUMNS.getOrDefault(
                        Nearest.to(folded, LaboratoryWords.COLUMNS.keySet(), Math.max(2, folded.length() / 4)), "");
    }

    /** What it may say of every row besides, by fact. */
    Map<String, Object> ofEveryRow() {
        Object said = LaboratoryWords.EVERY_ROW.get(Nearest.fold(written.split("[^\\p{L}]", 2)[0]));
        return said == null ? Map.of() : Resources.map(said);
    }

    /** True if it has a unit in which amounts of the fact are stated. */
    boolean fits(FactType type) {
        return !unit.isEmpty()
                && (type.kind() == Kind.AMOUNT || type.kind() == Kind.AMOUNTS)
                && isReadable(type, "1 " + unit);
    }

    static boolean isReadable(FactType type, String text) {
        try {
            type.read(new Written.Scalar(text, Location.NONE));
            return true;
        } catch (Unreadable notSo) {
            return false;
        }
    }

    /** True of a unit, with or without brackets. */
    static boolean isUnit(String text) {
        String bare = text.replaceAll("[()\\[\\]]", "").strip();
        return !bare.isEmpty()
                && Stream.of(Dimension.values())
                        .anyMatch(dimension -> dimension != Dimension.NUMBER
                                && dimension.factor(bare).isPresent());
    }
}
