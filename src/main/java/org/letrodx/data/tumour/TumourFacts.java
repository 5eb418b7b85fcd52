package org.letrodx.data.tumour;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.Unsaid;

/** The facts of a study with tumours: each is derived by a class of its own, as far as the table allows it. */
final class TumourFacts {
    /** What compares treated animals with controls, from the first dose on. */
    private static final List<DerivableFact> OF_COMPARISON = List.of(
            DerivableFact.TREATED_OVER_CONTROL,
            DerivableFact.TUMOUR_RESPONSE,
            DerivableFact.RESPONDED_INITIALLY,
            DerivableFact.RESPONSE_LOST,
            DerivableFact.TIME_ON_DRUG,
            DerivableFact.BODY_WEIGHT_LOSS,
            DerivableFact.BASELINE_DIFFERENCE,
            DerivableFact.REGROWTH_ON_DRUG,
            DerivableFact.REGROWTH_OFF_DRUG);

    /** What readings from the first dose on tell of the groups. */
    private static final List<DerivableFact> OF_READINGS = List.of(
            DerivableFact.CONTROLS_GREW,
            DerivableFact.ANIMALS_PER_GROUP,
            DerivableFact.MEASUREMENT_INTERVAL,
            DerivableFact.ANIMALS_LEFT_EARLY,
            DerivableFact.LARGEST_LEFT_EARLY);

    private final TumourTable table;
    private final Groups groups;
    private final Dosing dosing;
    private final FactsOfAnimals facts;

    TumourFacts(TumourTable table, Groups groups, Dosing dosing, FactsOfAnimals facts) {
        this.table = table;
        this.groups = groups;
        this.dosing = dosing;
        this.facts = facts;
    }

    void derive() {
        if (groups.study().isEmpty()) {
            severalStudies();
            return;
        }
        GroupFacts ofGroups = new GroupFacts(groups, dosing, facts);
        ofGroups.derive();
        if (dosing.startIsKnown()
                && groups.judged().stream()
                        .allMatch(animal -> dosing.course(animal).isEmpty())) {
            facts.not(
                    Stream.concat(OF_READINGS.stream(), OF_COMPARISON.stream()).toList(),
                    nothingFromTheFirstDoseOn(),
                    Unsaid.START + ", as the table counts days");
            return;
        }
        ofGroups.deriveFromReadings();
        ControlGrowth growth = ControlGrowth.derive(groups.controls(), dosing, facts);
        new LeftEarlyFacts(groups, dosing, facts).derive();
        String unclear = groups.whyNotCompared();
        if (!unclear.isEmpty()) {
            facts.not(
                    OF_COMPARISON, unclear, (groups.control().isEmpty() ? Unsaid.CONTROL : Unsaid.TREATED).toString());
            return;
        }
        if (!dosing.startIsKnown()) {
            facts.not(OF_COMPARISON, Dosing.NOT_KNOWN, Dosing.ADD_START);
            return;
        }
        ofGroups.deriveBaseline();
        new TreatedOverControlFact(groups, dosing, growth, facts).derive();
        new ResponseFacts(groups, dosing, growth, facts).derive();
        new DosingFacts(groups, dosing, facts).derive();
    }

    private String nothingFromTheFirstDoseOn() {
        OptionalDouble last = groups.judged().stream()
                .filter(animal -> !animal.volumes().isEmpty())
                .mapToDouble(animal -> animal.volumes().lastKey())
                .max();
        return "there is no reading from the first dose on"
                + (last.isPresent() ? ": the last is on day " + Texts.digits(last.getAsDouble()) : "")
                + (last.isPresent() && dosing.start().isPresent()
                        ? ", and the first dose on day "
                                + Texts.digits(dosing.start().getAsDouble())
                        : "");
    }

    private void severalStudies() {
        List<String> studies = table.studies();
        Map<String, Long> sizes = table.animals().stream()
                .collect(Collectors.groupingBy(
                        animal -> animal.study() + "\n" + animal.group(), TreeMap::new, Collectors.counting()));
        boolean single = sizes.values().stream().allMatch(size -> size == 1);
        if (single) {
            facts.fact(
                    DerivableFact.ANIMALS_PER_GROUP,
                    "1",
                    "one animal of each group in each of " + studies.size() + " models",
                    table.animals(),
                    "",
                    "");
            facts.remark(
                    Remark.Kind.ONE_ANIMAL_A_MODEL,
                    "Each model has one animal a group: nothing tells how much animals of one model differ.",
                    List.of());
        }
        facts.not(
                Stream.of(DerivableFact.values())
                        .filter(fact -> fact.ordinal() >= DerivableFact.TREATED_OVER_CONTROL.ordinal()
                                && !(single && fact == DerivableFact.ANIMALS_PER_GROUP))
                        .toList(),
                "there are " + studies.size() + " studies or models: " + Texts.some(studies, 8),
                Unsaid.STUDY.toString());
    }
}
