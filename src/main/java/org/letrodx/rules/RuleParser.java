package org.letrodx.rules;

import java.util.List;
import java.util.Optional;
import org.letrodx.document.Problem;

/** Takes the text of a rule apart by the grammar of its language. */
@FunctionalInterface
public interface RuleParser {

    /**
     * Takes a rule apart.
     *
     * @param file the file, which holds one rule
     * @param problems is added to for everything that is not of the form of a rule
     * @return the rule; empty if the file cannot be taken for one
     */
    Optional<RuleText> parse(RuleFile file, List<Problem> problems);
}
