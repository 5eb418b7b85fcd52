package org.letrodx.document;

import java.util.List;

/**
 * A document that was read.
 *
 * @param root its value
 * @param problems keys that occur twice; the later value stands
 */
public record Document(Written root, List<Problem> problems) {
    /** Copies the list. */
    public Document {
        problems = List.copyOf(problems);
    }

    /**
     * Its value.
     *
     * @throws InputException if it has problems
     */
    public Written sound() {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return root;
    }
}
