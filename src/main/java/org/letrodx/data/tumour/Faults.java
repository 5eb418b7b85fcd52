package org.letrodx.data.tumour;

import java.util.ArrayList;
import java.util.List;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** What is wrong with a table of tumours: collected, so that all of it is told at once. */
final class Faults {
    /** House limit: how many of one table are listed. */
    private static final int LISTED = 20;

    private final List<Problem> problems = new ArrayList<>();

    void add(Location at, String fault, String allowed) {
        if (problems.size() < LISTED) {
            problems.add(new Problem(at, "", fault, allowed));
        } else if (problems.size() == LISTED) {
            problems.add(new Problem(at, "", "more problems follow from here on"));
        }
    }

    /** @throws InputException with all of them, if there are any */
    void refuse() {
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /** A fault after which nothing more can be read. */
    static InputException refused(Location at, String fault, String allowed) {
        return new InputException(new Problem(at, "", fault, allowed));
    }
}
