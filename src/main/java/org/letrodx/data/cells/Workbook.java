package org.letrodx.data.cells;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.letrodx.data.OptionalLibrary;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * A workbook (.xlsx). It is unpacked within limits first, and packed again for the library that reads it: what the
 * library sees is what was measured, whatever the directory of the archive says.
 */
final class Workbook {
    /** House limit: how many files the archive may hold. A workbook of fifty sheets has two hundred. */
    private static final int MOST_ENTRIES = 2_000;
    /** House limit: how many bytes they may have together, unpacked. */
    private static final int MOST_BYTES = 64 << 20;
    /** House limit: how many cells all sheets may have. */
    private static final int MOST_CELLS = 2_000_000;

    private Workbook() {}

    static boolean isZip(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    static List<Sheet> read(byte[] bytes, String name) {
        OptionalLibrary.FASTEXCEL.require();
        byte[] measured = measured(bytes, name);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(measured), new ReadingOptions(true, true))) {
            List<Sheet> sheets = new ArrayList<>();
            int[] cells = new int[1];
            for (org.dhatim.fastexcel.reader.Sheet sheet : workbook.getSheets().toList()) {
                sheets.add(sheet(sheet, name, cells));
            }
            return sheets;
        } catch (InputException told) {
            throw told;
        } catch (IOException | RuntimeException broken) {
            // the library fails in many ways on a broken workbook, and all of them mean this
            throw refused(name, "cannot be read as a workbook: it is damaged, or no .xlsx", "");
        }
    }

    /** The same archive, its files unpacked within the limits and stored anew. */
    private static byte[] measured(byte[] bytes, String name) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        int left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw refused(
                            name,
                            "unpacks to more than " + (MOST_BYTES >> 20) + " MiB",
                            "a house limit on the size of a workbook");
                }
                if (entries.size() >= MOST_ENTRIES) {
                    throw refused(name, "holds more than " + MOST_ENTRIES + " files", "a house limit on a workbook");
                }
                if (isXml(entry.getName()) && declaresEntities(content)) {
                    throw refused(
                            name,
                            entry.getName() + " declares a document type, with which entities come",
                            "a workbook as a spreadsheet program saves it");
                }
                if (!entry.isDirectory() && entries.put(entry.getName(), content) != null) {
                    throw refused(
                            name,
                            "holds two files called " + entry.getName(),
                            "a workbook as a spreadsheet program saves it");
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw refused(name, "cannot be unpacked: " + broken.getMessage(), "");
        }
        if (!entries.containsKey("[Content_Types].xml") || !entries.containsKey("xl/workbook.xml")) {
            throw refused(name, "is an archive, but no .xlsx workbook", "text, .xlsx, or Allotrope's JSON");
        }
        return packed(entries);
    }

    private static boolean isXml(String entry) {
        String lower = entry.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
    }

    /** True for a document type in any encoding that XML may have: zero bytes are what UTF-16 adds to these letters. */
    private static boolean declaresEntities(byte[] xml) {
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        for (byte one : xml) {
            if (one != 0) {
                letters.write(one);
            }
        }
        String text = letters.toString(StandardCharsets.ISO_8859_1);
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }

    private static byte[] packed(Map<String, byte[]> entries) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to an array failed", impossible);
        }
        return packed.toByteArray();
    }

    private static Sheet sheet(org.dhatim.fastexcel.reader.Sheet sheet, String name, int[] count) throws IOException {
        String source = name + ", sheet " + sheet.getName();
        List<Sheet.Row> rows = new ArrayList<>();
        try (Stream<org.dhatim.fastexcel.reader.Row> stream = sheet.openStream()) {
            for (org.dhatim.fastexcel.reader.Row row : (Iterable<org.dhatim.fastexcel.reader.Row>) stream::iterator) {
                count[0] += row.getCellCount();
                if (count[0] > MOST_CELLS) {
                    throw refused(
                            source,
                            "the workbook has more than " + MOST_CELLS + " cells",
                            "a house limit on the size of a workbook");
                }
                List<String> cells = new ArrayList<>();
                int last = 0;
                for (int column = 0; column < row.getCellCount(); column++) {
                    Cell cell = row.getCell(column);
                    String text = cell == null ? "" : text(cell);
                    cells.add(text);
                    last = text.isEmpty() ? last : column + 1;
                }
                if (last > 0) {
                    rows.add(new Sheet.Row(row.getRowNum(), cells.subList(0, last)));
                }
            }
        }
        return new Sheet(source, sheet.getName(), rows);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
            // a day as other files write it; of a reading that a spreadsheet took for a date, nothing else is left
            return cell.asDate().toLocalDate().toString();
        }
        if (cell.getType() == CellType.NUMBER) {
            return number(cell.getRawValue());
        }
        Object value = cell.getValue();
        String text = value == null
                ? ""
                : cell.getType() == CellType.FORMULA ? String.valueOf(cell.getRawValue()) : value.toString();
        return text.replace('\u00a0', ' ').strip();
    }

    /** Whole numbers without the fraction that some programs write. */
    private static String number(String raw) {
        try {
            BigDecimal value = new BigDecimal(raw);
            return value.signum() != 0
                            && value.stripTrailingZeros().scale() <= 0
                            && value.precision() - value.scale() < 16
                    ? value.setScale(0).toPlainString()
                    : raw;
        } catch (NumberFormatException | ArithmeticException noNumber) {
            return raw == null ? "" : raw;
        }
    }

    private static boolean isDate(String format) {
        if (format == null) {
            return false;
        }
        String plain = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*]", "");
        return !plain.contains("general")
                && (plain.contains("yy") || plain.contains("d") && plain.contains("m") || plain.contains("mmm"));
    }

    private static InputException refused(String name, String fault, String allowed) {
        return new InputException(new Problem(Location.of(name), "", fault, allowed));
    }
}
