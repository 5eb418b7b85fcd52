package org.letrodx.facts;

import java.util.List;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;

/** Statements that make no experiment: a value that does not fit its fact, or two that contradict each other. */
public final class InvalidExperimentException extends InputException {
    private static final long serialVersionUID = 1L;

    InvalidExperimentException(List<Problem> problems) {
        super(problems);
    }
}
