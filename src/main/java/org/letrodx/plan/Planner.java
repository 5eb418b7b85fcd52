package org.letrodx.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Nearest;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Relation;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Searches for the cheapest set of changes after which no decisive or contributing fault is left that the set-up
 * decides. It mends one fault after the other in every way that the repairs of the rules allow, follows what each
 * change brings up, and takes the cheapest way to the end: a search by uniform cost, whose every step is a review by
 * the rules. Safe for threads.
 */
public final class Planner {
    /** House limit: how many set-ups are reviewed before a search is given up. */
    private static final int MOST_REVIEWS = 3_000;
    /** House limit: how many plans of the same cost are shown. */
    private static final int MOST_PLANS = 3;

    private final RuleBook book;
    /** Plans by the repairs of a book. */
    public Planner(RuleBook book) {
        this.book = book;
    }

    /**
     * The best plans: several if they take the same, and after them one that takes more if none of them makes the
     * repair that a fault itself names. The first fault that cannot be mended is left, with the reason why, and the
     * others are mended around it.
     *
     * @param keep facts that may not be changed, by path, or whole sections
     * @return at least one, the cheapest first
     * @throws IllegalArgumentException naming each that is no fact and no section
     */
    public List<Plan> plans(Experiment experiment, Set<String> keep) {
        return new Search(experiment, kept(keep)).plans();
    }

    /**
     * The facts and sections of these names, as the vocabulary spells them.
     *
     * @throws IllegalArgumentException naming each that is no fact and no section
     */
    public static Set<String> kept(Collection<String> names) {
        List<String> known = new ArrayList<>(Vocabulary.sections());
        known.addAll(Vocabulary.statablePaths());
        List<String> unknown = new ArrayList<>();
        Set<String> kept = new TreeSet<>();
        for (String name : names) {
            String wanted = Vocabulary.british(name);
            kept.add(wanted);
            if (!known.contains(wanted)) {
                String near = Nearest.to(name, known);
                unknown.add("there is no section or fact " + name + (near.isEmpty() ? "" : ". Maybe: " + near));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(unknown.stream().sorted().collect(Collectors.joining("; ")));
        }
        return kept;
    }

    /** What the rules say of a set-up. */
    private final class Reviewed {
        private final Experiment setUp;
        private final Diagnosis review;
        private final Map<String, Finding> faults = new LinkedHashMap<>();
        private final Map<String, Finding> suspected = new LinkedHashMap<>();
        private final Map<String, Finding> borderline = new LinkedHashMap<>();
        private final Map<String, Finding> open = new LinkedHashMap<>();

        Reviewed(Experiment setUp) {
            this.setUp = setUp;
            review = book.reviewWithoutRepairs(setUp);
            take(review);
            if (!setUp.complaints().isEmpty()) {
                // some causes speak only when their complaint is stated
                take(book.diagnoseWithoutRepairs(setUp));
            }
        }

        private void take(Diagnosis diagnosis) {
            for (Finding finding : diagnosis.findings()) {
                if (finding.rule().impact() != Impact.ADVISORY) {
                    switch (finding.verdict()) {
                        case CONFIRMED -> faults.putIfAbsent(finding.id(), finding);
                        case SUSPECTED -> suspected.putIfAbsent(finding.id(), finding);
                        case BORDERLINE -> borderline.putIfAbsent(finding.id(), finding);
                        case OPEN -> open.putIfAbsent(finding.id(), finding);
                        default -> {}
                    }
                }
            }
        }
    }

    /**
     * A set-up on the way.
     *
     * @param reasons the causes that a change is to mend, by the changed fact
     * @param borrowed how many of the repairs are those of other causes than they mend
     */
    private record Node(Experiment setUp, Map<String, Set<Rule>> reasons, int cost, int borrowed) {}

    private final class Search {
        private final Reviewed start;
        /** What the results confirm beyond the set-up, and no sign of another fault. */
        private final List<Finding> standing;
        /** What the results leave suspected or borderline beyond the set-up. */
        private final List<Finding> unsettled;

        private final Mending mending;
        private final Map<String, String> unmended = new TreeMap<>();
        private final Set<Experiment> seen = new HashSet<>();
        private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingInt(Node::cost)
                .thenComparingInt(node -> node.reasons.size())
                .thenComparingInt(Node::borrowed)
                .thenComparing(node -> node.reasons.keySet().toString()));
        private int reviews;
        private boolean mendsBorderline = true;

        Search(Experiment experiment, Set<String> keep) {
            start = new Reviewed(experiment.withoutOutcomes());
            mending = new Mending(book, start.review.setting().systems(), keep);
            Reviewed withResults = new Reviewed(experiment);
            standing = withResults.faults.values().stream()
                    .filter(finding -> !start.faults.containsKey(finding.id())
                            && finding.under()
                                    .filter(above -> start.faults.containsKey(above.rule()))
                                    .isEmpty())
                    .toList();
            unsettled = Stream.of(withResults.suspected, withResults.borderline)
                    .flatMap(findings -> findings.values().stream())
                    .filter(finding -> finding.under().isEmpty())
                    .toList();
        }

        List<Plan> plans() {
            Node first = new Node(start.setUp, Map.of(), 0, 0);
            List<Plan> found = search(first);
            while (found.isEmpty()) {
                // each round leaves more as it is, so this comes to an end
                found = search(first);
            }
            return Stream.concat(found.stream(), ownRepair(first, found).stream())
                    .toList();
        }

        /**
         * A plan that makes the repair of a fault itself, where all of the cheapest mend it otherwise and leave more
         * undecided: what they change may be what the experiment is about. Of several the one that leaves least.
         */
        private Optional<Plan> ownRepair(Node first, List<Plan> found) {
            return start.faults.values().stream()
                    .map(Finding::rule)
                    .filter(rule -> !unmended.containsKey(rule.id())
                            && found.stream().noneMatch(plan -> mending.isRepaired(rule, plan.after())))
                    .flatMap(rule -> mend(first, rule, rule.repair()).stream())
                    .flatMap(repaired -> search(repaired).stream().limit(1))
                    .filter(plan ->
                            plan.unmended().size() <= found.get(0).unmended().size()
                                    && plan.undecided().size()
                                            < found.get(0).undecided().size())
                    .min(Comparator.comparingInt((Plan plan) -> plan.undecided().size())
                            .thenComparingInt(Plan::cost));
        }

        /** The cheapest ways; none if a fault stands in the way, which is noted. */
        private List<Plan> search(Node from) {
            open.clear();
            seen.clear();
            open.add(from);
            List<Plan> found = new ArrayList<>();
            Map<String, String> inTheWay = new LinkedHashMap<>();
            while (!open.isEmpty() && found.size() < MOST_PLANS && reviews < MOST_REVIEWS) {
                Node node = open.poll();
                if (!found.isEmpty() && node.cost > found.get(0).cost()) {
                    break;
                }
                if (!seen.add(node.setUp)) {
                    continue;
                }
                Reviewed now = review(node.setUp);
                Optional<Finding> fault = now.faults.values().stream()
                        .filter(finding -> !unmended.containsKey(finding.id()))
                        .findFirst();
                if (fault.isPresent()) {
                    if (!expand(node, fault.get())) {
                        inTheWay.putIfAbsent(
                                fault.get().id(), whyNot(fault.get().rule(), node));
                    }
                } else if (!mendsMore(node, now)) {
                    found.add(plan(node, now));
                }
            }
            if (found.isEmpty()) {
                Optional<String> first = Stream.concat(inTheWay.keySet().stream(), start.faults.keySet().stream())
                        .filter(id -> !unmended.containsKey(id))
                        .findFirst();
                if (mendsBorderline && inTheWay.isEmpty()) {
                    mendsBorderline = false;
                    reviews = 0;
                } else {
                    String id = first.orElseThrow();
                    unmended.put(id, inTheWay.getOrDefault(id, "no set of changes was found that fixes it"));
                }
            }
            return found.stream()
                    .filter(plan -> plan.cost() == found.get(0).cost())
                    .toList();
        }

        private Reviewed review(Experiment setUp) {
            reviews++;
            return new Reviewed(setUp);
        }

        /** Adds every way to mend a fault; false if there is none. */
        private boolean expand(Node node, Finding fault) {
            boolean mended = false;
            for (Map<String, String> repair : mending.touching(fault.rule(), node.setUp)) {
                Optional<Node> next = mend(node, fault.rule(), repair);
                next.ifPresent(open::add);
                mended |= next.isPresent();
            }
            return mended;
        }

        private Optional<Node> mend(Node node, Rule rule, Map<String, String> repair) {
            return mending.mend(node.setUp, rule, repair).map(setUp -> next(setUp, repair, node, rule));
        }

        /** Adds the own repair of a cause; false if it has none that works. */
        private boolean repair(Node node, Rule rule) {
            return addAll(mend(node, rule, rule.repair()).stream());
        }

        /** Adds the own repair of a cause, and each part of it that is enough; false if it has none that works. */
        private boolean repairInPart(Node node, Rule rule) {
            return addAll(mending.partsOf(rule.repair()).stream().flatMap(part -> mend(node, rule, part).stream()));
        }

        private boolean addAll(Stream<Node> nodes) {
            return open.addAll(nodes.toList());
        }

        /**
         * What only the results confirm is repaired, too, if it can be, and so is what is borderline, a suspicion that
         * the changes raised, and what is fixed with a mended fault and waits for nothing but its own repair.
         */
        private boolean mendsMore(Node node, Reviewed now) {
            for (Finding finding : standing) {
                if (!mending.isAnswered(finding.rule(), node.setUp) && repair(node, finding.rule())) {
                    return true;
                }
            }
            for (Finding finding : mendsBorderline ? now.borderline.values() : List.<Finding>of()) {
                // what is not stated is asked for instead
                boolean isStated = finding.rule().repair().keySet().stream()
                        .allMatch(path -> node.setUp.fact(path).isGiven());
                if (isStated && repairInPart(node, finding.rule())) {
                    return true;
                }
            }
            for (Finding finding : now.suspected.values()) {
                boolean raised = !start.suspected.containsKey(finding.id()) && !start.faults.containsKey(finding.id());
                if (raised && expand(node, finding)) {
                    return true;
                }
            }
            for (Finding finding : fixedWith(now)) {
                boolean waits = finding.rule().repair().keySet().containsAll(finding.missing());
                if (waits && repair(node, finding.rule())) {
                    return true;
                }
            }
            return false;
        }

        /** What is to be fixed with a fault that is mended by now, and is still undecided. */
        private List<Finding> fixedWith(Reviewed now) {
            return Stream.of(now.suspected, now.open)
                    .flatMap(findings -> findings.values().stream())
                    .filter(finding -> finding.rule().beneath().stream()
                            .anyMatch(above -> above.relation() == Relation.FIX_WITH
                                    && start.faults.containsKey(above.rule())
                                    && !now.faults.containsKey(above.rule())))
                    .filter(finding -> finding.missing().stream()
                            .noneMatch(path -> Vocabulary.get(path).isOutcome()))
                    .toList();
        }

        private Node next(Experiment setUp, Map<String, String> repair, Node node, Rule fault) {
            Map<String, Set<Rule>> reasons = new TreeMap<>(node.reasons);
            for (String path : mending.made(repair, node.setUp).keySet()) {
                Set<Rule> rules = new LinkedHashSet<>(reasons.getOrDefault(path, Set.of()));
                rules.add(fault);
                reasons.put(path, rules);
            }
            return new Node(
                    setUp,
                    reasons,
                    changes(setUp, reasons).stream()
                            .mapToInt(change -> change.fact().changeCost())
                            .sum(),
                    node.borrowed + (repair.equals(fault.repair()) ? 0 : 1));
        }

        private List<Change> changes(Experiment setUp, Map<String, Set<Rule>> reasons) {
            List<Change> changes = new ArrayList<>();
            for (FactType type : Vocabulary.types()) {
                Fact before = start.setUp.fact(type);
                Fact after = setUp.fact(type);
                if (!type.isDerived()
                        && (after.isGiven() || before.isGiven() && !setUp.leavesNothingToState(type))
                        && !before.display().equals(after.display())) {
                    changes.add(new Change(
                            type,
                            before.display(),
                            after.display(),
                            List.copyOf(reasons.getOrDefault(type.path(), Set.of()))));
                }
            }
            return changes;
        }

        private String whyNot(Rule rule, Node node) {
            Optional<Map<String, String>> barred = mending.barred(node.setUp, rule);
            if (barred.isPresent()) {
                return "it could be fixed with "
                        + barred.get().entrySet().stream()
                                .map(change -> inWords(Vocabulary.get(change.getKey()), change.getValue()))
                                .collect(Collectors.joining("; "))
                        + ", which is to be kept as it is";
            }
            return rule.repair().isEmpty() || !mending.isFor(rule.repair())
                    ? "no other set-up fixes it: " + rule.fix(node.setUp.facts())
                    : "its repair contradicts what is stated, or does not reach it";
        }

        private static String inWords(FactType type, String value) {
            return type.phrase() + ": "
                    + type.shown(
                            Experiment.of(Map.of(type.path(), value)).fact(type).display());
        }

        private Plan plan(Node node, Reviewed now) {
            List<Unmended> left = unmended.entrySet().stream()
                    .filter(fault -> now.faults.containsKey(fault.getKey()))
                    .map(fault -> new Unmended(
                            requireNonNull(now.faults.get(fault.getKey())).rule(), fault.getValue()))
                    .toList();
            Diagnosis review = book.review(node.setUp);
            List<Finding> undecided = undecided(node.setUp, review, now);
            List<Rule> mended = start.faults.values().stream()
                    .filter(finding -> !now.faults.containsKey(finding.id()))
                    .map(Finding::rule)
                    .toList();
            return new Plan(
                    node.setUp,
                    changes(node.setUp, node.reasons),
                    mended,
                    left,
                    standing.stream()
                            .filter(finding -> finding.rule().repair().isEmpty()
                                    ? !mending.isRuledOut(finding.rule(), node.setUp)
                                    : !mending.isAnswered(finding.rule(), node.setUp))
                            .toList(),
                    undecided,
                    undecided.stream()
                            .filter(finding -> mending.mend(
                                            node.setUp,
                                            finding.rule(),
                                            finding.rule().repair())
                                    .isPresent())
                            .map(Finding::id)
                            .collect(Collectors.toSet()),
                    review);
        }

        /**
         * By the set-up, by the results, and what a mended fault stood over. Of the results of a set-up that is left, a
         * suspicion is of no use to the next one; a value too near a limit is.
         */
        private List<Finding> undecided(Experiment setUp, Diagnosis review, Reviewed now) {
            boolean isLeft = !setUp.equals(start.setUp) || !standing.isEmpty();
            Map<String, Finding> undecided = new LinkedHashMap<>();
            review.findings().stream()
                    .filter(finding -> finding.rule().impact() != Impact.ADVISORY
                            && (finding.verdict() == Verdict.SUSPECTED || finding.verdict() == Verdict.BORDERLINE))
                    .forEach(finding -> undecided.put(finding.id(), finding));
            Stream<Finding> byResults =
                    unsettled.stream().filter(finding -> !isLeft || finding.verdict() == Verdict.BORDERLINE);
            Stream.concat(byResults, fixedWith(now).stream())
                    .filter(finding -> !now.faults.containsKey(finding.id())
                            && !start.faults.containsKey(finding.id())
                            && !mending.isRuledOut(finding.rule(), setUp))
                    .forEach(finding -> undecided.putIfAbsent(finding.id(), finding));
            return List.copyOf(undecided.values());
        }
    }
}
