package org.letrodx.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

    /** An input with one problem. */
    public InputException(Problem only) {
        this(List.of(only));
    }

    /**
     * Reads several inputs, to the last of them.
     *
     * @param read throws this exception if one cannot be read
     * @throws InputException with the problems of all of them together
     */
    public static <T, R> List<R> readAll(Iterable<T> inputs, Function<T, R> read) {
        List<R> results = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (T input : inputs) {
            try {
                results.add(read.apply(input));
            } catch (InputException unreadable) {
                problems.addAll(unreadable.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return List.copyOf(results);
    }

    /** At least one, in the order of the input. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
