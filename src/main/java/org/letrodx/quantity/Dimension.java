package org.letrodx.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.letrodx.document.Spelling;

/** The kinds of quantity a fact may be, each with the unit its numbers are held in and units to print and suggest. */
public enum Dimension {
    NUMBER("", "", List.of()),
    CONCENTRATION(
            "nmol/L",
            "[a-z]*mol/[a-z]*[lL]",
            List.of(new Printed("nM", 1), new Printed("uM", 1e3), new Printed("mM", 1e6), new Printed("M", 1e9))),
    TIME("s", "[a-z]+", List.of(new Printed("h", 3600), new Printed("d", 86_400), new Printed("years", 31_557_600))),
    PERCENT("%", "%", List.of(new Printed("%", 1))),
    MASS("g", "[a-z]*g", List.of(new Printed("g", 1))),
    DOSE_PER_ANIMAL("ug/d", "[a-z]*g(/\\{\\w+\\})?/[a-z]+", List.of(new Printed("ug/animal/day", 1))),
    DOSE_PER_PERSON("ug/d", "[a-z]*g(/\\{\\w+\\})?/[a-z]+", List.of(new Printed("mg/day", 1000))),
    DOSE_PER_WEIGHT("ug/kg/d", "[a-z]*g/[a-z]*g/[a-z]+", List.of(new Printed("ug/kg/day", 1))),
    /** A dose per animal or per body weight. */
    DOSE("", "", List.of(new Printed("ug/animal/day", 1), new Printed("mg/kg/day", 1))),
    WAVELENGTH("nm", "[a-z]*m", List.of(new Printed("nm", 1))),
    /** A concentration by mass, which is converted by the molar mass of what is dissolved. */
    MASS_CONCENTRATION("mg/L", "[a-z]*g/[a-z]*[lL]", List.of(new Printed("ug/mL", 1)));

    private record Printed(String unit, double size) {}

    private final String canonicalUnit;
    private final String form;
    private final List<Printed> printed;

    /** @param form what UCUM codes of the kind look like: to UCUM alone, mol is a number and kg/kg is nothing */
    Dimension(String canonicalUnit, String form, List<Printed> printed) {
        this.canonicalUnit = canonicalUnit;
        this.form = form;
        this.printed = printed;
    }

    /** Its name in the vocabulary, for example {@code dose per animal}. */
    public String label() {
        return this == PERCENT ? "per cent" : Spelling.words(this);
    }

    /** The UCUM code of the unit in which values are held. */
    public String canonicalUnit() {
        return canonicalUnit;
    }

    /** How many canonical units one {@code unit} is; empty if it is no unit of this kind. */
    public Optional<BigDecimal> factor(String unit) {
        return Units.factor(unit, canonicalUnit, form);
    }

    /**
     * The factors of common units as the units library gives them, CSV of unit, in, factor; made when the program is
     * built.
     */
    public static String commonUnitFactors() {
        return Units.common();
    }

    /** Spellings that are met most, those to suggest among them. */
    List<String> commonUnits() {
        return switch (this) {
            case NUMBER, DOSE, MASS_CONCENTRATION -> List.of();
            case CONCENTRATION ->
                List.of("pM", "nM", "uM", "\u00b5M", "mM", "M", "pmol/L", "nmol/L", "umol/L", "mol/L");
            case TIME ->
                List.of(
                        "min", "h", "hour", "hours", "d", "day", "days", "wk", "week", "weeks", "mo", "month", "months",
                        "year", "years");
            case PERCENT -> List.of("%");
            case MASS -> List.of("mg", "g", "kg");
            case DOSE_PER_ANIMAL ->
                List.of("ug/animal/day", "ug/mouse/day", "mg/animal/day", "mg/mouse/day", "ug/{animal}/d");
            case DOSE_PER_PERSON -> List.of("mg/day", "mg/d");
            case DOSE_PER_WEIGHT -> List.of("ug/kg/day", "mg/kg/day", "ug/kg/d", "mg/kg/d");
            case WAVELENGTH -> List.of("nm");
        };
    }

    /** Units to suggest, as a laboratory writes them. */
    public List<String> units() {
        return printed.stream().map(Printed::unit).toList();
    }

    /** The same without units that are large enough to be silly guesses: hardly anybody meant 72 years. */
    public List<String> suggested() {
        return this == TIME ? List.of("h", "d", "weeks") : units();
    }

    /** An interval with the unit that suits it, for example {@code below 3 d}. */
    public String print(Interval range) {
        double size = Double.isInfinite(range.high()) ? range.low() : range.high();
        Printed unit = printed.stream()
                .filter(candidate -> Math.abs(size) >= candidate.size())
                .reduce((smaller, larger) -> larger)
                .orElse(printed.isEmpty() ? new Printed("", 1) : printed.get(0));
        return print(range.scaled(1 / unit.size()), unit.unit());
    }

    /** An interval of numbers of this unit. */
    static String print(Interval range, String unit) {
        String suffix = unit.isEmpty() ? "" : " " + unit;
        String low = number(range.low());
        String high = range.low() == range.high() ? low : number(range.high());
        if (Double.isInfinite(range.low())) {
            return (range.highOpen() ? "below " : "at most ") + high + suffix;
        }
        if (Double.isInfinite(range.high())) {
            return (range.lowOpen() ? "above " : "at least ") + low + suffix;
        }
        return low.equals(high) ? low + suffix : low + "-" + high + suffix;
    }

    /** At most six significant digits, no exponent. */
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
