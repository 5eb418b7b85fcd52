package org.letrodx.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;

/** Quantities as they are typed, pasted from a paper, or exported by a word processor. */
class WhatPeopleTypeTest {

    private static Interval read(Experiment experiment, String path) {
        return ((Quantity) experiment.fact(path).value()).interval();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10^-6 M                       | 1000   | 1000",
                "1x10^-6 M                     | 1000   | 1000",
                "1 x 10^-6 M                   | 1000   | 1000",
                "2.5*10^(-7) M                 | 250    | 250",
                "1\u00d710\u207b\u2076 M       | 1000   | 1000",
                "10\u207b\u2079 mol/L          | 1      | 1",
                "1x10-6 M                      | 1000   | 1000",
                "10^-9-10^-6 M                 | 1      | 1000",
                "1 \u00d7 10\u22129 M          | 1      | 1",
                "10^2 nM                       | 100    | 100",
                "<10^-8 M                      | 0      | 10",
                "10-100 nM                     | 10     | 100",
                "2 - 100 nM                    | 2      | 100",
                "100\u00a0nM                   | 100    | 100",
                "100\u202fnM                   | 100    | 100",
                "0.1\u2009nM\u20091\u2009uM    |        | ",
                "1\u201110 nM                  | 1      | 10",
                "1\u20135\u00a0nM              | 1      | 5"
            })
    void powersOfTenAndTypographicCharacters(String text, Double low, Double high) {
        Experiment.Builder builder = Experiment.builder().state("treatment.highestConcentration", text);
        if (low == null) {
            assertTrue(assertThrows(InvalidExperimentException.class, builder::build)
                    .problems()
                    .get(0)
                    .toString()
                    .contains("treatment.highestConcentration"));
            return;
        }
        Interval interval = read(builder.build(), "treatment.highestConcentration");
        assertEquals(low, interval.low(), low * 1e-9);
        assertEquals(high, interval.high(), high * 1e-9);
    }

    @Test
    void aQuantityIsKeptAsItWasWritten() {
        assertEquals(
                "1\u00d710\u207b\u2076 M",
                Experiment.builder()
                        .state("treatment.highestConcentration", "1\u00d710\u207b\u2076 M")
                        .build()
                        .fact("treatment.highestConcentration")
                        .display());
    }

    /** 1 ng/mL over the molar mass: 288.4 g/mol of testosterone make it 3.47 nM. */
    @ParameterizedTest
    @CsvSource({
        "testosterone, 3.467",
        "androstenedione, 3.492",
        "dihydrotestosterone, 3.444",
        "methyltrienolone, 3.516",
        "dhea, 3.467",
        "androstenediol, 3.444",
        "estrone-sulfate, 2.854",
        "estradiol-sulfate, 2.837"
    })
    void aSteroidByMassIsConvertedByItsOwnMolarMass(String androgen, double nM) {
        Experiment experiment =
                Experiment.of(Map.of("hormones.androgen", androgen, "hormones.androgenConcentration", "1 ng/mL"));
        assertEquals(nM, read(experiment, "hormones.androgenConcentration").low(), 1e-3);
    }

    @Test
    void insulinByMass() {
        Experiment experiment = Experiment.of(Map.of("medium.insulinConcentration", "10 ug/mL"));
        assertEquals(1722, read(experiment, "medium.insulinConcentration").low(), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other"})
    void aSteroidWithoutANameHasNoMolarMass(String androgen) {
        Experiment.Builder builder = Experiment.builder().state("hormones.androgenConcentration", "3 ng/mL");
        if (!androgen.isEmpty()) {
            builder.state("hormones.androgen", androgen);
        }
        Problem problem = assertThrows(InvalidExperimentException.class, builder::build)
                .problems()
                .get(0);
        assertEquals("hormones.androgenConcentration", problem.path());
        assertTrue(problem.fault().contains("nM"), problem.fault());
    }

    @Test
    void nothingOfItNeedsNoMolarMass() {
        Experiment experiment =
                Experiment.of(Map.of("hormones.androgen", "none", "hormones.androgenConcentration", "0 ng/mL"));
        assertTrue(read(experiment, "hormones.androgenConcentration").isOnly(0));
    }

    @Test
    void aNumberPerAreaIsRefusedWithTheReason() {
        for (String text : List.of("5000 cells/cm2", "5000/cm\u00b2", "5000 cells / cm^2")) {
            Problem problem = refused("assay.seedingDensity", text);
            assertTrue(problem.fault().contains("per area"), problem.fault());
            assertTrue(problem.allowed().contains("area of a well"), problem.allowed());
        }
    }

    @ParameterizedTest
    @CsvSource({"15.000, 15000", "1.000, 1000", "15.000 cells, 15000", "1.000.000, "})
    void aPointInAWholeNumberIsRefused(String text, String maybe) {
        Problem problem = refused("assay.seedingDensity", text);
        if (maybe != null) {
            assertEquals(maybe, problem.maybe());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"15000", "15000.0", "1.5e4", "1.5x10^4"})
    void aWholeNumberWrittenOtherwiseIsRead(String text) {
        assertTrue(read(Experiment.builder().state("assay.seedingDensity", text).build(), "assay.seedingDensity")
                .isOnly(15000));
    }

    @ParameterizedTest
    @CsvSource({"1.000 nM, 1, 1000 nM", "10.000 nM, 10, 10000 nM", "1.000-2.000 nM, 1, 1000-2000 nM"})
    void aPointThatMaySeparateThousandsIsToldWithBothReadings(String text, double low, String other) {
        Experiment experiment = Experiment.builder()
                .state("treatment.highestConcentration", text)
                .build();
        assertEquals(low, read(experiment, "treatment.highestConcentration").low());
        assertEquals(1, experiment.warnings().size());
        String fault = experiment.warnings().get(0).fault();
        assertTrue(fault.contains(text) && fault.contains(other), fault);
    }

    @Test
    void inAListEachItemIsTold() {
        Experiment experiment = Experiment.builder()
                .state("treatment.concentrations", List.of("0.1 nM", "1.000 nM", "10.000 nM"))
                .build();
        assertEquals(2, experiment.warnings().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.125 nM", "1.5 nM", "0.001 nM", "1.25 nM", "1000.125 nM", "1.0000 nM"})
    void aPointWithOneReadingIsNotTold(String text) {
        assertEquals(
                List.of(),
                Experiment.builder()
                        .state("treatment.highestConcentration", text)
                        .build()
                        .warnings());
    }

    private static Problem refused(String path, String text) {
        Experiment.Builder builder = Experiment.builder().state(path, text);
        return assertThrows(InvalidExperimentException.class, builder::build)
                .problems()
                .get(0);
    }
}
