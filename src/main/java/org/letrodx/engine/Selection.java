package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Model.ModelSystem;
import org.letrodx.facts.Vocabulary;

/** Which rules apply to a kind of system and a complaint; worked out once for each combination, of which there are few. */
final class Selection {
    private final List<RuleCard> rules;
    private final Function<RuleCard, List<Answer>> questions;
    private final Map<List<?>, Selected> selected = new ConcurrentHashMap<>();

    /**
     * Some rules.
     *
     * @param rules    in the order of the book
     * @param ids      their ids
     * @param sections the sections they read, as positions in {@link Vocabulary#sections()}
     */
    record Selected(List<RuleCard> rules, Set<String> ids, Set<Integer> sections) { }

    /**
     * @param rules     all rules of the book
     * @param questions what each asks
     */
    Selection(List<RuleCard> rules, Function<RuleCard, List<Answer>> questions) {
        this.rules = rules;
        this.questions = questions;
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
        List<RuleCard> chosen = new ArrayList<>();
        Set<Integer> sections = new TreeSet<>();
        for (RuleCard rule : rules) {
            boolean purpose = complaints.isEmpty() ? !rule.needsComplaint() : !Collections.disjoint(rule.explains(), complaints);
            if (purpose && !Collections.disjoint(rule.settings(), systems)) {
                chosen.add(rule);
                questions.apply(rule).forEach(question -> sections.add(Vocabulary.sections().indexOf(question.fact().type().section())));
            }
        }
        return new Selected(List.copyOf(chosen), chosen.stream().map(RuleCard::id).collect(Collectors.toUnmodifiableSet()),
                Collections.unmodifiableSet(sections));
    }
}
