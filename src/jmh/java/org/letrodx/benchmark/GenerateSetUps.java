package org.letrodx.benchmark;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.letrodx.document.JsonWriter;

/**
 * Writes varied set-ups as NDJSON on standard output, the same ones for the same number: growth assays (80 in 100),
 * xenografts (15) and trial arms (5), about twenty facts each. Most facts are as a protocol would have them; each has a
 * fault now and then, or is missing.
 *
 * <pre>java -cp target/letrodx.jar src/jmh/java/org/letrodx/benchmark/GenerateSetUps.java 1000000 &gt; set-ups.ndjson
 * </pre>
 */
public final class GenerateSetUps {
    private static final long SEED = 20261125;
    /** A fact is missing in one set-up of eight. */
    private static final int MISSING = 8;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();

    private GenerateSetUps() {}

    /** @param args how many */
    public static void main(String[] args) throws IOException {
        GenerateSetUps generator = new GenerateSetUps();
        long count = Long.parseLong(args[0]);
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            for (long number = 1; number <= count; number++) {
                out.write(JsonWriter.compact(generator.setUp(number)));
                out.write('\n');
            }
        }
    }

    private Map<String, Object> setUp(long number) {
        sections.clear();
        int kind = random.nextInt(100);
        if (kind < 80) {
            growthAssay();
        } else if (kind < 95) {
            xenograft();
        } else {
            trialArm();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", "set-up-" + number);
        tree.putAll(sections);
        return tree;
    }

    private void growthAssay() {
        always("model.system", "cell-culture");
        state(
                "cellLine.name",
                List.of("MCF-7", "MCF-7Ca", "MCF-7aro", "T-47D", "T-47Daro", "LTLT-Ca"),
                List.of("MDA-MB-231", "SK-BR-3", "Our-Line-7"));
        state("cellLine.mycoplasma", List.of("negative"), List.of("not-tested", "positive"));
        state("cellLine.strProfile", List.of("match"), List.of("not-done"));
        state("cellLine.passagesSinceThaw", List.of(4 + random.nextInt(20)), List.of(55));
        state("medium.name", List.of("DMEM", "RPMI-1640", "phenol red-free DMEM", "IMEM"), List.of("MEM"));
        state("medium.phenolRed", List.of(false), List.of(true));
        state("serum.kind", List.of("fetal-bovine"), List.of("horse", "newborn-calf"));
        state("serum.treatment", List.of("charcoal-stripped"), List.of("untreated"));
        state("serum.percent", List.of("5 %", "10 %"), List.of("20 %"));
        state("hormones.androgen", List.of("androstenedione", "testosterone"), List.of("none", "dihydrotestosterone"));
        state("hormones.deprivation", List.of("3 d", "72 h", "4 d"), List.of("24 h", "1-3 d"));
        state("hormones.estradiolAdded", List.of(false), List.of(true));
        state(
                "treatment.concentrations",
                List.of(List.of("0.1 nM", "1 nM", "10 nM", "100 nM", "1 uM"), "1-1000 nM", List.of("1 nM", "1 uM")),
                List.of("0-100 uM", List.of("1 uM", "10 uM", "100 uM"), List.of("0.01 nM", "0.1 nM")));
        state("treatment.vehicle", List.of("DMSO", "ethanol"), List.of("other"));
        state("treatment.vehiclePercent", List.of("0.1 %", "0.05 %"), List.of("1 %"));
        state("treatment.exposure", List.of("6 d", "7 d", "5-7 d"), List.of("48 h", "1-3 d"));
        // never longer than the shortest exposure
        state("treatment.renewal", List.of("2 d", "48 h"), List.of("1-2 d"));
        state("assay.endpoint", List.of("MTT", "count", "resazurin", "SRB"), List.of("aromatase-activity"));
        state("assay.plateWells", List.of(24, 96), List.of(384));
        state("assay.seedingDensity", List.of(2000 + 100 * random.nextInt(40)), List.of(30000));
        state("assay.edgeWellsUsed", List.of(false), List.of(true));
        state("assay.vehicleControl", List.of(true), List.of(false));
        if (random.nextInt(3) == 0) {
            state("readings.replicateCv", List.of((4 + random.nextInt(8)) + " %"), List.of("38 %"));
            state("readings.controlsGrow", List.of(true), List.of(false));
            state("readings.maxInhibition", List.of((30 + random.nextInt(50)) + " %"), List.of("4 %"));
        }
    }

    private void xenograft() {
        always("model.system", "xenograft");
        state("cellLine.name", List.of("MCF-7Ca", "MCF-7aro"), List.of("MCF-7", "MDA-MB-231"));
        state("host.species", List.of("mouse"), List.of("rat"));
        state("host.ovariectomised", List.of(true), List.of(false));
        state("host.estradiolPellet", List.of(false), List.of(true));
        state("host.androstenedione", List.of("continuous"), List.of("none", "interrupted"));
        state("host.androstenedioneDose", List.of("0.1 mg/mouse/day", "100 ug/mouse/day"), List.of("1 mg/mouse/day"));
        state("dosing.dose", List.of("10 ug/mouse/day", "20 ug/mouse/day"), List.of("10 ug/kg/day", "1 ug/mouse/day"));
        state("dosing.bodyWeight", List.of("20-25 g", "22 g"), List.of("30 g"));
        state("dosing.route", List.of("subcutaneous", "gavage"), List.of("other"));
        state("dosing.vehicle", List.of("hydroxypropyl-cellulose"), List.of("saline", "water"));
        state("dosing.schedule", List.of("daily"), List.of("irregular", "less-than-daily"));
        state("dosing.missedDoses", List.of("0 %", "2 %"), List.of("15 %"));
        state("tumour.controlsGrew", List.of(true), List.of(false));
        state("tumour.treatedOverControl", List.of((20 + random.nextInt(40)) + " %"), List.of("95 %"));
        state("design.randomised", List.of(true), List.of(false));
        state("design.blinded", List.of(true), List.of(false));
        state("design.vehicleArm", List.of(true), List.of(false));
        state("design.animalsPerGroup", List.of(8 + random.nextInt(5)), List.of(3));
        state("design.measurementInterval", List.of("3 d", "1 wk"), List.of("3 wk"));
        state("history.timeOnDrug", List.of("6 wk", "8 wk"), List.of("30 wk"));
    }

    private void trialArm() {
        always("model.system", "patient");
        state("clinic.menopausalStatus", List.of("postmenopausal"), List.of("premenopausal"));
        state("clinic.dose", List.of("2.5 mg/day"), List.of("0.5 mg/day"));
        state("clinic.discontinuation", List.of((5 + random.nextInt(20)) + " %"), List.of("45 %"));
        state("clinic.followUp", List.of("5 years", "24 months"), List.of("3 months"));
        state(
                "clinic.symptoms",
                List.of(List.of("hot-flashes"), List.of("fatigue")),
                List.of(List.of("arthralgia", "myalgia"), List.of("fracture")));
        state("clinic.extendedTreatment", List.of(false), List.of(true));
    }

    private void state(String path, List<?> usual, List<?> faults) {
        int chance = random.nextInt(100);
        if (random.nextInt(MISSING) > 0) {
            // one fact of ten is not as it should be
            List<?> values = chance < 10 ? faults : usual;
            always(path, values.get(random.nextInt(values.size())));
        }
    }

    private void always(String path, Object value) {
        int dot = path.indexOf('.');
        sections.computeIfAbsent(path.substring(0, dot), section -> new LinkedHashMap<>())
                .put(path.substring(dot + 1), value);
    }
}
