package org.letrodx.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.Beneath;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Model.ModelSystem;

/**
 * Which rules apply to a kind of system and a complaint, with a matcher of these rules alone, since one of more rules is slower. Each
 * combination, of which there are few, is put together when first asked for.
 */
final class Selection {
    private final List<RuleCard> cards;
    private final Map<String, List<Answer>> questions;
    private final Map<List<?>, Selected> selected = new ConcurrentHashMap<>();
    private final Map<Set<String>, Fed> fed = new ConcurrentHashMap<>();

    /** A matcher and its rules, in the order of their positions. */
    private record Fed(Matcher matcher, List<AskingRule> rules) { }

    /**
     * A rule that applies.
     *
     * @param rule       the rule
     * @param position   at which the matcher has it
     * @param unanswered what it says where nothing it asks about is known
     */
    record Applying(AskingRule rule, int position, Finding unanswered) { }

    /**
     * The rules that apply.
     *
     * @param matcher   matches them
     * @param rules     as they would rank if all were ruled out
     * @param byId      by their ids
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

    /**
     * @param cards     all rules of the book
     * @param questions what each asks, by its id
     */
    Selection(List<RuleCard> cards, Map<String, List<Answer>> questions) {
        this.cards = cards;
        this.questions = questions;
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
        Set<String> applying = chosen.stream().map(RuleCard::id).collect(Collectors.toSet());
        Experiment blank = Experiment.blank();
        List<Applying> rules = new ArrayList<>();
        for (int i = 0; i < feeding.rules().size(); i++) {
            AskingRule rule = feeding.rules().get(i);
            if (applying.contains(rule.id())) {
                rules.add(new Applying(rule, i, rule.possible(blank, fact -> Scope.mayHave(fact, systems))));
            }
        }
        rules.sort(Comparator.comparing(rule -> rule.rule().rankIfRuledOut()));
        Map<String, AskingRule> byId = new HashMap<>();
        Map<String, BitSet> byFact = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            AskingRule rule = rules.get(i).rule();
            byId.put(rule.id(), rule);
            for (Answer question : rule.questions()) {
                byFact.computeIfAbsent(question.fact().path(), path -> new BitSet()).set(i);
            }
        }
        return new Selected(feeding.matcher(), List.copyOf(rules), byId, byFact, Order.under(chosen));
    }

    private Fed feed(List<RuleCard> chosen) {
        return fed.computeIfAbsent(chosen.stream().map(RuleCard::id).collect(Collectors.toUnmodifiableSet()), ids -> {
            Map<String, List<Answer>> asked = new LinkedHashMap<>();
            List<AskingRule> rules = new ArrayList<>();
            for (RuleCard card : chosen) {
                asked.put(card.id(), questions.get(card.id()));
                rules.add(new AskingRule(card, questions.get(card.id())));
            }
            return new Fed(new Matcher(asked), rules);
        });
    }
}
