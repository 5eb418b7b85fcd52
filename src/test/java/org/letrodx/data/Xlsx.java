package org.letrodx.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes workbooks for tests: cells are numbers, texts, or dates (texts that begin with {@code date:}, then a serial
 * number).
 */
public final class Xlsx {
    private Xlsx() {}

    public static byte[] of(String sheet, List<List<String>> rows) {
        return of(Map.of(sheet, rows));
    }

    public static byte[] of(Map<String, List<List<String>>> sheets) {
        return zip(parts(sheets));
    }

    /** The files of the archive, to be spoilt. */
    public static Map<String, byte[]> parts(Map<String, List<List<String>>> sheets) {
        StringBuilder list = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        StringBuilder types = new StringBuilder();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, List<List<String>>> sheet : sheets.entrySet()) {
            number++;
            list.append("<sheet name=\"")
                    .append(sheet.getKey())
                    .append("\" sheetId=\"")
                    .append(number)
                    .append("\" r:id=\"rId")
                    .append(number)
                    .append("\"/>");
            relations
                    .append("<Relationship Id=\"rId")
                    .append(number)
                    .append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                            + "Target=\"worksheets/sheet")
                    .append(number)
                    .append(".xml\"/>");
            types.append("<Override PartName=\"/xl/worksheets/sheet")
                    .append(number)
                    .append(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                            + "spreadsheetml.worksheet+xml\"/>");
            parts.put("xl/worksheets/sheet" + number + ".xml", utf8(sheet(sheet.getValue())));
        }
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "[Content_Types].xml",
                utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                        + "Extension=\"rels\" "
                        + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
                        + "Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" "
                        + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                        + types + "</Types>"));
        all.put(
                "_rels/.rels",
                utf8(
                        "<Relationships "
                                + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        all.put(
                "xl/workbook.xml",
                utf8("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + list + "</sheets></workbook>"));
        all.put(
                "xl/_rels/workbook.xml.rels",
                utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relations
                        + "<Relationship Id=\"rId99\" "
                        + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
                        + "Target=\"styles.xml\"/></Relationships>"));
        all.put(
                "xl/styles.xml",
                utf8("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts "
                        + "count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders "
                        + "count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs "
                        + "count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" "
                        + "applyNumberFormat=\"1\"/></cellXfs></styleSheet>"));
        all.putAll(parts);
        return all;
    }

    private static String sheet(List<List<String>> rows) {
        StringBuilder xml = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < rows.get(r).size(); c++) {
                String cell = rows.get(r).get(c);
                String at = " r=\"" + column(c) + (r + 1) + "\"";
                if (cell.startsWith("date:")) {
                    xml.append("<c")
                            .append(at)
                            .append(" s=\"1\"><v>")
                            .append(cell.substring(5))
                            .append("</v></c>");
                } else if (cell.startsWith("=")) {
                    // a formula, with the value that it had
                    xml.append("<c")
                            .append(at)
                            .append("><f>A1*1</f><v>")
                            .append(cell.substring(1))
                            .append("</v></c>");
                } else if (cell.matches("-?\\d+(\\.\\d+)?")) {
                    xml.append("<c").append(at).append("><v>").append(cell).append("</v></c>");
                } else if (!cell.isEmpty()) {
                    xml.append("<c")
                            .append(at)
                            .append(" t=\"inlineStr\"><is><t>")
                            .append(cell.replace("&", "&amp;").replace("<", "&lt;"))
                            .append("</t></is></c>");
                }
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : column(index / 26 - 1) + (char) ('A' + index % 26);
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
