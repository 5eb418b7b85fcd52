package org.letrodx.data.plate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A layout writes concentrations as a scenario does. */
class DoseTest {
    @ParameterizedTest
    @CsvSource({
        "100, pM, 0.1 nM",
        "100, pmol/L, 0.1 nM",
        "1, umol/L, 1 uM",
        "1, \u00b5mol/L, 1 uM",
        "0.5, mmol/L, 500 uM",
        "1e-6, mol/L, 1 uM",
        "20, ng/mL, 20 ng/mL",
        "20, ng/ml, 20 ng/mL"
    })
    void oneDoseIsPrintedInOneWay(double value, String unit, String printed) {
        assertEquals(printed, Dose.of(value, unit).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nm", "h", "mg/kg/day", "cells"})
    void whatIsNoConcentrationIsNoDose(String unit) {
        assertEquals(Optional.empty(), Dose.of(1, unit));
        assertTrue(Dose.of(1, "nM").isPresent());
    }
}
