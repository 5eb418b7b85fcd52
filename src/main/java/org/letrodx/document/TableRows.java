package org.letrodx.document;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a table of any length (CSV), one by one; one row is held at a time. Cells may be quoted and then hold
 * line ends; bytes that are not UTF-8 become U+FFFD. Rows of empty cells are passed over, before the header, too. A
 * first line such as {@code sep=;} tells the separator and is no row. Not safe for threads.
 */
public final class TableRows {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?[ ;,\t]*");
    private static final int HEADER = 1 << 16;
    /** House limit: the longest cell that is passed over, in characters; of a longer one the end is not looked for. */
    private static final int LONGEST_CELL = 16 << 20;
    /** House limit: how much of a cell a message shows. */
    private static final int SHOWN = 40;

    private static final String QUOTES = "a quote before and after a cell, a quote in it written twice";
    /** Follows the last row as a row of its own; if it does not, a quote was left open. */
    static final String END = "\u0004";

    private final String source;
    private final Iterator<Row> rows;
    private final Collector collector;
    private final char separator;
    private final Row header;
    private int number;

    /**
     * Reads the header. Never closes the stream.
     *
     * @param source what to call it in messages
     * @param separator between cells; if empty, what a first line {@code sep=} says, or the comma, semicolon or tab
     *     that makes most cells of the header
     * @param headerRows the numbers of the rows that make up the header, one after the other, as a spreadsheet counts
     *     them; if none, the first row that is not blank is it
     * @throws InputException if there is no such row
     */
    public TableRows(InputStream stream, String source, Optional<Character> separator, List<Integer> headerRows) {
        this.source = source;
        InputStream marked = new SequenceInputStream(
                unclosed(stream), new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8)));
        try {
            BufferedReader text = new BufferedReader(new InputStreamReader(marked, StandardCharsets.UTF_8), HEADER);
            text.mark(1);
            if (text.read() != '\ufeff') {
                text.reset();
            }
            Optional<Character> told = separatorLine(text);
            if (told.isPresent() && separator.isPresent() && !told.equals(separator)) {
                throw Documents.fault(
                        new Location(source, 1, 1),
                        "says that \"" + told.get() + "\" separates, and the description of its columns says \""
                                + separator.get() + "\"",
                        "the same in both");
            }
            this.separator = separator.or(() -> told).orElseGet(() -> separator(text, headerRows));
            collector = new Collector(source, told.isPresent() ? 1 : 0, this.separator);
            rows = reader(this.separator, collector, text);
            header = headerRows.isEmpty() ? first() : joined(headerRows);
            if (header.tooLong()) {
                throw Documents.fault(
                        header.at(),
                        "has a header that is longer than " + Documents.LARGEST / 1024 + " Ki characters",
                        "a house limit on the size of one row");
            }
        } catch (IOException fault) {
            throw Documents.unreadable(Location.of(source), fault);
        }
    }

    /** A sequence closes what it has read to its end; whoever opened the stream takes its hash afterwards. */
    private static InputStream unclosed(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public void close() {}
        };
    }

    private Row first() {
        return next().orElseThrow(() -> Documents.fault(Location.of(source), "is empty", ""));
    }

    private Row joined(List<Integer> headerRows) {
        int last = headerRows.get(headerRows.size() - 1);
        List<Row> found = new ArrayList<>();
        while (number < last) {
            Optional<Row> row = read();
            if (row.isEmpty()) {
                throw Documents.fault(
                        Location.of(source), "has no row " + last, "a row of the table, counted as a spreadsheet does");
            }
            if (headerRows.contains(number)) {
                found.add(row.get());
            }
        }
        List<String> names = names(found.stream().map(Row::cells).toList());
        boolean tooLong = found.stream().anyMatch(Row::tooLong);
        return new Row(found.get(0).at(), number, names, tooLong, Optional.empty());
    }

    /**
     * The names that the rows of a header make together: those of one column are joined, and a group goes on until the
     * next one begins.
     */
    public static List<String> names(List<List<String>> header) {
        int width = header.stream().mapToInt(List::size).max().orElse(0);
        List<String> names = new ArrayList<>();
        String[] groups = new String[header.size()];
        for (int column = 0; column < width; column++) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                List<String> cells = header.get(i);
                String cell = column < cells.size() ? cells.get(column).strip() : "";
                boolean isGroup = i < header.size() - 1;
                groups[i] = cell.isEmpty() && isGroup ? groups[i] : cell;
                if (groups[i] != null && !groups[i].isEmpty()) {
                    parts.add(groups[i]);
                }
            }
            names.add(String.join(" ", parts));
        }
        return List.copyOf(names);
    }

    /**
     * A row.
     *
     * @param at its first line, without a column
     * @param number its number as a spreadsheet counts rows, from 1
     * @param cells as many as were written
     * @param tooLong true if it was above the house limit; its cells are then empty
     * @param swallowed what to say if a quoted cell looks as if it had swallowed rows: one of its lines, not the first,
     *     holds as many separators as the row, those before a blank not counted
     */
    public record Row(Location at, int number, List<String> cells, boolean tooLong, Optional<Problem> swallowed) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }

        /**
         * The place of a cell.
         *
         * @param column counted from 1
         */
        public Location at(int column) {
            return new Location(at.source(), at.line(), column);
        }
    }

    /** What separates the cells of a row. */
    public char separator() {
        return separator;
    }

    /** The header. */
    public Row header() {
        return header;
    }

    /**
     * The next row that is not blank; empty at the end.
     *
     * @throws InputException if it cannot be read; nothing after it can be read either
     */
    public Optional<Row> next() {
        Optional<Row> row = read();
        while (row.isPresent()
                && !row.get().tooLong()
                && row.get().cells().stream().allMatch(String::isBlank)) {
            row = read();
        }
        return row;
    }

    /** The next row, blank or not; empty at the end. */
    private Optional<Row> read() {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            Row row = rows.next();
            boolean isLast = collector.endsWithMark && !rows.hasNext();
            if (isLast && row.cells.equals(List.of(END))) {
                return Optional.empty();
            }
            if (isLast) {
                throw new InputException(new Problem(
                        collector.lastField(),
                        "",
                        "a quote is opened and not closed before the end of the table: it swallows all from line "
                                + collector.lastField().line() + " on",
                        QUOTES,
                        closed(collector.last, separator)));
            }
            number++;
            return Optional.of(new Row(row.at, number, row.cells, row.tooLong, row.swallowed));
        } catch (CsvParseException notCsv) {
            String fault =
                    notCsv.getCause() instanceof CsvParseException cause ? cause.getMessage() : notCsv.getMessage();
            throw Documents.fault(
                    collector.place(),
                    "is not CSV: " + fault + "; nothing from line "
                            + collector.place().line() + " on is read",
                    QUOTES + ", cells up to " + Documents.LARGEST / 1024 + " KiB");
        } catch (UncheckedIOException fault) {
            throw Documents.unreadable(collector.place(), requireNonNull(fault.getCause()));
        }
    }

    /**
     * Rows may differ in length. All of FastCSV 4 has these methods; what deprecates two of them came with 4.2, and
     * hosts have older ones.
     */
    @SuppressWarnings("removal")
    private static Iterator<Row> reader(char separator, Collector collector, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_CELL)
                .build(collector, text)
                .iterator();
    }

    /** The beginning of a cell, closed before what separates the next one. */
    private static String closed(String cell, char separator) {
        int end = 0;
        int limit = Math.min(cell.length(), SHOWN);
        while (end < limit && "\r\n".indexOf(cell.charAt(end)) < 0 && cell.charAt(end) != separator) {
            end++;
        }
        return end < limit ? '"' + cell.substring(0, end) + '"' : "";
    }

    /** What a first line says that tells nothing else; that line is then read. */
    private static Optional<Character> separatorLine(BufferedReader text) throws IOException {
        text.mark(HEADER);
        char[] start = new char[20];
        int length = Math.max(text.read(start, 0, start.length), 0);
        text.reset();
        String line = new String(start, 0, length).lines().findFirst().orElse("");
        Matcher told = SEPARATOR_LINE.matcher(line.replace("\\t", "\t"));
        if (!told.matches()) {
            return Optional.empty();
        }
        text.readLine();
        return Optional.of(told.group(1).charAt(0));
    }

    private static char separator(BufferedReader text, List<Integer> headerRows) {
        String start;
        try {
            text.mark(HEADER);
            char[] characters = new char[HEADER];
            int length = Math.max(text.read(characters, 0, HEADER), 0);
            text.reset();
            start = new String(characters, 0, length);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Stream<String> lines = headerRows.isEmpty()
                ? start.lines().dropWhile(TableRows::isBlank)
                : start.lines().skip(headerRows.get(headerRows.size() - 1) - 1L);
        String header = lines.collect(Collectors.joining("\n"));
        return SEPARATORS.stream()
                .max(Comparator.comparingInt((Character candidate) -> cells(header, candidate))
                        .thenComparing(Comparator.comparing(SEPARATORS::indexOf).reversed()))
                .orElseThrow();
    }

    /** True if it has no cell that says something, whatever separates cells. */
    private static boolean isBlank(String line) {
        return line.chars()
                .allMatch(one -> Character.isWhitespace(one) || one == '"' || SEPARATORS.contains((char) one));
    }

    /** How many cells the first row has; none if it is no CSV with this separator, as quoted cells tell. */
    private static int cells(String text, char separator) {
        try (CsvReader<Row> reader =
                CsvReader.builder().fieldSeparator(separator).build(new Collector("", 0, separator), text)) {
            return reader.stream().findFirst().map(row -> row.cells().size()).orElse(0);
        } catch (CsvParseException another) {
            return 0;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Collects the cells of a row and bounds them together; FastCSV bounds each. */
    private static final class Collector extends AbstractBaseCsvCallbackHandler<Row> {
        private final String source;
        private final int linesBefore;
        private final char separator;
        private List<String> cells = new ArrayList<>();
        private long size;
        private boolean endsWithMark;
        /** How many fields the row has so far, and how many lines end in them. */
        private int fields;

        private int lineEnds;
        /** On which line of the row the last field begins; and its beginning, if it ends with the mark. */
        private int lineOfLast;

        private String last = "";

        /** On which line of the row each quoted cell begins that goes over several lines, by its index. */
        private final Map<Integer, Integer> severalLines = new TreeMap<>();

        /** @param linesBefore how many lines of the source were read already */
        private Collector(String source, int linesBefore, char separator) {
            this.source = source;
            this.linesBefore = linesBefore;
            this.separator = separator;
        }

        private int line() {
            return (int) Math.min(getStartingLineNumber() + linesBefore, Integer.MAX_VALUE);
        }

        /** The cell being read. */
        private Location place() {
            return new Location(source, line() + lineEnds, fields + 1);
        }

        /** The cell that was read last. */
        private Location lastField() {
            return new Location(source, line() + lineOfLast, fields);
        }

        @Override
        protected void handleBegin(long line) {
            cells = new ArrayList<>();
            size = 0;
            fields = 0;
            lineEnds = 0;
            severalLines.clear();
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            size += length + 1;
            fields = index + 1;
            lineOfLast = lineEnds;
            if (quoted) {
                lineEnds += lineEnds(text, offset, length);
            }
            if (lineEnds > lineOfLast) {
                severalLines.put(index, lineOfLast);
            }
            endsWithMark = length > 0 && text[offset + length - 1] == END.charAt(0);
            last = endsWithMark ? new String(text, offset, Math.min(length, SHOWN)) : "";
            if (size <= Documents.LARGEST) {
                cells.add(new String(text, offset, length));
            } else {
                cells.clear();
            }
        }

        private static int lineEnds(char[] text, int offset, int length) {
            int ends = 0;
            for (int i = offset; i < offset + length; i++) {
                boolean isSecond = i > offset && text[i] == '\n' && text[i - 1] == '\r';
                ends += (text[i] == '\n' || text[i] == '\r') && !isSecond ? 1 : 0;
            }
            return ends;
        }

        @Override
        protected Row buildRecord() {
            boolean tooLong = size > Documents.LARGEST;
            return new Row(
                    new Location(source, line(), 0), 0, cells, tooLong, tooLong ? Optional.empty() : swallowed());
        }

        /** What a later cell that ends in a quote hides: the quote of a cell before it was never closed. */
        private Optional<Problem> swallowed() {
            return severalLines.entrySet().stream()
                    .filter(cell -> looksLikeRows(cells.get(cell.getKey())))
                    .findFirst()
                    .map(cell -> new Problem(
                            new Location(source, line() + cell.getValue(), cell.getKey() + 1),
                            "",
                            "the cell goes over "
                                    + cells.get(cell.getKey()).lines().count()
                                    + " lines and looks like rows that a quote swallowed: it is opened on line "
                                    + (line() + cell.getValue()) + " and not closed there",
                            QUOTES + "; in a text of several lines, a blank after each separator",
                            closed(cells.get(cell.getKey()), separator)));
        }

        private boolean looksLikeRows(String cell) {
            return fields > 1 && cell.lines().skip(1).anyMatch(line -> separators(line) >= fields - 1);
        }

        /** In prose a blank follows them. */
        private int separators(String line) {
            int separators = 0;
            for (int i = 0; i < line.length(); i++) {
                boolean isProse = i + 1 < line.length() && line.charAt(i + 1) == ' ';
                separators += line.charAt(i) == separator && !isProse ? 1 : 0;
            }
            return separators;
        }
    }
}
