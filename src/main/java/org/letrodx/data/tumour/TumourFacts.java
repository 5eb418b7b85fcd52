package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Interval;
import org.letrodx.data.fit.Statistics;

/** The facts of a study with tumours. */
final class TumourFacts {
    /** PPTP's 25 % growth. */
    private static final double GREW = 1.25;
    /** 20 % more in diameter is 73 % more in volume (RECIST 1.1). */
    private static final double REGROWN = 1.73;
    /** House limit, in per cent: groups that begin further apart are told. */
    private static final double UNEQUAL = 20;
    /** House limit, in per cent of the weight. */
    private static final double WEIGHT = 20;
    /** House limit, in days. */
    private static final double LONG_GAP = 7;
    /** House limit: the share of the days before the end in which who has no reading has left. */
    private static final double LATE = 0.2;
    /** In per cent: NCI's limit of activity, which the rules use. */
    private static final double ACTIVE = 42;

    private static final String ADD_START = "--start with the day or date of the first dose, or a column start";

    private final TumourAnalysis analysis;
    private final Derived.Builder derived;
    private final List<Animal> control;
    private final List<Animal> treated;
    private String controlsGrew = "";

    TumourFacts(TumourAnalysis analysis, Derived.Builder derived) {
        this.analysis = analysis;
        this.derived = derived;
        this.control = analysis.animals(analysis.control());
        this.treated = analysis.animals(analysis.treated());
    }

    void derive() {
        if (analysis.study().isEmpty()) {
            severalStudies();
            return;
        }
        List<String> controls = analysis.control().map(List::of).orElse(analysis.named());
        fact(
                DerivableFact.VEHICLE_ARM,
                controls.isEmpty() ? "" : "yes",
                Texts.list(controls),
                controls.stream().flatMap(name -> analysis.group(name).stream()).toList(),
                "no group has the name of a control",
                "--control NAME");
        groupSize();
        intervals();
        tumours();
        controlGrowth();
        left();
        String reason = groupsReason();
        if (!reason.isEmpty() || !analysis.startIsKnown()) {
            String why = reason.isEmpty() ? "the day of the first dose is not known" : reason;
            String add =
                    reason.isEmpty() ? ADD_START : analysis.control().isEmpty() ? "--control NAME" : "--treated NAME";
            for (DerivableFact fact : List.of(
                    DerivableFact.TREATED_OVER_CONTROL,
                    DerivableFact.TUMOUR_RESPONSE,
                    DerivableFact.RESPONDED_INITIALLY,
                    DerivableFact.RESPONSE_LOST,
                    DerivableFact.TIME_ON_DRUG,
                    DerivableFact.BODY_WEIGHT_LOSS,
                    DerivableFact.BASELINE_DIFFERENCE,
                    DerivableFact.REGROWTH_ON_DRUG,
                    DerivableFact.REGROWTH_OFF_DRUG)) {
                derived.not(fact, why, add);
            }
            return;
        }
        baseline();
        ratio();
        responses();
        timeOnDrug();
        weight();
    }

    /** Why treated animals cannot be compared with controls; empty if they can. */
    private String groupsReason() {
        List<String> others = analysis.groups().keySet().stream()
                .filter(name -> analysis.control().filter(name::equals).isEmpty())
                .toList();
        return analysis.control().isEmpty()
                ? "it is not clear which group is the control: " + Texts.some(others, 8)
                : analysis.treated().isEmpty()
                        ? others.isEmpty()
                                ? "there is no group beside the control"
                                : "there are " + others.size() + " treated groups: " + Texts.some(others, 8)
                        : "";
    }

    private void severalStudies() {
        Map<String, Long> sizes = analysis.table().animals().stream()
                .collect(Collectors.groupingBy(
                        animal -> animal.study() + "\n" + animal.group(), TreeMap::new, Collectors.counting()));
        boolean single = sizes.values().stream().allMatch(size -> size == 1);
        if (single) {
            fact(
                    DerivableFact.ANIMALS_PER_GROUP,
                    "1",
                    "one animal of each group in each of " + analysis.studies().size() + " models",
                    analysis.table().animals(),
                    "",
                    "");
            derived.remark(
                    Remark.Kind.ONE_ANIMAL_A_MODEL,
                    "Each model has one animal a group: nothing tells how much animals of one model differ.",
                    List.of());
        }
        Stream.of(DerivableFact.values())
                .filter(fact -> fact.ordinal() >= DerivableFact.TREATED_OVER_CONTROL.ordinal()
                        && !(single && fact == DerivableFact.ANIMALS_PER_GROUP))
                .forEach(fact -> derived.not(
                        fact,
                        "there are " + analysis.studies().size() + " studies or models: "
                                + Texts.some(analysis.studies(), 8),
                        "--study NAME"));
    }

    /** Adds a fact without a range; where there is no value, why. */
    private void fact(
            DerivableFact fact, String value, String detail, List<Animal> animals, String reason, String add) {
        fact(fact, value, "", detail, animals, reason, add);
    }

    /** Adds a fact; where there is no value, why. */
    private void fact(
            DerivableFact fact,
            String value,
            String range,
            String detail,
            List<Animal> animals,
            String reason,
            String add) {
        if (value.isEmpty()) {
            derived.not(fact, reason, add);
        } else {
            derived.fact(new DerivedFact(
                    fact,
                    value,
                    range.isEmpty() ? Optional.empty() : Optional.of(range),
                    detail,
                    analysis.from(animals.size()),
                    TumourAnalysis.used(animals)));
        }
    }

    /** What is known of some animals. */
    private static double[] known(List<Animal> animals, Function<Animal, OptionalDouble> of) {
        return animals.stream()
                .map(of)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    private static List<Animal> both(List<Animal> one, List<Animal> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private List<Animal> judged() {
        return treated.isEmpty()
                ? analysis.groups().values().stream().flatMap(List::stream).toList()
                : both(treated, control);
    }

    /** How many groups are looked at, where it is not clear which two are compared. */
    private String ofAll(List<Animal> named) {
        int groups = analysis.groups().size();
        return treated.isEmpty() && groups > 2 ? (named.isEmpty() ? "" : "; ") + "all " + groups + " groups" : "";
    }

    private void groupSize() {
        boolean known = analysis.startIsKnown();
        Map<String, Long> sizes = judged().stream()
                .collect(Collectors.groupingBy(
                        Animal::group,
                        TreeMap::new,
                        Collectors.filtering(
                                animal -> !known
                                        || animal.volumeOn(analysis.start(animal))
                                                .isPresent(),
                                Collectors.counting())));
        Map.Entry<String, Long> smallest =
                sizes.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        fact(
                DerivableFact.ANIMALS_PER_GROUP,
                smallest.getValue() == 0 ? "" : String.valueOf(smallest.getValue()),
                sizes.entrySet().stream()
                                .map(group -> group.getKey() + " " + group.getValue())
                                .collect(Collectors.joining(", "))
                        + (known ? " with a volume on the day of the first dose" : ""),
                judged(),
                "no animal of " + smallest.getKey() + " has a volume on the day of the first dose",
                "readings on both sides of it, at most 7 d apart");
    }

    private void intervals() {
        List<Double> gaps = new ArrayList<>();
        double longest = 0;
        for (Animal animal : judged()) {
            Double before = null;
            for (double day : animal.volumes().keySet()) {
                if (before != null && (!analysis.startIsKnown() || before >= analysis.start(animal))) {
                    gaps.add(day - before);
                    longest = Math.max(longest, day - before);
                }
                before = day;
            }
        }
        String value = gaps.isEmpty() ? "" : Texts.digits(Statistics.median(Statistics.array(gaps))) + " d";
        fact(
                DerivableFact.MEASUREMENT_INTERVAL,
                value,
                "longest " + Texts.digits(longest) + " d",
                judged(),
                "no animal has two readings",
                "");
        if (longest > LONG_GAP) {
            derived.remark(
                    Remark.Kind.LONG_GAP,
                    "Up to " + Texts.digits(longest)
                            + " d lie between two readings of an animal: nothing is taken for the days between.",
                    List.of());
        }
    }

    private void tumours() {
        int most = judged().stream().mapToInt(Animal::tumours).max().orElse(0);
        fact(
                DerivableFact.TUMOURS_PER_ANIMAL,
                most == 0 ? "" : String.valueOf(most),
                "",
                judged(),
                "no column tells the tumours of an animal apart",
                "a column tumour");
    }

    private void controlGrowth() {
        List<Animal> measured =
                control.stream().filter(animal -> animal.volumes().size() > 1).toList();
        double[] ratios = measured.stream()
                .filter(animal -> animal.volumes().firstEntry().getValue() > 0)
                .mapToDouble(animal -> animal.volumes().lastEntry().getValue()
                        / animal.volumes().firstEntry().getValue())
                .toArray();
        double[] slopes = known(measured, animal -> slope(animal, any -> true));
        Optional<Interval> slope = Statistics.meanInterval(slopes);
        if (slope.isEmpty() || ratios.length < 2) {
            derived.not(
                    DerivableFact.CONTROLS_GREW,
                    control.isEmpty()
                            ? "it is not clear which group is the control"
                            : "fewer than two controls have two volumes",
                    control.isEmpty() ? "--control NAME" : "");
            return;
        }
        double median = Statistics.median(ratios);
        boolean large = median > GREW;
        boolean rises = slope.get().low() > 0;
        String detail = "last over first volume " + Texts.digits(median) + " (median); "
                + (rises
                        ? "doubling in "
                                + Texts.digits(Math.log(2) / slope.get().value()) + " d"
                        : "no doubling");
        controlsGrew = large == rises ? large ? "yes" : "no" : "";
        fact(DerivableFact.CONTROLS_GREW, controlsGrew, "", detail, control, detail + ", which do not agree", "");
    }

    /** Of the logarithm of the volume over these days; empty with fewer than two volumes above zero. */
    private static OptionalDouble slope(Animal animal, DoublePredicate days) {
        List<Map.Entry<Double, Double>> readings = animal.volumes().entrySet().stream()
                .filter(reading -> reading.getValue() > 0 && days.test(reading.getKey()))
                .toList();
        double meanDay =
                readings.stream().mapToDouble(Map.Entry::getKey).average().orElse(0);
        double square = readings.stream()
                .mapToDouble(reading -> Math.pow(reading.getKey() - meanDay, 2))
                .sum();
        return readings.size() < 2 || square == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(readings.stream()
                                .mapToDouble(reading -> (reading.getKey() - meanDay) * Math.log(reading.getValue()))
                                .sum()
                        / square);
    }

    private void left() {
        List<Animal> gone = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        List<Animal> measured =
                judged().stream().filter(animal -> !animal.volumes().isEmpty()).toList();
        double first = measured.stream()
                .mapToDouble(animal -> ownDay(animal, animal.volumes().firstKey()))
                .min()
                .orElse(0);
        double last =
                measured.stream().mapToDouble(TumourFacts::lastOwnDay).max().orElse(0);
        for (Animal animal : measured) {
            if (lastOwnDay(animal) < last - LATE * (last - first)) {
                gone.add(animal);
                double then = Statistics.median(known(
                        analysis.group(animal.group()),
                        other -> other.volumeOn(animal.volumes().lastKey())));
                if (then > 0) {
                    shares.add(animal.volumes().lastEntry().getValue() / then);
                }
            }
        }
        fact(
                DerivableFact.ANIMALS_LEFT_EARLY,
                String.valueOf(gone.size()),
                TumourAnalysis.names(gone, 6) + ofAll(gone),
                judged(),
                "",
                "");
        double share = shares.isEmpty() ? 0 : Statistics.median(Statistics.array(shares));
        fact(
                DerivableFact.LARGEST_LEFT_EARLY,
                share <= GREW ? "no" : gone.size() > 1 ? "yes" : "",
                gone.isEmpty() ? "none left early" : "last volumes " + Texts.digits(share) + " times the median then",
                gone,
                "one animal, " + TumourAnalysis.names(gone, 1) + ", left with " + Texts.digits(share)
                        + " times the median then, and one tells nothing of who leaves",
                "");
        if (!gone.isEmpty()) {
            derived.remark(
                    Remark.Kind.ANIMALS_LEFT_EARLY,
                    Texts.count(gone.size(), "animal")
                            + " left before the last fifth of the study's days; their last volumes "
                            + "were " + Texts.digits(share) + " times the median of the group then"
                            + (gone.size() == 1
                                    ? "."
                                    : share > GREW
                                            ? ": the large ones left, and what stays looks smaller."
                                            : share < 1 / GREW
                                                    ? ": the small ones left, and what stays looks larger."
                                                    : "."),
                    TumourAnalysis.used(gone));
        }
    }

    /** A day of the table, or since the first dose of an animal that has its own. */
    private static double ownDay(Animal animal, double day) {
        return day - animal.start().orElse(0);
    }

    private static double lastOwnDay(Animal animal) {
        return ownDay(animal, animal.volumes().lastKey());
    }

    private double[] starts(List<Animal> group) {
        return known(group, animal -> animal.volumeOn(analysis.start(animal)));
    }

    private void baseline() {
        double one = Statistics.median(starts(treated));
        double other = Statistics.median(starts(control));
        double difference = 100 * Math.abs(one - other) / Math.min(one, other);
        fact(
                DerivableFact.BASELINE_DIFFERENCE,
                Double.isFinite(difference) ? Texts.fixed(difference, 0) + " %" : "",
                "medians " + Texts.digits(one) + " and " + Texts.digits(other) + " mm3",
                both(treated, control),
                "a group has no volume on the day of the first dose, or one of zero",
                "readings on both sides of the first dose, at most 7 d apart");
        if (difference > UNEQUAL && Double.isFinite(difference)) {
            derived.remark(
                    Remark.Kind.GROUPS_UNEQUAL_AT_START,
                    "The groups began " + Texts.fixed(difference, 0) + " % apart: medians " + Texts.digits(one)
                            + " mm3 treated and " + Texts.digits(other) + " mm3 control.",
                    List.of());
        }
        List<Animal> small = both(treated, control).stream()
                .filter(animal -> analysis.since(animal).size() > 0)
                .filter(animal ->
                        animal.volumeOn(analysis.start(animal)).orElse(Double.MAX_VALUE) < TreatedOverControl.SMALL)
                .toList();
        if (!small.isEmpty()) {
            derived.remark(
                    Remark.Kind.SMALL_AT_START,
                    Texts.count(small.size(), "tumour") + " began below " + (int) TreatedOverControl.SMALL + " mm3 ("
                            + TumourAnalysis.names(small, 6) + "): volumes relative to that mean little.",
                    TumourAnalysis.used(small));
        }
    }

    private void ratio() {
        Optional<TreatedOverControl> found = TreatedOverControl.of(
                treated, control, analysis::start, (animal, day) -> analysis.isOnDrug(day + analysis.start(animal)));
        if (found.isEmpty()) {
            derived.not(
                    DerivableFact.TREATED_OVER_CONTROL,
                    "on no day " + (analysis.lastDose().isPresent() ? "on drug " : "")
                            + "from the tenth after the first dose on can 80 % of both groups be read",
                    "");
            return;
        }
        TreatedOverControl ratio = found.get();
        if (!Double.isFinite(ratio.lowestDefinition()
                + ratio.highestDefinition()
                + ratio.interval().high())) {
            derived.not(
                    DerivableFact.TREATED_OVER_CONTROL,
                    "so many controls have no tumour that nothing can be compared with them",
                    "");
            return;
        }
        double low = Math.min(ratio.interval().low(), ratio.lowestDefinition());
        double high = Math.max(ratio.interval().high(), ratio.highestDefinition());
        fact(
                DerivableFact.TREATED_OVER_CONTROL,
                percent(ratio.value()),
                Texts.range(Texts.fixed(low, 0), Texts.fixed(high, 0)) + " %",
                "day "
                        + Texts.digits(ratio.day()) + " after the first dose, medians of "
                        + (ratio.byVolume() ? "V" : "V/V0")
                        + ", 95 % interval "
                        + Texts.range(
                                Texts.fixed(ratio.interval().low(), 0),
                                Texts.fixed(ratio.interval().high(), 0)) + " %; V/V0 medians "
                        + percent(ratio.medianRelative()) + ", means " + percent(ratio.meanRelative())
                        + "; V medians " + percent(ratio.medianVolume()) + ", means " + percent(ratio.meanVolume())
                        + growth(ratio.growth())
                        + "; lowest " + percent(ratio.lowest()) + " on day " + Texts.digits(ratio.lowestDay())
                        + " after it"
                        + TreatedOverControl.of(treated, control, analysis::start, (animal, day) -> true)
                                .filter(last -> last.day() > ratio.day())
                                .map(last -> "; off drug " + percent(last.value()) + " on day "
                                        + Texts.digits(last.day()) + " after it")
                                .orElse("")
                        + rates(),
                both(treated, control),
                "",
                "");
        if (ratio.lowestDefinition() <= ACTIVE && ratio.highestDefinition() > ACTIVE) {
            derived.remark(
                    Remark.Kind.DEFINITIONS_DISAGREE,
                    "T/C is from " + percent(ratio.lowestDefinition()) + " to " + percent(ratio.highestDefinition())
                            + " by the usual definitions, on both sides of " + (int) ACTIVE + " %.",
                    List.of());
        }
    }

    /** Divided by the growth of controls that rest, any change is large. */
    private String growth(double growth) {
        if (!Double.isFinite(growth)) {
            return "";
        }
        return growth < 0
                ? "; growth dT/dT0 " + percent(growth)
                : controlsGrew.equals("yes")
                        ? "; growth dT/dC " + percent(growth)
                        : "; no dT/dC, since it is not certain that the controls grew";
    }

    /** The growth rates of both groups, which use every reading until the last dose. */
    private String rates() {
        double[] one = known(treated, animal -> slope(animal, analysis::isOnDrug));
        double[] other = known(control, animal -> slope(animal, analysis::isOnDrug));
        return one.length == 0 || other.length == 0
                ? ""
                : "; growth rates " + Texts.digits(Statistics.mean(one)) + " and "
                        + Texts.digits(Statistics.mean(other)) + "/d";
    }

    private static String percent(double value) {
        return Texts.fixed(value, 0) + " %";
    }

    private void responses() {
        Map<Animal, Response> responses = new LinkedHashMap<>();
        treated.forEach(animal -> analysis.response(animal).ifPresent(response -> responses.put(animal, response)));
        if (responses.isEmpty()) {
            for (DerivableFact fact : List.of(
                    DerivableFact.TUMOUR_RESPONSE,
                    DerivableFact.RESPONDED_INITIALLY,
                    DerivableFact.RESPONSE_LOST,
                    DerivableFact.REGROWTH_ON_DRUG,
                    DerivableFact.REGROWTH_OFF_DRUG)) {
                derived.not(
                        fact,
                        "no treated animal has two readings ten days and more after the first dose, and a volume then",
                        "");
            }
            return;
        }
        Map<Response, Integer> counts = new EnumMap<>(Response.class);
        responses.values().forEach(response -> counts.merge(response, 1, Integer::sum));
        Map<String, Integer> words = new TreeMap<>();
        counts.forEach((response, count) -> words.merge(response.word(), count, Integer::sum));
        int most = words.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        // a tie goes to the worse
        String word = Stream.of("grew", "static", "regressed")
                .filter(one -> words.getOrDefault(one, 0) == most)
                .findFirst()
                .orElseThrow();
        String told = counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + " of " + treated.size();
        fact(DerivableFact.TUMOUR_RESPONSE, word, "", told, List.copyOf(responses.keySet()), "", "");
        if (words.values().stream().filter(count -> count == most).count() > 1) {
            derived.remark(
                    Remark.Kind.RESPONSES_TIED,
                    "As many animals did one thing as another (" + told + "): the worse is taken.",
                    List.of());
        }
        List<Animal> responders = responses.entrySet().stream()
                .filter(one -> one.getValue() != Response.PD)
                .map(Map.Entry::getKey)
                .toList();
        boolean responded = responders.size() * 2 > responses.size();
        String value = controlsGrew.equals("yes") ? responded ? "yes" : "no" : responded ? "" : "no";
        fact(
                DerivableFact.RESPONDED_INITIALLY,
                value,
                responders.size() + " of " + responses.size() + " SD or better",
                List.copyOf(responses.keySet()),
                "the tumours did not grow, but it is not known that those of the controls did",
                "");
        regrowth(responders, value.equals("yes"));
    }

    /**
     * Of a tumour that had responded.
     *
     * @param hadBegun true if the last volume on drug was 25 % above the smallest before it
     */
    private record Regrowth(Animal animal, double nadir, double nadirDay, double day, boolean hadBegun) {}

    private void regrowth(List<Animal> responders, boolean responded) {
        if (responders.isEmpty()) {
            for (DerivableFact fact : List.of(
                    DerivableFact.RESPONSE_LOST, DerivableFact.REGROWTH_ON_DRUG, DerivableFact.REGROWTH_OFF_DRUG)) {
                derived.not(fact, "no tumour responded", "");
            }
            return;
        }
        List<Regrowth> regrown = responders.stream()
                .map(this::regrowth)
                .flatMap(Optional::stream)
                .toList();
        boolean known = analysis.dosedToTheEnd() || analysis.lastDose().isPresent();
        List<Regrowth> onDrug = regrown.stream()
                .filter(one -> analysis.dosedToTheEnd()
                        || analysis.lastDose().isPresent() && analysis.isOnDrug(one.day + analysis.start(one.animal)))
                .toList();
        List<Regrowth> afterwards =
                known ? regrown.stream().filter(one -> !onDrug.contains(one)).toList() : List.of();
        List<Regrowth> begun = afterwards.stream().filter(Regrowth::hadBegun).toList();
        List<Regrowth> offDrug =
                afterwards.stream().filter(one -> !one.hadBegun).toList();
        String open = begun.size() + " of " + responders.size() + " grew " + GREW + " to " + REGROWN
                + " times their smallest volume on drug and went on after it";
        String ask = "whether dosing had ended is not in the table";
        String add = "--last-dose with its day or date, or end";
        if (!responded) {
            derived.not(DerivableFact.RESPONSE_LOST, "there was no first response that is certain", "");
        } else {
            String value = regrown.size() * 2 < responders.size()
                    ? "no"
                    : !known
                            ? ""
                            : onDrug.size() * 2 >= responders.size()
                                    ? "yes"
                                    : (onDrug.size() + begun.size()) * 2 >= responders.size() ? "" : "no";
            fact(
                    DerivableFact.RESPONSE_LOST,
                    value,
                    regrown.size() + " of " + responders.size() + " that responded grew again"
                            + (known ? ", " + onDrug.size() + " on drug" : "") + days(regrown),
                    responders,
                    known
                            ? open
                            : regrown.size() + " of " + responders.size() + " grew again" + days(regrown) + ", and "
                                    + ask,
                    known ? "" : add);
        }
        for (DerivableFact fact : List.of(DerivableFact.REGROWTH_ON_DRUG, DerivableFact.REGROWTH_OFF_DRUG)) {
            List<Regrowth> own = fact == DerivableFact.REGROWTH_ON_DRUG ? onDrug : offDrug;
            fact(
                    fact,
                    !own.isEmpty() ? "yes" : !known && !regrown.isEmpty() || !begun.isEmpty() ? "" : "no",
                    own.size() + " of " + responders.size() + days(own),
                    responders,
                    known ? open : ask,
                    known ? "" : add);
        }
        tellRegrowth(Remark.Kind.REGROWTH, begun, "They had begun to on drug: whether this is resistance is open.");
        tellRegrowth(
                Remark.Kind.REGROWTH,
                known ? List.of() : regrown,
                "The table does not say whether dosing had ended: a regrowth off drug is no resistance.");
        tellRegrowth(Remark.Kind.REGROWTH_ON_DRUG, onDrug, "They were dosed then.");
        tellRegrowth(Remark.Kind.REGROWTH_OFF_DRUG, offDrug, "Dosing had ended: this is no resistance.");
    }

    private void tellRegrowth(Remark.Kind kind, List<Regrowth> regrown, String what) {
        if (!regrown.isEmpty()) {
            derived.remark(
                    kind,
                    Texts.count(regrown.size(), "tumour") + " that had responded grew again" + days(regrown) + ". "
                            + what,
                    regrown.stream().map(one -> one.animal.name()).toList());
        }
    }

    private static String days(List<Regrowth> regrown) {
        return regrown.isEmpty()
                ? ""
                : ", smallest on day "
                        + Texts.digits(Statistics.median(
                                regrown.stream().mapToDouble(Regrowth::nadirDay).toArray()))
                        + " ("
                        + Texts.digits(Statistics.median(
                                regrown.stream().mapToDouble(Regrowth::nadir).toArray())) + " mm3), regrown on day "
                        + Texts.digits(Statistics.median(
                                regrown.stream().mapToDouble(Regrowth::day).toArray()))
                        + " (medians, after the first dose)";
    }

    /** Two readings running after the smallest volume that are 1.73 times as large, and 50 mm3. */
    private Optional<Regrowth> regrowth(Animal animal) {
        double nadir = Double.POSITIVE_INFINITY;
        double nadirDay = 0;
        double since = Double.NaN;
        for (Map.Entry<Double, Double> reading : analysis.since(animal).entrySet()) {
            if (reading.getKey() < 0) {
                continue;
            }
            if (reading.getValue() < nadir) {
                nadir = reading.getValue();
                nadirDay = reading.getKey();
                since = Double.NaN;
            } else if (reading.getValue() >= Math.max(REGROWN * nadir, TreatedOverControl.SMALL)) {
                if (!Double.isNaN(since)) {
                    return Optional.of(new Regrowth(animal, nadir, nadirDay, since, hadBegun(animal, nadir, nadirDay)));
                }
                since = reading.getKey();
            } else {
                since = Double.NaN;
            }
        }
        return Optional.empty();
    }

    private boolean hadBegun(Animal animal, double nadir, double nadirDay) {
        return analysis.since(animal).entrySet().stream()
                .filter(reading ->
                        reading.getKey() > nadirDay && analysis.isOnDrug(reading.getKey() + analysis.start(animal)))
                .reduce((earlier, later) -> later)
                .filter(last -> last.getValue() >= GREW * nadir)
                .isPresent();
    }

    private void timeOnDrug() {
        if (!analysis.dosedToTheEnd() && analysis.lastDose().isEmpty()) {
            derived.not(
                    DerivableFact.TIME_ON_DRUG,
                    "the day of the last dose is not known",
                    "--last-dose with its day or date, or end");
            return;
        }
        double[] days = treated.stream()
                .filter(animal -> !animal.volumes().isEmpty())
                .mapToDouble(animal -> (analysis.dosedToTheEnd()
                                ? animal.volumes().lastKey()
                                : analysis.lastDose().getAsDouble())
                        - analysis.start(animal))
                .toArray();
        double median = Statistics.median(days);
        fact(
                DerivableFact.TIME_ON_DRUG,
                median >= 0 ? Texts.digits(median) + " d" : "",
                "median of the animals",
                treated,
                "the last dose lies before the first",
                "");
    }

    private void weight() {
        Animal thinnest = null;
        double most = 0;
        List<Animal> thin = new ArrayList<>();
        List<Animal> weighed = new ArrayList<>();
        for (Animal animal : treated) {
            OptionalDouble from = animal.weightOn(analysis.start(animal));
            if (from.isEmpty() || from.getAsDouble() <= 0) {
                continue;
            }
            weighed.add(animal);
            double lowest = animal.weights().tailMap(analysis.start(animal), true).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElse(from.getAsDouble());
            double loss = 100 * (from.getAsDouble() - lowest) / from.getAsDouble();
            if (loss > most || thinnest == null) {
                most = loss;
                thinnest = animal;
            }
            if (loss > WEIGHT) {
                thin.add(animal);
            }
        }
        fact(
                DerivableFact.BODY_WEIGHT_LOSS,
                weighed.isEmpty() ? "" : Texts.fixed(Math.max(most, 0), 0) + " %",
                thinnest == null ? "" : thinnest.name(),
                weighed,
                "there are no weights on the day of the first dose",
                "a column weight");
        if (!thin.isEmpty()) {
            derived.remark(
                    Remark.Kind.BODY_WEIGHT_LOST,
                    Texts.count(thin.size(), "animal") + " lost more than " + (int) WEIGHT + " % of their weight: "
                            + TumourAnalysis.names(thin, 6) + ".",
                    TumourAnalysis.used(thin));
        }
    }
}
