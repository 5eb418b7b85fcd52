package org.letrodx.interview;

import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;

/**
 * What an answer did to a cause.
 *
 * @param finding what is said of it now
 * @param before what was said of it before
 */
public record Change(Finding finding, Verdict before) {}
