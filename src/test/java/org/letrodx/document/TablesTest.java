package org.letrodx.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of a rule book. */
class TablesTest {
    @TempDir
    private Path directory;

    private Path table(String text) throws IOException {
        return Files.writeString(directory.resolve("table.csv"), text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`id,\"name\\na,b\\nc,d\\n` | `in the header and not closed`",
                "`id,name\\na,b\\nc,\"d\\ne,f\\n` | `in the row of line 3 and not closed`"
            })
    void anOpenQuoteIsTold(String text, String where) throws IOException {
        Path table = table(text);
        String said = assertThrows(InputException.class, () -> Tables.read(table, List.of("id", "name")))
                .getMessage();
        assertTrue(said.contains("is not CSV: a quote is opened " + where + ", so it swallows"), said);
    }

    @ParameterizedTest
    @CsvSource({"''", "'\\n\\n'", "'id\\na'"})
    void aTableWithoutAColumnLacksIt(String text) throws IOException {
        Path table = table(text);
        String said = assertThrows(InputException.class, () -> Tables.read(table, List.of("id", "name")))
                .getMessage();
        assertTrue(said.contains("has no column "), said);
        assertEquals(text.contains("id"), !said.contains("has no column id"));
    }
}
