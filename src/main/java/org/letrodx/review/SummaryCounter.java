package org.letrodx.review;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.Texts;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.scenario.SetUp;

/**
 * Counts reviews, one by one and in bounded memory. Counts of parts can be added up, in the order of the parts, to what
 * one counter would have counted of the whole; of more different warnings, or more ids, than one counter tells apart
 * (1,000; 1,048,576), parts may tell apart others. Not safe for threads.
 */
@SuppressWarnings("serial") // what its fields hold can be sent, though their types do not say so
public final class SummaryCounter implements Serializable {
    private static final long serialVersionUID = 1L;

    static final String UNUSED = "is not used: no such experiment has this finding";
    static final String WIDER_THAN_A_RULE = "is wider than one rule and waives nothing";

    /** House limit: how many of the facts most often missing, and of the warnings, a summary names. */
    private static final int NAMED = 10;
    /** House limit: how many set-ups with the id of one before them it names, and entries of a baseline. */
    private static final int TOLD = 20;
    /** House limit: how many problems of waivers that set-ups carry are told. */
    private static final int WAIVERS_TOLD = 1000;
    /** House limit: how many different warnings, and values of a group, are counted by themselves. */
    private static final int KINDS = 1000;

    private static final String OTHERS = "(others)";
    private static final String NOTHING = "(nothing)";
    private static final String UNREADABLE = "unreadable";

    /** Numbers that add up. */
    static final class Counts implements Serializable {
        private static final long serialVersionUID = 1L;
        long setUps;
        long unreadable;
        long withFaults;
        long withUnread;
        long withContradictions;
        long cleanWithWarnings;
        long notCovered;
        long waived;
        long known;
        /** Waivers that held in several experiments; counted at the end. */
        long tooWide;

        private void add(Counts other) {
            setUps += other.setUps;
            unreadable += other.unreadable;
            withFaults += other.withFaults;
            withUnread += other.withUnread;
            withContradictions += other.withContradictions;
            cleanWithWarnings += other.cleanWithWarnings;
            notCovered += other.notCovered;
            waived += other.waived;
            known += other.known;
        }

        private Counts copy() {
            Counts copy = new Counts();
            copy.add(this);
            return copy;
        }
    }

    private static final class OfRule implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String title;
        private final EnumMap<Level, Long> levels = new EnumMap<>(Level.class);
        private long waived;
        private long known;

        private OfRule(String title) {
            this.title = title;
        }

        private void add(OfRule other) {
            other.levels.forEach((level, count) -> levels.merge(level, count, Long::sum));
            waived += other.waived;
            known += other.known;
        }
    }

    /** What became of one waiver of a list. */
    private static final class Use implements Serializable {
        private static final long serialVersionUID = 1L;
        private boolean seen;
        /** Hashes of the experiments in which it holds: two are enough to know that it is too wide. */
        private final LinkedHashSet<String> inputs = new LinkedHashSet<>();

        private @Nullable Problem overtaken;

        private void add(Use other) {
            seen |= other.seen;
            other.inputs.forEach(this::holdsIn);
            overtaken = overtaken == null ? other.overtaken : overtaken;
        }

        private void holdsIn(String input) {
            if (inputs.size() < 2) {
                inputs.add(input);
            }
        }
    }

    private final List<Slice> slices;
    private final SeenIds ids;
    private final Counts counts = new Counts();
    private final EnumMap<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final EnumMap<Level, Long> levels = new EnumMap<>(Level.class);
    private final TreeMap<String, OfRule> rules = new TreeMap<>();
    private final HashMap<String, Long> missing = new HashMap<>();
    private final HashMap<String, Long> warnings = new HashMap<>();
    private final LinkedHashMap<String, TreeMap<String, TreeMap<String, Long>>> groups = new LinkedHashMap<>();
    private final HashMap<Waiver, Use> waivers = new HashMap<>();
    private final LinkedHashSet<Problem> ofSetUps = new LinkedHashSet<>();
    private final HashSet<String> known = new HashSet<>();
    private final ArrayList<Problem> repeated = new ArrayList<>();
    private long repeatedUntold;
    private long waiversUntold;

    private SummaryCounter(Collection<Slice> slices, SeenIds ids) {
        this.slices = new ArrayList<>(slices);
        this.ids = ids;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0L);
        }
        for (Level level : Level.values()) {
            levels.put(level, 0L);
        }
        slices.forEach(slice -> groups.put(slice.key(), new TreeMap<>()));
    }

    /** A counter at zero. */
    public SummaryCounter() {
        this(List.of());
    }

    /** A counter at zero that counts by groups, too. */
    public SummaryCounter(Collection<Slice> slices) {
        this(slices, SeenIds.ofAWhole());
    }

    /**
     * A counter at zero for a part of a whole: it can be added to that of the part before. It keeps every id, and so
     * takes more memory.
     */
    public static SummaryCounter ofAPart(Collection<Slice> slices) {
        return new SummaryCounter(slices, SeenIds.ofAPart());
    }

    /** Counts one review. */
    public void add(Review review) {
        counts.setUps++;
        if (review instanceof Reviewed reviewed) {
            add(reviewed);
        } else {
            counts.unreadable++;
            group(review, UNREADABLE);
        }
    }

    private void add(Reviewed review) {
        compareId(review.setUp());
        outcomes.merge(review.outcome(), 1L, Long::sum);
        group(review, review.outcome().toString());
        counts.notCovered += review.diagnosis().isCovered() ? 0 : 1;
        counts.withFaults += review.faults().isEmpty() ? 0 : 1;
        boolean contradicts = review.faults().stream().anyMatch(Problem::isContradiction);
        counts.withContradictions += contradicts ? 1 : 0;
        counts.withUnread += review.faults().stream().allMatch(Problem::isContradiction) ? 0 : 1;
        boolean clean = review.outcome() == Outcome.CLEAN || review.outcome() == Outcome.CLEAN_WITH_WAIVERS;
        counts.cleanWithWarnings += clean && review.count(Level.WARNING) > 0 ? 1 : 0;
        Set<String> waitsFor = new HashSet<>();
        review.toState().forEach(fact -> waitsFor.add(fact.path()));
        for (Remark remark : review.remarks()) {
            OfRule rule = rules.computeIfAbsent(
                    remark.finding().id(),
                    id -> new OfRule(remark.finding().rule().title()));
            if (remark.waiver().isPresent()) {
                counts.waived++;
                rule.waived++;
            } else if (remark.known()) {
                counts.known++;
                rule.known++;
                known.add(remark.fingerprint());
            } else {
                levels.merge(remark.level(), 1L, Long::sum);
                rule.levels.merge(remark.level(), 1L, Long::sum);
                waitsFor.addAll(remark.finding().missing());
            }
        }
        waitsFor.forEach(fact -> missing.merge(fact, 1L, Long::sum));
        review.warnings().forEach(this::count);
        review.waiverNotes().forEach(this::take);
    }

    private void count(Problem warning) {
        String words = warning.movedTo(Location.NONE).toString();
        boolean counted = warnings.size() < KINDS || warnings.containsKey(words);
        warnings.merge(counted ? words : OTHERS, 1L, Long::sum);
    }

    private void group(Review review, String outcome) {
        for (Slice slice : slices) {
            String value = slice.of(review);
            count(requireNonNull(groups.get(slice.key())), value.isEmpty() ? NOTHING : value, outcome, 1);
        }
    }

    private static void count(TreeMap<String, TreeMap<String, Long>> group, String value, String outcome, long times) {
        boolean counted = group.size() < KINDS || group.containsKey(value);
        group.computeIfAbsent(counted ? value : OTHERS, first -> new TreeMap<>())
                .merge(outcome, times, Long::sum);
    }

    private void take(WaiverNote note) {
        if (note.waiver().isEmpty()) {
            note.problem().ifPresent(this::tell);
            return;
        }
        Use use = waivers.computeIfAbsent(note.waiver().get(), first -> new Use());
        use.seen = true;
        if (!note.input().isEmpty()) {
            use.holdsIn(note.input());
        }
        if (use.overtaken == null) {
            use.overtaken = note.problem().orElse(null);
        }
    }

    private void tell(Problem problem) {
        if (ofSetUps.size() < WAIVERS_TOLD) {
            ofSetUps.add(problem);
        } else if (!ofSetUps.contains(problem)) {
            waiversUntold++;
        }
    }

    private void compareId(SetUp setUp) {
        if (!setUp.id().isEmpty() && ids.hasSeen(setUp.id(), setUp.at())) {
            repeated(setUp.id(), setUp.at());
        }
    }

    private void repeated(String id, Location at) {
        if (repeated.size() < TOLD) {
            repeated.add(new Problem(
                    at, "id", "\"" + id + "\" is the id of an earlier set-up, too; waivers and records go by id"));
        } else {
            repeatedUntold++;
        }
    }

    /**
     * Adds what another part comes to, which follows this one.
     *
     * @throws IllegalArgumentException if either does not count a part of a whole
     */
    public void add(SummaryCounter next) {
        List<Problem> later = new ArrayList<>();
        ids.add(next.ids, (id, at) -> later.add(new Problem(at, "id", id)));
        // the first occurrence in the other part may follow one here: told with its others, in their order
        mergeRepeated(later, next);
        counts.add(next.counts);
        next.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
        next.levels.forEach((level, count) -> levels.merge(level, count, Long::sum));
        next.rules.forEach((id, rule) ->
                rules.computeIfAbsent(id, first -> new OfRule(rule.title)).add(rule));
        next.missing.forEach((fact, count) -> missing.merge(fact, count, Long::sum));
        next.warnings.forEach((words, count) -> {
            boolean counted = warnings.size() < KINDS || warnings.containsKey(words);
            warnings.merge(counted ? words : OTHERS, count, Long::sum);
        });
        next.groups.forEach((key, group) -> group.forEach((value, byOutcome) -> byOutcome.forEach((outcome, times) ->
                count(groups.computeIfAbsent(key, first -> new TreeMap<>()), value, outcome, times))));
        next.waivers.forEach((waiver, use) ->
                waivers.computeIfAbsent(waiver, first -> new Use()).add(use));
        next.ofSetUps.forEach(this::tell);
        waiversUntold += next.waiversUntold;
        known.addAll(next.known);
    }

    private void mergeRepeated(List<Problem> firsts, SummaryCounter next) {
        List<Problem> all = new ArrayList<>(next.repeated);
        firsts.forEach(first -> all.add(new Problem(
                first.at(),
                "id",
                "\"" + first.fault() + "\" is the id of an earlier set-up, too; waivers and records go by id")));
        all.sort(Problem.BY_PLACE);
        for (Problem problem : all) {
            if (repeated.size() < TOLD) {
                repeated.add(problem);
            } else {
                repeatedUntold++;
            }
        }
        repeatedUntold += next.repeatedUntold;
    }

    private List<Problem> repeated() {
        List<Problem> problems = new ArrayList<>(repeated);
        if (repeatedUntold > 0) {
            problems.add(new Problem(
                    Location.NONE,
                    "id",
                    Texts.count(repeatedUntold, "more set-up") + (repeatedUntold == 1 ? " has" : " have")
                            + " an id of one before them"));
        }
        if (ids.hasLost()) {
            problems.add(
                    new Problem(Location.NONE, "id", "only the first " + SeenIds.MOST + " ids were kept to compare"));
        }
        return problems;
    }

    /**
     * What was counted so far. Ask when all is reviewed: waivers and entries of the baseline that met nothing count as
     * unused.
     *
     * @param by what was reviewed by
     * @param failOn what makes the whole fail
     * @param brokenOff where inputs could not be read any further
     */
    public Summary summary(Basis by, FailOn failOn, List<Location> brokenOff) {
        List<Summary.RuleCount> ofRules = new ArrayList<>();
        rules.forEach(
                (id, rule) -> ofRules.add(new Summary.RuleCount(id, rule.title, rule.levels, rule.waived, rule.known)));
        ofRules.sort(Comparator.comparing((Summary.RuleCount count) -> worst(count))
                .thenComparing(count -> -total(count))
                .thenComparing(Summary.RuleCount::rule));
        Counts all = counts.copy();
        all.tooWide =
                waivers.values().stream().filter(use -> use.inputs.size() > 1).count();
        return new Summary(
                all,
                outcomes,
                levels,
                ofRules,
                most(missing),
                most(warnings),
                ofGroups(),
                ofWaivers(by),
                ofBaseline(by),
                repeated(),
                brokenOff.stream()
                        .map(at -> new Problem(
                                at, "", "the rest of " + at.source() + " could not be read and was not counted"))
                        .toList(),
                by.policy,
                failOn);
    }

    /**
     * What many set-ups were reviewed by, as far as their summary tells of it. Immutable.
     *
     * <pre>{@code
     * counter.summary(SummaryCounter.Basis.of(policy).waivers(waivers, rules, switchedOff).on(day), FailOn.ERROR, List.of());
     * }</pre>
     */
    public static final class Basis {
        private final Policy policy;
        private final WaiverList waivers;
        private final Set<String> rules;
        private final Set<String> switchedOff;
        private final Baseline baseline;
        private final LocalDate day;

        private Basis(
                Policy policy,
                WaiverList waivers,
                Collection<String> rules,
                Collection<String> switchedOff,
                Baseline baseline,
                LocalDate day) {
            this.policy = policy;
            this.waivers = waivers;
            this.rules = Set.copyOf(rules);
            this.switchedOff = Set.copyOf(switchedOff);
            this.baseline = baseline;
            this.day = day;
        }

        /** A policy alone, today. */
        public static Basis of(Policy policy) {
            return new Basis(policy, WaiverList.NONE, Set.of(), Set.of(), Baseline.NONE, LocalDate.now());
        }

        /**
         * The same with waivers.
         *
         * @param rules the ids of all rules of the book, switched off or not
         * @param switchedOff the ids of rules that say nothing, so that their waivers cannot be used
         */
        public Basis waivers(WaiverList list, Collection<String> rules, Collection<String> switchedOff) {
            return new Basis(policy, list, rules, switchedOff, baseline, day);
        }

        /** The same with a baseline. */
        public Basis baseline(Baseline before) {
            return new Basis(policy, waivers, rules, switchedOff, before, day);
        }

        /** The same on another day. */
        public Basis on(LocalDate other) {
            return new Basis(policy, waivers, rules, switchedOff, baseline, other);
        }
    }

    private Map<String, Map<String, Map<String, Long>>> ofGroups() {
        Map<String, Map<String, Map<String, Long>>> copy = new LinkedHashMap<>();
        groups.forEach((key, group) -> {
            Map<String, Map<String, Long>> values = new LinkedHashMap<>();
            group.forEach((value, byOutcome) -> values.put(value, new LinkedHashMap<>(byOutcome)));
            copy.put(key, values);
        });
        return copy;
    }

    private List<Problem> ofWaivers(Basis by) {
        List<Problem> problems = new ArrayList<>(ofSetUps);
        for (Waiver waiver : by.waivers.waivers()) {
            Use use = waivers.getOrDefault(waiver, new Use());
            Optional<String> fault = waiver.isForAnyExperiment()
                    ? Optional.of("is wider than one experiment and waives nothing")
                    : !by.rules.contains(waiver.rule())
                            ? Optional.of(WIDER_THAN_A_RULE)
                            : waiver.fault(by.day).or(() -> by.waivers.barred(waiver));
            if (fault.isPresent()) {
                problems.add(waiver.problem(fault.get()));
            } else if (use.overtaken != null) {
                problems.add(use.overtaken);
            } else if (use.inputs.isEmpty()
                    && !by.switchedOff.contains(waiver.rule())
                    && (use.seen || !by.waivers.isBesideOne(waiver))) {
                problems.add(waiver.problem(UNUSED));
            } else if (use.inputs.size() > 1) {
                problems.add(waiver.problem("is wider than one experiment, and held in several with the id "
                        + waiver.experiment() + waiver.input() + "; name one by the hash of its input"));
            }
        }
        problems.sort(Comparator.comparing((Problem problem) -> problem.at().source())
                .thenComparing(Problem.BY_PLACE)
                .thenComparing(Problem::path)
                .thenComparing(Problem::fault));
        if (waiversUntold > 0) {
            problems.add(new Problem(Location.NONE, "waivers", waiversUntold + " more are not told of"));
        }
        return problems;
    }

    private List<Problem> ofBaseline(Basis by) {
        List<Problem> problems = new ArrayList<>();
        long untold = 0;
        for (Baseline.Entry entry : by.baseline.entries()) {
            boolean expired = entry.expires().isBefore(by.day);
            if (expired || !known.contains(entry.fingerprint())) {
                if (problems.size() < TOLD) {
                    problems.add(entry.problem(
                            expired
                                    ? "has expired on " + entry.expires() + " and counts as new again"
                                    : "does not occur any more, or not on these facts"));
                } else {
                    untold++;
                }
            }
        }
        if (untold > 0) {
            problems.add(new Problem(
                    Location.NONE, "baseline", untold + " more entries have expired or do not occur any more"));
        }
        return problems;
    }

    private static Map<String, Long> most(Map<String, Long> counted) {
        Map<String, Long> most = new LinkedHashMap<>();
        counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return most;
    }

    private static int worst(Summary.RuleCount count) {
        return count.levels().keySet().stream().mapToInt(Level::ordinal).min().orElse(Level.values().length);
    }

    private static long total(Summary.RuleCount count) {
        return count.levels().values().stream().mapToLong(Long::longValue).sum();
    }
}
