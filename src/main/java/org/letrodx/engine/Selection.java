package org.letrodx.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.Beneath;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Model.ModelSystem;
import org.letrodx.facts.Outcome;

/**
 * Which rules apply to a kind of system and a complaint, with a matcher of these rules alone, since one of more rules is slower. Each
 * combination, of which there are few, is put together when first asked for.
 */
final class Selection {
    private final CompiledRules compiled;
    private final List<RuleCard> cards;
    private final Map<List<?>, Selected> selected = new ConcurrentHashMap<>();
    private final Map<Set<String>, Fed> fed = new ConcurrentHashMap<>();

    /** A matcher and what its rules ask, by their ids. */
    private record Fed(Matcher matcher, Map<String, AskingRule> rules) { }

    /**
     * A rule that applies.
     *
     * @param rule       the rule
     * @param unanswered what it says where nothing it asks about is known
     */
    record Applying(AskingRule rule, Finding unanswered) { }

    /**
     * The rules that apply.
     *
     * @param matcher   matches them
     * @param rules     as they would rank if all were ruled out
     * @param byId      by their ids, with what else the matcher has
     * @param byFact    which of these ask for a fact, as positions, by its path
     * @param under     what each may stand under, as {@link Order#under} tells
     */
    record Selected(Matcher matcher, List<Applying> rules, Map<String, AskingRule> byId, Map<String, BitSet> byFact,
            Map<String, Map<String, Beneath>> under) {

        /** The positions of those that ask for any of the facts. */
        BitSet asking(Set<String> paths) {
            BitSet positions = new BitSet(rules.size());
            for (String path : paths) {
                BitSet asking = byFact.get(path);
                if (asking != null) {
                    positions.or(asking);
                }
            }
            return positions;
        }
    }

    /** @param cards all rules of the book */
    Selection(CompiledRules compiled, List<RuleCard> cards) {
        this.compiled = compiled;
        this.cards = cards;
    }

    /**
     * The questions of every rule, by its id.
     *
     * @throws InputException naming the rules that do not match a blank sheet
     */
    Map<String, AskingRule> everything() {
        return feed(cards).rules();
    }

    /** The rules that apply in one of the systems and explain a complaint or, if there is none, may speak in a review. */
    Selected of(List<ModelSystem> systems, List<Complaint> complaints) {
        List<?> key = List.of(systems, complaints);
        Selected known = selected.get(key);
        return known != null ? known : selected.computeIfAbsent(key, unknown -> select(systems, complaints));
    }

    private Selected select(List<ModelSystem> systems, List<Complaint> complaints) {
        List<RuleCard> inSystems = cards.stream().filter(card -> !Collections.disjoint(card.settings(), systems)).toList();
        List<RuleCard> chosen = inSystems.stream().filter(card -> complaints.isEmpty() ? !card.needsComplaint()
                : !Collections.disjoint(card.explains(), complaints)).toList();
        // several complaints are rare and their combinations many: these share a matcher
        Fed feeding = feed(complaints.size() > 1 ? inSystems : chosen);
        List<AskingRule> rules = chosen.stream().map(card -> feeding.rules().get(card.id()))
                .sorted(Comparator.comparing(AskingRule::rankIfRuledOut)).toList();
        Map<String, BitSet> byFact = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            for (Answer question : rules.get(i).questions()) {
                byFact.computeIfAbsent(question.fact().path(), path -> new BitSet()).set(i);
            }
        }
        Experiment blank = Experiment.blank();
        return new Selected(feeding.matcher(), rules.stream()
                .map(rule -> new Applying(rule, rule.possible(blank, fact -> Scope.mayHave(fact, systems)))).toList(),
                feeding.rules(), byFact, Order.under(chosen));
    }

    private Fed feed(List<RuleCard> rules) {
        return fed.computeIfAbsent(rules.stream().map(RuleCard::id).collect(Collectors.toUnmodifiableSet()), ids -> {
            Matcher matcher = new Matcher(() -> compiled.base(ids));
            return new Fed(matcher, read(rules, matcher));
        });
    }

    /** Each rule must match a blank sheet, with unknown answers only. */
    private static Map<String, AskingRule> read(List<RuleCard> rules, Matcher matcher) {
        Map<String, AskingRule> read = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (RuleCard rule : rules) {
            Evidence evidence = matcher.blankSheet().get(rule.id());
            if (evidence == null || evidence.answers().isEmpty()
                    || evidence.answers().stream().anyMatch(answer -> answer.outcome() != Outcome.UNKNOWN)) {
                problems.add(new Problem(Location.of(rule.file()), rule.id(), "does not match an experiment of which nothing is known",
                        "questions to facts only", ""));
            } else {
                read.put(rule.id(), new AskingRule(rule, matcher.number(rule.id()), evidence.answers()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return read;
    }
}
