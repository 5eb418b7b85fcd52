package org.letrodx.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Numbers and lists as they are written everywhere: the same on every machine. */
public final class Texts {
    /** How many digits a measured value has that is not better known. */
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

    private Texts() {}

    /** A number with so many decimals; minus zero is zero. */
    public static String fixed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() == 0 ? BigDecimal.ZERO.setScale(decimals) : rounded).toPlainString();
    }

    /** A number with three digits that count, without zeros that say nothing: 0.628, 12.5, 3. */
    public static String digits(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    /**
     * From one number to another: {@code 1.05-1.23}; with {@code to} between them if one is below zero; one alone if
     * they are the same.
     */
    public static String range(String low, String high) {
        return low.equals(high)
                ? low
                : low.startsWith("-") || high.startsWith("-") ? low + " to " + high : low + "-" + high;
    }

    /** Items with commas, and "and" before the last. */
    public static String list(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.get(items.size() - 1);
    }

    /** The first items, and how many more there are. */
    public static String some(List<String> items, int most) {
        return items.size() <= most
                ? String.join(", ", items)
                : String.join(", ", items.subList(0, most)) + " and " + (items.size() - most) + " more";
    }

    /** {@code 1 well}, {@code 2 wells}. */
    public static String count(int count, String one) {
        return count((long) count, one);
    }

    /** {@code 1 well}, {@code 2 wells}. */
    public static String count(long count, String one) {
        return count + " "
                + (count == 1 ? one : one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s");
    }
}
