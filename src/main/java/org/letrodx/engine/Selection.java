package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.FactType;
import org.letrodx.facts.Model.ModelSystem;
import org.letrodx.facts.Vocabulary;

/** Which rules apply to a kind of system and a complaint; worked out once for each combination, of which there are few. */
final class Selection {
    private final List<AskingRule> rules;
    private final Map<List<?>, Selected> selected = new ConcurrentHashMap<>();

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
     * @param rules    as they would rank if all were ruled out
     * @param byFact   those of them that ask for a fact, by its path, in the order of their ids
     * @param sections the sections they read, as positions in {@link Vocabulary#sections()}
     */
    record Selected(List<Applying> rules, Map<String, List<AskingRule>> byFact, Set<Integer> sections) {

        /** Those that ask for any of the facts, in the order of their ids. */
        Collection<AskingRule> asking(Set<String> paths) {
            if (paths.size() == 1) {
                return byFact.getOrDefault(paths.iterator().next(), List.of());
            }
            Map<String, AskingRule> asking = new TreeMap<>();
            for (String path : paths) {
                byFact.getOrDefault(path, List.of()).forEach(rule -> asking.put(rule.id(), rule));
            }
            return asking.values();
        }
    }

    /** @param rules all rules of the book */
    Selection(List<AskingRule> rules) {
        this.rules = rules.stream().sorted(Comparator.comparing(AskingRule::rankIfRuledOut)).toList();
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
        List<Applying> chosen = new ArrayList<>();
        Map<String, List<AskingRule>> byFact = new HashMap<>();
        Experiment blank = Experiment.blank();
        Set<Integer> sections = new TreeSet<>();
        for (AskingRule rule : rules) {
            RuleCard card = rule.card();
            boolean purpose = complaints.isEmpty() ? !card.needsComplaint() : !Collections.disjoint(card.explains(), complaints);
            if (purpose && !Collections.disjoint(card.settings(), systems)) {
                chosen.add(new Applying(rule, rule.possible(blank, fact -> Scope.mayHave(fact, systems))));
                Set<FactType<?>> asked = new HashSet<>();
                rule.questions().forEach(question -> asked.add(question.fact().type()));
                for (FactType<?> type : asked) {
                    byFact.computeIfAbsent(type.path(), path -> new ArrayList<>()).add(rule);
                    sections.add(Vocabulary.sections().indexOf(type.section()));
                }
            }
        }
        byFact.values().forEach(asking -> asking.sort(Comparator.comparing(AskingRule::id)));
        return new Selected(List.copyOf(chosen), byFact, Collections.unmodifiableSet(sections));
    }
}
