package org.letrodx.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Section;

/** Puts the facts of one experiment into a session and collects what matches. */
final class Matcher {
    private final KieBase rules;
    private final Map<String, Evidence> blankSheet;

    /** Takes compiled rules and puts a blank sheet before them. */
    Matcher(KieBase rules) {
        this.rules = rules;
        this.blankSheet = match(Experiment.blank().sections(), rule -> true);
    }

    /** The evidence of every rule that matches an experiment of which nothing is known, by the rule's id. */
    Map<String, Evidence> blankSheet() {
        return blankSheet;
    }

    /**
     * The evidence of every rule that matches, by the rule's id.
     *
     * @param sections what to match; a rule that reads any other stays silent
     * @param inScope  which rules, by id, may fire
     */
    Map<String, Evidence> match(List<Section> sections, Predicate<String> inScope) {
        KieSession session = rules.newKieSession();
        try {
            for (Section section : sections) {
                session.insert(section);
            }
            session.fireAllRules(match -> inScope.test(id(match.getRule())));
            Map<String, Evidence> matched = new HashMap<>();
            for (Object found : session.getObjects(new ClassObjectFilter(Evidence.class))) {
                Evidence evidence = (Evidence) found;
                matched.put(evidence.rule(), evidence);
            }
            return matched;
        } finally {
            session.dispose();
        }
    }

    /** A rule's id; its name is its id and its title. */
    static String id(Rule rule) {
        return rule.getName().substring(0, rule.getName().indexOf(' '));
    }
}
