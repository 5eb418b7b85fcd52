package org.letrodx.data.tumour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.letrodx.data.tumour.Judged.both;
import static org.letrodx.data.tumour.Judged.judge;
import static org.letrodx.data.tumour.Judged.options;
import static org.letrodx.data.tumour.Judged.tells;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.NotDerived;
import org.letrodx.data.Remark;

/** Facts from tumours whose truth is known. */
class TumourFactsTest {
    static final List<DerivableFact> OF_TUMOURS = Stream.of(DerivableFact.values())
            .filter(fact -> fact.ordinal() >= DerivableFact.TREATED_OVER_CONTROL.ordinal())
            .toList();

    @Test
    void dayZeroIsNeverGuessed() {
        TumourAnalysis analysis = judge(TestTumours.standard().longTable(), TumourOptions.NONE);
        for (DerivableFact fact : List.of(
                DerivableFact.TREATED_OVER_CONTROL,
                DerivableFact.TUMOUR_RESPONSE,
                DerivableFact.RESPONDED_INITIALLY,
                DerivableFact.RESPONSE_LOST,
                DerivableFact.CONTROLS_GREW,
                DerivableFact.TIME_ON_DRUG)) {
            assertEquals("not derived: the day of the first dose is not known", both(analysis, fact));
        }
        assertEquals("6", both(analysis, DerivableFact.ANIMALS_PER_GROUP));
        // unless the heading says that days are counted from it, or a column does
        String counted = TestTumours.standard().longTable(",", "group,animal,days on treatment,volume (mm3)");
        assertEquals("15 %", both(judge(counted, TumourOptions.NONE), DerivableFact.TREATED_OVER_CONTROL));
        String column = TestTumours.standard()
                .longTable()
                .lines()
                .map(line -> line + (line.startsWith("group") ? ",start" : ",0"))
                .collect(Collectors.joining("\n"));
        assertEquals("15 %", both(judge(column, TumourOptions.NONE), DerivableFact.TREATED_OVER_CONTROL));
    }

    @Test
    void everyFactIsThereOrHasItsReason() {
        for (TumourOptions options :
                List.of(TumourOptions.NONE, options("0", null), options("0", "end"), options("25", "28"))) {
            Derived derived = judge(TestTumours.standard().longTable(), options).derived();
            assertEquals(
                    OF_TUMOURS,
                    Stream.concat(
                                    derived.facts().stream().map(fact -> fact.fact()),
                                    derived.notDerived().stream().map(NotDerived::fact))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void weightsAndTumoursOfAnAnimal() {
        StringBuilder table = new StringBuilder("group,animal,tumour,day,volume mm3,body weight (g)\n");
        for (String group : List.of("control", "drug")) {
            for (int animal = 1; animal <= 4; animal++) {
                for (int day : TestTumours.TWICE_A_WEEK) {
                    for (String side : List.of("left", "right")) {
                        double weight = group.equals("drug") && animal == 2 ? 25 - 0.25 * day : 25;
                        table.append(String.join(
                                        ",",
                                        group,
                                        String.valueOf(animal),
                                        side,
                                        String.valueOf(day),
                                        String.valueOf(100 + day),
                                        String.valueOf(weight)))
                                .append('\n');
                    }
                }
            }
        }
        TumourAnalysis analysis = judge(table.toString(), options("0", null));
        assertEquals("4", both(analysis, DerivableFact.ANIMALS_PER_GROUP));
        assertEquals("2", both(analysis, DerivableFact.TUMOURS_PER_ANIMAL));
        assertEquals(200, analysis.groups().get("drug").get(0).volumeOn(0).orElseThrow());
        assertEquals("28 %", both(analysis, DerivableFact.BODY_WEIGHT_LOSS));
        assertTrue(tells(analysis, Remark.Kind.BODY_WEIGHT_LOST)
                && tells(analysis, Remark.Kind.IDS_RESTART)
                && tells(analysis, Remark.Kind.TUMOURS_ADDED_UP));
    }

    /** Volumes of which hardly anything can be said give reasons, not faults. */
    @Test
    void nothingIsInventedOfOddVolumes() {
        List<DoubleUnaryOperator> odd = List.of(
                day -> 0,
                day -> day == 0 ? 100 : 0,
                day -> 100,
                day -> day,
                day -> day > 10 ? 0 : 90,
                day -> 1e7 * day);
        for (DoubleUnaryOperator control : odd) {
            for (DoubleUnaryOperator drug : odd) {
                TestTumours study = new TestTumours();
                for (int i = 0; i < 3; i++) {
                    study.animal("control", "c" + i, TestTumours.TWICE_A_WEEK, control)
                            .animal("drug", "d" + i, TestTumours.TWICE_A_WEEK, drug);
                }
                Derived derived = judge(study.longTable(), options("0", "end")).derived();
                assertEquals(
                        OF_TUMOURS.size(),
                        derived.facts().size() + derived.notDerived().size());
                derived.facts()
                        .forEach(fact -> assertTrue(
                                !fact.both().contains("NaN") && !fact.both().contains("Infinity"), fact.toString()));
            }
        }
    }
}
