package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.document.InputException;

/** Who is compared with whom. */
class GroupsTest {
    @Test
    void namesThatAreNotThereAreRefused() {
        TumourOptions group = new TumourOptions(
                Optional.of("0"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("letrozol"),
                Optional.empty(),
                Optional.empty());
        assertEquals(
                "tumours.csv: has no group \"letrozol\"; allowed: control, letrozole. Maybe: letrozole",
                assertThrows(
                                InputException.class,
                                () -> judge(TestTumours.standard().longTable(), group))
                        .getMessage());
        assertEquals(
                "tumours.csv: the day or date of the first dose: \"2026-03-02\" is no day of this table; allowed: a number of days, as the "
                        + "table counts them",
                assertThrows(
                                InputException.class,
                                () -> judge(TestTumours.standard().longTable(), options("2026-03-02", null)))
                        .getMessage());
    }

    /** One group as both was compared with itself, without a word. */
    @Test
    void aGroupIsNotComparedWithItself() {
        for (Optional<String> control : List.of(Optional.of("control"), Optional.<String>empty())) {
            TumourOptions both = new TumourOptions(
                    Optional.of("0"),
                    Optional.empty(),
                    control,
                    Optional.of("control"),
                    Optional.empty(),
                    Optional.empty());
            assertEquals(
                    "tumours.csv: the group that is judged: \"control\" is the group of the controls, too; allowed: "
                            + "letrozole; or another one as the group of the controls",
                    assertThrows(
                                    InputException.class,
                                    () -> judge(TestTumours.standard().longTable(), both))
                            .getMessage());
        }
    }

    @Test
    void oneAnimalAModel() {
        StringBuilder table = new StringBuilder("model,treatment,mouse,day,volume (mm3)\n");
        for (int model = 1; model <= 6; model++) {
            for (String treatment : List.of("control", "drug")) {
                for (int day : TestTumours.TWICE_A_WEEK) {
                    table.append("PDX" + model + "," + treatment + "," + treatment + model + "," + day + ","
                            + (100 + day) + "\n");
                }
            }
        }
        TumourAnalysis analysis = judge(table.toString(), options("0", null));
        assertEquals("1", both(analysis, DerivableFact.ANIMALS_PER_GROUP));
        assertTrue(tells(analysis, Remark.Kind.ONE_ANIMAL_A_MODEL));
        assertTrue(both(analysis, DerivableFact.TREATED_OVER_CONTROL)
                .startsWith("not derived: there are 6 studies or models"));
    }
}
