package org.letrodx.rules;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;

/** What can only be checked over all rules of a book: ids, references, and what stands under what. */
final class RuleCheck {
    private final Map<Rule, RuleFile> files;
    private final Set<String> references;
    private final Set<String> topics;
    private final Map<String, Rule> byId = new HashMap<>();
    private final List<Problem> problems;

    /**
     * @param files the rules to check, each with its file
     * @param known other rules, which were checked before
     * @param references keys of the bibliography
     * @param topics topics of the reference values
     */
    RuleCheck(
            Map<Rule, RuleFile> files,
            List<Rule> known,
            Set<String> references,
            Set<String> topics,
            List<Problem> problems) {
        this.files = files;
        known.forEach(rule -> byId.put(rule.id(), rule));
        this.references = references;
        this.topics = topics;
        this.problems = problems;
    }

    /** The rules that were known and those that were checked. */
    private List<Rule> derivations() {
        return byId.values().stream()
                .filter(Rule::isDerivation)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    void check() {
        for (Rule rule : files.keySet()) {
            Rule other = byId.putIfAbsent(rule.id(), rule);
            if (other != null) {
                problem(
                        rule,
                        "^rule",
                        "the id is taken by "
                                + (files.containsKey(other)
                                        ? files.get(other).file()
                                        : other.file() + " of the rules that these are added to"),
                        "an id of its own",
                        "");
            }
        }
        for (Rule rule : files.keySet()) {
            known(rule, "@cites", rule.cites(), references, "is not in the bibliography");
            known(rule, "@disputed", rule.disputedBy(), references, "is not in the bibliography");
            known(rule, "@values", rule.values(), topics, "is not a topic of reference-values.csv");
            known(rule, "@under", rule.beneath().stream().map(Beneath::rule).toList(), byId.keySet(), "is not a rule");
        }
        for (Rule rule : files.keySet()) {
            List<String> path = new ArrayList<>();
            if (leadsBack(rule, rule, path, new HashSet<>())) {
                problem(rule, "@under|@over|@trace", "stands under itself: " + String.join(" under ", path), "", "");
            }
        }
        DerivationOrder.circle(derivations()).ifPresent(circle -> circle.stream()
                .filter(files::containsKey)
                .findFirst()
                .ifPresent(rule -> problem(
                        rule,
                        "^then",
                        "runs in a circle: "
                                + String.join(
                                        " leads to ",
                                        circle.stream().map(Rule::id).toList()) + " leads to "
                                + circle.get(0).id(),
                        "derivations that end",
                        "")));
    }

    private void known(Rule rule, String place, List<String> named, Set<String> known, String fault) {
        for (String name : named) {
            if (!known.contains(name)) {
                problem(rule, place, "\"" + name + "\" " + fault, "", Nearest.to(name, new TreeSet<>(known)));
            }
        }
    }

    private boolean leadsBack(Rule from, Rule target, List<String> path, Set<String> seen) {
        path.add(from.id());
        for (Rule above : above(from, byId.values())) {
            if (above.id().equals(target.id()) || (seen.add(above.id()) && leadsBack(above, target, path, seen))) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        return false;
    }

    /** The rules that may stand over one. */
    private static List<Rule> above(Rule rule, Collection<Rule> rules) {
        return rules.stream()
                .filter(other ->
                        !other.id().equals(rule.id()) && Beneath.of(rule, other).isPresent())
                .toList();
    }

    private void problem(Rule rule, String place, String fault, String allowed, String maybe) {
        problems.add(new Problem(requireNonNull(files.get(rule)).place(place), rule.id(), fault, allowed, maybe));
    }
}
