package org.letrodx.data.cells;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letrodx.data.DataFile;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.TableRows;

/** What a file holds: a text, or the sheets of a workbook. It is looked at before it is understood. */
public final class Content {
    /** House limit: how many rows a text may have. */
    private static final int MOST_ROWS = 1_000_000;

    private final DataFile file;
    private final String text;
    private final List<Sheet> sheets;

    private Content(DataFile file, String text, List<Sheet> sheets) {
        this.file = file;
        this.text = text;
        this.sheets = sheets;
    }

    /**
     * Opens a file.
     *
     * @throws InputException if it is neither text nor a workbook, or a workbook that is too large or unsafe
     */
    public static Content of(DataFile file) {
        byte[] bytes = file.bytes();
        if (Workbook.isZip(bytes)) {
            return new Content(file, "", Workbook.read(bytes, file.name()));
        }
        String kind = binary(bytes);
        if (!kind.isEmpty()) {
            throw new InputException(new Problem(
                    Location.of(file.name()),
                    "",
                    "is " + kind,
                    "text (tab, semicolon or comma between cells), .xlsx, or Allotrope's JSON"));
        }
        return new Content(file, Encoding.decode(bytes), List.of());
    }

    private static String binary(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            return "a workbook of the old kind (.xls) or another OLE document: save it as .xlsx or as text";
        }
        if (start.startsWith("%PDF")) {
            return "a PDF: export the readings as text or .xlsx";
        }
        if (start.startsWith("\u0089PNG")
                || start.startsWith("\u00ff\u00d8\u00ff")
                || start.startsWith("GIF8")
                || start.startsWith("II*\0")
                || start.startsWith("MM\0*")) {
            return "a picture, not readings";
        }
        return start.startsWith("\u001f\u008b") ? "compressed: unpack it" : "";
    }

    /** The file. */
    public DataFile file() {
        return file;
    }

    /** True for a text. */
    public boolean isText() {
        return sheets.isEmpty();
    }

    /** The whole text; empty for a workbook. */
    public String text() {
        return text;
    }

    /** The first characters of a text; all of a signature stands there. */
    public String start(int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /** The sheets of a workbook; none of a text. */
    public List<Sheet> sheets() {
        return sheets;
    }

    /** The text cut at a separator, as instruments write it: quotes mean nothing. Empty rows are left out. */
    public Sheet cut(char separator) {
        List<Sheet.Row> rows = new ArrayList<>();
        int line = 0;
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            line++;
            if (line > MOST_ROWS) {
                throw tooLong(line);
            }
            List<String> cells = cells(text, from, end, separator);
            if (!cells.isEmpty()) {
                rows.add(new Sheet.Row(line, cells));
            }
            from = end + 1;
        }
        return new Sheet(file.name(), "", rows);
    }

    private InputException tooLong(int line) {
        return new InputException(new Problem(
                new Location(file.name(), line, 0),
                "",
                "has more than " + MOST_ROWS + " lines",
                "a house limit on the length of one file"));
    }

    private static List<String> cells(String text, int from, int end, char separator) {
        List<String> cells = new ArrayList<>();
        int last = 0;
        for (int start = from; start <= end; ) {
            int stop = text.indexOf(separator, start);
            stop = stop < 0 || stop > end ? end : stop;
            String cell = text.substring(start, stop).strip();
            cells.add(cell);
            last = cell.isEmpty() ? last : cells.size();
            start = stop + 1;
        }
        return cells.subList(0, last);
    }

    /**
     * The sheets of a file that a person made: those of a workbook; of a text one, with the separator that its lines
     * have. Tabs come before semicolons and these before commas, which may be decimal; blanks are the last resort.
     *
     * @throws InputException if a text has a quote that is never closed
     */
    public List<Sheet> table() {
        if (!isText()) {
            return sheets;
        }
        char separator = separator();
        if (separator == ' ') {
            List<Sheet.Row> rows = new ArrayList<>();
            int line = 0;
            for (String one : text.split("\n", -1)) {
                line++;
                if (!one.isBlank()) {
                    rows.add(new Sheet.Row(line, List.of(one.strip().split("\\s+"))));
                }
            }
            return List.of(new Sheet(file.name(), "", rows));
        }
        TableRows table = new TableRows(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                file.name(),
                Optional.of(separator),
                List.of());
        List<Sheet.Row> rows = new ArrayList<>();
        for (Optional<TableRows.Row> row = Optional.of(table.header()); row.isPresent(); row = table.next()) {
            if (row.get().tooLong() || rows.size() >= MOST_ROWS) {
                throw tooLong(row.get().at().line());
            }
            rows.add(new Sheet.Row(
                    row.get().at().line(),
                    row.get().cells().stream().map(Content::bare).toList()));
        }
        return List.of(new Sheet(file.name(), "", rows));
    }

    /** What a spreadsheet shows of {@code ="0.5"}: some programs write cells so that no spreadsheet changes them. */
    private static String bare(String cell) {
        String text = cell.strip();
        return text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2
                ? text.substring(2, text.length() - 1).strip()
                : text;
    }

    private char separator() {
        for (char candidate : new char[] {'\t', ';', ','}) {
            long lines = text.lines()
                    .filter(line -> line.indexOf(candidate, line.indexOf(candidate) + 1) > 0)
                    .limit(2)
                    .count();
            if (lines >= 2) {
                return candidate;
            }
        }
        for (char candidate : new char[] {'\t', ';', ','}) {
            if (text.lines()
                            .filter(line -> line.indexOf(candidate) > 0)
                            .limit(2)
                            .count()
                    >= 2) {
                return candidate;
            }
        }
        return ' ';
    }
}
