package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kie.api.runtime.rule.Match;
import org.kie.api.runtime.rule.RuleContext;
import org.letrodx.facts.Answer;

/**
 * What a matched rule has to show: the answers it bound to variables. Every rule's right-hand side inserts one.
 *
 * @param rule    the rule's id
 * @param answers the answers, in the order of their facts' paths
 */
public record Evidence(String rule, List<Answer> answers) {

    /** The answers that the match of the running rule has bound to names that start with {@code $}. */
    public static Evidence of(RuleContext context) {
        Match match = context.getMatch();
        List<Answer> answers = new ArrayList<>();
        for (String name : match.getDeclarationIds()) {
            if (name.startsWith("$") && match.getDeclarationValue(name) instanceof Answer answer) {
                answers.add(answer);
            }
        }
        answers.sort(Comparator.comparing((Answer answer) -> answer.fact().path())
                .thenComparing(answer -> answer.condition().toString()));
        String name = context.getRule().getName();
        return new Evidence(name.substring(0, name.indexOf(' ')), List.copyOf(answers));
    }
}
