package org.letrodx.data.plate;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.data.Texts;
import org.letrodx.quantity.Dimension;

/**
 * A concentration of the drug. Those in moles per litre are kept in nM, whatever they were written in; any other unit
 * stays as it is.
 *
 * @param value 0 for the vehicle
 * @param unit {@code nM}, or what the layout says
 */
record Dose(double value, String unit) implements Comparable<Dose> {
    /** One dose is one number, whatever unit it was written in. */
    private static final MathContext SAME = new MathContext(12);
    /** The units that doses are printed in, with the nanomoles that each has. */
    private static final Map<Double, String> PRINTED =
            new TreeMap<>(Map.of(1e-3, "pM", 1.0, "nM", 1e3, "uM", 1e6, "mM"));

    private static final List<String> MASS =
            List.of("pg/mL", "ng/mL", "ug/mL", "\u00b5g/mL", "mg/mL", "ug/L", "mg/L", "g/L", "%", "U/mL", "x");

    /** A dose of a unit that is known; empty if it is not. */
    static Optional<Dose> of(double value, String unit) {
        String plain = unit.strip();
        return MASS.stream()
                .filter(one -> one.equalsIgnoreCase(plain))
                .findFirst()
                .map(one -> new Dose(value, one))
                .or(() -> Dimension.CONCENTRATION
                        .factor(plain)
                        .map(factor -> new Dose(
                                new BigDecimal(value)
                                        .multiply(factor)
                                        .round(SAME)
                                        .doubleValue(),
                                "nM")));
    }

    /** True if it is an amount or a mass in a volume, as a scenario states concentrations. */
    boolean isConcentration() {
        return unit.equals("nM") || unit.endsWith("/L") || unit.endsWith("/mL") && !unit.startsWith("U");
    }

    /** The units that may be written. */
    static String units() {
        return "nM, uM, pM, mM, umol/L; or ng/mL, ug/mL, mg/L, %";
    }

    @Override
    public int compareTo(Dose other) {
        return Double.compare(value, other.value);
    }

    /** Number and unit, as people write doses: {@code 10 uM}, not {@code 10000 nM}. */
    @Override
    public String toString() {
        return print(value, unit);
    }

    static String print(double value, String unit) {
        double factor = factor(value, unit);
        return Texts.digits(value / factor) + " " + name(factor, unit);
    }

    /**
     * From one dose to another, in one unit: {@code 1-10 uM}. An infinite or a zero end is a limit: {@code >10 uM},
     * {@code <1 nM}.
     */
    static String range(double low, double high, String unit) {
        if (low <= 0) {
            return "<" + print(high, unit);
        }
        if (Double.isInfinite(high)) {
            return ">" + print(low, unit);
        }
        double factor = factor(low, unit);
        return Texts.range(Texts.digits(low / factor), Texts.digits(high / factor)) + " " + name(factor, unit);
    }

    private static double factor(double value, String unit) {
        // tenths and hundredths of a nanomole are written as such
        return !unit.equals("nM") || value >= 0.01 && value < 1
                ? 1
                : PRINTED.keySet().stream()
                        .filter(one -> one <= value * (1 + 1e-9))
                        .reduce((a, b) -> b)
                        .orElse(1e-3);
    }

    private static String name(double factor, String unit) {
        return unit.equals("nM") ? requireNonNull(PRINTED.get(factor)) : unit;
    }
}
