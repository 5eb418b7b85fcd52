package org.letrodx.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** The experiments that are diagnosed, as a LIMS would hand them over: values by fact path. */
enum Cases {
    /** Five facts. */
    SPARSE {
        @Override
        Map<String, Object> facts() {
            return Map.of(
                    "complaint",
                    "no-response",
                    "cellLine.name",
                    "MCF-7",
                    "serum.treatment",
                    "untreated",
                    "treatment.exposure",
                    "3 d",
                    "treatment.highestConcentration",
                    "1 uM",
                    "assay.endpoint",
                    "MTT");
        }
    },
    /** Twenty facts, some of them faults. */
    TYPICAL {
        @Override
        Map<String, Object> facts() {
            return Map.ofEntries(
                    Map.entry("complaint", "no-response"),
                    Map.entry("model.system", "cell-culture"),
                    Map.entry("cellLine.name", "MCF-7"),
                    Map.entry("cellLine.passage", 18),
                    Map.entry("cellLine.mycoplasma", "negative"),
                    Map.entry("medium.name", "DMEM"),
                    Map.entry("medium.phenolRed", true),
                    Map.entry("serum.kind", "FBS"),
                    Map.entry("serum.treatment", "charcoal-stripped"),
                    Map.entry("serum.percent", "10 %"),
                    Map.entry("hormones.deprivation", "24 h"),
                    Map.entry("hormones.estradiolAdded", false),
                    Map.entry("treatment.drug", "letrozole"),
                    Map.entry("treatment.concentrations", "0-100 uM"),
                    Map.entry("treatment.vehicle", "DMSO"),
                    Map.entry("treatment.exposure", "1-3 d"),
                    Map.entry("assay.endpoint", "MTT"),
                    Map.entry("assay.plateWells", 96),
                    Map.entry("assay.seedingDensity", 7500),
                    Map.entry("assay.vehicleControl", true),
                    Map.entry("assay.edgeWellsUsed", true));
        }
    },
    /** Everything that can be stated at once. */
    FULL {
        @Override
        Map<String, Object> facts() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("complaint", "no-response");
            values.put("model.system", "cell-culture");
            for (FactType type : Vocabulary.types()) {
                if (!type.isDerived() && !values.containsKey(type.path())) {
                    candidates(type).stream()
                            .filter(value -> fits(values, type, value))
                            .findFirst()
                            .ifPresent(value -> values.put(type.path(), value));
                }
            }
            return values;
        }
    };

    private static final List<String> QUANTITIES =
            List.of("5 nM", "5 d", "5 %", "5 g", "5 ug/mouse/day", "5 ug/kg/day", "5 mg/day", "570 nm");

    abstract Map<String, Object> facts();

    Experiment experiment() {
        return Experiment.of(facts());
    }

    private static List<String> candidates(FactType type) {
        return switch (type.shape()) {
            case YES_NO -> List.of("true", "false");
            case CHOICE, CHOICES ->
                type.terms().stream().map(term -> term.label()).toList();
            case QUANTITY, QUANTITIES -> QUANTITIES;
            case NUMBER, WHOLE_NUMBER -> List.of("3", "96");
            case TEXT ->
                List.of(
                        switch (type.path()) {
                            case "cellLine.name" -> "MCF-7";
                            case "treatment.drug" -> "letrozole";
                            default -> "DMEM";
                        });
        };
    }

    private static boolean fits(Map<String, Object> values, FactType type, String value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(type.path(), value);
        try {
            return Experiment.of(more).stated().size() == values.size();
        } catch (InvalidExperimentException contradiction) {
            return false;
        }
    }
}
