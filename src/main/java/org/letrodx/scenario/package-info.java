/** API: {@link org.letrodx.scenario.ScenarioReader}. Internal: the proofs of rules and the lint of a rule book. */
package org.letrodx.scenario;
