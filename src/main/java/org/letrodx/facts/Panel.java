package org.letrodx.facts;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.letrodx.document.Nearest;
import org.letrodx.document.Tables;
import org.letrodx.document.Written;

/** The panel of cell lines, {@code rules/cell-lines.csv}: what is known of a line by its name. */
public final class Panel {
    /** Marks of a value that was read in a paper's abstract, a table or a methods section. */
    private static final Set<String> SETTLED = Set.of("V", "v", "h");
    /** What the panel may know of a line. */
    static final List<FactType<? extends Fact<?>>> COLUMNS = List.of(CellLine.ER, CellLine.PR, CellLine.HER2, CellLine.AROMATASE,
            CellLine.AROMATASE_SOURCE, CellLine.DERIVED_RESISTANCE);

    private final List<PanelLine> lines;
    private final Map<String, PanelLine> byName;

    private static final class Bundled {
        private static final Panel PANEL = new Panel(Tables.bundled("cell-lines.csv"));
    }

    private Panel(List<NamedCsvRecord> rows) {
        List<PanelLine> read = new ArrayList<>();
        Map<String, PanelLine> names = new HashMap<>();
        for (NamedCsvRecord row : rows) {
            PanelLine line = line(row);
            read.add(line);
            List<String> spellings = new ArrayList<>(Tables.items(row.getField("synonyms")));
            spellings.add(line.name());
            for (String spelling : spellings) {
                PanelLine other = names.put(Nearest.fold(spelling), line);
                if (other != null && other != line) {
                    throw new IllegalStateException("the panel gives the name " + spelling + " to two lines");
                }
            }
        }
        lines = List.copyOf(read);
        byName = Map.copyOf(names);
    }

    /** The panel that comes with the program. */
    public static Panel bundled() {
        return Bundled.PANEL;
    }

    /** The line of this name, matched without case, blanks, hyphens, underscores and slashes. */
    public Optional<PanelLine> find(String name) {
        return Optional.ofNullable(byName.get(Nearest.fold(name)));
    }

    /** The names of all lines. */
    List<String> names() {
        return lines.stream().map(PanelLine::name).toList();
    }

    /** All lines, in the order of the file. */
    public List<PanelLine> lines() {
        return lines;
    }

    private static PanelLine line(NamedCsvRecord row) {
        Map<String, Object> settled = new TreeMap<>();
        Map<String, Object> usual = new TreeMap<>();
        for (FactType<?> column : COLUMNS) {
            String text = row.getField(column.name());
            if (!text.isEmpty()) {
                boolean verified = SETTLED.contains(row.getField(column.name() + "_mark"));
                (verified ? settled : usual).put(column.path(), read(column, text));
            }
        }
        String kind = row.getField("kind");
        return new PanelLine(row.getField("name"), Map.copyOf(settled), Map.copyOf(usual),
                kind.isEmpty() ? null : CellLine.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
                Tables.items(row.getField("cites")), row.getField("note"));
    }

    private static Object read(FactType<?> column, String text) {
        try {
            return column.read(Written.of(text));
        } catch (Unreadable bad) {
            throw new IllegalStateException("the panel has a wrong value for " + column.path() + ": " + bad.fault, bad);
        }
    }
}
