package org.letrodx.data.tumour;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.letrodx.data.cells.Sheet;
import org.letrodx.document.Location;

/** Tells how the days of a table are written, in a column or in its headings, and refuses what is not certain. */
final class DayCells {
    private DayCells() {}

    /**
     * How a column of days is written.
     *
     * @throws InputException if that is not certain
     */
    static Days inColumn(Columns columns, Faults faults) {
        int place = columns.dayPlace();
        List<Sheet.Row> rows = columns.rows().stream()
                .filter(row -> !row.cell(place).isEmpty())
                .toList();
        Set<String> texts = rows.stream().map(row -> row.cell(place)).collect(Collectors.toCollection(TreeSet::new));
        Days days = Days.of(texts);
        if (days == Days.NEITHER && !texts.isEmpty()) {
            // most cells tell, and the others are wrong one by one
            Days most = Arrays.stream(Days.values())
                    .filter(one -> one == Days.NUMBERS || one.areDates())
                    .max(Comparator.comparingLong(one -> texts.stream()
                            .filter(text -> one.day(text).isPresent())
                            .count()))
                    .orElseThrow();
            rows.stream()
                    .filter(row -> most.day(row.cell(place)).isEmpty())
                    .forEach(row -> faults.add(
                            columns.sheet().at(row, place),
                            "\"" + Sheet.shorten(row.cell(place)) + "\" is no day",
                            "a number of days, or a date such as 2026-03-02"));
            return most;
        }
        if (!rows.isEmpty()) {
            check(days, columns.sheet().at(rows.get(0), place), rows.get(0).cell(place));
        }
        return days;
    }

    /**
     * How the headings that are days are written.
     *
     * @throws InputException if that is not certain
     */
    static Days inHeadings(Columns columns) {
        Sheet.Row header = columns.header();
        Days days = Days.of(columns.days().stream().map(header::cell).toList());
        int first = columns.days().get(0);
        check(days, columns.sheet().at(header, first), header.cell(first));
        return days;
    }

    private static void check(Days days, Location at, String first) {
        if (days == Days.AMBIGUOUS) {
            throw Faults.refused(
                    at,
                    "dates such as " + first + " may begin with the day or with the month, and none of them tells",
                    "dates such as 2026-03-02");
        }
        if (days == Days.NO_YEAR) {
            throw Faults.refused(at, "dates such as " + first + " have no year", "dates such as 2026-03-02, or days");
        }
        if (!days.areDates() && days != Days.NUMBERS) {
            throw Faults.refused(
                    at,
                    "\"" + Sheet.shorten(first) + "\" is no day",
                    "a number of days, or a date such as 2026-03-02; all of one kind");
        }
    }
}
