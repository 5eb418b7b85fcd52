package org.letrodx.diagnosis;

import java.util.List;
import org.letrodx.facts.Cost;

/**
 * Something to find out next.
 *
 * @param rank    1 for the most useful
 * @param fact    the fact's path
 * @param ask     the question in plain words
 * @param cost    of an answer
 * @param settles ids of the findings that wait for it, in rank order
 */
public record Question(int rank, String fact, String ask, Cost cost, List<String> settles) { }
