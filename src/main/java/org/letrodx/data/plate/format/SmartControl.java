package org.letrodx.data.plate.format;

import org.letrodx.data.cells.Content;
import org.letrodx.data.cells.Sheet;

/**
 * BMG Labtech's SMART Control workbook: layout, doses, dilutions and raw data one below the other in one sheet, the
 * same once more as a table in another; filters instead of wavelengths.
 */
final class SmartControl implements PlateFormat {
    @Override
    public String name() {
        return "SMART Control workbook";
    }

    @Override
    public boolean recognises(Content content) {
        return content.sheets().stream().anyMatch(SmartControl::isOne);
    }

    private static boolean isOne(Sheet sheet) {
        return sheet.rows().stream().limit(15).anyMatch(row -> row.cell(0).startsWith("Test ID:"))
                && sheet.rows().stream().limit(15).anyMatch(row -> row.cell(0).startsWith("ID1:"));
    }

    @Override
    public void read(Content content, PlateFormats.Found found) {
        content.sheets().stream().filter(SmartControl::isOne).forEach(sheet -> Mars.read(sheet, found));
    }
}
