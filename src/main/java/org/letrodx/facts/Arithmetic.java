package org.letrodx.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
 * statements
 * cannot both be true. What follows by knowledge is the rules' to conclude.
 */
final class Arithmetic {
    private static final double GRAMS_PER_KILOGRAM = 1000;
    /** From mg/L over g/mol, which is mmol/L, to nmol/L. */
    private static final double NANOMOLES_PER_MILLIMOLE = 1e6;

    private static final FactType CONCENTRATIONS = Vocabulary.get("treatment.concentrations");
    private static final FactType LOWEST = Vocabulary.get("treatment.lowestConcentration");
    private static final FactType HIGHEST = Vocabulary.get("treatment.highestConcentration");
    private static final FactType DRUG = Vocabulary.get("treatment.drug");
    private static final FactType EXPOSURE = Vocabulary.get("treatment.exposure");
    private static final FactType RENEWAL = Vocabulary.get("treatment.renewal");
    private static final FactType ANDROGEN_CONCENTRATION = Vocabulary.get("hormones.androgenConcentration");
    private static final FactType ANDROGEN_PER_DRUG = Vocabulary.get("hormones.androgenPerDrug");
    private static final FactType SYSTEM = Vocabulary.get("model.system");
    private static final FactType DOSE = Vocabulary.get("dosing.dose");
    private static final FactType BODY_WEIGHT = Vocabulary.get("dosing.bodyWeight");
    private static final FactType DOSE_BASIS = Vocabulary.get("dosing.doseBasis");
    private static final FactType DOSE_PER_ANIMAL = Vocabulary.get("dosing.dosePerAnimal");
    private static final FactType DOSE_PER_WEIGHT = Vocabulary.get("dosing.dosePerWeight");
    private static final FactType DESCRIBES = Vocabulary.get("experiment.describes");
    private static final List<FactType> BY_MASS = Vocabulary.types().stream()
            .filter(type -> !type.substance().isEmpty())
            .toList();

    /** What is no part of a study, by its system. */
    private static final Map<String, List<FactType>> FOREIGN = SYSTEM.words().stream()
            .map(Word::label)
            .collect(Collectors.toMap(system -> system, system -> Vocabulary.types().stream()
                    .filter(type -> !type.onlyIn().isEmpty() && !type.onlyIn().contains(system))
                    .toList()));

    private static final List<FactType> TESTED = List.of(CONCENTRATIONS, LOWEST, HIGHEST);
    private static final List<FactType> DOSE_FACTS = List.of(DOSE, BODY_WEIGHT);
    private static final List<FactType> DOSES = List.of(DOSE_BASIS, DOSE_PER_ANIMAL, DOSE_PER_WEIGHT);

    private final Fact[] facts;
    private final Map<String, Location> places;
    private final Facts statedBefore;
    private final Facts knownBefore;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /**
     * Adds to statements what they amount to.
     *
     * @param facts  what was stated and no more; added to in place
     * @param places where each fact was stated
     */
    Arithmetic(Fact[] facts, Map<String, Location> places) {
        this(facts, places, Facts.UNKNOWN, Facts.UNKNOWN);
    }

    /**
     * The same for statements that differ little from others: what rests on the same statements is not calculated again.
     *
     * @param stated the other statements
     * @param known  the same with what they amount to
     */
    Arithmetic(Fact[] facts, Map<String, Location> places, Facts stated, Facts known) {
        this.facts = facts;
        this.places = places;
        this.statedBefore = stated;
        this.knownBefore = known;
        describedSections();
        meanings();
        factsOfOtherSystems();
        BY_MASS.forEach(this::convert);
        boolean isTold =
                stated.of(CONCENTRATIONS).isGiven() && !known.of(HIGHEST).isKnown();
        if (isTold || !isTakenOver(TESTED, TESTED)) {
            concentrations();
        }
        androgenPerDrug();
        exposure();
        if (!isTakenOver(DOSE_FACTS, DOSES)) {
            dose();
        }
    }

    /** Takes results over from before, if they rest on the very same statements, of which there are some. */
    private boolean isTakenOver(List<FactType> statements, List<FactType> results) {
        boolean any = false;
        for (FactType type : statements) {
            Fact fact = facts[type.position()];
            if (fact != statedBefore.of(type)) {
                return false;
            }
            any |= fact.isGiven();
        }
        if (any) {
            results.forEach(type -> facts[type.position()] = knownBefore.of(type));
        }
        return any;
    }

    /** Statements that contradict each other. */
    List<Problem> problems() {
        return problems;
    }

    /** Statements that say less than they seem to. */
    List<Problem> warnings() {
        return warnings;
    }

    private void describedSections() {
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
            if (contradiction.isSaidBy(value(one), value(other))) {
                contradiction(sentence(one) + ", yet " + sentence(other), contradiction.advice(), one, other);
            }
        }
    }

    private String sentence(FactType type) {
        return type.sentence(FactType.print(value(type)));
    }

    /** What is no part of this kind of study is read, and says nothing there. */
    private void factsOfOtherSystems() {
        if (value(SYSTEM) == null) {
            return;
        }
        String system = FactType.print(value(SYSTEM));
        List<FactType> foreign = new ArrayList<>();
        for (FactType type : FOREIGN.getOrDefault(system, List.of())) {
            if (facts[type.position()].isGiven()) {
                foreign.add(type);
            }
        }
        if (!foreign.isEmpty()) {
            String others =
                    switch (foreign.size()) {
                        case 1 -> "";
                        case 2 -> ", nor does " + foreign.get(1).path();
                        default -> ", nor do " + (foreign.size() - 1) + " more facts";
                    };
            FactType first = foreign.get(0);
            warnings.add(new Problem(
                            place(first),
                            first.path(),
                            "does not belong in a " + system + " study" + others + "; check "
                                    + (foreign.size() == 1 ? "it" : "them") + ", or model.system",
                            "",
                            "")
                    .concerning(foreign.stream().map(FactType::path).toArray(String[]::new)));
        }
    }

    /**
     * A mass per volume becomes an amount per volume by the molar mass of what it is of; of an unnamed drug, of
     * letrozole.
     */
    private void convert(FactType type) {
        Object stated = value(type);
        if (stated instanceof Quantity quantity && isByMass(quantity)) {
            facts[type.position()] = Fact.stated(type, converted(type, quantity));
        } else if (stated instanceof List<?> list && list.stream().anyMatch(Arithmetic::isByMass)) {
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
        return stated != null ? FactType.print(stated) : type.substance().equals(DRUG.path()) ? "letrozole" : "";
    }

    private void concentrations() {
        if (value(CONCENTRATIONS) instanceof List<?> list) {
            List<Quantity> aboveZero = list.stream()
                    .map(Quantity.class::cast)
                    .filter(item -> item.interval().high() > 0)
                    .toList();
            if (aboveZero.isEmpty()) {
                warnings.add(new Problem(
                        place(CONCENTRATIONS),
                        CONCENTRATIONS.path(),
                        "no concentration above zero is given, so the lowest and the highest stay unknown",
                        "",
                        ""));
            } else {
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

    private void dose() {
        Quantity dose = quantity(DOSE);
        List<String> asked = List.of(DOSE.path());
        for (FactType derived : List.of(DOSE_BASIS, DOSE_PER_ANIMAL, DOSE_PER_WEIGHT)) {
            facts[derived.position()] = Fact.unknown(derived).askedThrough(asked);
        }
        if (dose == null) {
            return;
        }
        if (dose.interval().isOnly(0)) {
            warnings.add(new Problem(
                    place(DOSE),
                    DOSE.path(),
                    "is that of the controls; state the dose of the animals that got the drug",
                    "",
                    ""));
            return;
        }
        boolean perAnimal = dose.dimension() == Dimension.DOSE_PER_ANIMAL;
        facts[DOSE_BASIS.position()] =
                Fact.computed(DOSE_BASIS, DOSE_BASIS.words().get(perAnimal ? 0 : 1), asked);
        if (perAnimal) {
            facts[DOSE_PER_ANIMAL.position()] =
                    Fact.computed(DOSE_PER_ANIMAL, dose, asked).askedThrough(asked);
            return;
        }
        facts[DOSE_PER_WEIGHT.position()] =
                Fact.computed(DOSE_PER_WEIGHT, dose, asked).askedThrough(asked);
        Quantity weight = quantity(BODY_WEIGHT);
        if (weight == null) {
            facts[DOSE_PER_ANIMAL.position()] = Fact.unknown(DOSE_PER_ANIMAL).askedThrough(List.of(BODY_WEIGHT.path()));
        } else {
            Interval product = dose.interval().times(weight.interval()).scaled(1 / GRAMS_PER_KILOGRAM);
            facts[DOSE_PER_ANIMAL.position()] = Fact.computed(
                            DOSE_PER_ANIMAL,
                            Quantity.computed(product, Dimension.DOSE_PER_ANIMAL),
                            List.of(DOSE.path(), BODY_WEIGHT.path()))
                    .askedThrough(asked);
        }
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
