package org.letrodx.engine;

import java.util.List;
import org.drools.model.DSL;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Block1;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;

/** Causes in a rule base of their own: each that nothing stands against fires. Safe for threads. */
public final class Causes {
    private final List<Rule> rules;
    private final RuleBase base;
    private final int[][] numbers;
    private final Question[][] questions;

    /** @param rules that explain a complaint */
    public Causes(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        base = new RuleBase(this.rules, false, rule -> 0, Causes::consequence, true);
        numbers = this.rules.stream()
                .map(rule -> rule.questions().stream().mapToInt(base::numberOf).toArray())
                .toArray(int[][]::new);
        questions = this.rules.stream()
                .map(rule -> rule.questions().toArray(Question[]::new))
                .toArray(Question[][]::new);
    }

    private static RuleItemBuilder<?> consequence(int rule, Variable<Section> one) {
        return DSL.on(one).execute(new Fires(rule));
    }

    /** A cause has fired. A class, since Java makes serializable lambdas anew in every program that starts. */
    private record Fires(int rule) implements Block1<Section> {
        @Override
        public void execute(Section section) {
            section.experiment().fire(rule);
        }
    }

    /** The rules, in the order of their numbers. */
    public List<Rule> rules() {
        return rules;
    }

    /** Lets every cause that matches the facts of an experiment fire. */
    public Answers fire(Facts facts) {
        Answers answers = answers(facts);
        base.fire(answers.experiment);
        return answers;
    }

    /** What facts answer, without letting anything fire. */
    public Answers answers(Facts facts) {
        return new Answers(new Case(facts.copy(), base.questions()));
    }

    /** What the facts of one experiment answered, and what fired. Not safe for threads. */
    public final class Answers {
        private final Case experiment;

        private Answers(Case experiment) {
            this.experiment = experiment;
        }

        /** True if a rule has fired. */
        public boolean hasFired(int rule) {
            return experiment.fired().get(rule);
        }

        /** The answer to a question of a rule, told by its place in the rule. */
        public Answer of(int rule, int question) {
            return experiment.ask(questions[rule][question], numbers[rule][question]);
        }
    }
}
