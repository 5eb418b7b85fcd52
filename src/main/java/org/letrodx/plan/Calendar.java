package org.letrodx.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.RuleBook;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.quantity.Dimension;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * What is done on which day. Times that the set-up does not state are those that the repair of a rule gives; a line
 * names the rules that ask for it.
 */
public final class Calendar {
    private static final double SECONDS_A_DAY = 86_400;
    private static final double SECONDS_AN_HOUR = 3_600;
    private static final double SECONDS_A_MINUTE = 60;
    /** House limit: how many changes of medium are written out. */
    private static final int MOST_CHANGES = 20;

    private static final FactType EXPOSURE = Vocabulary.get("treatment.exposure");

    private final RuleBook book;
    private final Facts facts;
    private final List<Day> days = new ArrayList<>();

    private Calendar(RuleBook book, Facts facts) {
        this.book = book;
        this.facts = facts;
    }

    /** The calendar of a set-up; empty if it is neither of cells or enzymes nor of animals. */
    public static List<Day> of(Experiment setUp, RuleBook book) {
        Calendar calendar = new Calendar(book, book.understand(setUp).facts());
        switch (Kind.of(calendar.facts)) {
            case GROWTH, SIGNAL -> calendar.growth(true);
            case GROWTH_ON_OWN_ANDROGEN -> calendar.growth(false);
            case ENZYME -> calendar.enzyme("activity with substrate", "substrate and drug");
            case STEROIDS -> calendar.enzyme("production with the vehicle", "the drug");
            case ANIMALS, INTACT -> calendar.animals();
            case NONE -> {}
        }
        return List.copyOf(calendar.days);
    }

    /** What grows, and what ER switches on: what brings estrogen spoils both. */
    private void growth(boolean getsAndrogen) {
        boolean isSignal = Kind.of(facts) == Kind.SIGNAL;
        double runIn = days("hormones.deprivation");
        double exposure = isSignal && !facts.of(EXPOSURE).isKnown() ? 0 : days("treatment.exposure");
        double renewal = days("treatment.renewal");
        if (runIn > 0) {
            runIn(runIn);
        }
        String seeded = known("assay.seedingDensity")
                .map(Vocabulary.get("assay.seedingDensity")::shown)
                .orElse("the cells");
        boolean hasEdge = facts.of(Vocabulary.get("assay.plateWells")).value() instanceof Quantity wells
                && wells.interval().low() >= Layout.SMALLEST_WITH_EDGE;
        String edge = hasEdge ? "; medium or PBS into the outer ring" : "";
        String bodies = bodies();
        days.add(rules(
                bodies.isEmpty() ? when(-Math.min(1, runIn > 0 ? runIn : 1)) : "before day 0",
                "count and seed " + seeded + " in the same medium" + edge
                        + (bodies.isEmpty() ? "" : "; let the " + bodies + " form for the days of your protocol"),
                "ASY-01",
                "ASY-04",
                "ASY-05"));
        add(
                0,
                (getsAndrogen ? "add androgen and drug" : "add the drug")
                        + ", the same vehicle in every well; change tips, mix gently. Set the control arms",
                "HOR-01",
                "ASY-02",
                "ASY-03",
                "ASY-13");
        if (renewal > 0) {
            int changes = 0;
            for (double day = renewal; day < exposure && changes < MOST_CHANGES; day += renewal) {
                add(
                        day,
                        getsAndrogen ? "change medium, androgen and drug" : "change medium and drug",
                        isSignal ? "" : "DOSE-08");
                changes++;
            }
        }
        String read = "read: " + known("assay.endpoint").orElse("the end point")
                + (isTrue("assay.secondReadout") ? ", and the second read-out beside it" : "");
        if (isSignal) {
            boolean isReporter = known("assay.endpoint").orElse("").equals("reporter");
            readAfterExposure(
                    read + "; note how many cells live", "the time on the drug", isReporter ? "ASY-27" : "", "ASY-29");
            return;
        }
        add(
                exposure,
                read
                        + (bodies.isEmpty()
                                ? "; note whether the controls are confluent"
                                : "; note the size of the control " + bodies),
                "DOSE-07",
                "ASY-09",
                bodies.isEmpty() ? "ASY-10" : "");
    }

    /** What cells in three dimensions grow into, which takes its time; empty of a layer. */
    private String bodies() {
        List<ModelSystem> systems = system();
        return systems.equals(List.of(ModelSystem.SPHEROID)) || systems.equals(List.of(ModelSystem.ORGANOID))
                ? systems.get(0).label() + "s"
                : "";
    }

    /** Asks for the time on the drug where nobody states it: the repairs of an exposure are for growth. */
    private void readAfterExposure(String what, String time, String... ids) {
        if (facts.of(EXPOSURE).isKnown()) {
            add(days("treatment.exposure"), what, ids);
        } else {
            days.add(rules("then", what + ". State " + time + " [treatment.exposure]", ids));
        }
    }

    /** Only a medium that is known to be free of estrogen is said to be so. */
    private void runIn(double days) {
        boolean hasNoPhenolRed = isFalse("medium.phenolRed");
        String treatment = known("serum.treatment").orElse("");
        boolean hasNoSteroids = !treatment.isEmpty() && !treatment.equals("untreated");
        List<String> open = new ArrayList<>();
        if (!hasNoSteroids) {
            open.add(treatment.isEmpty() ? "nothing says that its serum is stripped" : "its serum is not stripped");
        }
        if (!hasNoPhenolRed) {
            open.add(isTrue("medium.phenolRed") ? "it has phenol red" : "nothing says that it has no phenol red");
        }
        add(
                -days,
                "change to " + (hasNoPhenolRed ? "phenol red-free medium" : "assay medium") + serum() + "; "
                        + (open.isEmpty()
                                ? "no estrogen from now on"
                                : "it is not free of estrogen as long as " + String.join(" and ", open)),
                "HOR-03",
                hasNoPhenolRed ? "MED-01" : "",
                hasNoSteroids ? "MED-02" : "");
    }

    /**
     * @param full what is measured in full
     * @param given what goes into the wells with the vehicle
     */
    private void enzyme(String full, String given) {
        days.add(new Day(
                "before", "qualify the assay: full " + full + ", background without " + Kind.source(facts), List.of()));
        add(0, "add " + given + ", the same vehicle in every well", "DOSE-06");
        readAfterExposure(
                "stop and measure: " + known("assay.endpoint").orElse("activity"), "the reaction time", "DOSE-15");
    }

    private void animals() {
        boolean isIntact = Kind.of(facts) == Kind.INTACT;
        if (isTrue("host.ovariectomised")) {
            days.add(rules("before", "ovariectomise, and let the animals recover", "XEN-02"));
        }
        String supply = Arms.supply(facts);
        String begin = Kind.ofCarcinogen(facts) ? "give the carcinogen" : "inject the cells";
        days.add(rules(
                Kind.ofCarcinogen(facts) ? "carcinogen" : "inoculation",
                isIntact
                        ? begin + "; the ovaries stay and supply the estrogen"
                        : begin
                                + (supply.equals(Arms.NO_ANDROGEN)
                                        ? ""
                                        : "; start " + supply + ", every day or as pellets, and do not interrupt it"),
                isIntact ? new String[] {"XEN-19"} : new String[] {"XEN-03", "XEN-04", "XEN-18"}));
        add(
                0,
                "when tumours are measurable, randomise; "
                        + (isIntact ? "ovariectomise the comparison group; " : "")
                        + "start " + Arms.dose(facts)
                        + (facts.of(Vocabulary.get("dosing.schedule")).isKnown() ? "" : ", daily")
                        + "; give the vehicle group its vehicle",
                "XEN-09",
                "XEN-12",
                "XEN-13",
                "TRT-01");
        double interval = days("design.measurementInterval");
        days.add(rules(
                interval > 0 ? "every " + number(interval) + " days" : "every week",
                "measure every tumour, blinded; keep the dosing log",
                "XEN-10",
                "XEN-14",
                "TRT-04"));
        if (!known("host.species").orElse("mouse").equals("rat")) {
            days.add(rules("day 28", "do not judge the response before this day", "XEN-17"));
        }
        days.add(
                isIntact
                        ? rules(
                                "the end",
                                "weigh the uterus, measure estradiol, LH and testosterone, keep tumours for aromatase"
                                        + " and ER",
                                "XEN-19")
                        : rules(
                                "the end",
                                "weigh the uterus, look for ovarian tissue, keep tumours for aromatase and ER",
                                "XEN-02"));
    }

    private void add(double day, String what, String... ids) {
        days.add(rules(when(day), what, ids));
    }

    /** In days, hours or minutes, whichever is the first to count one. */
    private static String when(double day) {
        double seconds = Math.abs(day) * SECONDS_A_DAY;
        return day == 0 || seconds >= SECONDS_A_DAY
                ? "day " + number(day)
                : seconds >= SECONDS_AN_HOUR
                        ? "hour " + number(day * SECONDS_A_DAY / SECONDS_AN_HOUR)
                        : "minute " + number(day * SECONDS_A_DAY / SECONDS_A_MINUTE);
    }

    /** Only rules that the book has for such a system. */
    private Day rules(String when, String what, String... ids) {
        return new Day(
                when,
                what,
                Arrays.stream(ids)
                        .filter(id -> book.rules().stream()
                                .anyMatch(rule ->
                                        rule.id().equals(id) && !Collections.disjoint(rule.settings(), system())))
                        .toList());
    }

    private List<ModelSystem> system() {
        return facts.of(Vocabulary.get("model.system")).possibleWords().stream()
                .map(word -> ModelSystem.of((Word) word))
                .toList();
    }

    private String serum() {
        String treatment = known("serum.treatment").orElse("");
        String percent = known("serum.percent").map(level -> level + " ").orElse("");
        return switch (treatment) {
            case "" -> "";
            case "serum-free" -> " without serum";
            default -> " with " + percent + treatment + " serum";
        };
    }

    /** A time in days, as stated or as the first rule repairs it; of a range the longer; 0 if neither is known. */
    private double days(String path) {
        Fact fact = facts.of(Vocabulary.get(path));
        Optional<Interval> stated =
                fact.value() instanceof Quantity quantity ? Optional.of(quantity.interval()) : repaired(path);
        return stated.map(time -> Double.isInfinite(time.high()) ? time.low() : time.high())
                .map(seconds -> seconds / SECONDS_A_DAY)
                .orElse(0.0);
    }

    private Optional<Interval> repaired(String path) {
        return book.rules().stream()
                .map(Rule::repair)
                .filter(repair -> repair.containsKey(path))
                .findFirst()
                .map(repair ->
                        Experiment.of(Map.of(path, repair.get(path))).fact(path).value())
                .map(value -> ((Quantity) value).interval());
    }

    private Optional<String> known(String path) {
        Fact fact = facts.of(Vocabulary.get(path));
        return fact.isKnown() ? Optional.of(fact.display()) : Optional.empty();
    }

    private boolean isTrue(String path) {
        return Boolean.TRUE.equals(facts.of(Vocabulary.get(path)).value());
    }

    private boolean isFalse(String path) {
        return Boolean.FALSE.equals(facts.of(Vocabulary.get(path)).value());
    }

    private static String number(double value) {
        return Dimension.number(Math.rint(value * 10) / 10);
    }
}
