/**
 * API. What can be known of an experiment: every fact with its name, question, cost, words, units and limits, read from
 * {@code vocabulary.yaml}. Scenario files, rules, schemas, forms and interviews all speak these words.
 */
@NullMarked
package org.letrodx.vocabulary;

import org.jspecify.annotations.NullMarked;
