package org.letrodx.document;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** CSV in and out: the tables of the rule book that are packed into the jar, and rows for others to read. */
public final class Tables {
    private Tables() {}

    /**
     * All rows of a bundled table.
     *
     * @param name the file's name in {@code rules/}, for example {@code cell-lines.csv}
     * @throws IllegalStateException if the jar has no such table
     */
    public static List<NamedCsvRecord> bundled(String name) {
        return rows(text(name));
    }

    /**
     * A bundled table as it is written.
     *
     * @throws IllegalStateException if the jar has no such table
     */
    public static String text(String name) {
        return Resources.text("rules/" + name);
    }

    /** All rows of a table that is written so. */
    public static List<NamedCsvRecord> rows(String csv) {
        try {
            return read(csv);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** All rows of a bundled table; none if the jar is still being made and has no such table. */
    public static List<NamedCsvRecord> bundledIfThere(String name) {
        return Resources.find("rules/" + name).isEmpty() ? List.of() : bundled(name);
    }

    /**
     * All rows of a table in a directory of rules.
     *
     * @param columns the columns it must have
     * @throws InputException if it cannot be read or lacks a column
     */
    public static List<NamedCsvRecord> read(Path file, List<String> columns) {
        try {
            List<NamedCsvRecord> rows = read(Documents.text(file));
            List<String> missing = rows.isEmpty()
                    ? columns
                    : columns.stream()
                            .filter(column -> !rows.get(0).getHeader().contains(column))
                            .toList();
            if (!missing.isEmpty()) {
                throw Documents.fault(
                        new Location(file.toString(), 1, 1),
                        "has no column " + String.join(", ", missing),
                        String.join(", ", columns));
            }
            return rows;
        } catch (IOException | CsvParseException notCsv) {
            throw Documents.fault(Location.of(file.toString()), "is not CSV: " + notCsv.getMessage(), "");
        }
    }

    @SuppressWarnings("removal") // the names that follow are not in FastCSV 4.0, which hosts hold
    private static CsvReader.CsvReaderBuilder rowsOfAnyLength() {
        return CsvReader.builder().allowMissingFields(true).allowExtraFields(true);
    }

    private static List<NamedCsvRecord> read(String csv) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = rowsOfAnyLength().ofNamedCsvRecord(marked(csv))) {
            List<NamedCsvRecord> marked = rows.stream().map(Tables::checked).toList();
            if (marked.isEmpty() && !csv.isBlank()) {
                throw new CsvParseException(
                        "a quote is opened in the header and not closed, so it swallows all that follows");
            }
            return withoutMark(marked);
        }
    }

    private static String marked(String table) {
        return table + "\n" + TableRows.END;
    }

    /** The rows before the mark; if it is none of its own, a quote was left open and has swallowed it. */
    private static <R extends CsvRecord> List<R> withoutMark(List<R> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        R last = rows.get(rows.size() - 1);
        if (!last.getFields().equals(List.of(TableRows.END))) {
            throw new CsvParseException("a quote is opened in the row of line " + last.getStartingLineNumber()
                    + " and not closed, so it swallows all that follows");
        }
        return rows.subList(0, rows.size() - 1);
    }

    /** Cells may be left out at the end of a row; one too many means that a comma stands unquoted. */
    private static NamedCsvRecord checked(NamedCsvRecord row) {
        int columns = row.getHeader().size();
        if (row.getFieldCount() > columns) {
            throw new CsvParseException("line " + row.getStartingLineNumber() + " has " + row.getFieldCount()
                    + " cells for " + columns + " columns");
        }
        return row;
    }

    /** Rows as RFC 4180 writes them, each with a line end; nothing is done to what the cells say. */
    public static String csv(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder().bufferSize(0).build(text);
        rows.forEach(writer::writeRecord);
        return text.toString();
    }

    /**
     * The rows of a file whose cells tabs separate, without a header; quotes hold a cell together. @throws
     * InputException if it is none
     */
    public static List<List<String>> tabs(Path file) {
        try (CsvReader<CsvRecord> rows =
                rowsOfAnyLength().fieldSeparator('\t').ofCsvRecord(marked(Documents.text(file)))) {
            return withoutMark(rows.stream().toList()).stream()
                    .map(CsvRecord::getFields)
                    .toList();
        } catch (IOException | CsvParseException noTable) {
            throw Documents.fault(Location.of(file.toString()), "is no table: " + noTable.getMessage(), "");
        }
    }

    /** The items of a cell that lists several with {@code ;}. */
    public static List<String> items(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
