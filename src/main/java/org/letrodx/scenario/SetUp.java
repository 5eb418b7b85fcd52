package org.letrodx.scenario;

import java.util.List;
import java.util.Optional;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;

/**
 * One set-up of an input: an experiment, or why it cannot be read.
 *
 * @param at         the file and, where several set-ups share one, the line it begins at
 * @param experiment empty if it cannot be read
 * @param waivers    what it says of findings that were accepted, not yet read; empty if nothing
 * @param problems   why it cannot be read; empty if it can
 */
public record SetUp(Location at, Optional<Experiment> experiment, Optional<Written> waivers, List<Problem> problems) {
    /** Copies the list. */
    public SetUp {
        problems = List.copyOf(problems);
    }

    /** A set-up that was read. */
    public static SetUp of(Location at, Experiment experiment, Optional<Written> waivers) {
        return new SetUp(at, Optional.of(experiment), waivers, List.of());
    }

    /** A set-up that cannot be read. */
    public static SetUp refused(Location at, List<Problem> problems) {
        return new SetUp(at, Optional.empty(), Optional.empty(), problems);
    }
}
