package org.letrodx.data.plate;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What a reader reports of a well: a number, or a word in its place. A word never becomes a number.
 *
 * @param value of the signal; NaN if there is no number
 * @param flag the word as written, for example {@code OVRFLW}; {@code no value} for an empty cell; empty if there is a
 *     number
 */
public record Reading(double value, String flag) {
    /** A well of which the file says nothing. */
    public static final Reading NONE = new Reading(Double.NaN, "no value");

    private static final Pattern POINT = Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?");
    private static final Pattern COMMA = Pattern.compile("[-+]?(?:\\d+,?\\d*|,\\d+)(?:[eE][-+]?\\d{1,3})?");
    /**
     * Words of SoftMax Pro, Gen5, MARS, Magellan, SkanIt, EnVision and Kaleido for a reading that is above the range,
     * or is none.
     */
    private static final Pattern WORD = Pattern.compile(String.join(
            "|",
            "ov(?:e?r)?f?lo?w",
            "ovf",
            "\\*?over\\*?",
            "#?sat(?:urated)?",
            "#?high",
            "above",
            "#?low",
            "under(?:flow)?",
            "below",
            "missed",
            "masked",
            "error",
            "#?err",
            "invalid",
            "empty",
            "n/?a",
            "#n/a",
            "nan",
            "#num!",
            "#value!",
            "#div/0!",
            "inf(?:inity)?",
            "-",
            "--",
            "\\?+",
            "\\*{2,}",
            "#{2,}",
            "[<>]=?\\s*[-+]?\\d+(?:[.,]\\d+)?"));

    private static final Pattern ABOVE =
            Pattern.compile("ov.*|\\*?over\\*?|#?sat.*|#?high|above|inf.*|>.*|\\*{2,}|#{2,}");

    /** A number. */
    static Reading at(double value) {
        return new Reading(value, "");
    }

    /**
     * Reads a cell.
     *
     * @param comma true if the decimal separator of the file is a comma
     * @return empty if it is neither a number nor a word that readers write
     */
    public static Optional<Reading> of(String cell, boolean comma) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        OptionalDouble number = number(text, comma);
        if (number.isPresent()) {
            return Optional.of(at(number.getAsDouble()));
        }
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).matches()
                ? Optional.of(new Reading(Double.NaN, text))
                : Optional.empty();
    }

    /** A number with a point, or with a comma, before its decimals; empty if it is none, or not finite. */
    public static OptionalDouble number(String text, boolean comma) {
        if (text.length() > 40 || !(comma ? COMMA : POINT).matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(comma ? text.replace(',', '.') : text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** True if there is a number. */
    public boolean isNumber() {
        return flag.isEmpty();
    }

    /** True for a word of the reader, false for a number and for an empty cell. */
    public boolean isFlagged() {
        return !flag.isEmpty() && this != NONE && !flag.equals(NONE.flag);
    }

    /** True for a word that says the signal was above what the reader can measure. */
    public boolean isAboveRange() {
        return isFlagged() && ABOVE.matcher(flag.toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public String toString() {
        return isNumber() ? String.valueOf(value) : flag;
    }
}
