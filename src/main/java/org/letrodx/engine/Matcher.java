package org.letrodx.engine;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.DirectFiringOption;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;

/**
 * Puts one experiment into a session and collects what matches. A session serves one call and is given back in every case; the pool
 * resets it, so that nothing of an experiment is left in it, and keeps as many as were ever in use at once.
 */
final class Matcher {
    private final KieSessionsPool sessions;
    private final KieSessionConfiguration inAnyOrder;
    private final Map<Rule, Integer> positions = new IdentityHashMap<>();

    /**
     * Puts a blank experiment before the rules, after which Drools has found all of its parts.
     *
     * @param rules what each asks, by its id; in their order they have their positions
     */
    Matcher(Map<String, List<Answer>> rules) {
        KieBase base = Libraries.own(() -> RuleModel.of(rules));
        for (String id : rules.keySet()) {
            positions.put(base.getRule(RuleModel.PACKAGE, id), positions.size());
        }
        sessions = Libraries.own(() -> base.newKieSessionsPool(1));
        inAnyOrder = Libraries.own(Matcher::inAnyOrder);
        Libraries.own(() -> match(Experiment.blank()));
    }

    /** No rule waits for another, so that Drools need not sort what matches. */
    private static KieSessionConfiguration inAnyOrder() {
        KieSessionConfiguration configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
        configuration.setOption(DirectFiringOption.YES);
        return configuration;
    }

    /** The positions of the rules that match. None is let fire: what it has to show can be asked again. */
    BitSet match(Experiment experiment) {
        BitSet matched = new BitSet(positions.size());
        KieSession session = sessions.newKieSession(inAnyOrder);
        try {
            session.insert(experiment);
            session.fireAllRules(match -> {
                matched.set(positions.get(match.getRule()));
                return false;
            });
        } finally {
            session.dispose();
        }
        return matched;
    }
}
