package org.letrodx.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.drools.core.impl.RuleBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.kie.api.runtime.rule.AgendaFilter;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Sheet;

/**
 * Puts the facts of one experiment into a session and collects what matches. A session serves one call and is given back in every
 * case; the pool resets it, so that nothing of an experiment is left in it, and keeps as many as were ever in use at once.
 */
final class Matcher {
    private final KieSessionsPool sessions;
    private final KieSessionConfiguration inAnyOrder;
    private final Map<String, Evidence> blankSheet = new HashMap<>();
    private final Map<Rule, Integer> numbers = new IdentityHashMap<>();
    private final Map<String, Integer> numbersById = new HashMap<>();

    /** Takes compiled rules and puts a blank sheet before them, after which Drools has found all of its parts. */
    Matcher(Supplier<KieBase> compiled) {
        this.sessions = Libraries.own(() -> compiled.get().newKieSessionsPool(1));
        this.inAnyOrder = Libraries.own(Matcher::inAnyOrder);
        for (Object found : Libraries.own(this::matchBlankSheet)) {
            Evidence evidence = (Evidence) found;
            blankSheet.put(evidence.rule(), evidence);
        }
    }

    /** No rule waits for another, so that Drools need not sort what matches. */
    private static KieSessionConfiguration inAnyOrder() {
        KieSessionConfiguration configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
        configuration.setOption(DirectFiringOption.YES);
        return configuration;
    }

    private List<Object> matchBlankSheet() {
        KieSession session = sessions.newKieSession(inAnyOrder);
        try {
            fire(session, Experiment.blank().sheet(), match -> {
                numbers.putIfAbsent(match.getRule(), numbers.size());
                numbersById.put(id(match.getRule().getName()), numbers.get(match.getRule()));
                return true;
            });
            return List.copyOf(session.getObjects(new ClassObjectFilter(Evidence.class)));
        } finally {
            session.dispose();
        }
    }

    /** The evidence of every rule that matches an experiment of which nothing is known, by the rule's id. */
    Map<String, Evidence> blankSheet() {
        return blankSheet;
    }

    /** The number by which {@link #match} names a rule that matches a blank sheet; from 0 without gaps. */
    int number(String rule) {
        return numbersById.get(rule);
    }

    /**
     * The numbers of the rules that match. None is let fire: the blank sheet has already shown what it asks, and it can be asked again
     * in less time than a match is read.
     */
    BitSet match(Sheet sheet) {
        BitSet matched = new BitSet(numbers.size());
        KieSession session = sessions.newKieSession(inAnyOrder);
        try {
            fire(session, sheet, match -> {
                matched.set(numbers.get(match.getRule()));
                return false;
            });
        } finally {
            session.dispose();
        }
        return matched;
    }

    private static void fire(KieSession session, Sheet sheet, AgendaFilter filter) {
        session.insert(sheet);
        session.fireAllRules(filter);
    }

    /** The id of a rule, whose name is its id and its title. */
    static String id(String name) {
        return name.substring(0, name.indexOf(' '));
    }
}
