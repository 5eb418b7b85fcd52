package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Tier;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Complaint;

/** The less drug, the worse: over all rules that ask how much there was, whatever their limits are. */
class DosesTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    /** How much drug there is, also set against something else. */
    private static final Set<String> AMOUNTS = Set.of(
            "treatment.highestConcentration",
            "hormones.androgenPerDrug",
            "dosing.dosePerAnimal",
            "dosing.dosePerWeight");

    /** From the most that is published down, past every limit. */
    private static final List<String> CONCENTRATIONS = List.of(
            "1 uM", "300 nM", "200 nM", "150 nM", "100 nM", "50 nM", "20 nM", "15 nM", "10 nM", "5 nM", "2 nM", "1 nM",
            "0.9 nM", "0.8 nM", "0.5 nM", "0.2 nM", "0.1 nM", "0.07 nM", "0.05 nM", "0.01 nM", "7 pM", "1 pM", "1 fM");

    private static final List<String> DOSES_OF_ANIMALS = List.of(
            "20 ug", "10 ug", "9 ug", "8 ug", "5 ug", "3 ug", "2 ug", "1.9 ug", "1 ug", "0.5 ug", "0.1 ug", "0.01 ug");

    @TestFactory
    Stream<DynamicTest> aLowerRangeInCellsNeverGetsAMilderAnswer() {
        return Stream.of("MCF-7aro", "MCF-7Ca", "T-47Darom", "MCF-7", "MCF7-AROM1", "JEG-3")
                .flatMap(line -> Stream.of("cell-culture", "spheroid")
                        .flatMap(system -> Stream.of("count", "aromatase-activity", "steroid-production")
                                .flatMap(endpoint -> Stream.of("1 nM", "100 nM")
                                        .map(androgen -> grid(
                                                Complaint.NO_RESPONSE,
                                                "treatment.highestConcentration",
                                                CONCENTRATIONS,
                                                "model.system",
                                                system,
                                                "cellLine.name",
                                                line,
                                                "assay.endpoint",
                                                endpoint,
                                                "hormones.androgen",
                                                "testosterone",
                                                "hormones.androgenConcentration",
                                                androgen,
                                                "treatment.drug",
                                                "letrozole")))));
    }

    @TestFactory
    Stream<DynamicTest> aLowerRangeOfAnotherDrugOrWithoutCellsNeverGetsAMilderAnswer() {
        return Stream.of(
                grid(
                        Complaint.NO_RESPONSE,
                        "treatment.highestConcentration",
                        CONCENTRATIONS,
                        "model.system",
                        "cell-free",
                        "assay.endpoint",
                        "aromatase-activity",
                        "treatment.drug",
                        "letrozole"),
                grid(
                        Complaint.NO_RESPONSE,
                        "treatment.highestConcentration",
                        CONCENTRATIONS,
                        "model.system",
                        "cell-culture",
                        "cellLine.name",
                        "MCF-7aro",
                        "assay.endpoint",
                        "count",
                        "treatment.drug",
                        "anastrozole"));
    }

    /** Nothing that is said of three dimensions is said of a layer, whatever else is described. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "spheroid,  -,                  CONFIRMED",
                "organoid,  -,                  CONFIRMED",
                "-,         -,                  RULED_OUT",
                "-,         cellLine.name,      RULED_OUT",
                "-,         model.coCulture,    RULED_OUT",
                "-,         serum.treatment,    RULED_OUT",
            })
    void aRangeIsTooLowForSpheroidsOnlyWhereTheyAreStated(
            @Nullable String system, @Nullable String described, Verdict verdict) {
        Map<String, String> values =
                Map.of("cellLine.name", "MCF-7", "model.coCulture", "none", "serum.treatment", "charcoal-stripped");
        Experiment.Builder set = Experiment.builder()
                .state("treatment.drug", "letrozole")
                .state("treatment.highestConcentration", "10 nM");
        if (system != null) {
            set.state("model.system", system);
        }
        if (described != null) {
            set.state(described, values.get(described));
        }
        Experiment low = set.build();
        Experiment complained = set.complaint(Complaint.NO_RESPONSE).build();
        for (Diagnosis answer : List.of(BOOK.review(low), BOOK.diagnose(low), BOOK.diagnose(complained))) {
            assertEquals(
                    verdict,
                    answer.findings().stream()
                            .filter(finding -> finding.id().equals("DOSE-16"))
                            .map(Finding::verdict)
                            .findFirst()
                            .orElseThrow());
        }
    }

    /** No dose is known for rats that bear the tumours of a line. */
    @TestFactory
    Stream<DynamicTest> aLowerDoseInAnimalsNeverGetsAMilderAnswer() {
        return Stream.of(List.of("mouse", "line"), List.of("mouse", "carcinogen"), List.of("rat", "carcinogen"))
                .flatMap(animal -> Stream.of("/animal/day", "/kg/day")
                        .map(basis -> grid(
                                Complaint.NO_REGRESSION,
                                "dosing.dose",
                                doses(basis),
                                "model.system",
                                "xenograft",
                                "host.species",
                                animal.get(0),
                                "tumour.origin",
                                animal.get(1),
                                "dosing.bodyWeight",
                                animal.get(0).equals("mouse") ? "20 g" : "250 g",
                                "treatment.drug",
                                "letrozole")));
    }

    /** A dose per kg is begun at what 20 ug are in a mouse. */
    private static List<String> doses(String basis) {
        return basis.startsWith("/kg")
                ? Stream.concat(
                                Stream.of("1 mg", "500 ug", "300 ug", "100 ug", "99 ug", "50 ug", "30 ug"),
                                DOSES_OF_ANIMALS.stream())
                        .map(dose -> dose + basis)
                        .toList()
                : DOSES_OF_ANIMALS.stream().map(dose -> dose + basis).toList();
    }

    private static DynamicTest grid(Complaint complaint, String amount, List<String> falling, String... facts) {
        Map<String, String> set = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            set.put(facts[i], facts[i + 1]);
        }
        return dynamicTest(String.join(", ", Arrays.asList(facts)), () -> {
            Tier before = Tier.RULED_OUT;
            String last = "";
            for (String dose : falling) {
                Experiment.Builder builder = Experiment.builder().complaint(complaint);
                set.forEach(builder::state);
                Diagnosis diagnosis = BOOK.diagnose(builder.state(amount, dose).build());
                Tier now = worst(diagnosis);
                assertTrue(now.compareTo(before) <= 0, before + " at " + last + ", but " + now + " at " + dose);
                before = now;
                last = dose;
            }
            assertTrue(before.compareTo(Tier.BORDERLINE) < 0, "nothing at all is told at " + last);
        });
    }

    /** The tier of the worst of what is told of an amount. */
    private static Tier worst(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.rule().questions().stream()
                        .anyMatch(question -> question.part() == Part.EVIDENCE
                                && AMOUNTS.contains(question.fact().path())))
                .filter(Finding::isCause)
                .map(finding -> finding.rankKey().tier())
                .min(Tier::compareTo)
                .orElse(Tier.RULED_OUT);
    }
}
