package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.document.TableRows;
import org.letrodx.facts.Experiment;

/** A table's columns are facts and its rows are set-ups. */
class TableTest {

    private static List<SetUp> setUps(byte[] table, ColumnMapping mapping) {
        List<SetUp> read = new ArrayList<>();
        try (SetUps setUps = SetUps.of(List.of("-"))
                .standardInput(new ByteArrayInputStream(table))
                .format(InputFormat.CSV)
                .columns(mapping)
                .open()) {
            setUps.forEachRemaining(setUp -> read.add(setUp.get()));
        }
        return read;
    }

    /** What each row states, or what is wrong with it. */
    private static List<String> read(String table, ColumnMapping mapping) {
        return setUps(table.getBytes(StandardCharsets.UTF_8), mapping).stream()
                .map(setUp -> setUp.experiment()
                        .filter(experiment -> experiment.faults().isEmpty())
                        .map(experiment -> experiment.stated().toString())
                        .orElseGet(() ->
                                problems(setUp).stream().map(Problem::toString).collect(Collectors.joining("\n"))))
                .toList();
    }

    /** Why nothing can be read of a row, or what of it cannot be read. */
    private static List<Problem> problems(SetUp setUp) {
        return setUp.experiment().map(Experiment::faults).orElse(setUp.problems());
    }

    private static List<String> read(String table) {
        return read(table, ColumnMapping.NONE);
    }

    private static ColumnMapping mapping(String yaml) {
        return ColumnMapping.of(Documents.parse(yaml, "map.yaml"));
    }

    private static Experiment only(String table, ColumnMapping mapping) {
        return setUps(table.getBytes(StandardCharsets.UTF_8), mapping)
                .get(0)
                .experiment()
                .orElseThrow();
    }

    @Test
    void theHeaderNamesTheFacts() {
        Experiment experiment = only("""
                \ufeffid,title,notes,complaint,cellLine.name,tumor.response,treatment.concentrations,\
                assay.positiveControl,extra.plate,serum.percent\r
                p7,A plate,"two
                lines",no-response; high-variability,MCF-7,static,0.1 nM; 1 uM,E2; fulvestrant, 12 ,\r
                """, ColumnMapping.NONE);

        assertEquals(
                "p7 | A plate | two\nlines | [NO_RESPONSE, HIGH_VARIABILITY] | {plate=12}",
                String.join(
                        " | ",
                        experiment.id(),
                        experiment.title(),
                        experiment.notes(),
                        experiment.complaints().toString(),
                        experiment.extra().toString()));
        assertEquals(
                "[cellLine.name = MCF-7, treatment.concentrations = 0.1 nM, 1 uM, assay.positiveControl = estradiol, fulvestrant, "
                        + "tumour.response = static]",
                experiment.stated().toString());
        assertEquals("-:2:5", experiment.place("cellLine.name").toString());
    }

    @Test
    void aRowIsAtItsFirstLineAndEmptyOnesArePassedOver() {
        assertEquals(
                List.of("-:2", "-:4", "-:7"),
                setUps("id,notes\na,\"x\ny\"\nb,z\n\n,\nc,\n".getBytes(StandardCharsets.UTF_8), ColumnMapping.NONE)
                        .stream()
                        .map(setUp -> setUp.at().toString())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`treatment.exposure,serum.percent\n3 d,10 %`     | `[serum.percent = 10 %, treatment.exposure = 3 d]`",
                "`treatment.exposure;serum.percent\n3 d;7,5 %`    | `[serum.percent = 7.5 %, treatment.exposure = 3 d]`",
                "`treatment.exposure\tserum.percent\n3 d\t7,5 %`  | `[serum.percent = 7.5 %, treatment.exposure = 3 d]`",
                "`readings.zPrime;title\n0,6;a, b`                | `[readings.zPrime = 0.6]`",
                "`treatment.concentrations;id\n\"0,1 nM; 1 nM\";x`| `[treatment.concentrations = 0.1 nM, 1 nM]`",
                "`treatment.exposure;id\n1,5-2,5 d;x`             | `[treatment.exposure = 1.5-2.5 d]`",
                "`treatment.exposure;id\n0,125 d;x`               | `[treatment.exposure = 0.125 d]`",
                "`\"treatment.exposure\",\"id\"\n\"3 d\",\"x\"`      | `[treatment.exposure = 3 d]`",
                "`\"treatment.exposure\";\"id\"\n\"1,5 d\";\"x\"`    | `[treatment.exposure = 1.5 d]`",
                "`\"treatment.exposure\"\t\"id\"\n\"3 d\"\t\"x\"`    | `[treatment.exposure = 3 d]`",
                "`treatment.exposure;\"extra.a, b\nc\";id\n1,5 d;x;y`  | `[treatment.exposure = 1.5 d]`"
            })
    void theHeaderTellsTheSeparatorAndTheSeparatorTheDecimals(String table, String stated) {
        assertEquals(List.of(stated), read(table.replace("\\n", "\n").replace("\\t", "\t")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`treatment.exposure,id\n\"1,5 d\",x` | `-:2:1: treatment.exposure: \"1,5 d\" is not a quantity` | `1.5 d`",
                "`treatment.exposure;id\n1,500 d;x` | `-:2:1: treatment.exposure: \"1,500 d\" is not a quantity` | `a decimal point`",
                "`assay.seedingDensity;id\n5,000;x` | `-:2:1: assay.seedingDensity: \"5,000\" is not a quantity` | `5000`",
                "`treatment.concentrations;id\n0,1, 1 nM;x` | `-:2:1: treatment.concentrations: \"0,1, 1 nM\" is not` | `a decimal point`",
                "`assay.seedingDensity;id\n5.000;x` | `-:2:1: assay.seedingDensity: \"5.000\" has a point` | ``",
                "`serum.percent;id\n10;x` | `-:2:1: serum.percent: \"10\" is a bare number` | `10 %`",
                "`id,medium.phenolRed\na,maybe` | `-:2:2: medium.phenolRed: \"maybe\" is neither` | ``",
                "`id,complaint\na,no-respons` | `-:2:2: complaint: \"no-respons\" is not a value` | `no-response`",
                "`id,title\na,b,c` | `-:2:3: a row of 3 cells; allowed: 2, as the header has` | ``",
                "`id,title\na` | `-:2:2: a row of 1 cell; allowed: 2, as the header has` | ``",
                "`id,medium.phenolred\na,b` | `-:1:2: \"medium.phenolred\" is not a fact` | `medium.phenolRed`",
                "`id,phenolRed\na,b` | `-:1:2: \"phenolRed\" is not a fact` | `medium.phenolRed`",
                "`id,cellLine.panelClash\na,b` | `-:1:2: cellLine.panelClash: is derived` | ``",
                "`id,waivers\na,b` | `-:1:2: \"waivers\" is not a fact` | ``",
                "`id,,title\na,b,c` | `-:2:2: stands in a column without a name; allowed: a name for it` | ``",
                "`id,title,id\na,b,c` | `-:1:3: \"id\" is the name of column 1, too; allowed: a name of its own` | ``",
                "`tumour.response,tumor.response\na,b` | `-:1:2: tumour.response: is in column 1, too` | ``",
                "`id,title\na,\"b\nc,d\n` | `-:2:2: a quote is opened and not closed before the end` | `\"b\"`",
                "`id,title\na,\"b\nc,\"d\"` | `-:2:2: is not CSV: Unexpected character after closing` | ``",
                "`\"id\" ,\"title\"\na,b` | `-:1:1: is not CSV: Unexpected character after closing` | ``"
            })
    void whatIsWrongIsSaidWithItsPlace(String table, String said, String maybe) {
        SetUp setUp = setUps(table.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), ColumnMapping.NONE)
                .get(0);
        Problem problem = problems(setUp).get(0);

        assertTrue(problem.toString().startsWith(said), problem.toString());
        assertEquals(maybe, problem.maybe().replace(", and no thousands separator", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\n\nid;serum.percent\na;7,5 %`          | `-:4`",
                "`\r\n  \r\nid;serum.percent\r\na;7,5 %` | `-:4`",
                "`\ufeff\n\t\t\nid\tserum.percent\na\t7,5 %`  | `-:4`",
                "`;;\n\"\";\"\"\n\nid;serum.percent\na;7,5 %` | `-:5`",
                "`\n\nid,serum.percent\n\na,7.5 %`       | `-:5`"
            })
    void blankLinesBeforeTheHeaderArePassedOver(String table, String place) {
        List<SetUp> setUps = setUps(unescaped(table), ColumnMapping.NONE);
        assertEquals(
                List.of(place),
                setUps.stream().map(setUp -> setUp.at().toString()).toList());
        assertEquals(
                "[serum.percent = 7.5 %]",
                setUps.get(0).experiment().orElseThrow().stated().toString());
    }

    private static byte[] unescaped(String table) {
        return table.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\ufeff", "\ufeff")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aHeaderOfWordsOfItsOwnIsSentToBeDescribed() {
        List<String> faults = read("id,cell line,serum,medium.phenolRed\na,b,c,yes");
        assertTrue(faults.get(0).contains("2 columns are named as no fact"), faults.toString());
        assertTrue(faults.get(0).contains("letrodx columns FILE"), faults.toString());
    }

    @Test
    void aFaultOfAHeaderIsAtItsLine() {
        assertEquals(
                List.of("-:3:2: \"medium.phenolred\" is not a fact"),
                setUps("\n\nid,medium.phenolred\na,b".getBytes(StandardCharsets.UTF_8), ColumnMapping.NONE)
                        .get(0)
                        .problems()
                        .stream()
                        .map(problem -> problem.toString().replaceAll(";.*", ""))
                        .toList());
        assertEquals(
                "-:2:3: \"id\" is the name of column 1, too; allowed: a name of its own for each column",
                read("\nid,title,id\na,b,c").get(0));
        assertEquals("-: is empty", read("\n \n,,\n").get(0));
    }

    @Test
    void allProblemsOfAHeaderAndOfARowAreSaidAtOnce() {
        assertEquals(
                List.of("\"medum\" is not a fact", "no column is named as a fact", "\"serums\" is not a fact"),
                problems(setUps("medum,serums\n".getBytes(StandardCharsets.UTF_8), ColumnMapping.NONE)
                                .get(0))
                        .stream()
                        .map(Problem::fault)
                        .toList());
        assertEquals(
                2,
                problems(setUps(
                                        "serum.percent,medium.phenolRed\n10,x\n".getBytes(StandardCharsets.UTF_8),
                                        ColumnMapping.NONE)
                                .get(0))
                        .size());
    }

    @Test
    void aBadRowSpoilsNoOther() {
        byte[] latin = "id,title\na,x\nb,\u00b5\nc,x,y\nd,x\n".getBytes(Charset.forName("windows-1252"));

        assertEquals(
                "-:1:2: is not UTF-8; allowed: save the file as UTF-8",
                setUps("id,\u00b5M".getBytes(StandardCharsets.ISO_8859_1), ColumnMapping.NONE)
                        .get(0)
                        .problems()
                        .get(0)
                        .toString());
        assertEquals(
                List.of(
                        "a",
                        "-:3:2: title: holds a character that was lost or cut in half",
                        "-:4:3: a row of 3 cells",
                        "d"),
                setUps(latin, ColumnMapping.NONE).stream()
                        .map(setUp -> problems(setUp).isEmpty()
                                ? setUp.id()
                                : problems(setUp).get(0).toString().replaceAll(";.*", ""))
                        .toList());
    }

    @Test
    void rowsAreBounded() {
        String half = "x".repeat(Documents.LARGEST / 2 + 1);

        assertEquals(
                List.of("-:2: is longer than 1024 Ki characters; allowed: a house limit on the size of one row", "[]"),
                read("id,title\n" + half + "," + half + "\nb,c\n"));
        String swallowed = read("id,title\na,\"b\n" + "c,d\n".repeat(Documents.LARGEST / 3))
                .get(0);
        assertTrue(
                swallowed.startsWith("-:2:2: a quote is opened and not closed before the end of the table"), swallowed);
        assertEquals(
                List.of("-:1:1001: 100002 columns; allowed: up to 1000, a house limit"),
                read("id,title" + ",x".repeat(100_000)));
    }

    /** Whoever mends the table must find the quote: it may stand hundreds of rows before the end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`id,title\n\"a\n1\",\"b,x\nc,d\ne,f\n`   | `-:3:2: 3` | `\"b\"`",
                "`id,title\r\na,\"b\r\nc,d\r\ne,f`        | `-:2:2: 2` | `\"b\"`",
                "`sep=;\nid;title\na;x\nb;\"5 inch\nc;d`   | `-:4:2: 4` | `\"5 inch\"`",
                "`id,title\na,x\nb,\"y`                     | `-:3:2: 3`                | `\"y\"`"
            })
    void anOpenQuoteSaysWhatItSwallows(String table, String said, String maybe) {
        List<SetUp> setUps = setUps(unescaped(table), ColumnMapping.NONE);
        SetUp last = setUps.get(setUps.size() - 1);
        Problem problem = problems(last).get(0);
        String line = said.substring(said.lastIndexOf(": ") + 2);
        assertEquals(
                said.substring(0, said.lastIndexOf(": "))
                        + ": a quote is opened and not closed before the end of the table: it swallows all from line "
                        + line + " on; allowed: a quote before and after a cell, a quote in it written twice. "
                        + "Maybe: " + maybe,
                problem.toString());
    }

    /** Rows would vanish without a word, and what remains be half of one row and half of another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`id,title,notes\na,\"5 inch,x\nb,y,z\nc,5\",w\nd,x,y\n` | `-:2:2: the cell goes over 3 lines` | `2` | `\"5 inch\"`",
                "`id;notes;title\r\na;\"n\r\nm\";\"5 inch\r\nb;y;z\"\r\nd;x;y` | `-:3:3: the cell goes over 2 lines` | `3` | `\"5 inch\"`",
                "`id,title,notes\na,\"x\nTotal,2,3\nb,5\",\nd,x,y` | `-:2:2: the cell goes over 3 lines` | `2` | `\"x\"`"
            })
    void rowsThatAQuoteSwallowedAreTold(String table, String said, int line, String maybe) {
        List<SetUp> setUps = setUps(unescaped(table), ColumnMapping.NONE);
        assertEquals(
                said + " and looks like rows that a quote swallowed: it is opened on line " + line
                        + " and not closed there; allowed: a quote before and after a cell, a quote in it written twice; "
                        + "in a text of several lines, a blank after each separator. Maybe: " + maybe,
                problems(setUps.get(0)).get(0).toString());
        assertEquals("d", setUps.get(1).id(), "the rows after it are read");
    }

    @Test
    void aRowOfTotalsThatSwallowedRowsIsTold() {
        List<String> said = read("id,title,notes\nTotal,\"x\nb,y,z\nc,5\",w\n", mapping("totals: [Total]"));
        assertTrue(said.get(0).startsWith("-:2:2: the cell goes over 3 lines"), said.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,title,notes\na,x,\"Lot 3, of May\nopened, read, and closed\nkept at 4 C, dark\"\n",
                "id,title,notes\na,x,\"one,two,three\nfour,five\"\n",
                "id;title;notes\na;x;\"1,5 nM; 2,5 nM; 3 nM\n4,5 nM; 5 nM; 6 nM\"\n",
                "notes\n\"a,b\nc,d\"\n"
            })
    void aTextOfSeveralLinesIsRead(String table) {
        setUps(table.getBytes(StandardCharsets.UTF_8), ColumnMapping.NONE)
                .forEach(setUp -> assertEquals(List.of(), problems(setUp)));
    }

    /** Whoever waits for the message need not wait for the end of the table. */
    @Test
    void anErrorDoesNotReadTheRestOfTheTable() {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream("id,title\na,\"b\nc,\"d\"\n".getBytes(StandardCharsets.UTF_8)),
                new InputStream() {
                    private int read;

                    @Override
                    public int read() {
                        assertTrue(++read < Documents.LARGEST, "the rest is read");
                        return 'x';
                    }
                });
        TableRows rows = new TableRows(endless, "-", Optional.empty(), List.of());
        InputException fault = assertThrows(InputException.class, rows::next);
        assertTrue(fault.getMessage().contains("nothing from line 2 on is read"), fault.getMessage());
    }

    /** It ends where the next quoted cell begins. */
    @Test
    void aQuoteThatIsClosedInTheMiddleOfACellEndsTheTable() {
        List<SetUp> setUps = setUps(unescaped("id,title\nx,y\na,\"b\nc,\"d\"\ne,f\n"), ColumnMapping.NONE);
        assertEquals(
                List.of("-:2", "-:3:2"),
                setUps.stream().map(setUp -> setUp.at().toString()).toList());
        String said = problems(setUps.get(1)).get(0).toString();
        assertTrue(said.contains("nothing from line 3 on is read; allowed: "), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "header: [1]"})
    void aHeaderIsBoundedAsARowIs(String header) {
        String table = "id,extra." + "x".repeat(1 << 20) + "\na,b\n";
        ColumnMapping mapping = header.isEmpty() ? ColumnMapping.NONE : mapping(header + "\ncolumns: {id: id}");
        assertEquals(
                List.of("-:1: has a header that is longer than 1024 Ki characters; "
                        + "allowed: a house limit on the size of one row"),
                read(table, mapping));
    }

    @Test
    void aMappingSaysWhatColumnsMean() {
        ColumnMapping mapping = mapping("""
                separator: ";"
                decimal: ","
                columns:
                  Line: cellLine.name
                  Max conc (nM): {fact: treatment.highestConcentration, unit: nM}
                  Tested: {fact: treatment.concentrations, unit: nM}
                  Serum: {fact: serum.treatment, values: {CSS: charcoal-stripped, FULL: untreated}}
                  Operator: extra
                  Batch no.: extra.batch
                ignore: [Comment, Printed]
                """);
        Experiment experiment = only("""
                id;Line;Max conc (nM);Tested;Serum;Operator;Comment;Printed;Batch no.;medium.phenolRed
                7;MCF-7;1,5 uM;"0,1; 10-20; 1e2; 1,5 uM";CSS;KL;x;y;B1;no
                """, mapping);

        assertEquals(
                "[cellLine.name = MCF-7, medium.phenolRed = false, serum.treatment = charcoal-stripped, "
                        + "treatment.concentrations = 0.1 nM, 10-20 nM, 1e2 nM, 1.5 uM, treatment.highestConcentration = 1.5 uM]",
                experiment.stated().toString());
        assertEquals("{Operator=KL, batch=B1}", experiment.extra().toString());
        assertEquals(
                List.of("-:2:1: treatment.exposure: \"1.500 h\" has a point where decimals have a comma; "
                        + "allowed: a decimal comma, and no thousands separator"),
                read("treatment.exposure;id\n1.500 h;x", mapping("{separator: ';', decimal: ','}")));
    }

    @Test
    void aMappedValueMayBeOneOfAList() {
        assertEquals(
                List.of("[assay.positiveControl = estradiol, fulvestrant]", "[assay.positiveControl = none]", "[]"),
                read("Controls,id\nICI; E2,x\n-,x\nn/a,x\n", mapping("""
                        columns:
                          Controls: {fact: assay.positiveControl, values: {ICI: fulvestrant, "-": none, n/a: unknown}}
                        """)));
    }

    @Test
    void twoColumnsOfOneFactAreADuplicate() {
        assertEquals(
                List.of("-:1:2: cellLine.name: is in column 1, too; allowed: one column for one fact"),
                read("Line,cellLine.name\na,b\n", mapping("columns: {Line: cellLine.name}")));
        assertTrue(read("Lin,id\na,b\n", mapping("columns: {Line: cellLine.name}"))
                .get(0)
                .contains("Maybe: Line\n-:1:1: there is no column Line, which map.yaml names"));
    }

    @Test
    void aMappingIsCheckedBeforeAnyRow() {
        List<String> problems = assertThrows(InputException.class, () -> mapping("""
                seperator: ","
                separator: "|"
                decimal: ";"
                columns:
                  A: cellLine.nam
                  B: {fact: treatment.exposure, unit: nM}
                  C: {fact: medium.phenolRed, unit: nM}
                  D: {fact: serum.treatment, values: {CSS: charcole-stripped}}
                  E: {fact: id, value: {a: b}}
                  F: {unit: nM}
                  G: [a]
                ignore: {a: b}
                """)).problems().stream()
                .map(problem -> problem.at() + ": " + problem.fault()
                        + (problem.maybe().isEmpty() ? "" : " -> " + problem.maybe()))
                .toList();

        assertEquals(
                List.of(
                        "map.yaml:1:1: \"seperator\" is not a key of a mapping -> separator",
                        "map.yaml:2:12: \"|\" is not allowed",
                        "map.yaml:3:10: \";\" is not allowed",
                        "map.yaml:5:6: \"cellLine.nam\" is not a fact -> cellLine.name",
                        "map.yaml:6:39: \"1 nM\" has a unit of another kind",
                        "map.yaml:7:37: medium.phenolRed takes no unit",
                        "map.yaml:8:44: \"charcole-stripped\" is not a value of this fact -> charcoal-stripped",
                        "map.yaml:9:17: \"value\" is not a key of a mapping -> values",
                        "map.yaml:10:6: names no fact",
                        "map.yaml:11:6: a list or a map where text is wanted",
                        "map.yaml:11:6: names no fact",
                        "map.yaml:12:9: a list or a map where text is wanted"),
                problems);
    }

    @Test
    void theDecimalSignOfAMappingMayStandBelowItsColumns() {
        assertEquals(List.of("[treatment.highestConcentration = 0.5 nM]"), read("Max;id\nlow;x", mapping("""
                columns:
                  Max: {fact: treatment.highestConcentration, values: {low: "0,5 nM"}}
                separator: ";"
                decimal: ","
                """)));
    }
}
