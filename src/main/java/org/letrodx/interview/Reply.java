package org.letrodx.interview;

import java.util.List;
import org.letrodx.document.Problem;

/**
 * What came of an answer.
 *
 * @param problems why it was not taken; none if it was
 * @param changes what it did to causes, in their new rank order
 */
public record Reply(List<Problem> problems, List<Change> changes) {
    /** Copies the lists. */
    public Reply {
        problems = List.copyOf(problems);
        changes = List.copyOf(changes);
    }

    /** True if the answer was understood, and the next step can be asked. */
    public boolean isTaken() {
        return problems.isEmpty();
    }
}
