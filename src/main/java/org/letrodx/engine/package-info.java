/**
 * What rules mean: the only package that knows Drools. Internal, and free to change.
 *
 * <p>In come rules, as data, and an experiment; out come the facts with all that follows from them, and the causes that
 * fired.
 *
 * <ol>
 *   <li>The sections of the experiment (its medium, its cells, its doses ...) are put into a session as facts.
 *   <li>{@link org.letrodx.engine.Derivations}: rules that conclude something fire first, in a rule base of their own.
 *       In them a question is true only for a certain yes. Each conclusion narrows what a fact may still be, the
 *       section is updated, and whatever this makes true fires in turn.
 *   <li>{@link org.letrodx.engine.Causes}: the sections, as they are now, are put before the causes. A question is
 *       answered yes, no, or unknown; a cause that nobody answers with no fires, and firing is what makes a finding.
 *       Answers are kept: what speaks for a finding, what is missing, and what rules a cause out are read from them.
 * </ol>
 *
 * <p>For example, of {@code model: {system: cell-free}} alone: the derivation "without cells the enzyme is the end
 * point" fires and concludes {@code assay.endpoint = aromatase-activity}; that makes another fire, which concludes
 * {@code assay.measuresGrowth = false}. The cause "exposure too short for a growth end point" asks for growth, is
 * answered no, and does not fire: it is ruled out, and the chain back to {@code model.system} is the proof.
 */
@NullMarked
package org.letrodx.engine;

import org.jspecify.annotations.NullMarked;
