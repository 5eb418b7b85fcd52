package org.letrodx.review;

import java.util.List;
import org.letrodx.document.Problem;
import org.letrodx.scenario.SetUp;

/** A set-up of which nothing can be read. Immutable. */
public final class Refused implements Review {
    private final SetUp setUp;

    Refused(SetUp setUp) {
        this.setUp = setUp;
    }

    /** A set-up with which a program of ours failed, so that it is told of and the next one goes on. */
    public static Refused because(SetUp setUp, Throwable ours) {
        return new Refused(setUp.refused(
                List.of(new Problem(setUp.at(), "", "cannot be reviewed, which is a fault of ours: " + ours))));
    }

    @Override
    public SetUp setUp() {
        return setUp;
    }

    /** Why nothing of it can be read. */
    public List<Problem> problems() {
        return setUp.problems();
    }

    @Override
    public String toString() {
        return "unreadable: " + name();
    }
}
