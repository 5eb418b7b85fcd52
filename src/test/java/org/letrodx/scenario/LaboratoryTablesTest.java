package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;

/** Tables as laboratories export them. */
class LaboratoryTablesTest {
    private static ColumnMapping mapping(String yaml) {
        return ColumnMapping.of(Documents.parse(yaml, "columns.yaml"));
    }

    /** Of each row: its number, what it states, what cannot be read of it, and what may be meant otherwise. */
    private static List<String> read(String table, String columns) {
        List<String> read = new ArrayList<>();
        try (SetUps setUps = SetUps.of(List.of("-"))
                .standardInput(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)))
                .format(InputFormat.CSV)
                .columns(columns.isEmpty() ? ColumnMapping.NONE : mapping(columns))
                .open()) {
            while (setUps.hasNext()) {
                SetUp setUp = setUps.next().get();
                StringBuilder said = new StringBuilder().append(setUp.row());
                setUp.experiment().ifPresent(experiment -> {
                    said.append(' ').append(experiment.id()).append(experiment.stated());
                    experiment.faults().forEach(fault -> said.append(" ! ").append(fault));
                    experiment.warnings().forEach(warning -> said.append(" ? ").append(warning));
                });
                setUp.problems().forEach(problem -> said.append(" ! ").append(problem));
                read.add(said.toString());
            }
            if (setUps.totals() > 0) {
                read.add(setUps.totals() + " totals");
            }
        }
        return read;
    }

    @Test
    void aFirstLineMayTellTheSeparator() {
        assertEquals(List.of("2 a[serum.percent = 7.5 %]"), read("sep=;\nid;serum.percent\na;7,5 %\n", ""));
        assertEquals(
                List.of("2 a[medium.phenolRed = false]"), read("\"sep=,\"\r\nid,medium.phenolRed\r\na,no\r\n", ""));
    }

    @Test
    void titleLinesStandAboveAHeaderThatIsNumbered() {
        assertEquals(
                List.of("5 a[medium.phenolRed = false]"),
                read(
                        "Growth assays of week 47\nprinted,2026-11-20\n\nPlate,Phenol red\na,no\n",
                        "{header: 4, columns: {Plate: id, Phenol red: medium.phenolRed}}"));
        List<String> wrong = read("id\na\n", "{header: 9, columns: {id: id}}");
        assertTrue(wrong.get(0).contains("has no row 9; allowed: a row of the table"), wrong.toString());
    }

    @Test
    void twoHeaderRowsAreReadAsOne() {
        assertEquals(
                List.of("3 a[medium.phenolRed = false, serum.treatment = untreated, serum.percent = 10 %]"),
                read(",Medium,,Serum\nPlate,Red,Kind,Percent\na,no,untreated,10 %\n", """
                        header: [1, 2]
                        columns:
                          Plate: id
                          Medium Red: medium.phenolRed
                          Medium Kind: serum.treatment
                          Serum Percent: serum.percent
                        """));
    }

    @Test
    void columnsWithoutANameAreLeftOutAsLongAsTheyAreEmpty() {
        assertEquals(
                List.of(
                        "2 a[medium.phenolRed = false]",
                        "3 b[medium.phenolRed = false] ! -:3:3: stands in a column without a name; allowed: a name for it"),
                read("id,medium.phenolRed,,\na,no,,\nb,no,why,\n", ""));
    }

    @Test
    void rowsThatSumUpOthersAreCountedAndLeftOut() {
        assertEquals(
                List.of("2 a[serum.percent = 10 %]", "4 b[serum.percent = 5 %]", "1 totals"),
                read("id,serum.percent\na,10 %\nMean,7.5 %\nb,5 %\n", "{totals: [mean, Total], columns: {id: id}}"));
    }

    @Test
    void wordsForBlankCountInEveryColumn() {
        assertEquals(
                List.of("2 a[medium.phenolRed = false]", "3 b[serum.treatment = untreated]"),
                read(
                        "id,medium.phenolRed,serum.treatment,cellLine.name\na,no,ND,n/a\nb,#N/A,untreated,-\n",
                        "{blank: [ND, n/a, '-', '#N/A'], columns: {id: id}}"));
    }

    /** Without them such a word is no name of anything. */
    @Test
    void aWordForBlankIsNoName() {
        List<String> read = read("id,cellLine.name,treatment.vehicle\na,#N/A,ND\n", "");
        assertTrue(
                read.get(0).startsWith("2 a[] ! -:2:2: cellLine.name: \"#N/A\" ")
                        && read.get(0).contains("! -:2:3"),
                read.toString());
    }

    @Test
    void constantsHoldForEveryRow() {
        String columns = "{constants: {medium.phenolRed: no, treatment.vehicle: DMSO}, columns: {id: id}}";
        assertEquals(
                List.of(
                        "2 a[medium.phenolRed = false, treatment.vehicle = DMSO]",
                        "3 b[medium.phenolRed = false, treatment.vehicle = DMSO]"),
                read("id\na\nb\n", columns));
        String both = read("id,treatment.vehicle\na,\n", columns).get(0);
        assertTrue(both.contains("treatment.vehicle: is a constant of the description of the columns, too"), both);
    }

    @Test
    void aUnitMayStandInAnotherColumn() {
        String columns = """
                columns:
                  Top: {fact: treatment.highestConcentration, unit from: Top unit}
                """;
        assertEquals(
                List.of(
                        "2 a[treatment.highestConcentration = 1 uM]",
                        "3 b[treatment.highestConcentration = 100 nM]",
                        "4 c[treatment.highestConcentration = 3 nM]"),
                read("id,Top,Top unit\na,1,uM\nb,100,nM\nc,3 nM,uM\n", columns));
        String without = read("id,Top,Top unit\na,1,\n", columns).get(0);
        assertTrue(without.contains("treatment.highestConcentration: \"1\" is a bare number"), without);
    }

    @Test
    void aPerCentThatMayBeAFractionIsTold() {
        String table = "id,Serum\na,0.05\nb,10\n";
        List<String> unsaid = read(table, "columns: {Serum: {fact: serum.percent, unit: '%'}}");
        assertTrue(
                unsaid.get(0).contains("[serum.percent = 0.05 %] ? -:2:2: serum.percent: \"0.05\" is read as 0.05 %"));
        assertEquals("3 b[serum.percent = 10 %]", unsaid.get(1));
        assertEquals(
                List.of("2 a[serum.percent = 5 %]", "3 b[serum.percent = 1000 %]")
                        .get(0),
                read(table, "columns: {Serum: {fact: serum.percent, unit: '%', percent: fraction}}")
                        .get(0));
        assertEquals(
                List.of("2 a[serum.percent = 0.05 %]", "3 b[serum.percent = 10 %]"),
                read(table, "columns: {Serum: {fact: serum.percent, unit: '%', percent: as written}}"));
    }

    @Test
    void aMappedColumnThatTheTableLacksIsAnErrorUnlessItMayBeMissing() {
        List<String> lacking = read("id\na\n", "columns: {Red: medium.phenolRed}");
        assertTrue(lacking.get(0).contains("there is no column Red, which columns.yaml names"), lacking.toString());
        assertEquals(List.of("2 a[]"), read("id\na\n", "columns: {Red: {fact: medium.phenolRed, optional: true}}"));
    }

    @Test
    void aBadCellCostsTheCellAndNotTheRow() {
        List<String> read = read("id,medium.phenolRed,serum.treatment\na,rosé,untreated\nb,no,untreated\n", "");
        assertTrue(
                read.get(0)
                        .startsWith("2 a[serum.treatment = untreated] ! -:2:2: medium.phenolRed: \"rosé\" is neither"),
                read.toString());
        assertEquals("3 b[medium.phenolRed = false, serum.treatment = untreated]", read.get(1));
    }

    /** A host has records, not files. */
    @Test
    void theSameMappingServesARecordOfAProgram() {
        ColumnMapping mapping = mapping("""
                constants: {model.system: cell-culture}
                blank: [n.d.]
                columns:
                  SAMPLE_ID: id
                  CONC: {fact: treatment.highestConcentration, unit from: CONC_UNIT}
                  PHENOL: {fact: medium.phenolRed, values: {Y: yes, N: no}}
                  SERUM: serum.treatment
                ignore: [ROWID]
                """);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ROWID", 17);
        row.put("SAMPLE_ID", "S-1");
        row.put("CONC", 100);
        row.put("CONC_UNIT", "nM");
        row.put("PHENOL", "N");
        row.put("SERUM", null);
        Experiment experiment = mapping.experiment(row);
        assertEquals("S-1", experiment.id());
        assertEquals(
                "[model.system = cell-culture, medium.phenolRed = false, treatment.highestConcentration = 100 nM]",
                experiment.stated().toString());
        row.put("PHENOL", "maybe");
        SetUp setUp = mapping.setUp(row);
        assertEquals(
                List.of("medium.phenolRed"),
                setUp.experiment().orElseThrow().faults().stream()
                        .map(Problem::path)
                        .toList());
    }

    @Test
    void aNumberOfARecordIsNoTextOfATable() {
        ColumnMapping mapping = mapping("""
                decimal: ","
                columns:
                  CONC: {fact: treatment.highestConcentration, unit: nM}
                  WELLS: assay.plateWells
                  TESTED: {fact: treatment.concentrations, unit: nM, optional: true}
                """);
        Experiment experiment = mapping.experiment(
                Map.of("CONC", 1.125, "WELLS", new BigDecimal("96.000"), "TESTED", List.of(0.125, 1.125)));
        assertEquals(
                "[treatment.concentrations = 0.125 nM, 1.125 nM, treatment.highestConcentration = 1.125 nM, "
                        + "assay.plateWells = 96]",
                experiment.stated().toString());
        assertEquals(List.of(), experiment.warnings());
        List<Problem> texts = assertThrows(
                        InputException.class, () -> mapping.experiment(Map.of("CONC", "1.125", "WELLS", "96.000")))
                .problems();
        assertEquals(2, texts.size(), texts.toString());
    }

    @Test
    void aFirstMappingIsGuessed() throws IOException {
        Path export = Files.writeString(folder.resolve("export.csv"), """
                Growth assays;;;;;
                ;;;;;
                Sample ID;Cell line;Phenol red;Top conc (nM);Serum %;Robot deck
                S-1;MCF-7Ca;N;1000;5;D4
                S-2;T-47D;Y;100;10;D5
                Mean;;;550;7,5;
                """);
        String guess = ColumnGuess.of(export);
        Files.writeString(folder.resolve("columns.yaml"), guess);
        for (String line :
                List.of("header: 3", "separated by \";\"", "totals: [\"Mean\"]", "Sample ID", "# ", "Robot deck")) {
            assertTrue(guess.contains(line), line + "\nnot in\n" + guess);
        }
        try (SetUps setUps = SetUps.of(List.of(export.toString())).open()) {
            List<String> stated = new ArrayList<>();
            setUps.forEachRemaining(next -> {
                SetUp setUp = next.get();
                stated.add(setUp.id() + setUp.experiment().map(Experiment::stated) + setUp.problems());
            });
            assertEquals(2, stated.size(), stated + "\n" + guess);
            assertTrue(
                    stated.get(0).contains("cellLine.name = MCF-7Ca")
                            && stated.get(0).contains("medium.phenolRed = false")
                            && stated.get(0).contains("= 1000 nM"),
                    stated + "\n" + guess);
        }
    }

    /** Every cell would be a bare number, and the word that says how to read it without effect. */
    @ParameterizedTest
    @ValueSource(strings = {"fraction", "as written"})
    void howAPerCentIsMeantNeedsAUnit(String meant) {
        String mapping = "columns: {Serum: {fact: serum.percent, percent: " + meant + "}}";
        String said = assertThrows(
                        InputException.class, () -> ColumnMapping.of(Documents.parse(mapping, "columns.yaml")))
                .getMessage();
        assertTrue(said.contains("says nothing without a unit; allowed: unit: \"%\" beside it"), said);
    }

    /** What is above a header tells nothing of what separates its cells. */
    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void quotedCellsBelowATitleAreGuessedAsPlainOnes(String separator) throws IOException {
        String plain = """
                Growth assays
                exported 2026-11-20

                Sample ID,Cell line,Phenol red
                S-1,MCF-7Ca,N
                S-2,T-47D,Y
                """.replace(",", separator);
        String quoted = plain.replaceAll("(?m)[^\n" + separator + "]+", "\"$0\"");
        assertEquals(guess(plain), guess(quoted));
        assertTrue(guess(quoted).contains("cellLine.name"), quoted);
    }

    @TempDir
    private Path folder;

    /** The guess of a table; a review must take it as it is. */
    private String guess(String table) throws IOException {
        Path export = Files.writeString(folder.resolve("export.csv"), table);
        String guess = ColumnGuess.of(export);
        Files.writeString(folder.resolve("columns.yaml"), guess);
        try (SetUps setUps = SetUps.of(List.of(export.toString())).open()) {
            setUps.forEachRemaining(next -> assertEquals(List.of(), next.get().problems(), guess));
        }
        return guess;
    }

    /** What a guess states, without its comments. */
    private Map<String, String> stated(String table) throws IOException {
        Map<String, String> stated = new LinkedHashMap<>();
        ColumnMapping.of(Documents.parse(guess(table), "columns.yaml"))
                .columns()
                .forEach((name, column) -> stated.put(name, column.fact()));
        return stated;
    }

    /** What is like a known name may be its opposite. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Medium w/o phenol red",
                "Phenol red-free",
                "phenol-red free medium",
                "no phenol red",
                "Phenolrotfrei",
                "ohne Phenolrot",
                "sans phenol red",
                "Phenol red (-)",
                "Phenol red -",
                "- phenol red",
                "kein Phenolrot",
                "phenol red negative",
                "non-phenol red",
                "nophenolred",
                "unphenol red"
            })
    void aNegatedHeadingIsNotTurnedRound(String heading) throws IOException {
        String table = "Sample ID," + heading + "\nS1,yes\nS2,no\n";
        assertEquals(Map.of("Sample ID", "id"), stated(table));
        assertTrue(guess(table).contains("its cells: \"yes\", \"no\""), guess(table));
    }

    @Test
    void whatANameSaysOfEveryRowIsAComment() throws IOException {
        String both = guess("Sample,Vehicle,DMSO %\nS1,DMSO,0.1\nS2,Ethanol,0\n");
        assertFalse(both.contains("constants"), both);
        String alone = guess("Sample,DMSO (%),Testosterone (nM)\nS1,0.1,1\nS2,0.1,0\n");
        assertTrue(
                alone.contains("#   treatment.vehicle: DMSO\n")
                        && alone.contains("#   hormones.androgen: testosterone\n"),
                alone);
        assertEquals(
                Map.of(),
                ColumnMapping.of(Documents.parse(alone, "columns.yaml")).constants());
    }

    @Test
    void aColumnIsOnlyStatedWhereItsUnitAndItsCellsFit() throws IOException {
        Map<String, String> stated = stated("""
                Probe;Treatment (d);Androgen;Androgen [nM];Cells;Letrozole;Serum;Dose;Readout;Time (h)
                1;6;A4;10;5000;10;FCS;5 uM;MTT;24
                2;7;A4;1;5000;100;CSS;7 uM;SRB;48
                """);
        assertEquals(
                "{Probe=id, Androgen=hormones.androgen, Androgen [nM]=hormones.androgenConcentration, "
                        + "Serum=serum.treatment, Readout=assay.endpoint, Time (h)=treatment.exposure}",
                stated.toString());
    }

    @Test
    void theWordsForASampleAreIds() throws IOException {
        for (String word : List.of("Probe", "Probennr.", "Proben-Nr.", "Auftrag", "Sample No.", "Lab ID")) {
            assertEquals(Map.of(word, "id"), stated(word + ";Robot\nA;1\n"), word);
        }
    }

    @Test
    void whatIsNotGuessedIsLeftOutAndSaid() throws IOException {
        String guess = guess("Probe,Robot deck,Serum,Serum,,Operator\nA,D4,CSS,10,3,RO\n");
        for (String line : List.of(
                "  - \"Robot deck\" # its cells: \"D4\"\n",
                "  - \"Serum\" # is the name of several columns: ",
                "  - \"\" # column 5 has no name; its cells: \"3\"\n",
                "  \"Operator\": extra\n")) {
            assertTrue(guess.contains(line), line + "\nnot in\n" + guess);
        }
    }

    @Test
    void twoHeaderRowsAreFound() throws IOException {
        assertTrue(guess("""
                \ufeffsep=;
                "Auftrag";"Zelllinie";"Serum";"Serum";"Letrozol";"Letrozol";"Phenolrot";"Datum"
                "";"";"Art";"Prozent (%)";"von (nM)";"bis (nM)";"(j/n)";"TT.MM.JJJJ"
                "A-1";"MCF-7";"CSS";"10,0";"0,1";"1000";"j";"03.11.2026"
                "A-2";"MCF-7aro";"CSS";"5";"<LOD";"100";"n";"04.11.2026"
                """).contains("header: [1, 2]"));
        String groups = guess("Report\n,Medium,,Serum,\nPlate ID,Phenol red,Name,Kind,Percent\na,no,DMEM,FBS,10 %\n");
        assertTrue(groups.contains("header: [2, 3]") && groups.contains("\"Serum Percent\": serum.percent"), groups);
        for (String single : List.of(
                "ID,Drug,Drug\na,letrozole,anastrozole\n",
                ",Cell line,Drug\nx,MCF-7,letrozole\n",
                "Cell line,Medium,Medium\nMCF-7,DMEM,RPMI 1640\n")) {
            assertFalse(guess(single).contains("header: ["), single);
        }
    }

    @Test
    void aTitleOfOneCellDoesNotTellTheSeparator() throws IOException {
        assertEquals(
                List.of("Probe", "Serum %"),
                List.copyOf(stated("Plate register\n2026-11-20\n\nProbe;Serum %\nA;7,5\n")
                        .keySet()));
    }

    /** A minus may be an answer. */
    @Test
    void aMinusThatAnswersIsNoBlank() throws IOException {
        for (String table : List.of("ID,ER,PR\na,+,-\n", "ID,ER\na,-\n", "ID,Lot mark\na,+\nb,-\n")) {
            assertTrue(guess(table).lines().noneMatch(line -> line.startsWith("blank")), table);
        }
        assertTrue(guess("ID,Vehicle\na,-\n").contains("blank: [\"-\"]"));
    }

    @Test
    void whatAReviewRefusesIsNotGuessed() throws IOException {
        Path latin = Files.write(
                folder.resolve("latin.csv"), "Probe;Konz (\u00b5M)\nA;1\n".getBytes(StandardCharsets.ISO_8859_1));
        InputException notUtf8 = assertThrows(InputException.class, () -> ColumnGuess.of(latin));
        assertTrue(notUtf8.getMessage().contains("latin.csv:1:2: is not UTF-8"), notUtf8.getMessage());
        Path cell = Files.write(
                folder.resolve("cell.csv"), "Probe;Ort\nA;K\u00f6ln\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(InputException.class, () -> ColumnGuess.of(cell));
        Path yaml = Files.writeString(folder.resolve("base.yaml"), "id: a\nmedium: {phenolRed: no}\n");
        InputException noTable = assertThrows(InputException.class, () -> ColumnGuess.of(yaml));
        assertTrue(noTable.getMessage().contains("is YAML, no table"), noTable.getMessage());
        Path workbook = Files.write(folder.resolve("book.xlsx"), new byte[] {'P', 'K', 3, 4, 0});
        assertTrue(assertThrows(InputException.class, () -> ColumnGuess.of(workbook))
                .getMessage()
                .contains("an Excel workbook"));
    }

    @Test
    void anUnknownColumnIsToldWithTheFileToEdit() {
        String told = read("Probe,Datum\na,3.11.\n", "columns: {Probe: id}").get(0);
        for (String part :
                List.of("\"Datum\" is not a fact", "in columns.yaml", "under columns", "under ignore", "extra")) {
            assertTrue(told.contains(part), part + " is not in " + told);
        }
        String without = read("id,Datum\na,3.11.\n", "").get(0);
        assertTrue(without.contains("a columns.yaml beside the table"), without);
    }
}
