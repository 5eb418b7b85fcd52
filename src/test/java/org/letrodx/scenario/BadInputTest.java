package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.report.TextProblems;
import org.letrodx.report.TextStyle;

/** An input is hostile until it is read; what is wrong with it is said with its place. */
class BadInputTest {

    private static Experiment read(String source, String text) {
        return ScenarioReader.read(Documents.parse(text, source));
    }

    private static List<Problem> problems(String source, String text) {
        return assertThrows(InputException.class, () -> read(source, text)).problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`medum: {phenolRed: true}`                 | x.yaml:1:1: | is not a section            | medium",
                "`medium: {phenolRd: true}`                 | x.yaml:1:10: | is not a fact of medium    | phenolRed",
                "`phenolRed: true`                          | x.yaml:1:1: | is not a section            | medium.phenolRed",
                "`medium: {percent: 10 %}`                  | x.yaml:1:10: | is not a fact of medium    | serum.percent",
                "`medium: {phenolRed: maybe}`               | x.yaml:1:21: | neither true nor false     | ``",
                "`serum: {percent: 10}`                     | x.yaml:1:18: | bare number                | 10 %",
                "`serum: [percent]`                         | x.yaml:1:8:  | needs facts below it       | ``",
                "`serum: stripped`                          | x.yaml:1:8:  | needs facts below it       | serum: {treatment: stripped}",
                "`cellLine: MCF-7`                          | x.yaml:1:11: | needs facts below it       | cellLine: {name: MCF-7}",
                "`date: 12.11.2026`                         | x.yaml:1:1:  | is not a section           | extra: {date: ...} for what is only carried along, notes: for words",
                "`duration: 3 d`                            | x.yaml:1:1:  | is not a section           | treatment.exposure",
                "`assay: {replicates: 3}`                   | x.yaml:1:9:  | is not a fact of assay     | replicateWells",
                "`assay: {plate: 96}`                       | x.yaml:1:9:  | is not a fact of assay     | plateWells",
                "`assay: {IC50: 3 nM}`                      | x.yaml:1:9:  | is not a fact of assay     | readings.ic50",
                "`treatment: {dmso: 0.1 %}`                 | x.yaml:1:13: | is not a fact of treatment | vehicle: dmso",
                "`hormones: {estradiol: none}`              | x.yaml:1:12: | is not a fact of hormones  | estradiolAdded",
                "`hormones: {androgen: 1 nM testosterone}`  | x.yaml:1:22: | is not a value             | androgen: testosterone, androgenConcentration: 1 nM",
                "`serum: {kind: CS-FBS}`                    | x.yaml:1:15: | is not a value             | treatment: CS-FBS",
                "`markers: {pERK: up}`                      | x.yaml:1:11: | is not a fact of markers   | pMapk",
                "`assay: {seedingDensity: 5,000}`           | x.yaml:1:25: | has a comma                | 5000",
                "`serum: {percent: 0,1 %}`                  | x.yaml:1:18: | has a comma                | 0.1 %",
                "`treatment: {concentrations: 1, 10 nM}`    | x.yaml:1:29: | has a comma                | [1 nM, 10 nM]",
                "`treatment: {concentrations: '1, 10 nM'}`  | x.yaml:1:29: | is not a quantity          | [1 nM, 10 nM]",
                "`treatment: {concentrations: [1 nM, 1,5 uM]}` | x.yaml:1:36: | \"1,5 uM\" has a comma | 1.5 uM",
                "`treatment: {concentrations: [0,1 nM]}`    | x.yaml:1:30: | has a comma                | 0.1 nM",
                "`treatment: {concentrations: [0,1 nM; 10 nM]}` | x.yaml:1:30: | has a comma            | 0.1 nM, 10 nM",
                "`treatment: {concentrations: [1,500 nM]}`  | x.yaml:1:30: | has a comma                | a decimal point, and no thousands separator",
                "`treatment: {concentrations: [1, 5 uM]}`   | x.yaml:1:30: | bare number                | 1 nM or 1 uM or 1 mM or 1 M",
                "`assay: {seedingDensity: 5k}`              | x.yaml:1:25: | has a unit                 | 5000",
                "`assay: {seedingDensity: 5000/well}`       | x.yaml:1:25: | has a unit                 | 5000",
                "`treatment: {exposure: 72}`                | x.yaml:1:23: | bare number                | 72 h or 72 d or 72 weeks",
                "`treatment: {highestConcentration: 1 um}`  | x.yaml:1:35: | unit of another kind       | uM",
                "`complaint: my cells do not respond`       | x.yaml:1:12: | is not a value             | ``",
                "`serum: {percent: [1, 2]}`                 | x.yaml:1:18: | a list where one value     | ``",
                "`title: {a: b}`                            | x.yaml:1:8:  | where text is wanted       | ``",
                "`complaint: no-respons`                    | x.yaml:1:12: | is not a value             | no-response",
                "`cellLine: {panelClash: er}`               | x.yaml:1:12: | cannot be stated           | ``",
                "`serum: {percent: {value: 10}}`            | x.yaml:1:18: | bare number                | 10 %",
                "`serum: {percent: {valu: 10, unit: '%'}}`  | x.yaml:1:18: | not a part of a quantity   | ``",
                "`- a`                                      | x.yaml:1:1:  | a list at the top          | ``",
                "`just text`                                | x.yaml:1:1:  | a single value at the top  | ``",
                "`a: &x 1\nb: *x`                           | x.yaml:2:4:  | an alias                   | ``",
                "`a: b: c`                                  | x.yaml:1:5:  | is not YAML                | ``",
                "`a: {b: c`                                 | x.yaml:1:    | is not YAML                | ``",
                "`a: b\n---\nc: d`                          | x.yaml:2:1:  | a second document          | ``"
            })
    void isSaidWithItsPlace(String text, String place, String fault, String maybe) {
        Problem problem = problems("x.yaml", text.replace("\\n", "\n")).get(0);
        assertTrue(problem.toString().startsWith(place), problem.toString());
        assertTrue(problem.toString().contains(fault), problem.toString());
        assertEquals(maybe, problem.maybe(), problem.toString());
    }

    @Test
    void aContradictionNamesBothPlaces() {
        List<Problem> problems = problems("x.yaml", "serum:\n  treatment: serum-free\n  percent: 10 %\n");
        assertEquals(
                "x.yaml:3:12: serum.percent: the serum level is 10 %, yet the medium is serum-free (see serum.treatment, 2:14)",
                problems.get(0).toString());
        assertTrue(TextProblems.text(problems, TextStyle.plain())
                .replaceAll("\\s+", " ")
                .contains("(see serum.treatment, 2:14)"));
    }

    /** What is written badly is not called unstated as well. */
    @Test
    void whatFollowsFromAnUnreadableValueIsNotReported() {
        String text = "hormones: {androgen: testosteron, androgenConcentration: 10 ng/mL}";
        List<Problem> problems = problems("x.yaml", text);
        assertEquals(1, problems.size(), problems.toString());
        assertEquals("testosterone", problems.get(0).maybe());
        assertTrue(problems("x.yaml", "hormones: {androgenConcentration: 10 ng/mL}")
                .get(0)
                .fault()
                .contains("is not stated"));
    }

    @Test
    void emptyAndTabbedAndTrailing() {
        assertEquals("x.yaml: is empty", problems("x.yaml", "").get(0).toString());
        assertEquals(
                "x.yaml: is empty",
                problems("x.yaml", "# only a comment\n").get(0).toString());
        Problem tab = problems("x.yaml", "medium:\n\tphenolRed: true\n").get(0);
        assertTrue(
                tab.toString().startsWith("x.yaml:2:1: is not YAML")
                        && tab.toString().contains("spaces"),
                tab.toString());
        assertTrue(
                problems("x.json", "{\"id\": \"a\"} rubbish").get(0).toString().startsWith("x.json:1:"));
        assertTrue(problems("x.json", "{\"id\": \"a\"} {}").get(0).toString().contains("follows the end"));
        assertTrue(problems("x.json", "{\"id\": NaN}").get(0).toString().contains("is not JSON"));
    }

    @Test
    void keysThatOccurTwiceAreReportedWithEverythingElse() {
        List<Problem> problems = problems("x.yaml", """
                medium: {phenolRed: true}
                serum:
                  treatment: dirty
                  percent: 5 %
                  percent: 10 %
                medium: {insulin: perhaps}
                """);
        assertEquals(
                List.of("x.yaml:3:14", "x.yaml:5:3", "x.yaml:6:1", "x.yaml:6:19"),
                problems.stream().map(problem -> problem.at().toString()).toList());
        assertTrue(problems("x.json", "{\"id\": \"a\", \"id\": \"b\"}")
                .get(0)
                .toString()
                .contains("occurs twice"));
    }

    @Test
    void nestingAndSizeAreBounded(@TempDir Path folder) throws Exception {
        assertTrue(problems("x.yaml", "extra: " + "[".repeat(50) + "]".repeat(50))
                .get(0)
                .toString()
                .contains("nested deeper"));
        assertTrue(problems("x.json", "[".repeat(100_000)).get(0).toString().contains("nested deeper"));
        Path large = folder.resolve("large.yaml");
        Files.write(large, new byte[Documents.LARGEST + 1]);
        assertTrue(fault(large).contains("is larger than 1024 KiB"));
        assertTrue(
                problems("x.yaml", "id: " + "a".repeat(2_001)).get(0).toString().contains("a text of 2001 characters"));
        assertTrue(problems("x.yaml", "notes: " + "a".repeat(10_001))
                .get(0)
                .toString()
                .contains("a text of 10001 characters"));
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertTrue(assertThrows(InputException.class, () -> Documents.read(endless, "-"))
                .getMessage()
                .contains("is larger"));
    }

    @Test
    void filesThatAreNone(@TempDir Path folder) throws Exception {
        assertTrue(fault(folder.resolve("missing.yaml")).contains("no such file"));
        assertTrue(fault(folder).contains("is a directory"));
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "title: \u00b5".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(fault(latin).contains("is not UTF-8"));
    }

    /** Some bytes of a workbook are UTF-8 by chance. */
    @Test
    void aWorkbookIsSentToBeExported(@TempDir Path folder) throws Exception {
        Path workbook = Files.writeString(folder.resolve("plan.xlsx"), "PK\u0003\u0004junk");
        assertTrue(fault(workbook).contains("is an Excel workbook"), fault(workbook));
        assertTrue(fault(workbook).contains("save a table as CSV UTF-8"), fault(workbook));
    }

    private static String fault(Path file) {
        return assertThrows(InputException.class, () -> Documents.read(file)).getMessage();
    }

    @Test
    void whatYamlWouldTurnIntoSomethingElseSurvives() {
        Experiment experiment = read("x.yaml", """
                id: 007
                medium: {phenolRed: yes, insulin: off}
                hormones: {androgen: none}
                serum: {percent: {value: 10, unit: "%"}}
                tumor: {response: static}
                design: {tumorsPerAnimal: 4, randomized: true}
                assay: {positiveControl: none, endpoint: unknown}
                treatment: {exposure: ~, renewal: null}
                """);
        assertEquals("007", experiment.id());
        assertEquals(
                "[medium.phenolRed = true, medium.insulin = false, serum.percent = 10 %, hormones.androgen = none, "
                        + "assay.positiveControl = none, tumour.response = static, design.randomised = true, design.tumoursPerAnimal = 4]",
                experiment.stated().toString());
    }

    @Test
    void aSolventAndADyeAreReadByTheirOtherNames() {
        assertEquals(
                "[treatment.vehicle = other, assay.endpoint = resazurin]",
                read("x.yaml", "treatment: {vehicle: acetonitrile}\nassay: {endpoint: CellTiter-Blue}")
                        .stated()
                        .toString());
    }

    @Test
    void aByteOrderMarkIsAccepted() {
        byte[] text = "\ufefftitle: x".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "x",
                ScenarioReader.read(Documents.read(new ByteArrayInputStream(text), "-"))
                        .title());
    }
}
