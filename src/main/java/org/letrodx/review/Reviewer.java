package org.letrodx.review;

import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.InputException;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Sha256;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.quantity.Quantity;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Reviews set-ups one by one. Immutable and safe for threads: what many reviews come to is counted by a
 * {@link SummaryCounter}. It can be sent to other machines: the bundled rules travel as their hash, and are refused
 * where the program has others.
 *
 * <pre>{@code
 * Reviewer reviewer = Reviewer.of(RuleBook.bundled()).policy(policy).waivers(waivers).build();
 * Review review = reviewer.review(SetUp.of(experiment));
 * }</pre>
 */
@SuppressWarnings("serial") // what its fields hold can be sent, though their types do not say so
public final class Reviewer implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final FactType SYSTEM = Vocabulary.get("model.system");

    /**
     * Facts that name what others of their section are looked up by: another line is another line, whatever is known of
     * it.
     */
    private static final Map<String, FactType> NAMES = Map.of(
            "cellLine", Vocabulary.get("cellLine.name"),
            "medium", Vocabulary.get("medium.name"),
            "treatment", Vocabulary.get("treatment.drug"));

    private final Rules rules;
    private final WaiverReader waiverReader;
    private final Policy policy;
    private final WaiverList waivers;
    private final boolean ownWaivers;
    private final Baseline baseline;
    private final Clock clock;

    private Reviewer(Builder builder) {
        rules = builder.rules;
        waiverReader = builder.waiverReader;
        policy = builder.policy;
        waivers = builder.waivers;
        ownWaivers = builder.ownWaivers;
        baseline = builder.baseline;
        clock = builder.clock;
    }

    /** What says what is wrong with an experiment. */
    @FunctionalInterface
    interface Rules extends Serializable {
        Diagnosis review(Experiment experiment);
    }

    /** A reviewer by the built-in policy, without waivers and without a baseline. */
    public static Builder of(RuleBook book) {
        return new Builder(
                book::review,
                book::reviewWithoutRepairs,
                Stream.concat(book.rules().stream().map(Rule::id), book.ruleSet().switchedOff().stream())
                        .toList());
    }

    /** For tests: what is said of an experiment comes from a function. */
    static Builder of(Rules rules, List<String> ids) {
        return new Builder(rules, rules, ids);
    }

    /** Collects by what is reviewed. Not safe for threads. */
    public static final class Builder {
        private Rules rules;
        private final Rules withoutRepairs;
        private final List<String> ids;
        private WaiverReader waiverReader;
        private Policy policy = Policy.builtIn();
        private WaiverList waivers = WaiverList.NONE;
        private boolean ownWaivers = true;
        private Baseline baseline = Baseline.NONE;
        private Clock clock = Clock.systemDefaultZone();

        private Builder(Rules rules, Rules withoutRepairs, List<String> ids) {
            this.rules = rules;
            this.withoutRepairs = withoutRepairs;
            this.ids = ids;
            this.waiverReader = new WaiverReader(ids);
        }

        /** By what policy. */
        public Builder policy(Policy other) {
            policy = other;
            return this;
        }

        /** What was accepted. */
        public Builder waivers(WaiverList accepted) {
            waivers = accepted;
            return this;
        }

        /** The ids that waivers may name, if they are more than those of the rules of the book, switched off or not. */
        public Builder waivableRules(List<String> ids) {
            waiverReader = new WaiverReader(ids);
            return this;
        }

        /** Waivers inside set-ups waive nothing: whoever writes a set-up cannot accept what is found in it. */
        public Builder withoutOwnWaivers() {
            ownWaivers = false;
            return this;
        }

        /** What was found before. */
        public Builder baseline(Baseline before) {
            baseline = before;
            return this;
        }

        /**
         * Says at each review what day it is, which decides what waivers and baseline hold; that of the computer
         * without it. Those of {@link Clock} can be sent to other machines.
         */
        public Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /** No repair is tried, which takes less time. */
        public Builder withoutRepairs() {
            rules = withoutRepairs;
            return this;
        }

        /**
         * The reviewer.
         *
         * @throws InputException naming each rule of a waiver or the policy that is not there
         */
        public Reviewer build() {
            List<Problem> problems = new ArrayList<>(policy.unknownRules(ids));
            waivers.waivers()
                    .forEach(waiver ->
                            waiverReader.noSuchRule(waiver.rule(), waiver.at()).ifPresent(problems::add));
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            return new Reviewer(this);
        }
    }

    /** By what policy it reviews. */
    public Policy policy() {
        return policy;
    }

    /** The review of an experiment. */
    public Review review(Experiment experiment) {
        return review(SetUp.of(experiment));
    }

    /** The review of one set-up. It never throws: what cannot be reviewed is refused, and says why. */
    public Review review(SetUp setUp) {
        if (setUp.experiment().isEmpty()) {
            return new Refused(setUp);
        }
        try {
            return new One(setUp, setUp.experiment().get()).review();
        } catch (RuntimeException | StackOverflowError ours) {
            return Refused.because(setUp, ours);
        }
    }

    /** A review while it is made. */
    private final class One {
        private final SetUp setUp;
        private final String canonicalInput;
        private final String input;
        private final LocalDate day = LocalDate.now(clock);
        private final Diagnosis diagnosis;
        private final List<WaiverNote> notes = new ArrayList<>();
        private @Nullable Boolean afterTheWork;

        One(SetUp setUp, Experiment experiment) {
            this.setUp = setUp;
            canonicalInput = ScenarioWriter.canonical(experiment);
            input = Sha256.hex(canonicalInput);
            diagnosis = rules.review(experiment);
        }

        Reviewed review() {
            String name = setUp.id().isEmpty() ? input : setUp.id();
            Map<String, List<String>> waitsFor = new LinkedHashMap<>();
            Map<String, Finding> candidates = new LinkedHashMap<>();
            for (Finding finding : diagnosis.findings()) {
                List<String> wanted = decidedBy(finding);
                if (!wanted.isEmpty()) {
                    waitsFor.put(finding.id(), wanted);
                }
                if (finding.isCause() || !wanted.isEmpty()) {
                    candidates.put(finding.id(), finding);
                }
            }
            Map<String, Waiver> waived = waived(candidates);
            List<Remark> remarks = new ArrayList<>();
            for (Finding finding : candidates.values()) {
                Waiver waiver = waived.get(finding.id());
                if (waiver != null) {
                    waitsFor.remove(finding.id());
                }
                if (finding.isCause() || waiver != null) {
                    String fact = facts(finding);
                    String fingerprint =
                            Sha256.hex(name + '\0' + finding.id() + '\0' + fact).substring(0, 32);
                    remarks.add(new Remark(
                            finding,
                            Level.of(finding, policy.impactOf(finding.rule())),
                            Optional.ofNullable(waiver),
                            fact,
                            fingerprint,
                            baseline.has(fingerprint, day),
                            policy.reason(finding.rule())));
                }
            }
            List<MissingFact> toState = toState(waitsFor);
            return new Reviewed(
                    setUp,
                    canonicalInput,
                    input,
                    diagnosis,
                    outcome(remarks, !waitsFor.isEmpty() || !toState.isEmpty()),
                    remarks,
                    toState,
                    policy,
                    notes);
        }

        /**
         * The facts that hold a set-up up until a decisive cause is decided by them; none for a cause that nothing
         * waits for. What only a result can decide does not hold it up before the work; once there are results, a
         * suspicion does. Nor does what takes weeks to find out, such as a mutation, unless something speaks for it: a
         * house rule.
         */
        private List<String> decidedBy(Finding finding) {
            boolean undecided = finding.verdict() == Verdict.SUSPECTED || finding.verdict() == Verdict.OPEN;
            if (!undecided || policy.impactOf(finding.rule()) != Impact.DECISIVE || isMoot(finding)) {
                return List.of();
            }
            List<String> ofTheSetUp = new ArrayList<>();
            for (String path : finding.missing()) {
                FactType type = Vocabulary.get(path);
                if (!type.isOutcome()
                        && (finding.verdict() == Verdict.SUSPECTED
                                || diagnosis.facts().cost(type) != Cost.WEEKS)) {
                    ofTheSetUp.add(path);
                }
            }
            return !ofTheSetUp.isEmpty()
                    ? ofTheSetUp
                    : finding.verdict() == Verdict.SUSPECTED && isAfterTheWork() ? finding.missing() : List.of();
        }

        private boolean isAfterTheWork() {
            if (afterTheWork == null) {
                afterTheWork = diagnosis.experiment().stated().stream()
                        .anyMatch(fact -> fact.type().isOutcome());
            }
            return afterTheWork;
        }

        /** True if a confirmed cause that weighs no less makes it pointless to look into this one. */
        private boolean isMoot(Finding finding) {
            if (!finding.isMoot()) {
                return false;
            }
            String above = finding.under().orElseThrow().rule();
            return diagnosis.findings().stream()
                    .filter(other -> other.id().equals(above))
                    .anyMatch(other -> policy.impactOf(other.rule()).compareTo(policy.impactOf(finding.rule())) <= 0);
        }

        /** A remark that the baseline has stands against a set-up as any other does. */
        private Outcome outcome(List<Remark> remarks, boolean waits) {
            boolean waived = false;
            boolean undecided = waits
                    || !diagnosis.isCovered()
                    || !diagnosis.experiment().faults().isEmpty();
            for (Remark remark : remarks) {
                if (remark.waiver().isPresent()) {
                    waived = true;
                } else if (remark.level() == Level.ERROR && !isMoot(remark.finding())) {
                    return Outcome.NOT_CLEAN;
                }
            }
            return undecided ? Outcome.UNDECIDED : waived ? Outcome.CLEAN_WITH_WAIVERS : Outcome.CLEAN;
        }

        private List<MissingFact> toState(Map<String, List<String>> waitsFor) {
            Map<String, Set<String>> decides = new TreeMap<>();
            waitsFor.forEach((rule, paths) -> paths.forEach(path ->
                    decides.computeIfAbsent(path, first -> new TreeSet<>()).add(rule)));
            if (diagnosis.setting().mayBeEnzymeOrCells()) {
                diagnosis.findings().stream()
                        .filter(finding -> waitsFor.containsKey(finding.id())
                                && !finding.rule()
                                        .settings()
                                        .containsAll(diagnosis.setting().systems()))
                        .forEach(finding -> decides.computeIfAbsent(SYSTEM.path(), first -> new TreeSet<>())
                                .add(finding.id()));
            }
            Set<String> required = policy.required(diagnosis.setting().systems());
            required.stream()
                    .filter(path -> !diagnosis.facts().of(Vocabulary.get(path)).isKnown())
                    .forEach(path -> decides.computeIfAbsent(path, first -> new TreeSet<>()));
            Set<String> setAside = new TreeSet<>();
            for (String path : diagnosis.experiment().unread().keySet()) {
                Vocabulary.find(path)
                        .filter(type ->
                                !type.isDerived() && !diagnosis.facts().of(type).isKnown())
                        .ifPresent(type -> setAside.add(path));
            }
            setAside.forEach(path -> decides.computeIfAbsent(path, first -> new TreeSet<>()));
            return decides.entrySet().stream()
                    .map(entry -> new MissingFact(
                            Vocabulary.get(entry.getKey()),
                            diagnosis.facts().cost(Vocabulary.get(entry.getKey())),
                            diagnosis.facts().of(Vocabulary.get(entry.getKey())).isKnown(),
                            required.contains(entry.getKey()),
                            setAside.contains(entry.getKey()),
                            List.copyOf(entry.getValue())))
                    .sorted(Comparator.comparing((MissingFact fact) -> !fact.setAside())
                            .thenComparing(MissingFact::cost)
                            .thenComparing(fact -> -fact.decides().size())
                            .thenComparing(MissingFact::path))
                    .toList();
        }

        /** Stands for the verdict, the facts that speak for it, and the names that they are looked up by. */
        private String facts(Finding finding) {
            Map<String, String> behind = new TreeMap<>();
            for (Reason reason : finding.because()) {
                FactType type = Vocabulary.get(reason.fact());
                behind.put(type.path(), canonical(diagnosis.facts().of(type)));
                FactType name = NAMES.get(type.section());
                if (name != null) {
                    behind.put(name.path(), canonical(diagnosis.facts().of(name)));
                }
            }
            return Sha256.hex(finding.id() + '\0' + finding.verdict() + '\0' + behind)
                    .substring(0, 12);
        }

        /**
         * The waivers that hold, by rule.
         *
         * @param candidates what can be waived, by rule
         */
        private Map<String, Waiver> waived(Map<String, Finding> candidates) {
            Map<String, Waiver> held = new HashMap<>();
            if (setUp.waivers().isPresent()) {
                takeOwn(candidates, held);
            }
            for (Waiver waiver : waivers.of(setUp, input)) {
                if (!waiverReader.isRule(waiver.rule()) || waiver.fault(day).isPresent()) {
                    continue;
                }
                Finding finding = candidates.get(waiver.rule());
                if (finding == null) {
                    notes.add(WaiverNote.seen(waiver));
                    continue;
                }
                Optional<Problem> problem = (waiver.input().isEmpty()
                                ? overtaken(waiver, facts(finding))
                                : Optional.<Problem>empty())
                        .or(() -> waivedAlready(waiver, held));
                if (problem.isPresent()) {
                    notes.add(WaiverNote.faulty(Optional.of(waiver), problem.get()));
                } else {
                    notes.add(WaiverNote.held(waiver, input));
                    held.put(waiver.rule(), waiver);
                }
            }
            return held;
        }

        private void takeOwn(Map<String, Finding> candidates, Map<String, Waiver> held) {
            if (!ownWaivers) {
                notes.add(WaiverNote.faulty(
                        Optional.empty(),
                        new Problem(
                                setUp.waivers().get().at(),
                                "waivers",
                                "stand inside a set-up, which is forbidden here; they waive nothing",
                                "a file of waivers")));
                return;
            }
            Problems problems = new Problems();
            for (Waiver waiver : waiverReader.read(setUp.waivers().get(), false, problems)) {
                Finding finding = candidates.get(waiver.rule());
                Optional<Problem> problem = !waiverReader.isRule(waiver.rule())
                        ? Optional.of(waiver.problem(SummaryCounter.WIDER_THAN_A_RULE))
                        : waiver.fault(day)
                                .map(waiver::problem)
                                .or(() -> finding == null
                                        ? Optional.of(waiver.problem(SummaryCounter.UNUSED))
                                        : overtaken(waiver, facts(finding)))
                                .or(() -> waivedAlready(waiver, held));
                problem.ifPresentOrElse(
                        wrong -> notes.add(WaiverNote.faulty(Optional.empty(), wrong)),
                        () -> held.put(waiver.rule(), waiver));
            }
            problems.list().forEach(problem -> notes.add(WaiverNote.faulty(Optional.empty(), problem)));
        }

        private static Optional<Problem> waivedAlready(Waiver waiver, Map<String, Waiver> held) {
            return Optional.ofNullable(held.get(waiver.rule()))
                    .filter(first -> !first.tree().equals(waiver.tree()))
                    .map(first -> waiver.problem(
                            "waives nothing: " + first.by() + " has waived the same finding already",
                            "one waiver for a finding, the one that is to stand"));
        }

        private static Optional<Problem> overtaken(Waiver waiver, String now) {
            if (waiver.facts().equals(now)) {
                return Optional.empty();
            }
            return Optional.of(
                    waiver.facts().isEmpty()
                            ? waiver.problem(
                                    "does not say for which facts it holds, and waives nothing",
                                    "facts: " + now + " for those of now, or input with the hash of all of them")
                            : waiver.problem(
                                    "is out of date and waives nothing: the facts behind the finding have changed",
                                    "facts: " + now + ", once somebody has accepted it again"));
        }
    }

    /** What is known of a fact, however it was written. */
    private static String canonical(Fact fact) {
        Object value = fact.value() == null ? fact.usual() : fact.value();
        if (value instanceof List<?> items) {
            return items.stream().map(Reviewer::canonical).toList().toString();
        }
        return canonical(value);
    }

    private static String canonical(@Nullable Object value) {
        if (value instanceof Quantity quantity) {
            return quantity.interval() + " " + quantity.dimension();
        }
        return value instanceof String text ? Nearest.fold(text) : FactType.print(value);
    }
}
