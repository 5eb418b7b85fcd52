package org.letrodx.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Collects the problems of one input. However many there are, a hundred are kept and the others counted. Not safe for
 * threads.
 */
public final class Problems {
    /** House limit: how many problems of one input are told. */
    public static final int MOST = 100;

    private final List<Problem> kept = new ArrayList<>();
    private long untold;

    /** Adds one. */
    public void add(Problem problem) {
        if (isFull()) {
            untold++;
        } else {
            kept.add(problem);
        }
    }

    /** Adds several. */
    public void addAll(Collection<Problem> problems) {
        problems.forEach(this::add);
    }

    /** True if there is none. */
    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /** True if another one would only be counted, so that there is no need to put it in words. */
    public boolean isFull() {
        return kept.size() == MOST;
    }

    /** Counts one that is not put in words. */
    public void count() {
        untold++;
    }

    /** Those that are kept, in the order of the input, and how many more there are. */
    public List<Problem> list() {
        List<Problem> all = new ArrayList<>(kept);
        all.sort(Problem.BY_PLACE);
        if (untold > 0) {
            all.add(new Problem(
                    Location.of(kept.get(0).at().source()), "", "and " + untold + " more problems of this input"));
        }
        return List.copyOf(all);
    }
}
