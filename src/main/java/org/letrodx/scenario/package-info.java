/**
 * API: {@link org.letrodx.scenario.ScenarioReader} for one experiment, {@link org.letrodx.scenario.SetUps} for many,
 * with what it takes
 * and gives. Internal: the proofs of rules and the lint of a rule book.
 */
package org.letrodx.scenario;
