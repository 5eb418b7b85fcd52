package org.letrodx.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.Contradiction;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * What follows from statements by calculation alone: conversions, the ends of lists, doses per animal. Says where two
 * statements cannot both be true. What follows by knowledge is the rules' to conclude.
 */
final class Arithmetic {
    private static final double GRAMS_PER_KILOGRAM = 1000;
    /** From mg/L over g/mol, which is mmol/L, to nmol/L. */
    private static final double NANOMOLES_PER_MILLIMOLE = 1e6;

    private static final FactType CONCENTRATIONS = Vocabulary.get("treatment.concentrations");
    private static final FactType LOWEST = Vocabulary.get("treatment.lowestConcentration");
    private static final FactType HIGHEST = Vocabulary.get("treatment.highestConcentration");
    private static final FactType EXPOSURE = Vocabulary.get("treatment.exposure");
    private static final FactType RENEWAL = Vocabulary.get("treatment.renewal");
    private static final FactType VEHICLE = Vocabulary.get("treatment.vehiclePercent");
    private static final FactType TOTAL_VEHICLE = Vocabulary.get("treatment.totalVehiclePercent");
    private static final FactType ANDROGEN = Vocabulary.get("hormones.androgen");
    private static final FactType ANDROGEN_CONCENTRATION = Vocabulary.get("hormones.androgenConcentration");
    private static final FactType ANDROGEN_PER_DRUG = Vocabulary.get("hormones.androgenPerDrug");
    private static final FactType DOSE = Vocabulary.get("dosing.dose");
    private static final FactType BODY_WEIGHT = Vocabulary.get("dosing.bodyWeight");
    private static final FactType DOSE_BASIS = Vocabulary.get("dosing.doseBasis");
    private static final FactType DOSE_PER_ANIMAL = Vocabulary.get("dosing.dosePerAnimal");
    private static final FactType DOSE_PER_WEIGHT = Vocabulary.get("dosing.dosePerWeight");
    private static final FactType DESCRIBES = Vocabulary.get("experiment.describes");
    /** What may be stated as a mass per volume, with the facts that its conversion rests on. */
    private static final Map<FactType, List<FactType>> BY_MASS = Vocabulary.types().stream()
            .filter(type -> !type.substance().isEmpty())
            .collect(Collectors.toMap(
                    type -> type,
                    type -> type.substance().startsWith("=")
                            ? List.of(type)
                            : List.of(type, Vocabulary.get(type.substance())),
                    (one, other) -> one,
                    LinkedHashMap::new));

    /**
     * Something that is calculated.
     *
     * @param from the positions of the statements that it rests on
     * @param results the positions of the facts that it gives
     */
    private record Calculation(BitSet from, int[] results, Consumer<Arithmetic> how) {
        static Calculation of(List<FactType> from, List<FactType> results, Consumer<Arithmetic> how) {
            BitSet statements = new BitSet();
            from.forEach(type -> statements.set(type.position()));
            return new Calculation(
                    statements, results.stream().mapToInt(FactType::position).toArray(), how);
        }
    }

    /** In this order: a mass of a drug is converted by what the drug is before it is compared. */
    private static final List<Calculation> CALCULATIONS = Stream.concat(
                    BY_MASS.entrySet().stream().map(entry -> {
                        FactType type = entry.getKey();
                        return Calculation.of(entry.getValue(), List.of(type), facts -> facts.convert(type));
                    }),
                    Stream.of(
                            Calculation.of(
                                    List.of(Partners.DRUG, Partners.PARTNER),
                                    List.of(
                                            Partners.PARTNER,
                                            Partners.DRUGS,
                                            Partners.OTHER_DRUGS,
                                            Partners.MECHANISMS,
                                            Partners.GIVEN_ALONE),
                                    facts -> Partners.pair(facts.facts)),
                            Calculation.of(
                                    List.of(Partners.DRUG, Partners.PARTNER, Partners.SYMPTOMS),
                                    List.of(Partners.SYMPTOMS_OF_OTHERS),
                                    facts -> Partners.symptoms(facts.facts)),
                            Calculation.of(
                                    List.of(CONCENTRATIONS, LOWEST, HIGHEST, Partners.DRUG),
                                    List.of(LOWEST, HIGHEST),
                                    Arithmetic::concentrations),
                            Calculation.of(
                                    List.of(
                                            ANDROGEN,
                                            ANDROGEN_CONCENTRATION,
                                            CONCENTRATIONS,
                                            LOWEST,
                                            HIGHEST,
                                            Partners.DRUG),
                                    List.of(ANDROGEN_PER_DRUG),
                                    Arithmetic::androgenPerDrug),
                            Calculation.of(
                                    List.of(DOSE, BODY_WEIGHT),
                                    List.of(DOSE_BASIS, DOSE_PER_ANIMAL, DOSE_PER_WEIGHT),
                                    Arithmetic::dose)))
            .toList();

    private final Fact[] stated;
    private final Fact[] facts;
    private final Map<String, Location> places;
    private final Facts knownBefore;
    /** The positions of what is stated otherwise than before. */
    private final BitSet changed;

    private final List<Problem> problems = new ArrayList<>();

    /**
     * Adds to statements what they amount to.
     *
     * @param facts what was stated and no more; added to in place
     * @param places where each fact was stated
     */
    Arithmetic(Fact[] facts, Map<String, Location> places) {
        this(facts.clone(), facts, places, Facts.UNKNOWN, everything(facts.length));
    }

    /**
     * The same for statements that differ little from others, which are free of contradictions: only what rests on a
     * changed statement is calculated again.
     *
     * @param statements what is stated now
     * @param knownBefore the other statements with what they amount to
     */
    Arithmetic(Statements statements, Map<String, Location> places, Facts knownBefore) {
        this(statements.facts(), knownBefore.copy(), places, knownBefore, statements.changed());
    }

    private Arithmetic(Fact[] stated, Fact[] facts, Map<String, Location> places, Facts knownBefore, BitSet changed) {
        this.stated = stated;
        this.facts = facts;
        this.places = places;
        this.knownBefore = knownBefore;
        this.changed = changed;
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            facts[i] = stated[i];
        }
        meanings();
        describedSections();
        for (Calculation calculation : CALCULATIONS) {
            if (calculation.from().intersects(changed)) {
                calculate(calculation);
            }
        }
        exposure();
        vehicle();
    }

    private static BitSet everything(int count) {
        BitSet all = new BitSet(count);
        all.set(0, count);
        return all;
    }

    private boolean isChanged(FactType type) {
        return changed.get(type.position());
    }

    private void calculate(Calculation calculation) {
        for (int result : calculation.results()) {
            if (!stated[result].isGiven()) {
                facts[result] = stated[result];
            }
        }
        calculation.how().accept(this);
        for (int result : calculation.results()) {
            Fact before = knownBefore.of(result);
            if (facts[result].isSameAs(before)) {
                // what is one object is compared sooner
                facts[result] = before;
            }
        }
    }

    /** The statements with what they amount to, each at its place in the vocabulary. */
    Fact[] facts() {
        return facts;
    }

    /** Statements that contradict each other. */
    List<Problem> problems() {
        return problems;
    }

    private boolean isAnythingAddedOrForgotten() {
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            if (facts[i].isGiven() != knownBefore.of(facts[i].type()).isGiven()) {
                return true;
            }
        }
        return false;
    }

    private void describedSections() {
        if (knownBefore != Facts.UNKNOWN && !isAnythingAddedOrForgotten()) {
            facts[DESCRIBES.position()] = knownBefore.of(DESCRIBES);
            return;
        }
        BitSet sections = new BitSet();
        for (Fact fact : facts) {
            if (fact.isGiven()) {
                sections.set(fact.type().sectionPosition());
            }
        }
        List<Word> words = new ArrayList<>();
        for (Word word : DESCRIBES.words()) {
            // the section of derived facts stands before all others
            if (sections.get(word.position() + 1)) {
                words.add(word);
            }
        }
        facts[DESCRIBES.position()] = Fact.computed(DESCRIBES, List.copyOf(words), List.of());
    }

    private void meanings() {
        for (Contradiction contradiction : Vocabulary.contradictions()) {
            FactType one = contradiction.one().fact();
            FactType other = contradiction.other().fact();
            if ((isChanged(one) || isChanged(other)) && contradiction.isSaidBy(value(one), value(other))) {
                contradiction(sentence(one) + ", yet " + sentence(other), contradiction.advice(), one, other);
            }
        }
    }

    private String sentence(FactType type) {
        return type.sentence(FactType.print(value(type)));
    }

    /**
     * A mass per volume becomes an amount per volume by the molar mass of what it is of; of an unnamed drug, of
     * letrozole.
     */
    private void convert(FactType type) {
        facts[type.position()] = stated[type.position()];
        Object value = value(type);
        if (value instanceof Quantity quantity && isByMass(quantity)) {
            facts[type.position()] = Fact.stated(type, converted(type, quantity));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Arithmetic::isByMass)) {
            facts[type.position()] = Fact.stated(
                    type,
                    list.stream().map(item -> converted(type, (Quantity) item)).toList());
        }
    }

    private static boolean isByMass(Object quantity) {
        return ((Quantity) quantity).dimension() == Dimension.MASS_CONCENTRATION;
    }

    private Quantity converted(FactType type, Quantity quantity) {
        if (!isByMass(quantity)) {
            return quantity;
        }
        String name = substance(type);
        if (name.isEmpty()) {
            contradiction(
                    quantity + " of what? " + type.substance() + " is not stated; name it, or write nM or uM", type);
            return new Quantity(quantity.text(), quantity.interval(), type.dimension());
        }
        if (quantity.interval().isOnly(0)) {
            return new Quantity(quantity.text(), quantity.interval(), type.dimension());
        }
        String molarMass = NameTable.of("drugs")
                .find(name)
                .map(row -> row.cell("molarMass"))
                .orElse("");
        if (molarMass.isEmpty()) {
            contradiction(quantity + " of " + name + ": its molar mass is not known here; write nM or uM", type);
            return new Quantity(quantity.text(), quantity.interval(), type.dimension());
        }
        return new Quantity(
                quantity.text(),
                quantity.interval().scaled(NANOMOLES_PER_MILLIMOLE / Double.parseDouble(molarMass)),
                type.dimension());
    }

    /**
     * What a concentration is of: as the vocabulary says, or as a fact says. An unnamed drug is letrozole; what else is
     * unnamed has no molar mass.
     */
    private String substance(FactType type) {
        if (type.substance().startsWith("=")) {
            return type.substance().substring(1);
        }
        Object stated = value(Vocabulary.get(type.substance()));
        return stated != null
                ? FactType.print(stated)
                : type.substance().equals(Partners.DRUG.path()) ? "letrozole" : "";
    }

    private void concentrations() {
        if (value(CONCENTRATIONS) instanceof List<?> list) {
            List<Quantity> aboveZero = list.stream()
                    .map(Quantity.class::cast)
                    .filter(item -> item.interval().high() > 0)
                    .toList();
            if (!aboveZero.isEmpty()) {
                fromList(HIGHEST, highest(aboveZero));
                if (aboveZero.stream().allMatch(item -> item.interval().low() > 0)) {
                    fromList(LOWEST, lowest(aboveZero));
                }
            }
        }
        Quantity lowest = quantity(LOWEST);
        Quantity highest = quantity(HIGHEST);
        if (lowest == null && highest == null && value(CONCENTRATIONS) == null) {
            // one question instead of two
            for (FactType end : List.of(LOWEST, HIGHEST)) {
                facts[end.position()] = Fact.unknown(end).askedThrough(List.of(CONCENTRATIONS.path()));
            }
        }
        if (lowest != null && lowest.interval().isOnly(0)) {
            contradiction(lowest + " is the control; the lowest concentration is the lowest above zero", LOWEST);
        }
        if (lowest != null
                && highest != null
                && lowest.interval().low() > highest.interval().high()) {
            contradiction(lowest + " is above the highest concentration, " + highest, LOWEST, HIGHEST);
        }
    }

    /** A range was tested up to its end; of a limit such as {@code >10 uM}, only the limit is known. */
    private static Quantity highest(List<Quantity> items) {
        Interval highest = items.stream()
                .map(Quantity::interval)
                .map(item -> item.highOpen() ? item : Interval.at(item.high()))
                .reduce(Interval::larger)
                .orElseThrow();
        return asWritten(items, highest);
    }

    private static Quantity lowest(List<Quantity> items) {
        Interval lowest = items.stream()
                .map(Quantity::interval)
                .map(item -> item.lowOpen() ? item : Interval.at(item.low()))
                .reduce(Interval::smaller)
                .orElseThrow();
        return asWritten(items, lowest);
    }

    /** In the words of the item that it is, if it is one. */
    private static Quantity asWritten(List<Quantity> items, Interval interval) {
        return items.stream()
                .filter(item -> item.interval().isSameAs(interval))
                .min((one, other) -> one.text().compareTo(other.text()))
                .orElseGet(() -> Quantity.computed(interval, Dimension.CONCENTRATION));
    }

    private void fromList(FactType type, Quantity derived) {
        Quantity stated = quantity(type);
        if (stated == null) {
            facts[type.position()] = Fact.computed(type, derived, List.of(CONCENTRATIONS.path()));
        } else if (!stated.interval().isSameAs(derived.interval())) {
            contradiction(
                    stated + " disagrees with the list of concentrations, which gives " + derived,
                    type,
                    CONCENTRATIONS);
        }
    }

    private void androgenPerDrug() {
        Quantity androgen = quantity(ANDROGEN_CONCENTRATION);
        Quantity drug = quantity(HIGHEST);
        List<FactType> of = List.of(ANDROGEN_CONCENTRATION, HIGHEST);
        if (androgen != null && drug != null && drug.interval().low() > 0) {
            facts[ANDROGEN_PER_DRUG.position()] = Fact.computed(
                    ANDROGEN_PER_DRUG,
                    Quantity.computed(androgen.interval().dividedBy(drug.interval()), Dimension.NUMBER),
                    of.stream().map(FactType::path).toList());
            return;
        }
        List<String> unknown = of.stream()
                .filter(type -> quantity(type) == null)
                .map(FactType::path)
                .toList();
        facts[ANDROGEN_PER_DRUG.position()] =
                Fact.unknown(ANDROGEN_PER_DRUG).askedThrough(unknown.isEmpty() ? List.of(HIGHEST.path()) : unknown);
    }

    private void exposure() {
        Quantity exposure = quantity(EXPOSURE);
        Quantity renewal = quantity(RENEWAL);
        if (exposure != null
                && renewal != null
                && renewal.interval().low() > exposure.interval().high()) {
            contradiction(
                    renewal + " between changes is longer than the exposure, " + exposure
                            + " (if never changed, write the exposure)",
                    RENEWAL,
                    EXPOSURE);
        }
    }

    /** What one drug brings in is a part of the whole. */
    private void vehicle() {
        Quantity part = quantity(VEHICLE);
        Quantity total = quantity(TOTAL_VEHICLE);
        if (part != null
                && total != null
                && total.interval().high() < part.interval().low()) {
            contradiction(
                    total + " of vehicle in all is below what the drug alone brings in, " + part,
                    TOTAL_VEHICLE,
                    VEHICLE);
        }
    }

    private void dose() {
        Quantity dose = quantity(DOSE);
        List<String> asked = List.of(DOSE.path());
        for (FactType derived : List.of(DOSE_BASIS, DOSE_PER_ANIMAL, DOSE_PER_WEIGHT)) {
            facts[derived.position()] = Fact.unknown(derived).askedThrough(asked);
        }
        if (dose == null || dose.interval().isOnly(0)) {
            return;
        }
        boolean perAnimal = dose.dimension() == Dimension.DOSE_PER_ANIMAL;
        facts[DOSE_BASIS.position()] =
                Fact.computed(DOSE_BASIS, DOSE_BASIS.words().get(perAnimal ? 0 : 1), asked);
        FactType stated = perAnimal ? DOSE_PER_ANIMAL : DOSE_PER_WEIGHT;
        FactType other = perAnimal ? DOSE_PER_WEIGHT : DOSE_PER_ANIMAL;
        facts[stated.position()] = Fact.computed(stated, dose, asked).askedThrough(asked);
        Quantity weight = quantity(BODY_WEIGHT);
        if (weight == null || perAnimal && weight.interval().low() <= 0) {
            facts[other.position()] = Fact.unknown(other).askedThrough(List.of(BODY_WEIGHT.path()));
            return;
        }
        Interval converted = perAnimal
                ? dose.interval().dividedBy(weight.interval()).scaled(GRAMS_PER_KILOGRAM)
                : dose.interval().times(weight.interval()).scaled(1 / GRAMS_PER_KILOGRAM);
        facts[other.position()] = Fact.computed(
                        other,
                        Quantity.computed(converted, other.dimension()),
                        List.of(DOSE.path(), BODY_WEIGHT.path()))
                .askedThrough(asked);
    }

    private @Nullable Object value(FactType type) {
        return facts[type.position()].value();
    }

    private @Nullable Quantity quantity(FactType type) {
        return (Quantity) value(type);
    }

    private void contradiction(String fault, FactType... types) {
        contradiction(fault, "", types);
    }

    private void contradiction(String fault, String maybe, FactType... types) {
        String[] paths = Arrays.stream(types).map(FactType::path).toArray(String[]::new);
        problems.add(new Problem(place(types[0]), paths[0], fault, "", maybe)
                .concerning(paths)
                .and(Arrays.stream(types).skip(1).map(this::place).toList())
                .coded(Problem.Code.CONTRADICTION));
    }

    private Location place(FactType type) {
        return places.getOrDefault(type.path(), Location.NONE);
    }
}
