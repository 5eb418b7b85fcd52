package org.letrodx.rules;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;

/** Reads what each citation rests on, {@code rules/evidence.csv}. */
final class EvidenceTable {
    static final String FILE = "evidence.csv";
    static final List<String> COLUMNS = List.of("rule", "reference", "read", "carries");

    private EvidenceTable() {}

    /** @throws InputException with every fault of every row */
    static List<Evidence> of(List<NamedCsvRecord> rows) {
        List<Problem> problems = new ArrayList<>();
        List<Evidence> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NamedCsvRecord row : rows) {
            String citation = row.getField("rule") + " " + row.getField("reference");
            Location at = new Location(FILE, (int) row.getStartingLineNumber(), 1);
            if (!seen.add(citation)) {
                problems.add(new Problem(at, citation, "stands in the table twice", "one row for each citation"));
            }
            if (row.getField("carries").isBlank()) {
                problems.add(new Problem(at, citation, "carries nothing", "the sentence or number it carries"));
            }
            String extent = row.getField("read");
            Optional<Extent> known = Stream.of(Extent.values())
                    .filter(one -> one.toString().equals(extent))
                    .findFirst();
            if (known.isEmpty()) {
                problems.add(new Problem(
                        at,
                        citation,
                        "\"" + extent + "\" is not how much of a work was read",
                        String.join(", ", Extent.words()),
                        Nearest.to(extent, Extent.words())));
            } else {
                read.add(new Evidence(
                        row.getField("rule"), row.getField("reference"), known.get(), row.getField("carries")));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return List.copyOf(read);
    }
}
