package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.DSL;
import org.drools.model.Index;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.RuleItemBuilder;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Rules in a Drools rule base of their own. The sections of an experiment are put into a session as facts; each rule
 * joins the sections that it asks, matches if no answer stands against it, and fires. Safe for threads: a session
 * serves one call.
 */
final class RuleBase {
    private static final String PACKAGE = "rules";

    private final Numbering questions;
    private final int[] sections;
    private final KieSessionsPool sessions;
    private final KieSessionConfiguration configuration;

    /** What fires when a rule matches. */
    @FunctionalInterface
    interface Firing {
        /**
         * What a rule does when it matches.
         *
         * @param rule its number in the rule base
         * @param section one of those it asks
         */
        RuleItemBuilder<?> consequence(int rule, Variable<Section> section);
    }

    /** The different questions of some rules, numbered, so that answers can be kept. */
    static final class Numbering {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        int of(Question question) {
            return numbers.computeIfAbsent(question.sentence(), sentence -> numbers.size());
        }

        int size() {
            return numbers.size();
        }
    }

    /** A section answers a question with anything but no or, if it must be certain, with yes. */
    private static final class Answers implements Predicate1<Section> {
        private static final long serialVersionUID = 1L;

        private final transient Question question;
        private final int number;
        private final boolean certain;

        Answers(Question question, int number, boolean certain) {
            this.question = question;
            this.number = number;
            this.certain = certain;
        }

        @Override
        public boolean test(Section section) {
            Answer outcome = section.experiment().ask(question, number);
            return certain ? outcome == Answer.YES : outcome != Answer.NO;
        }
    }

    /** A section is the one of this number. */
    private static final class Is implements Predicate1<Section> {
        private static final long serialVersionUID = 1L;

        private final int number;

        Is(int number) {
            this.number = number;
        }

        @Override
        public boolean test(Section section) {
            return section.number() == number;
        }
    }

    /**
     * Puts rules into a rule base.
     *
     * @param rules in the order of their numbers
     * @param certain true if a rule matches only where every answer is yes
     * @param salience rules with a higher one fire first
     * @param firing what each does when it matches
     * @param directly true if a rule may fire as soon as it matches, since none waits for another
     */
    RuleBase(List<Rule> rules, boolean certain, ToIntFunction<Rule> salience, Firing firing, boolean directly) {
        questions = new Numbering();
        ModelImpl model = new ModelImpl(PACKAGE);
        Map<String, Predicate1<Section>> shared = new HashMap<>();
        int[] asked = rules.stream()
                .flatMap(rule -> rule.questions().stream())
                .mapToInt(RuleBase::section)
                .distinct()
                .sorted()
                .toArray();
        List<List<List<Question>>> patterns = sharedFirst(rules);
        for (int i = 0; i < rules.size(); i++) {
            model.addRule(rule(rules.get(i), i, patterns.get(i), certain, salience, firing, shared));
        }
        sections = asked;
        // configured here: by default Drools asks its compiler, which hosts may leave out
        KieBase base = Libraries.own(() -> KieBaseBuilder.createKieBaseFromModel(
                List.<Model>of(model), RuleBaseFactory.newKnowledgeBaseConfiguration(null, Libraries.loader())));
        sessions = Libraries.own(() -> base.newKieSessionsPool(1));
        configuration = Libraries.own(() -> configuration(directly));
    }

    private static KieSessionConfiguration configuration(boolean directly) {
        KieSessionConfiguration configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
        if (directly) {
            configuration.setOption(DirectFiringOption.YES);
        }
        return configuration;
    }

    private org.drools.model.Rule rule(
            Rule rule,
            int number,
            List<List<Question>> patterns,
            boolean certain,
            ToIntFunction<Rule> salience,
            Firing firing,
            Map<String, Predicate1<Section>> shared) {
        List<RuleItemBuilder<?>> items = new ArrayList<>();
        Variable<Section> first = DSL.declarationOf(Section.class);
        for (List<Question> together : patterns) {
            int section = section(together.get(0));
            String name = together.get(0).fact().section();
            Variable<Section> variable = items.isEmpty() ? first : DSL.declarationOf(Section.class);
            PatternDSL.PatternDef<Section> pattern = PatternDSL.pattern(variable)
                    .expr(
                            name,
                            shared.computeIfAbsent(name, unused -> new Is(section)),
                            PatternDSL.alphaIndexedBy(Integer.class, Index.ConstraintType.EQUAL, 1, NUMBER, section));
            for (Question question : together) {
                pattern.expr(
                        question.sentence(),
                        shared.computeIfAbsent(
                                question.sentence(),
                                sentence -> new Answers(question, questions.of(question), certain)));
            }
            items.add(pattern);
        }
        items.add(firing.consequence(number, first));
        var builder = PatternDSL.rule(PACKAGE, rule.id());
        int order = salience.applyAsInt(rule);
        if (order != 0) {
            builder.attribute(org.drools.model.Rule.Attribute.SALIENCE, order);
        }
        return builder.build(items.toArray(new RuleItemBuilder<?>[0]));
    }

    /**
     * The questions of each rule by section. What most rules ask comes first, so that Drools asks it once for all of
     * them, and joins once what they join alike.
     */
    private static List<List<List<Question>>> sharedFirst(List<Rule> rules) {
        Map<String, Integer> asking = new HashMap<>();
        rules.forEach(rule -> rule.questions().forEach(question -> asking.merge(question.sentence(), 1, Integer::sum)));
        Comparator<Question> mostAsked = Comparator.<Question>comparingInt(
                        question -> -asking.getOrDefault(question.sentence(), 0))
                .thenComparing(Question::sentence);
        List<Collection<List<Question>>> bySection = rules.stream()
                .map(rule -> rule.questions().stream()
                        .sorted(mostAsked)
                        .collect(Collectors.groupingBy(RuleBase::section, TreeMap::new, Collectors.toList()))
                        .values())
                .toList();
        Map<String, Integer> joining = new HashMap<>();
        bySection.forEach(patterns -> patterns.forEach(together -> joining.merge(key(together), 1, Integer::sum)));
        Comparator<List<Question>> mostJoined = Comparator.<List<Question>>comparingInt(
                        together -> -joining.getOrDefault(key(together), 0))
                .thenComparing(RuleBase::key);
        return bySection.stream()
                .map(patterns -> patterns.stream().sorted(mostJoined).toList())
                .toList();
    }

    private static String key(List<Question> together) {
        return together.stream().map(Question::sentence).collect(Collectors.joining("&"));
    }

    private static final Function1<Section, Integer> NUMBER = new NumberOf();

    /** Which section it is. A class, since Java makes serializable lambdas anew in every program that starts. */
    private static final class NumberOf implements Function1<Section, Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Integer apply(Section section) {
            return section.number();
        }
    }

    private static int section(Question question) {
        return Vocabulary.allSections().indexOf(question.fact().section());
    }

    /** How many different questions the rules ask. */
    int questions() {
        return questions.size();
    }

    /** The number under which the answer to a question is kept. */
    int numberOf(Question question) {
        return questions.of(question);
    }

    /** Puts an experiment before the rules, and lets every rule that matches fire. */
    void fire(Case experiment) {
        KieSession session = sessions.newKieSession(configuration);
        try {
            for (int section : sections) {
                experiment.inserted(section, session.insert(experiment.section(section)));
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
    }
}
