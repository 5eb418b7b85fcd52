package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.letrodx.diagnosis.RankKey;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.Tier;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Model.ModelSystem;
import org.letrodx.facts.Vocabulary;

/** Which rules apply to a kind of system and a complaint; worked out once for each combination, of which there are few. */
final class Selection {
    private final List<AskingRule> rules;
    private final Map<List<?>, Selected> selected = new ConcurrentHashMap<>();

    /**
     * Some rules.
     *
     * @param rules    as they would rank if all were ruled out
     * @param byFact   those of them that ask for a fact, by its path
     * @param sections the sections they read, as positions in {@link Vocabulary#sections()}
     */
    record Selected(List<AskingRule> rules, Map<String, List<AskingRule>> byFact, Set<Integer> sections) {

        /** Those that ask for any of the facts, in the order of their ids. */
        Collection<AskingRule> asking(Set<String> paths) {
            Map<String, AskingRule> asking = new TreeMap<>();
            for (String path : paths) {
                byFact.getOrDefault(path, List.of()).forEach(rule -> asking.put(rule.id(), rule));
            }
            return asking.values();
        }
    }

    /** @param rules all rules of the book */
    Selection(List<AskingRule> rules) {
        this.rules = rules.stream().sorted(Comparator.comparing(Selection::rank)).toList();
    }

    /** Where a rule stands among others of which nothing more is known than of it. */
    private static RankKey rank(AskingRule rule) {
        RuleCard card = rule.card();
        return new RankKey(Tier.RULED_OUT, card.layer(), card.netStrength(), 0, card.effort(), card.id());
    }

    /** The rules that apply in one of the systems and explain a complaint or, if there is none, may speak in a review. */
    Selected of(List<ModelSystem> systems, List<Complaint> complaints) {
        List<?> key = List.of(systems, complaints);
        Selected known = selected.get(key);
        if (known == null) {
            known = select(systems, complaints);
            selected.put(key, known);
        }
        return known;
    }

    private Selected select(List<ModelSystem> systems, List<Complaint> complaints) {
        List<AskingRule> chosen = new ArrayList<>();
        Map<String, List<AskingRule>> byFact = new HashMap<>();
        Set<Integer> sections = new TreeSet<>();
        for (AskingRule rule : rules) {
            RuleCard card = rule.card();
            boolean purpose = complaints.isEmpty() ? !card.needsComplaint() : !Collections.disjoint(card.explains(), complaints);
            if (purpose && !Collections.disjoint(card.settings(), systems)) {
                chosen.add(rule);
                for (Answer question : rule.questions()) {
                    byFact.computeIfAbsent(question.fact().path(), path -> new ArrayList<>()).add(rule);
                    sections.add(Vocabulary.sections().indexOf(question.fact().type().section()));
                }
            }
        }
        return new Selected(List.copyOf(chosen), byFact, Collections.unmodifiableSet(sections));
    }
}
