package org.letrodx.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as people type them, and names that only look alike. */
class NameTableTest {
    private static final NameTable LINES = NameTable.of("cell-lines");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mcf7                            | MCF-7",
                "MCF7/ATCC                       | MCF-7",
                "mcf-7 (ATCC HTB-22)             | MCF-7",
                "MCF-7 ATCC HTB-22               | MCF-7",
                "MCF-7, ECACC                    | MCF-7",
                "MCF-7 from ATCC, passage 12     | MCF-7",
                "MCF-7 (passage 12)              | MCF-7",
                "MCF-7 (RRID:CVCL_0031)          | MCF-7",
                "CVCL_0031                       | MCF-7",
                "MCF-7 cells                     | MCF-7",
                "MCF\u20117                      | MCF-7",
                "MCF\u20137                      | MCF-7",
                "MCF\u00a07                      | MCF-7",
                "MDA\u2010MB\u2010231 cell line  | MDA-MB-231",
                "sk-br-3                         | SK-BR-3"
            })
    void aLineIsFoundByWhatPeopleType(String typed, String line) {
        assertEquals(line, LINES.find(typed).orElseThrow().name());
    }

    /** What stands in brackets may be what makes it another line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MCF-7 (LTED)",
                "MCF-7 (aromatase-transfected)",
                "MCF-7 (letrozole-resistant)",
                "MCF-7/HER2-18",
                "MCF-10",
                "LTED"
            })
    void anotherLineIsNotTakenForTheOneItsNameHolds(String typed) {
        assertTrue(LINES.find(typed).filter(row -> row.name().equals("MCF-7")).isEmpty());
    }

    @Test
    void aMediumIsFoundWithCurlyQuotationMarks() {
        assertEquals(
                "L-15",
                NameTable.of("media")
                        .find("Leibovitz\u2019s L\u201115")
                        .orElseThrow()
                        .name());
    }
}
