package org.letrodx.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.KieBase;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Outcome;

/**
 * An experiment of which nothing is known. Every rule matches it, with unknown answers only, and by these tells what it asks. A rule is
 * its questions and nothing else, which {@link RuleForm} sees to.
 */
final class BlankSheet {
    private BlankSheet() { }

    /**
     * What each rule asks, by its id, as a blank sheet answers it.
     *
     * @throws InputException naming the rules that do not match
     */
    static Map<String, List<Answer>> questions(KieBase compiled, List<RuleCard> rules) {
        Map<String, List<Answer>> questions = new HashMap<>();
        matches(compiled, Experiment.blank()).forEach(match -> questions.put(match.rule(), match.answers()));
        List<Problem> problems = new ArrayList<>();
        for (RuleCard rule : rules) {
            List<Answer> answers = questions.getOrDefault(rule.id(), List.of());
            if (answers.isEmpty() || answers.stream().anyMatch(answer -> answer.outcome() != Outcome.UNKNOWN)) {
                problems.add(new Problem(Location.of(rule.file()), rule.id(), "does not match an experiment of which nothing is known",
                        "questions to facts only", ""));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return questions;
    }

    /** What compiled rules, as they are written, say of an experiment. */
    static List<Evidence> matches(KieBase compiled, Experiment experiment) {
        KieSession session = compiled.newKieSession();
        try {
            session.insert(experiment.sheet());
            session.fireAllRules();
            return session.getObjects(new ClassObjectFilter(Evidence.class)).stream().map(Evidence.class::cast).toList();
        } finally {
            session.dispose();
        }
    }
}
