package org.letrodx.data.tumour;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.data.plate.Reading;

/**
 * How a table counts days: by number, or by date in one of the ways people write dates. Dates are days since the first
 * of them.
 */
enum Days {
    NUMBERS,
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST,
    MONTH_NAMES,
    /** Both the day and the month may come first, in every date. */
    AMBIGUOUS,
    /** Dates without a year. */
    NO_YEAR,
    NEITHER;

    private static final Pattern NUMBER =
            Pattern.compile("(?i)(?:day|d|t)?[\\s_.]*(-?\\d+(?:[.,]\\d+)?)(?: ?d(?:ays?)?)?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern PARTS = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})(?: .*)?");
    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";
    private static final String MONTH = MONTHS.replace(' ', '|');
    private static final Pattern NAMED =
            Pattern.compile("(?i)(\\d{1,2})[-/. ]*(" + MONTH + ")[a-z]*[-/., ]*(\\d{4}|\\d{2})");
    private static final Pattern SHORT = Pattern.compile("(?i)"
            + String.join(
                    "|",
                    "\\d{1,2}[-/.]\\d{1,2}\\.?",
                    "\\d{1,2}[-/. ]*(?:" + MONTH + ")[a-z]*\\.?",
                    "(?:" + MONTH + ")[a-z]*\\.?[-/. ]*\\d{1,2}"));

    /** The way in which all of these texts are days. */
    static Days of(Collection<String> texts) {
        if (texts.isEmpty()) {
            return NEITHER;
        }
        if (texts.stream().allMatch(text -> NUMBER.matcher(text).matches())) {
            return NUMBERS;
        }
        if (texts.stream().allMatch(text -> YEAR_FIRST.day(text).isPresent())) {
            return YEAR_FIRST;
        }
        if (texts.stream().allMatch(text -> MONTH_NAMES.day(text).isPresent())) {
            return MONTH_NAMES;
        }
        boolean dayFirst = texts.stream().allMatch(text -> DAY_FIRST.day(text).isPresent());
        boolean monthFirst =
                texts.stream().allMatch(text -> MONTH_FIRST.day(text).isPresent());
        if (dayFirst || monthFirst) {
            // points between the numbers: nobody writes the month first so
            boolean points = texts.stream().allMatch(text -> text.contains("."));
            return dayFirst && monthFirst && !points ? AMBIGUOUS : dayFirst ? DAY_FIRST : MONTH_FIRST;
        }
        return texts.stream().allMatch(text -> SHORT.matcher(text).matches()) ? NO_YEAR : NEITHER;
    }

    boolean areDates() {
        return this == YEAR_FIRST || this == DAY_FIRST || this == MONTH_FIRST || this == MONTH_NAMES;
    }

    /** The number, or the day since 1970-01-01; empty if the text is none. */
    OptionalDouble day(String text) {
        return switch (this) {
            case NUMBERS -> {
                Matcher match = NUMBER.matcher(text);
                yield match.matches()
                        ? Reading.number(match.group(1).replace(',', '.'), false)
                        : OptionalDouble.empty();
            }
            case YEAR_FIRST -> date(YEAR, text, match -> of(match.group(1), match.group(2), match.group(3)));
            case DAY_FIRST -> date(PARTS, text, match -> of(match.group(3), match.group(2), match.group(1)));
            case MONTH_FIRST -> date(PARTS, text, match -> of(match.group(3), match.group(1), match.group(2)));
            case MONTH_NAMES ->
                date(
                        NAMED,
                        text,
                        match -> of(
                                match.group(3),
                                String.valueOf(MONTHS.indexOf(match.group(2).toLowerCase(Locale.ROOT)) / 4 + 1),
                                match.group(1)));
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble date(Pattern pattern, String text, Function<Matcher, LocalDate> read) {
        Matcher match = pattern.matcher(text);
        try {
            return match.matches()
                    ? OptionalDouble.of((double) read.apply(match).toEpochDay())
                    : OptionalDouble.empty();
        } catch (DateTimeException noDate) {
            return OptionalDouble.empty();
        }
    }

    private static LocalDate of(String year, String month, String day) {
        int number = Integer.parseInt(year);
        return LocalDate.of(
                year.length() == 2 ? 2000 + number : number, Integer.parseInt(month), Integer.parseInt(day));
    }
}
