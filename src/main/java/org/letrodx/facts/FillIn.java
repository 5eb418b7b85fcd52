package org.letrodx.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;

/**
 * Adds to what was stated: what follows from it, what the panel knows of the line, what is usual for the medium. Says where two
 * statements cannot both be true. A stated fact always wins.
 */
final class FillIn {
    private static final double GRAMS_PER_KILOGRAM = 1000;
    /** Where something follows. Records hold warnings in this order and are compared byte by byte: it does not change. */
    private static final List<String> SECTIONS = List.of("history", "hormones", "treatment", "dosing", "cellLine", "medium", "assay");

    private final Facts known;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, Location> places;

    /**
     * @param known    what is added to, in place; in the given sections, what was stated and no more
     * @param sections what to add to
     * @param places   where each fact was stated
     */
    FillIn(Facts known, Set<String> sections, Map<String, Location> places) {
        this.known = known;
        this.places = places;
        for (String section : SECTIONS) {
            if (sections.contains(section)) {
                fillIn(section);
            }
        }
    }

    private void fillIn(String section) {
        switch (section) {
            case "history" -> history();
            case "hormones" -> androgen();
            case "treatment" -> treatment();
            case "dosing" -> dose();
            case "cellLine" -> panel();
            case "medium" -> medium();
            case "assay" -> endpoint();
            default -> throw new IllegalArgumentException(section);
        }
    }

    /** Warnings of several sections in the order in which one run finds them. */
    static List<Problem> inOrder(List<Problem> warnings) {
        return warnings.stream().sorted(Comparator.comparingInt(warning -> SECTIONS.indexOf(section(warning)))).toList();
    }

    /** The section that a warning is about. */
    static String section(Problem warning) {
        return Vocabulary.find(warning.path()).orElseThrow().section();
    }

    /** What follows in a section is settled by that section, but for a few facts: these sections and those their facts reach into. */
    static Set<String> dependingOn(Set<String> sections) {
        Set<String> all = new HashSet<>(sections);
        if (sections.contains("readings")) {
            all.add("treatment"); // the drug decides what a mass per volume of the IC50 is
        }
        if (sections.contains("model")) {
            all.add("assay"); // without cells the enzyme is the endpoint
        }
        return Set.copyOf(all);
    }

    /** The facts with all that was added. */
    Facts facts() {
        return known;
    }

    /** Statements that contradict each other. */
    List<Problem> problems() {
        return problems;
    }

    /** Statements that say less than they seem to. */
    List<Problem> warnings() {
        return warnings;
    }

    private void history() {
        YesNo first = known.of(History.RESPONDED_INITIALLY);
        YesNo lost = known.of(History.RESPONSE_LOST);
        if (Boolean.TRUE.equals(lost.value())) {
            if (Boolean.FALSE.equals(first.value())) {
                contradiction(History.RESPONSE_LOST, "a response that never was cannot be lost: respondedInitially is false");
            }
            derive(History.RESPONDED_INITIALLY, true);
        } else if (Boolean.FALSE.equals(first.value())) {
            derive(History.RESPONSE_LOST, false);
        }
    }

    private void androgen() {
        Hormones.Androgen androgen = known.of(Hormones.ANDROGEN).value();
        Quantity concentration = known.of(Hormones.ANDROGEN_CONCENTRATION).value();
        if (androgen == Hormones.Androgen.NONE) {
            if (concentration != null && concentration.interval().high() > 0) {
                contradiction(Hormones.ANDROGEN_CONCENTRATION, concentration + " of no androgen: androgen is none");
            }
            derive(Hormones.ANDROGEN_CONCENTRATION, Quantity.computed(Interval.at(0), Dimension.CONCENTRATION));
        } else if (androgen != null && concentration != null && concentration.interval().high() == 0) {
            contradiction(Hormones.ANDROGEN_CONCENTRATION, "nothing of it was added, yet androgen is " + androgen.label());
        }
    }

    private void treatment() {
        concentrations();
        exposure();
    }

    private void concentrations() {
        List<Quantity> list = known.of(Treatment.CONCENTRATIONS).value();
        if (list != null) {
            List<Quantity> aboveZero = new ArrayList<>(list);
            aboveZero.removeIf(item -> item.interval().high() <= 0);
            if (aboveZero.isEmpty()) {
                warn(Treatment.CONCENTRATIONS, "no concentration above zero is given, so the lowest and the highest stay unknown");
            } else {
                fromList(Treatment.HIGHEST_CONCENTRATION, highest(aboveZero));
                if (aboveZero.stream().allMatch(item -> item.interval().low() > 0)) {
                    fromList(Treatment.LOWEST_CONCENTRATION, lowest(aboveZero));
                }
            }
        }
        drugConcentration(Treatment.LOWEST_CONCENTRATION);
        drugConcentration(Treatment.HIGHEST_CONCENTRATION);
        drugConcentration(Readings.IC50);
        Quantity lowest = known.of(Treatment.LOWEST_CONCENTRATION).value();
        if (lowest != null && lowest.interval().isOnly(0)) {
            contradiction(Treatment.LOWEST_CONCENTRATION, lowest + " is the control; the lowest concentration is the lowest above zero");
        }
        Quantity highest = known.of(Treatment.HIGHEST_CONCENTRATION).value();
        if (lowest != null && highest != null && lowest.interval().low() > highest.interval().high()) {
            contradiction(Treatment.LOWEST_CONCENTRATION, lowest + " is above the highest concentration, " + highest);
        }
    }

    /** A range was tested up to its end; of a limit such as {@code >10 uM}, only the limit is known. */
    private static Quantity highest(List<Quantity> items) {
        Quantity top = items.stream().max(Comparator.comparingDouble(item -> item.interval().high())).orElseThrow();
        Interval interval = top.interval();
        if (interval.isOnly(interval.high())) {
            return top;
        }
        if (!interval.highOpen()) {
            return Quantity.computed(Interval.at(interval.high()), Dimension.CONCENTRATION);
        }
        Interval floor = items.stream().map(Quantity::interval).max(Comparator.comparingDouble(Interval::low)).orElseThrow();
        return Quantity.computed(new Interval(floor.low(), floor.lowOpen(), interval.high(), true), Dimension.CONCENTRATION);
    }

    private static Quantity lowest(List<Quantity> items) {
        Quantity bottom = items.stream().min(Comparator.comparingDouble(item -> item.interval().low())).orElseThrow();
        Interval interval = bottom.interval();
        if (interval.isOnly(interval.low())) {
            return bottom;
        }
        if (!interval.lowOpen()) {
            return Quantity.computed(Interval.at(interval.low()), Dimension.CONCENTRATION);
        }
        Interval ceiling = items.stream().map(Quantity::interval).min(Comparator.comparingDouble(Interval::high)).orElseThrow();
        return Quantity.computed(new Interval(interval.low(), true, ceiling.high(), ceiling.highOpen()), Dimension.CONCENTRATION);
    }

    private void fromList(FactType<Amount<Limit.Concentration>> type, Quantity derived) {
        Quantity stated = known.of(type).value();
        if (stated != null && !stated.interval().isSameAs(derived.interval())) {
            contradiction(type, stated + " disagrees with the list of concentrations, which gives " + derived);
        }
        derive(type, derived);
    }

    /** See {@link #dependingOn}: the IC50 is a reading. A lowest concentration is one above zero; a mass per volume was converted as letrozole. */
    private void drugConcentration(FactType<Amount<Limit.Concentration>> type) {
        Quantity stated = known.of(type).value();
        String drug = known.of(Treatment.DRUG).value();
        if (stated != null && drug != null && !drug.equals("letrozole") && QuantityReader.isMassPerVolume(stated.text())) {
            contradiction(type, stated + " of " + drug + ": only letrozole is converted from mass per volume; write nM or uM");
        }
    }

    private void exposure() {
        Quantity exposure = known.of(Treatment.EXPOSURE).value();
        Quantity renewal = known.of(Treatment.RENEWAL).value();
        if (exposure != null && renewal != null && renewal.interval().low() > exposure.interval().high()) {
            contradiction(Treatment.RENEWAL, renewal + " between changes is longer than the exposure, " + exposure
                    + " (if never changed, write the exposure)");
        }
    }

    private void dose() {
        Quantity dose = known.of(Dosing.DOSE).value();
        if (dose == null) {
            asksInstead(Dosing.DOSE_BASIS, Dosing.DOSE);
            asksInstead(Dosing.DOSE_PER_ANIMAL, Dosing.DOSE);
            asksInstead(Dosing.DOSE_PER_WEIGHT, Dosing.DOSE);
        } else if (dose.dimension() == Dimension.DOSE_PER_ANIMAL) {
            derive(Dosing.DOSE_BASIS, Dosing.DoseBasis.PER_ANIMAL);
            derive(Dosing.DOSE_PER_ANIMAL, dose, Dosing.DOSE);
            asksInstead(Dosing.DOSE_PER_WEIGHT, Dosing.DOSE);
        } else {
            derive(Dosing.DOSE_BASIS, Dosing.DoseBasis.PER_WEIGHT);
            derive(Dosing.DOSE_PER_WEIGHT, dose, Dosing.DOSE);
            Quantity weight = known.of(Dosing.BODY_WEIGHT).value();
            if (weight == null) {
                asksInstead(Dosing.DOSE_PER_ANIMAL, Dosing.BODY_WEIGHT);
            } else {
                derive(Dosing.DOSE_PER_ANIMAL, Quantity.computed(
                        dose.interval().times(weight.interval()).dividedBy(GRAMS_PER_KILOGRAM), Dimension.DOSE_PER_ANIMAL), Dosing.DOSE);
            }
        }
    }

    private void panel() {
        String name = known.of(CellLine.NAME).value();
        if (name == null) {
            asksInstead(CellLine.PANEL_CLASH, CellLine.NAME);
            Panel.COLUMNS.stream().filter(type -> !known.of(type).isKnown()).forEach(type -> asksInstead(type, CellLine.NAME));
            return;
        }
        Optional<PanelLine> listed = Panel.bundled().find(name);
        boolean sourceStated = known.of(CellLine.AROMATASE_SOURCE).isKnown();
        boolean transfected = known.of(CellLine.AROMATASE_SOURCE).value() == CellLine.AromataseSource.TRANSFECTED;
        List<CellLine.Status> clashes = new ArrayList<>();
        if (listed.isPresent() && !transfected) {
            clash(listed.get(), CellLine.ER, CellLine.Status.ER, clashes);
            clash(listed.get(), CellLine.PR, CellLine.Status.PR, clashes);
            clash(listed.get(), CellLine.HER2, CellLine.Status.HER2, clashes);
            if (!sourceStated) {
                clash(listed.get(), CellLine.AROMATASE, CellLine.Status.AROMATASE, clashes);
            }
        }
        derive(CellLine.PANEL_CLASH, List.copyOf(clashes));
        if (listed.isEmpty()) {
            String near = Nearest.to(name, Panel.bundled().names());
            warn(CellLine.NAME, "\"" + name + "\" is not in the panel of cell lines, so nothing is known of it but what is stated"
                    + (near.isEmpty() ? "" : ". Maybe: " + near));
        } else {
            fromPanel(listed.get(), CellLine.ER);
            fromPanel(listed.get(), CellLine.PR);
            fromPanel(listed.get(), CellLine.HER2);
            fromPanel(listed.get(), CellLine.DERIVED_RESISTANCE);
            if (!sourceStated) {
                fromPanel(listed.get(), CellLine.AROMATASE);
                fromPanel(listed.get(), CellLine.AROMATASE_SOURCE);
            }
        }
    }

    private <T> void clash(PanelLine line, FactType<? extends Fact<T>> type, CellLine.Status status, List<CellLine.Status> clashes) {
        T stated = known.of(type).value();
        T verified = line.settled(type).orElse(stated);
        if (!Objects.equals(stated, verified) && stated != null) {
            clashes.add(status);
        }
    }

    private <T> void fromPanel(PanelLine line, FactType<? extends Fact<T>> type) {
        if (!known.of(type).isKnown()) {
            line.settled(type).ifPresentOrElse(
                    value -> put(type, new Fact.Known<>(value, Basis.PANEL, null, type.path())),
                    () -> line.usual(type).ifPresent(value -> put(type, new Fact.Known<>(null, Basis.PANEL, value, type.path()))));
        }
    }

    private void medium() {
        String name = known.of(Medium.NAME).value();
        if (name == null || known.of(Medium.PHENOL_RED).isKnown()) {
            return;
        }
        if (Media.isNamedPhenolRedFree(name) || Media.isNamedWithPhenolRed(name)) {
            boolean phenolRed = !Media.isNamedPhenolRedFree(name);
            put(Medium.PHENOL_RED, new Fact.Known<>(phenolRed, Basis.INFERRED, null, Medium.PHENOL_RED.path()));
        } else {
            Media.usuallyHasPhenolRed(name).ifPresent(
                    usual -> put(Medium.PHENOL_RED, new Fact.Known<>(null, Basis.INFERRED, usual, Medium.PHENOL_RED.path())));
        }
    }

    /** See {@link #dependingOn}: the system is of the model. Without cells there is nothing to measure but the enzyme. */
    private void endpoint() {
        if (known.of(Model.SYSTEM).value() == Model.ModelSystem.CELL_FREE && !known.of(Assay.ENDPOINT).isKnown()) {
            put(Assay.ENDPOINT, new Fact.Known<>(Assay.Endpoint.AROMATASE_ACTIVITY, Basis.INFERRED, null, Assay.ENDPOINT.path()));
        }
    }

    private <T> void derive(FactType<? extends Fact<T>> type, T value) {
        derive(type, value, type);
    }

    /** @param source the fact to ask for when the derived value is not exact enough */
    private <T> void derive(FactType<? extends Fact<T>> type, T value, FactType<?> source) {
        if (!known.of(type).isKnown()) {
            put(type, new Fact.Known<>(value, Basis.DERIVED, null, source.path()));
        }
    }

    private void asksInstead(FactType<?> derived, FactType<?> asked) {
        put(derived, new Fact.Known<>(null, null, null, asked.path()));
    }

    private void put(FactType<?> type, Fact.Known<?> value) {
        known.put(type.make(value));
    }

    private void contradiction(FactType<?> type, String fault) {
        problems.add(new Problem(place(type), type.path(), fault, "", ""));
    }

    private void warn(FactType<?> type, String fault) {
        warnings.add(new Problem(place(type), type.path(), fault, "", ""));
    }

    private Location place(FactType<?> type) {
        return places.getOrDefault(type.path(), Location.NONE);
    }
}
