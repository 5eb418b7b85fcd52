/**
 * API: {@link org.letrodx.scenario.ScenarioReader} for one experiment, {@link org.letrodx.scenario.SetUps} for many,
 * {@link org.letrodx.scenario.SetUp} for one of them, {@link org.letrodx.scenario.ColumnMapping} for tables and for
 * records that a program has, {@link org.letrodx.scenario.ScenarioWriter} for the canonical form and its hash, and
 * {@link org.letrodx.scenario.ScenarioSchema}. Internal: how cells are read.
 */
@NullMarked
package org.letrodx.scenario;

import org.jspecify.annotations.NullMarked;
