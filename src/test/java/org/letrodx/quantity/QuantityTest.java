package org.letrodx.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;

/** Quantities as protocols print them, and what is wrong with those that cannot be read. */
class QuantityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "treatment.highestConcentration | 0.1 uM           | 100     | 100",
                "treatment.highestConcentration | 0.1 \u00b5M      | 100     | 100",
                "treatment.highestConcentration | 0.1 \u03bcmol/L  | 100     | 100",
                "treatment.highestConcentration | 1e-7 M           | 100     | 100",
                "treatment.highestConcentration | 100nM            | 100     | 100",
                "treatment.highestConcentration | 0-100 uM         | 0       | 100000",
                "treatment.highestConcentration | 0.1 nM - 1 uM    | 0.1     | 1000",
                "treatment.highestConcentration | >10 uM           | 10000   | Infinity",
                "treatment.highestConcentration | 2.853 ug/mL      | 10000   | 10000",
                "treatment.exposure             | 1-3 d            | 86400   | 259200",
                "treatment.exposure             | 1 \u2013 3 days  | 86400   | 259200",
                "treatment.exposure             | 2 weeks          | 1209600 | 1209600",
                "treatment.exposure             | 144 h            | 518400  | 518400",
                "clinic.followUp                | 2 years          | 63115200| 63115200",
                "serum.percent                  | 10 %             | 10      | 10",
                "serum.percent                  | <0.1 %           | 0       | 0.1",
                "dosing.bodyWeight              | 20-25 g          | 20      | 25",
                "dosing.dose                    | 10 ug/animal/day | 10      | 10",
                "dosing.dose                    | 10 ug/{animal}/d | 10      | 10",
                "dosing.dose                    | 0.01 mg/mouse/day| 10      | 10",
                "dosing.dose                    | 0.5 mg/kg/day    | 500     | 500",
                "readings.rowDrift              | -36 to -32 %     | -36     | -32",
                "readings.maxInhibition         | -7 to 15 %       | -7      | 15",
                "clinic.dose                    | 2.5 mg/day       | 2500    | 2500",
                "assay.wavelength               | 570 nm           | 570     | 570",
                "readings.zPrime                | -0.3             | -0.3    | -0.3",
                "assay.seedingDensity           | 7500             | 7500    | 7500"
            })
    void isRead(String path, String text, double low, double high) {
        Interval interval = ((Quantity) Experiment.builder()
                        .state(path, text)
                        .build()
                        .fact(path)
                        .value())
                .interval();
        assertEquals(low, interval.low(), Math.abs(low) * 1e-9);
        assertEquals(high, interval.high(), Double.isInfinite(high) ? 0 : Math.abs(high) * 1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "treatment.highestConcentration | 10             | bare number        | 10 nM",
                "treatment.highestConcentration | 10 d           | unit of another kind | ",
                "treatment.highestConcentration | 10 NM          | unknown unit       | nM",
                "treatment.highestConcentration | 10 foo         | unknown unit       | ",
                "treatment.highestConcentration | -5 nM          | negative           | ",
                "treatment.highestConcentration | NaN nM         | is not a quantity  | ",
                "treatment.highestConcentration | infinity nM    | is not a quantity  | ",
                "treatment.highestConcentration | 0,1 nM         | is not a quantity  | 0.1 nM",
                "treatment.highestConcentration | 1e999 nM       | too large          | ",
                "treatment.highestConcentration | 3-1 nM         | from high to low   | ",
                "treatment.highestConcentration | <0 nM          | no possible value  | ",
                "dosing.dose                    | 10 ug/kg       | unit of another kind | ",
                "dosing.dose                    | 10 mg          | unit of another kind | ",
                "hormones.androgenConcentration | 3 ug/mL        | of what            | ",
                "assay.replicateWells           | 2.5            | not a whole number | ",
                "assay.replicateWells           | 3 wells        | has a unit         | ",
                "assay.plateWells               | 97             | cannot be          | ",
                "treatment.highestConcentration | 1 MM           | unknown unit       | mM",
                "treatment.highestConcentration | 5 /L           | unit of another kind | ",
                "treatment.highestConcentration | 1 [pH]         | unit of another kind | ",
                "treatment.exposure             | 3              | bare number        | 3 h or 3 d",
                "treatment.exposure             | 3 Hz           | unit of another kind | ",
                "dosing.dose                    | 1 /day         | unit of another kind | ",
                "serum.percent                  | 10 mol         | unit of another kind | ",
                "serum.percent                  | 300 %          | cannot be          | ",
                "readings.zPrime                | 5              | cannot be          | ",
                "assay.replicateWells           | 0              | cannot be          | ",
                "assay.seedingDensity           | 7,500          | is not a quantity  | 7500",
                "serum.percent                  | true           | is not a quantity  | ",
                "medium.phenolRed               | maybe          | neither true nor false | ",
                "serum.treatment                | charcoal-striped | is not a value   | charcoal-stripped"
            })
    void isRefused(String path, String text, String fault, String maybe) {
        InvalidExperimentException refused = assertThrows(
                InvalidExperimentException.class,
                () -> Experiment.builder().state(path, text).build());
        String message = refused.problems().get(0).toString();
        assertEquals(1, refused.problems().size(), message);
        assertTrue(message.startsWith(path + ": "), message);
        assertTrue(message.contains(fault), message);
        assertTrue(maybe == null || refused.problems().get(0).maybe().contains(maybe), message);
    }

    /** Plates print doses so, too; hundredths of a nanomole stay as they are. */
    @ParameterizedTest
    @CsvSource({"0.00183, 1.83 pM", "0.01, 0.01 nM", "0, 0 nM", "250, 250 nM", "2500, 2.5 uM"})
    void whatIsComputedIsPrintedInTheUnitThatSuitsIt(double nanomolar, String printed) {
        assertEquals(
                printed,
                Quantity.computed(Interval.at(nanomolar), Dimension.CONCENTRATION)
                        .text());
    }
}
