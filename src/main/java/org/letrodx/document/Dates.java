package org.letrodx.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days as files and options have them. */
public final class Dates {
    private Dates() {}

    /**
     * Reads {@code 2026-11-25}.
     *
     * @throws Unreadable if it is no such day
     */
    public static LocalDate read(String text) throws Unreadable {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notDate) {
            throw new Unreadable(Problem.Code.OTHER, "\"" + text + "\" is not a date", "a day such as 2026-11-25", "");
        }
    }
}
