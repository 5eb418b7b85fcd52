package org.letrodx.rules;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;

/** Reads the published numbers, {@code rules/reference-values.csv}. */
final class ReferenceValues {
    /** How a number was checked; the meaning of each is in {@link ReferenceValue}. */
    private static final List<String> MARKS = List.of("V", "V2", "computed", "source", "U");
    /** A topic with this in front is about the arms of a trial. */
    private static final String TRIAL = "trial-";

    static final List<String> COLUMNS = List.of(
            "id",
            "topics",
            "system",
            "endpoint",
            "low",
            "high",
            "unit",
            "conditions",
            "cites",
            "mark",
            "conflicts_with",
            "covers",
            "note",
            "arm");

    private ReferenceValues() {}

    /** @throws InputException with every fault of every row, such as a number without a unit, a source or an arm */
    static List<ReferenceValue> of(List<NamedCsvRecord> rows) {
        List<Problem> problems = new ArrayList<>();
        rows.forEach(row -> check(row, problems));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return rows.stream().map(ReferenceValues::value).toList();
    }

    private static void check(NamedCsvRecord row, List<Problem> problems) {
        if (!MARKS.contains(row.getField("mark"))) {
            problems.add(problem(row, "\"" + row.getField("mark") + "\" is not a mark", String.join(", ", MARKS)));
        }
        boolean number = !row.getField("low").isBlank() || !row.getField("high").isBlank();
        if (number && row.getField("unit").isBlank()) {
            problems.add(problem(row, "a number without a unit", "a unit; ratio for what has none"));
        }
        if (number && Tables.items(row.getField("cites")).isEmpty()) {
            problems.add(problem(row, "a number without a source", "keys of references.yaml in cites"));
        }
        if (number
                && arm(row).isBlank()
                && Tables.items(row.getField("topics")).stream().anyMatch(topic -> topic.startsWith(TRIAL))) {
            problems.add(problem(row, "a number of a trial without its arm", "letrozole, placebo, tamoxifen ..."));
        }
    }

    private static Problem problem(NamedCsvRecord row, String fault, String allowed) {
        return new Problem(
                new Location("reference-values.csv", (int) row.getStartingLineNumber(), 1),
                row.getField("id"),
                fault,
                allowed);
    }

    private static ReferenceValue value(NamedCsvRecord row) {
        return new ReferenceValue(
                row.getField("id"),
                Tables.items(row.getField("topics")),
                row.getField("system"),
                arm(row),
                row.getField("endpoint"),
                number(row.getField("low"), row.getField("high"), row.getField("unit")),
                row.getField("conditions"),
                Tables.items(row.getField("cites")),
                row.getField("mark"),
                Tables.items(row.getField("conflicts_with")),
                Tables.items(row.getField("covers")),
                row.getField("note"));
    }

    /** The last column, which a row of a number that is of no trial may leave out. */
    private static String arm(NamedCsvRecord row) {
        return row.findField("arm").orElse("");
    }

    private static String number(String low, String high, String unit) {
        String range = low.equals(high)
                ? low
                : low.isEmpty() ? "up to " + high : high.isEmpty() ? "above " + low : low + "-" + high;
        return (range + " " + unit).strip();
    }
}
