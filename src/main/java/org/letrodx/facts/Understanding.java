package org.letrodx.facts;

import java.util.List;
import org.letrodx.document.Problem;

/** What is understood of an experiment: what was stated, and all that follows from it. Immutable. */
public final class Understanding {
    private final Facts facts;
    private final List<Problem> warnings;

    /** What follows from an experiment, as rules found it. */
    public Understanding(Facts facts, List<Problem> warnings) {
        this.facts = facts;
        this.warnings = List.copyOf(warnings);
    }

    /** All facts, known or not. */
    public Facts facts() {
        return facts;
    }

    /** Statements that say less than they seem to. */
    public List<Problem> warnings() {
        return warnings;
    }

    @Override
    public String toString() {
        return facts.toString();
    }
}
