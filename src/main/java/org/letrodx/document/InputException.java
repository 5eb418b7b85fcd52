package org.letrodx.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be read; it carries every problem found, not only the first. */
public class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Problem> problems;

    /** @param problems at least one, in the order of the input */
    public InputException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = new ArrayList<>(problems);
    }

    /** At least one, in the order of the input. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
