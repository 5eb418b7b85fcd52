package org.letrodx.document;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a table of any length (CSV), one by one; one row is held at a time. Cells may be quoted and then hold line ends; bytes
 * that are not UTF-8 become U+FFFD. Rows of empty cells are passed over, before the header, too. Not safe for threads.
 */
public final class TableRows {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int HEADER = 1 << 16;
    /** Follows the last row as a row of its own; if it does not, a quote was left open. */
    private static final String END = "\u0004";

    private final String source;
    private final Iterator<Row> rows;
    private final Collector collector;
    private final char separator;
    private final Row header;

    /**
     * Reads the first row. Never closes the stream.
     *
     * @param source    what to call it in messages
     * @param separator between cells; if empty, the comma, semicolon or tab that makes most cells of the first line that is
     *                  not blank
     * @throws InputException if there is no first row
     */
    public TableRows(InputStream stream, String source, Optional<Character> separator) {
        this.source = source;
        InputStream marked = new SequenceInputStream(stream, new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8)));
        try {
            BufferedReader text = new BufferedReader(new InputStreamReader(marked, StandardCharsets.UTF_8), HEADER);
            text.mark(1);
            if (text.read() != '\ufeff') {
                text.reset();
            }
            this.separator = separator.isPresent() ? separator.get() : separator(text);
            collector = new Collector(source);
            rows = reader(this.separator, collector, text);
            header = next().orElseThrow(() -> Documents.fault(Location.of(source), "is empty", ""));
        } catch (IOException fault) {
            throw Documents.unreadable(Location.of(source), fault);
        }
    }

    /**
     * A row.
     *
     * @param at      its first line, without a column
     * @param cells   as many as were written
     * @param tooLong true if it was above the house limit; its cells are then empty
     */
    public record Row(Location at, List<String> cells, boolean tooLong) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }

        /** The place of a cell. @param column counted from 1 */
        public Location at(int column) {
            return new Location(at.source(), at.line(), column);
        }
    }

    /** What separates the cells of a row. */
    public char separator() {
        return separator;
    }

    /** The first row. */
    public Row header() {
        return header;
    }

    /** The next row; empty at the end. @throws InputException if it cannot be read; nothing after it can be read either */
    public Optional<Row> next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                String last = row.cells.isEmpty() ? "" : row.cells.get(row.cells.size() - 1);
                boolean isLast = last.endsWith(END) && !rows.hasNext();
                if (isLast && last.equals(END) && row.cells.size() == 1) {
                    return Optional.empty();
                }
                if (isLast) {
                    throw Documents.fault(row.at(row.cells.size()), "a quote is opened and not closed before the end of the table",
                            "a quote before and after a cell; a quote in it is written twice");
                }
                if (row.tooLong || !row.cells.stream().allMatch(String::isBlank)) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (CsvParseException notCsv) {
            String fault = notCsv.getCause() instanceof CsvParseException cause ? cause.getMessage() : notCsv.getMessage();
            throw Documents.fault(collector.place(), "is not CSV: " + fault + "; nothing from here on is read",
                    "a quote before and after a cell, a quote in it written twice, cells up to " + Documents.LARGEST / 1024 + " KiB");
        } catch (UncheckedIOException fault) {
            throw Documents.unreadable(collector.place(), fault.getCause());
        }
    }

    /** Rows may differ in length. All of FastCSV 4 has these two methods; what deprecates them came with 4.2, and hosts have older ones. */
    @SuppressWarnings("deprecation")
    private static Iterator<Row> reader(char separator, Collector collector, BufferedReader text) {
        return CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true)
                .maxBufferSize(Documents.LARGEST).build(collector, text).iterator();
    }

    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEADER);
        char[] start = new char[HEADER];
        int length = Math.max(text.read(start, 0, HEADER), 0);
        text.reset();
        String line = new String(start, 0, length).lines().filter(one -> !isBlank(one)).findFirst().orElse("");
        return SEPARATORS.stream().max(Comparator.comparingInt((Character candidate) -> cells(line, candidate))
                .thenComparing(Comparator.comparing(SEPARATORS::indexOf).reversed())).orElseThrow();
    }

    /** True if it has no cell that says something, whatever separates cells. */
    private static boolean isBlank(String line) {
        return line.chars().allMatch(one -> Character.isWhitespace(one) || one == '"' || SEPARATORS.contains((char) one));
    }

    private static int cells(String line, char separator) {
        try (CsvReader<Row> reader = CsvReader.builder().fieldSeparator(separator).build(new Collector(""), line)) {
            return reader.stream().findFirst().map(row -> row.cells().size()).orElse(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Collects the cells of a row and bounds them together; FastCSV bounds each. */
    private static final class Collector extends AbstractBaseCsvCallbackHandler<Row> {
        private final String source;
        private List<String> cells = new ArrayList<>();
        private long size;

        private Collector(String source) {
            this.source = source;
        }

        /** The cell being read. */
        private Location place() {
            return new Location(source, (int) getStartingLineNumber(), cells.size() + 1);
        }

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>();
            size = 0;
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            size += length + 1;
            if (size <= Documents.LARGEST) {
                cells.add(new String(text, offset, length));
            } else {
                cells.clear();
            }
        }

        @Override
        protected Row buildRecord() {
            return new Row(new Location(source, (int) getStartingLineNumber(), 0), cells, size > Documents.LARGEST);
        }
    }
}
