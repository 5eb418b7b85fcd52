package org.letrodx.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.TestPlate;
import org.letrodx.data.Xlsx;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Role;
import org.letrodx.data.plate.Well;
import org.letrodx.facts.Experiment;

/** Which well gets what. */
class LayoutTest {
    private static final Map<String, String> ASSAY = Map.of(
            "model.system", "cell-culture",
            "cellLine.name", "MCF-7Ca",
            "hormones.androgen", "androstenedione",
            "treatment.concentrations", "0.1 nM",
            "assay.endpoint", "MTT",
            "assay.plateWells", "96");

    private static Layout layout(Map<String, String> more, long seed) {
        Map<String, Object> facts = new HashMap<>(ASSAY);
        facts.put("treatment.concentrations", List.of("0.1 nM", "1 nM", "10 nM", "100 nM"));
        facts.putAll(more);
        return of(facts, seed).orElseThrow();
    }

    private static Optional<Layout> of(Map<String, Object> facts, long seed) {
        Experiment setUp = Experiment.of(facts);
        return Layout.of(setUp, new Arms(RuleBook.bundled()).of(setUp), seed);
    }

    @Test
    void theEdgeIsFreeAndEveryConditionHasItsWells() {
        Layout layout = layout(Map.of("assay.replicateWells", "4"), 1);
        assertEquals(1, layout.plates().size());
        layout.plates().get(0).keySet().stream().map(Well::toString).forEach(well -> {
            assertTrue(well.charAt(0) > 'A' && well.charAt(0) < 'H', well);
            int column = Integer.parseInt(well.substring(1));
            assertTrue(column > 1 && column < 12, well);
        });
        Map<String, Long> wells = layout.plates().get(0).values().stream()
                .collect(Collectors.groupingBy(Layout.Filling::code, Collectors.counting()));
        assertEquals(layout.conditions().size(), wells.size());
        assertTrue(wells.values().stream().allMatch(count -> count == 4), wells.toString());
    }

    @Test
    void aDyeIsNoAndrogenAndATubeHasNoCells() {
        Map<String, String> dye = Map.of(
                "model.system", "cell-free",
                "cellLine.name", "",
                "hormones.androgen", "none",
                "assay.endpoint", "aromatase-activity",
                "assay.fluorogenicSubstrate", "true");
        assertEquals(
                List.of("no enzyme", "substrate", "letrozole 0.1 nM"),
                layout(dye, 1).conditions().stream()
                        .map(Layout.Filling::inWords)
                        .limit(3)
                        .toList());
        assertTrue(layout(Map.of(), 1).conditions().stream()
                .map(Layout.Filling::inWords)
                .toList()
                .contains("letrozole 0.1 nM with androgen"));
    }

    @Test
    void theSameSeedGivesTheSameLayoutAndAnotherSeedAnother() {
        assertEquals(layout(Map.of(), 7), layout(Map.of(), 7));
        assertNotEquals(layout(Map.of(), 7), layout(Map.of(), 8));
    }

    @Test
    void everyReplicateIsABlockSoControlsAreSpread() {
        Layout layout = layout(Map.of("assay.replicateWells", "5"), 3);
        int inner = 60;
        List<String> columnByColumn = Stream.iterate(2, column -> column < 12, column -> column + 1)
                .flatMap(column -> Stream.of("B", "C", "D", "E", "F", "G").map(row -> row + column))
                .toList();
        for (int block = 0; block < 5; block++) {
            List<String> wells = columnByColumn.subList(block * inner / 5, (block + 1) * inner / 5);
            List<String> codes = wells.stream()
                    .map(well -> layout.plates().get(0).get(Well.of(well).orElseThrow()))
                    .filter(filling -> filling != null)
                    .map(Layout.Filling::code)
                    .toList();
            assertEquals(layout.conditions().size(), codes.size(), "block " + block);
            assertEquals(codes.size(), new TreeSet<>(codes).size(), "each once in block " + block);
        }
    }

    @Test
    void smallPlatesUseEveryWellAndTakeSeveralPlates() {
        Layout six = layout(Map.of("assay.plateWells", "6"), 1);
        int conditions = six.conditions().size();
        assertEquals(3 * ((conditions + 5) / 6), six.plates().size());
        Map<String, Long> wells = six.plates().stream()
                .flatMap(plate -> plate.values().stream())
                .collect(Collectors.groupingBy(Layout.Filling::code, Collectors.counting()));
        assertTrue(wells.values().stream().allMatch(count -> count == 3), wells.toString());
        assertEquals(3, layout(Map.of("assay.plateWells", "12"), 1).plates().size());
    }

    @Test
    void aRangeIsCutIntoTenfoldSteps() {
        Map<String, Object> facts = new HashMap<>(ASSAY);
        facts.remove("treatment.concentrations");
        facts.put("treatment.lowestConcentration", "0.1 nM");
        facts.put("treatment.highestConcentration", "1 uM");
        assertEquals(
                List.of("0.1 nM", "1 nM", "10 nM", "100 nM", "1 uM"),
                of(facts, 1).orElseThrow().conditions().stream()
                        .filter(one -> one.role() == Role.SAMPLE)
                        .map(one -> one.concentration() + " " + one.unit())
                        .toList());
    }

    @Test
    void withoutAPlateOrDosesThereIsNone() {
        Map<String, Object> facts = new HashMap<>(ASSAY);
        facts.remove("assay.plateWells");
        assertEquals(Optional.empty(), of(facts, 1));
        facts.put("assay.plateWells", "96");
        facts.remove("treatment.concentrations");
        assertEquals(Optional.empty(), of(facts, 1));
    }

    @Test
    void asCsvEveryWellHasARow() {
        List<String> rows = layout(Map.of(), 1).csv().lines().toList();
        assertEquals("plate,well,role,condition,concentration,unit,arm", rows.get(0));
        assertEquals(97, rows.size());
        assertTrue(rows.contains("1,A1,medium,,,,"));
        assertTrue(rows.stream().anyMatch(row -> row.endsWith(",sample,letrozole,10,nM,androgen")), rows.toString());
    }

    /** What `plan` lays out, `plate` can judge: the curve, its vehicle, the blanks, and the control with the least. */
    @ParameterizedTest
    @CsvSource({
        "growth,             cell-culture, MCF-7Ca, androstenedione, MTT,                false, vehicle against positive",
        "own androgen,       cell-culture, H295R,   none,            MTT,                false, vehicle against positive",
        "steroids,           cell-culture, H295R,   none,            steroid-production, false, vehicle against positive",
        "enzyme,             cell-free,    '',      testosterone,    aromatase-activity, false, vehicle against positive",
        "dye,                cell-free,    '',      none,            aromatase-activity, true,  vehicle against positive",
    })
    void whatIsLaidOutCanBeJudged(
            String kind, String system, String line, String androgen, String endpoint, boolean dye, String window) {
        Map<String, String> more = new HashMap<>(Map.of(
                "model.system", system,
                "cellLine.name", line,
                "hormones.androgen", androgen,
                "assay.endpoint", endpoint));
        if (dye) {
            more.put("assay.fluorogenicSubstrate", "true");
        }
        Layout layout = layout(more, 7);
        assertEquals(1, layout.plates().size(), kind);
        Derived derived = TestPlate.judge(simulated(layout.plates().get(0)), Xlsx.utf8(layout.csv()))
                .derived();
        String all = kind + ": " + derived.facts() + derived.notDerived();
        assertEquals(
                "falling",
                derived.find(DerivableFact.DOSE_RESPONSE)
                        .orElseThrow(() -> new AssertionError(all))
                        .value());
        double ic50 = Double.parseDouble(derived.find(DerivableFact.IC50)
                .orElseThrow(() -> new AssertionError(all))
                .value()
                .split(" ")[0]);
        assertEquals(5, ic50, 1, all);
        assertEquals(
                window,
                derived.find(DerivableFact.Z_PRIME)
                        .orElseThrow(() -> new AssertionError(all))
                        .detail());
    }

    /** The line and the other cells of a co-culture had arms, and no wells. */
    @Test
    void eachKindOfCellOfACoCultureHasPlatesOfItsOwn() {
        Layout layout = layout(Map.of("model.coCulture", "adipocytes"), 7);
        assertEquals(3, layout.plates().size());
        for (String cells : List.of("MCF-7Ca", "adipocytes")) {
            assertEquals(
                    List.of(
                            cells + " alone",
                            "letrozole on " + cells + " alone",
                            "letrozole on " + cells + " alone",
                            "letrozole on " + cells + " alone",
                            "letrozole on " + cells + " alone"),
                    layout.conditions().stream()
                            .map(Layout.Filling::condition)
                            .filter(condition -> condition.endsWith(cells + " alone"))
                            .toList());
        }
        assertEquals(
                layout.conditions().size(),
                layout.conditions().stream()
                        .map(Layout.Filling::code)
                        .distinct()
                        .count());
        // cells alone are more sensitive here
        assertEquals(5, ic50(layout, "letrozole, androgen"), 1);
        assertEquals(2, ic50(layout, "letrozole on MCF-7Ca alone, androgen"), 0.5);
        assertEquals(2, ic50(layout, "letrozole on adipocytes alone, androgen"), 0.5);
    }

    /** The partner of a pair had an arm, and no wells: its doses are not stated. */
    @Test
    void thePartnerAloneHasWellsToWriteItsConcentrationIn() {
        Layout layout = layout(Map.of("treatment.drug", "letrozole", "treatment.partner", "palbociclib"), 7);
        List<String> partner = layout.csv()
                .lines()
                .filter(row -> row.contains("palbociclib alone"))
                .map(row -> row.replaceFirst("[^,]*,[^,]*,", ""))
                .toList();
        assertEquals(
                java.util.Collections.nCopies(layout.replicates(), "sample,palbociclib alone,,,androgen"), partner);
        assertEquals(5, ic50(layout, "letrozole alone, androgen"), 1);
        assertEquals(5, ic50(layout, "letrozole + palbociclib, androgen"), 1);
    }

    /** The drug with estradiol is a rescue, and no drug of its own. */
    @Test
    void aReporterIsJudgedInTheArmWithAndrogen() {
        Layout layout = layout(Map.of("cellLine.name", "MCF-7aro/ERE", "assay.endpoint", "reporter"), 7);
        Derived derived = judged(layout, "letrozole, androgen");
        assertEquals(5, ic50(layout, "letrozole, androgen"), 1);
        assertEquals(
                "separate rescue arm",
                derived.find(DerivableFact.ESTRADIOL_ADDED)
                        .orElseThrow(
                                () -> new AssertionError(derived.notDerived().toString()))
                        .value());
    }

    /** In nM, as {@code plate} finds it on simulated plates of one run. */
    private static double ic50(Layout layout, String condition) {
        Derived derived = judged(layout, condition);
        return Double.parseDouble(derived.find(DerivableFact.IC50)
                .orElseThrow(() -> new AssertionError(derived.notDerived().toString()))
                .value()
                .split(" ")[0]);
    }

    private static Derived judged(Layout layout, String condition) {
        List<PlateFile> files = layout.plates().stream()
                .map(plate -> PlateFile.read(TestPlate.file("plate.csv", simulated(plate)), OptionalInt.empty()))
                .toList();
        return PlateAnalysis.of(
                        files,
                        Optional.of(org.letrodx.data.plate.Layout.read(
                                TestPlate.file("layout.csv", Xlsx.utf8(layout.csv())))),
                        new PlateOptions(Optional.empty(), List.of("1"), Optional.of(condition)))
                .derived();
    }

    /**
     * A plate of wells that read 1.05 without drug, half of that at 5 nM, 0.15 under a drug that works, 0.05 without
     * cells.
     */
    private static byte[] simulated(Map<Well, Layout.Filling> filled) {
        Map<Well, Layout.Filling> wells = new LinkedHashMap<>();
        Layout.Filling free = new Layout.Filling("", "", Role.BLANK, "", "", "");
        PlateSize.WELLS_96.all().forEach(well -> wells.put(well, filled.getOrDefault(well, free)));
        Map<String, Double> units = Map.of("nM", 1.0, "uM", 1000.0);
        StringBuilder table = new StringBuilder("well,570\n");
        int[] count = {0};
        wells.forEach((well, filling) -> {
            double signal =
                    switch (filling.role()) {
                        case BLANK -> 0;
                        case POSITIVE -> 0.1;
                        case SAMPLE -> {
                            double half = filling.condition().contains(" on ") ? 2 : 5;
                            yield filling.concentration().isEmpty()
                                    ? 0.8
                                    : 1
                                            / (1
                                                    + Double.parseDouble(filling.concentration())
                                                            * units.get(filling.unit())
                                                            / half);
                        }
                        default ->
                            filling.hormones().equals("hormone-free")
                                                    && wells.values().stream().anyMatch(one -> one.hormones()
                                                            .equals("androgen"))
                                            || filling.condition().equals("inducer")
                                    ? 0.4
                                    : 1;
                    };
            table.append(well)
                    .append(String.format(
                            java.util.Locale.ROOT, ",%.4f%n", 0.05 + signal * (1 + 0.02 * (count[0]++ % 5 - 2))));
        });
        return Xlsx.utf8(table.toString());
    }
}
