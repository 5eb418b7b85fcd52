package org.letrodx.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.definition.type.FactType;
import org.kie.api.runtime.KieSession;
import org.letrodx.Scenarios;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleFile;
import org.letrodx.rules.Rules;
import org.letrodx.vocabulary.Vocabulary;

/** Drools compiles the text of every rule, and what it compiles matches exactly what fires here. */
class DroolsCompilerTest {
    private static final Rules RULES = Rules.bundled();
    private static final Derivations DERIVATIONS = new Derivations(RULES.derivations());
    private static final Causes CAUSES = new Causes(RULES.causes());

    /** Every scenario, and each with each of its facts forgotten. */
    private static List<Experiment> experiments() {
        List<Experiment> experiments = new ArrayList<>();
        for (Path file : Scenarios.all()) {
            Experiment experiment = Scenarios.read(file);
            experiments.add(experiment);
            experiment.stated().forEach(fact -> experiments.add(experiment.without(fact.path())));
        }
        return experiments;
    }

    private static List<RuleFile> files(boolean derivations) {
        return RULES.files().stream()
                .filter(file -> file.area().equals(Rule.DERIVE) == derivations)
                .toList();
    }

    @Test
    void whatDroolsCompilesMatchesWhatFires() throws ReflectiveOperationException {
        KieBase compiled = DroolsCompiler.compile(files(false));
        List<Experiment> experiments = experiments();
        for (Experiment experiment : experiments) {
            Facts facts = DERIVATIONS.understand(experiment).facts();
            Causes.Answers answers = CAUSES.fire(facts);
            Set<String> fired = new TreeSet<>();
            for (int i = 0; i < CAUSES.rules().size(); i++) {
                if (answers.hasFired(i)) {
                    fired.add(CAUSES.rules().get(i).id());
                }
            }
            assertEquals(matched(compiled, facts, false), fired, () -> experiment.toString());
        }
        assertTrue(experiments.size() > 2_000, "experiments: " + experiments.size());
    }

    /** Where derivations have done all they can, those that Drools matches are those that have nothing to add. */
    @Test
    void whatDroolsCompilesOfDerivationsAddsNothing() throws ReflectiveOperationException {
        KieBase compiled = DroolsCompiler.compile(files(true));
        Map<String, Rule> byId = RULES.derivations().stream().collect(Collectors.toMap(Rule::id, rule -> rule));
        Set<String> seen = new TreeSet<>();
        for (Experiment experiment : experiments()) {
            Facts facts = DERIVATIONS.understand(experiment).facts();
            Set<String> matched = matched(compiled, facts, true);
            for (Fact fact : facts.which(one -> !one.rule().isEmpty() && !one.isContested())) {
                assertTrue(matched.contains(fact.rule()), () -> experiment + ": " + fact + " by " + fact.rule());
            }
            seen.addAll(matched);
        }
        assertEquals(byId.keySet(), seen, "each matches somewhere");
    }

    /** The ids of the rules that match facts, as Drools has compiled them. */
    private static Set<String> matched(KieBase compiled, Facts facts, boolean certain)
            throws ReflectiveOperationException {
        Set<String> matched = new TreeSet<>();
        KieSession session = compiled.newKieSession();
        try {
            Map<String, Object> sections = new TreeMap<>();
            for (org.letrodx.vocabulary.FactType type : Vocabulary.types()) {
                FactType declared = compiled.getFactType(DroolsCompiler.PACKAGE, DroolsCompiler.typeOf(type.section()));
                Object section = sections.get(type.section());
                if (section == null) {
                    section = declared.newInstance();
                    sections.put(type.section(), section);
                }
                declared.set(section, type.name(), new Asked(facts.of(type), certain));
            }
            sections.values().forEach(session::insert);
            session.fireAllRules(match -> {
                matched.add(match.getRule().getName().split(" ")[0]);
                return false;
            });
        } finally {
            session.dispose();
        }
        return matched;
    }
}
