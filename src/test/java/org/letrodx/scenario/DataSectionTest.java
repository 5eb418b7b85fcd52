package org.letrodx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.data.TestPlate;
import org.letrodx.data.tumour.TestTumours;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;

/** A scenario that names its data files. */
class DataSectionTest {
    private static final String PLATE = "data: {plates: [{file: data/plate.txt, layout: data/layout.csv}]}\n";
    private static final String SET_UP =
            "id: p1\ncomplaint: high-variability\nmodel: {system: cell-culture}\ncellLine: {name: MCF-7Ca}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        TestPlate plate = TestPlate.response(7, 8, 20, 0.1);
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/plate.txt"), plate.mars());
        Files.write(folder.resolve("data/layout.csv"), plate.layout());
        Files.writeString(
                folder.resolve("data/volumes.csv"), TestTumours.standard().longTable());
    }

    private Path scenario(String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), text);
    }

    private Experiment read(String text) throws IOException {
        return ScenarioReader.read(scenario(text));
    }

    private List<String> faults(String text) throws IOException {
        Path file = scenario(text);
        return assertThrows(InputException.class, () -> ScenarioReader.read(file)).problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void factsComeFromTheFiles() throws IOException {
        Fact blank = read(SET_UP + PLATE).fact("readings.blankSignal");
        assertEquals("5 %", blank.display());
        assertEquals(Basis.DATA, blank.basis());
        assertEquals("data/plate.txt, 18 wells", blank.source());
        Fact animals = read("complaint: no-regression\ndata: {tumours: {file: data/volumes.csv, start: 0}}")
                .fact("design.animalsPerGroup");
        assertEquals("6 data/volumes.csv, 12 animals", animals.display() + " " + animals.source());
    }

    @Test
    void whatIsStatedStandsAndAContradictionIsFound() throws IOException {
        Experiment experiment = read(SET_UP + "assay: {edgeWellsUsed: true, plateWells: 96}\n" + PLATE);
        assertEquals(Basis.STATED, experiment.fact("assay.edgeWellsUsed").basis());
        assertEquals("true", experiment.fact("assay.edgeWellsUsed").display());
        assertTrue(
                experiment.warnings().stream()
                        .anyMatch(
                                warning -> warning.toString()
                                        .contains(
                                                "assay.edgeWellsUsed: yes is stated, but the data say no (data/plate.txt); the stated value is used")),
                experiment.warnings().toString());
        Finding clash = finding(RuleBook.bundled().diagnose(experiment), "ASY-38");
        assertEquals(Verdict.CONFIRMED, clash.verdict());
        assertEquals("assay.edgeWellsUsed", clash.because().get(0).value());
        Experiment agreeing = read(SET_UP + "assay: {edgeWellsUsed: false}\n" + PLATE);
        assertEquals(
                Verdict.RULED_OUT,
                finding(RuleBook.bundled().diagnose(agreeing), "ASY-38").verdict());
        Experiment without = read(SET_UP);
        assertEquals(
                Verdict.OPEN,
                finding(RuleBook.bundled().diagnose(without), "ASY-38").verdict());
    }

    @Test
    void rangesThatOverlapDoNotContradict() throws IOException {
        assertEquals(
                "none",
                read(SET_UP + "readings: {ic50: 9 nM, zPrime: 0.6}\n" + PLATE)
                        .fact("experiment.contradictedByData")
                        .display());
        assertEquals(
                "readings.ic50",
                read(SET_UP + "readings: {ic50: 1 uM}\n" + PLATE)
                        .fact("experiment.contradictedByData")
                        .display());
    }

    /**
     * A layout in uM beside a scenario in nM, two doses more, or a range that ends elsewhere, were taken without a
     * word.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "concentrations: [0.1 uM, 0.3 uM, 1 uM, 3 uM, 10 uM, 30 uM, 100 uM, 300 uM] | treatment.concentrations",
                "concentrations: [0.1 nM, 1 nM, 10 nM, 100 nM]                     | treatment.concentrations",
                "lowestConcentration: 1 uM, highestConcentration: 1 mM             | treatment.lowestConcentration, treatment.highestConcentration",
                "highestConcentration: 1 uM                                        | treatment.highestConcentration",
                "concentrations: [0 nM, 0.1 nM, 0.3 nM, 1 nM, 3 nM, 10 nM, 30 nM, 100 nM, 300 nM]       | none",
                "concentrations: [300 nM, 100 nM, 33 nM, 11 nM, 3.7 nM, 1.2 nM, 0.41 nM, 0.14 nM]       | none",
                "concentrations: [0.1-300 nM]                                      | none",
                "lowestConcentration: 0.11 nM, highestConcentration: 290 nM        | none",
                "drug: letrozole, lowestConcentration: 100 ng/mL                   | treatment.lowestConcentration",
                "lowestConcentration: 28.5 pg/mL                                   | none",
                "lowestConcentration: unknown                                      | none",
            })
    void dosesOfTheLayoutAreComparedWithThoseStated(String treatment, String contradicted) throws IOException {
        Experiment experiment = read(SET_UP + "treatment: {" + treatment + "}\n" + PLATE);
        assertEquals(
                contradicted, experiment.fact("experiment.contradictedByData").display());
        List<Problem> told = experiment.warnings().stream()
                .filter(warning -> warning.path().startsWith("treatment."))
                .toList();
        assertEquals(
                contradicted.equals("none") ? List.of() : List.of(contradicted.split(", ")),
                told.stream().map(Problem::path).toList());
        told.forEach(warning -> {
            assertEquals(5, warning.at().line(), warning.toString());
            assertTrue(warning.fault().contains(" is stated, but the data say "), warning.fault());
        });
    }

    @Test
    void whatTheLayoutSaysOfDosesIsKnown() throws IOException {
        Experiment experiment = read(SET_UP + PLATE);
        Fact doses = experiment.fact("treatment.concentrations");
        assertEquals("0.1 nM, 0.3 nM, 1 nM, 3 nM, 10 nM, 30 nM, 100 nM, 300 nM", doses.display());
        assertEquals("data/plate.txt, 48 wells", doses.source());
        assertEquals("300 nM", experiment.fact("treatment.highestConcentration").display());
        assertEquals(List.of(), experiment.warnings());
    }

    /** A statement that no arm with drug gets estradiol, beside a layout with a rescue arm. */
    @Test
    void anArmOfTheLayoutIsComparedWithWhatIsStated() throws IOException {
        StringBuilder layout = new StringBuilder("well,role,condition,concentration,unit,arm\n");
        for (int row = 1; row < 7; row++) {
            String name = String.valueOf((char) ('A' + row));
            layout.append(name + "2,vehicle,,,,androgen\n" + name + "3,sample,letrozole,10,nM,androgen\n" + name
                    + "4,sample,letrozole,10,nM,estradiol\n");
        }
        Files.writeString(folder.resolve("data/layout.csv"), layout);
        String stated = SET_UP + "hormones: {estradiolAdded: no}\n";
        String section = PLATE.replace("layout.csv}", "layout.csv, condition: \"letrozole, androgen\"}");
        Experiment experiment = read(stated + section);
        assertEquals(
                "hormones.estradiolAdded",
                experiment.fact("experiment.contradictedByData").display());
        assertEquals(
                "separate rescue arm",
                read(SET_UP + section).fact("hormones.estradiolAdded").display());
    }

    @Test
    void oneOfSeveralRunsIsNoContradiction() throws IOException {
        String one = PLATE.replace("layout.csv}", "layout.csv, run: 1}");
        assertEquals("1", read(SET_UP + one).fact("assay.independentRuns").display());
        assertEquals(
                "none",
                read(SET_UP + "assay: {independentRuns: 3}\n" + one)
                        .fact("experiment.contradictedByData")
                        .display());
    }

    @Test
    void howDataWereReadIsTold() throws IOException {
        List<String> told =
                read("complaint: no-regression\ndata: {tumours: {file: data/volumes.csv}}").warnings().stream()
                        .map(warning -> warning.fault() + "; " + warning.allowed())
                        .toList();
        assertTrue(told.contains("\"control\" is taken for the control by its name.; "), told.toString());
        assertTrue(
                told.stream()
                        .anyMatch(text ->
                                text.startsWith("nothing is derived for tumour.treatedOverControl: the day of the "
                                        + "first dose is not known; the day or date of the first dose (start), or a column "
                                        + "start")),
                told.toString());
    }

    private static Finding finding(Diagnosis diagnosis, String rule) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runsWithLayoutsOfTheirOwnAreJudgedTogether() throws IOException {
        TestPlate other = TestPlate.response(8, 8, 20, 0.1);
        Files.writeString(folder.resolve("data/second.txt"), other.mars());
        Files.write(folder.resolve("data/second.csv"), other.layout());
        Files.writeString(
                folder.resolve("data/third.txt"),
                TestPlate.response(9, 8, 20, 0.1).mars());
        Experiment experiment = read(SET_UP + """
                data:
                  plates:
                    - {file: data/plate.txt, layout: data/layout.csv, run: 1}
                    - {file: data/second.txt, layout: data/second.csv, run: 2}
                    - {file: data/third.txt, layout: data/layout.csv, run: 3}
                """);
        assertEquals("3", experiment.fact("assay.independentRuns").display());
        assertTrue(experiment.fact("readings.betweenRunCv").isKnown());
        assertEquals(5, experiment.data().files().size());
    }

    @Test
    void theHashIsOverTheFilesToo() throws IOException {
        String before = ScenarioWriter.sha256(read(SET_UP + PLATE));
        assertEquals(before, ScenarioWriter.sha256(read(SET_UP + PLATE)));
        Path plate = folder.resolve("data/plate.txt");
        Files.writeString(plate, Files.readString(plate) + "\n");
        assertNotEquals(before, ScenarioWriter.sha256(read(SET_UP + PLATE)), "a byte more");
    }

    @Test
    void whatWasDerivedIsReadAgainWithoutTheFiles() throws IOException {
        Experiment experiment = read(SET_UP + "assay: {edgeWellsUsed: true}\n" + PLATE);
        Map<String, Object> tree = ScenarioWriter.tree(experiment);
        @SuppressWarnings("unchecked")
        Map<String, Object> section = (Map<String, Object>) tree.remove(ScenarioWriter.DATA);
        Map<?, ?> derived = (Map<?, ?>) tree.remove(ScenarioWriter.DERIVED);
        Experiment again = ScenarioReader.read(org.letrodx.document.JsonWriter.compact(tree)).toBuilder()
                .data(ScenarioWriter.fromData(section, derived))
                .build();
        assertEquals(experiment, again);
        assertEquals(ScenarioWriter.canonical(experiment), ScenarioWriter.canonical(again));
    }

    @Test
    void aChangedFactIsNotContradictedByDataOfTheOldSetUp() throws IOException {
        Experiment experiment = read(SET_UP + "assay: {edgeWellsUsed: true}\n" + PLATE);
        Experiment changed = experiment.with(Map.of("assay.edgeWellsUsed", "no"));
        assertEquals("none", changed.fact("experiment.contradictedByData").display());
        assertFalse(experiment.withoutOutcomes().fact("readings.blankSignal").isKnown());
        assertEquals("96", experiment.withoutOutcomes().fact("assay.plateWells").display(), "the set-up stays");
    }

    @Test
    void everyFaultOfTheSectionIsToldWithItsPlace() throws IOException {
        assertEquals(
                List.of(
                        "scenario.yaml:4:14: data.plates.file: \"data\" is a folder; allowed: a file in the folder of the "
                                + "scenario, or below it, named from there",
                        "scenario.yaml:5:30: data.plates: \"layuot\" is not said of such a file; allowed: "
                                + "file, layout, read, run, condition, wells. Maybe: layout",
                        "scenario.yaml:5:52: data.plates.wells: \"97\" is no size of a plate; allowed: 6, 12, 24, 48, 96, "
                                + "384, 1536",
                        "scenario.yaml:6:3: data: \"tumors of mice\" is no kind of data; allowed: plates, tumours"),
                faults("""
                        id: x
                        data:
                          plates:
                            - {file: data}
                            - {file: data/plate.txt, layuot: l.csv, wells: 97}
                          tumors of mice: {file: x}
                        """));
    }

    @Test
    void aFaultInADataFileNamesThatFile() throws IOException {
        Files.writeString(folder.resolve("data/layout.csv"), "well,role\nA1,vehicle\nA1,sample\n");
        assertTrue(
                faults(SET_UP + PLATE).get(0).startsWith("data/layout.csv:3"),
                faults(SET_UP + PLATE).toString());
    }

    @Test
    void nothingOutsideTheFolderIsOpened() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("scenarios"));
        Path secret = Files.writeString(folder.resolve("secret.txt"), "1 2 3");
        Files.createSymbolicLink(outside.resolve("link.txt"), secret);
        Files.createSymbolicLink(outside.resolve("nowhere.txt"), folder.resolve("gone"));
        new ProcessBuilder("mkfifo", outside.resolve("pipe").toString()).start().waitFor();
        for (Map.Entry<String, String> one : Map.of(
                        "../secret.txt",
                        "leads out of the folder",
                        "x/../../secret.txt",
                        "leads out of the folder",
                        secret.toString(),
                        "is absolute",
                        "link.txt",
                        "is a link out of the folder",
                        "nowhere.txt",
                        "there is no file",
                        "pipe",
                        "is a pipe or a device",
                        "\"\"",
                        "is no name")
                .entrySet()) {
            Path file = Files.writeString(outside.resolve("s.yaml"), "data: {plates: {file: " + one.getKey() + "}}\n");
            List<Problem> problems = assertThrows(InputException.class, () -> ScenarioReader.read(file))
                    .problems();
            assertEquals(1, problems.size(), problems.toString());
            assertTrue(problems.get(0).fault().contains(one.getValue()), problems.toString());
        }
    }

    @Test
    void aScenarioWithoutAFolderNamesNoFiles() {
        InputException refused = assertThrows(InputException.class, () -> ScenarioReader.read("id: x\n" + PLATE));
        assertTrue(refused.problems().get(0).fault().startsWith("names files, and this scenario lies in no folder"));
    }

    @Test
    void aReviewGoesOnWithoutDataThatCannotBeRead() throws IOException {
        Files.delete(folder.resolve("data/layout.csv"));
        Path file = scenario(SET_UP + PLATE);
        try (SetUps setUps = SetUps.of(List.of(file.toString())).open()) {
            SetUp setUp = setUps.next().get();
            Experiment experiment = setUp.experiment().orElseThrow();
            assertEquals(1, experiment.faults().size(), experiment.faults().toString());
            assertTrue(experiment.unread().containsKey("data"));
            assertEquals("MCF-7Ca", experiment.fact("cellLine.name").display());
        }
    }

    @Test
    void aFolderOfDataIsNotReadAsSetUps() throws IOException {
        scenario(SET_UP + PLATE);
        try (SetUps setUps = SetUps.of(List.of(folder.toString())).open()) {
            SetUp only = setUps.next().get();
            assertEquals("p1", only.id());
            assertEquals(2, only.data().pictures().size(), "plate and curve");
            assertFalse(setUps.hasNext());
            assertEquals(List.of(folder.resolve("data")), List.copyOf(setUps.notRead()));
        }
    }

    @Test
    void savingKeepsWhatStandsInTheFile() throws IOException {
        ScenarioFile file = ScenarioFile.of(Documents.read(scenario(SET_UP + PLATE)));
        String saved = file.withData(Map.of("tumours", Map.of("file", "data/volumes.csv", "start", "0")));
        Experiment experiment = ScenarioReader.scenario(Documents.yaml(saved, "scenario.yaml"), Optional.of(folder))
                .experiment();
        assertEquals("p1", experiment.id());
        assertTrue(experiment.fact("readings.blankSignal").isKnown()
                && experiment.fact("design.animalsPerGroup").isKnown());
    }
}
