package org.letrodx.interview;

import java.util.List;
import org.letrodx.diagnosis.Finding;
import org.letrodx.document.Problem;

/**
 * What came of an answer.
 *
 * @param problems why it was not taken; none if it was
 * @param changed what it changed the verdict of, in the new rank order
 */
public record Reply(List<Problem> problems, List<Finding> changed) {
    /** Copies the lists. */
    public Reply {
        problems = List.copyOf(problems);
        changed = List.copyOf(changed);
    }

    /** True if the answer was understood, and the next step can be asked. */
    public boolean isTaken() {
        return problems.isEmpty();
    }
}
