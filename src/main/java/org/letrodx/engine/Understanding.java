package org.letrodx.engine;

import java.util.List;
import org.letrodx.document.Problem;
import org.letrodx.facts.Facts;

/**
 * What is understood of an experiment.
 *
 * @param facts    what was stated, and all that follows from it
 * @param warnings statements that say less than they seem to
 */
public record Understanding(Facts facts, List<Problem> warnings) {}
