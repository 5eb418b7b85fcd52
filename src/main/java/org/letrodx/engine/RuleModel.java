package org.letrodx.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Condition;
import org.drools.model.Model;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceImpl;
import org.drools.model.consequences.NamedConsequenceImpl;
import org.drools.model.constraints.SingleConstraint1;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.DeclarationImpl;
import org.drools.model.impl.ModelImpl;
import org.drools.model.impl.RuleImpl;
import org.drools.model.patterns.CompositePatterns;
import org.drools.model.patterns.PatternImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.QuestionFile;

/**
 * Rules in Drools' executable model, made from their questions instead of from text: nothing is compiled when a program starts, and all
 * rules that ask the same share one node. The model is put together as Drools' own language for it would do, of which the classes
 * alone take a first answer some hundredths of a second.
 */
final class RuleModel {
    static final String PACKAGE = "rules";

    private RuleModel() { }

    /** Is the answer anything but no? Equal questions are one object, by which Drools knows that they share a node. */
    private static final class IsPossible implements Predicate1<Experiment> {
        private static final long serialVersionUID = 1L;

        private final transient Answer question;

        IsPossible(Answer question) {
            this.question = question;
        }

        @Override
        public boolean test(Experiment experiment) {
            Fact<?> fact = experiment.fact(question.fact().type());
            return question.askedOf(fact).isPossible();
        }
    }

    /** @param rules what each asks, by its id, which will be its name */
    static KieBase of(Map<String, List<Answer>> rules) {
        Map<String, IsPossible> shared = new HashMap<>();
        ModelImpl model = new ModelImpl(PACKAGE);
        for (Map.Entry<String, List<Answer>> rule : rules.entrySet()) {
            Variable<Experiment> experiment = new DeclarationImpl<>(Experiment.class, "experiment");
            PatternImpl<Experiment> pattern = new PatternImpl<>(experiment);
            for (Answer question : rule.getValue()) {
                Map<String, Object> asked = QuestionFile.write(question);
                // evidence or caveat, the same answers are possible
                asked.remove("part");
                String words = asked.toString();
                IsPossible possible = shared.get(words);
                if (possible == null) {
                    possible = new IsPossible(question);
                    shared.put(words, possible);
                }
                pattern.addConstraint(new SingleConstraint1<>(words, experiment, possible));
            }
            model.addRule(new RuleImpl(PACKAGE, rule.getKey(), null, new CompositePatterns(Condition.Type.AND, List.of(pattern,
                    new NamedConsequenceImpl(RuleImpl.DEFAULT_CONSEQUENCE_NAME, false)),
                    Map.of(RuleImpl.DEFAULT_CONSEQUENCE_NAME, ConsequenceImpl.EMPTY)), Map.of(), Map.of()));
        }
        // configured here: by default Drools asks its compiler, which hosts may leave out
        return KieBaseBuilder.createKieBaseFromModel(List.<Model>of(model),
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, Libraries.loader()));
    }
}
