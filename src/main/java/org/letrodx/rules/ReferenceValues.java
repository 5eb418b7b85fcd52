package org.letrodx.rules;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;

/** Reads the published numbers, {@code rules/reference-values.csv}. */
final class ReferenceValues {
    /** How a number was checked; the meaning of each is in {@link ReferenceValue}. */
    private static final List<String> MARKS = List.of("V", "V2", "source", "U");

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
            "note");

    private ReferenceValues() {}

    static List<ReferenceValue> of(List<NamedCsvRecord> rows) {
        return rows.stream().map(ReferenceValues::value).toList();
    }

    private static ReferenceValue value(NamedCsvRecord row) {
        if (!MARKS.contains(row.getField("mark"))) {
            throw new InputException(List.of(new Problem(
                    new Location("reference-values.csv", (int) row.getStartingLineNumber(), 1),
                    row.getField("id"),
                    "\"" + row.getField("mark") + "\" is not a mark",
                    String.join(", ", MARKS),
                    "")));
        }
        return new ReferenceValue(
                row.getField("id"),
                Tables.items(row.getField("topics")),
                row.getField("system"),
                row.getField("endpoint"),
                number(row.getField("low"), row.getField("high"), row.getField("unit")),
                row.getField("conditions"),
                Tables.items(row.getField("cites")),
                row.getField("mark"),
                Tables.items(row.getField("conflicts_with")),
                Tables.items(row.getField("covers")),
                row.getField("note"));
    }

    private static String number(String low, String high, String unit) {
        String range = low.equals(high)
                ? low
                : low.isEmpty() ? "up to " + high : high.isEmpty() ? "above " + low : low + "-" + high;
        return (range + " " + unit).strip();
    }
}
