package org.letrodx.engine;

import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.Variable;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.drools.modelcompiler.dsl.pattern.D;
import org.kie.api.KieBase;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.QuestionFile;

/**
 * Rules in Drools' executable model, made from their questions instead of from text: nothing is compiled when a program starts, and all
 * rules that ask the same share one node.
 */
final class RuleModel {
    static final String PACKAGE = "rules";

    private RuleModel() { }

    /** Is the answer anything but no? */
    private record IsPossible(Answer question, String words) implements Predicate1<Experiment>, HashedExpression {
        @Override
        public boolean test(Experiment experiment) {
            Fact<?> fact = experiment.fact(question.fact().type());
            return question.askedOf(fact).isPossible();
        }

        /** By which Drools knows equal questions. */
        @Override
        public String getExpressionHash() {
            return words;
        }
    }

    /** Rules that match an experiment, each named by its id. */
    static KieBase of(List<AskingRule> rules) {
        ModelImpl model = new ModelImpl(PACKAGE);
        for (AskingRule rule : rules) {
            Variable<Experiment> experiment = D.declarationOf(Experiment.class, "experiment");
            PatternDSL.PatternDef<Experiment> pattern = D.pattern(experiment);
            for (Answer question : rule.questions()) {
                Map<String, Object> asked = QuestionFile.write(question);
                // evidence or caveat, the same answers are possible
                asked.remove("part");
                IsPossible possible = new IsPossible(question, asked.toString());
                pattern = pattern.expr(possible.words(), possible);
            }
            model.addRule(D.rule(PACKAGE, rule.id()).build(pattern, D.execute(() -> { })));
        }
        // configured here: by default Drools asks its compiler, which hosts may leave out
        return KieBaseBuilder.createKieBaseFromModel(List.<Model>of(model),
                RuleBaseFactory.newKnowledgeBaseConfiguration(null, Libraries.loader()));
    }
}
