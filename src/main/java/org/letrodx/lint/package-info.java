/**
 * Internal: what keeps a rule book right. The check of a directory of rules with its proofs and its change log, and the
 * rewriting of rules in the old form.
 */
@NullMarked
package org.letrodx.lint;

import org.jspecify.annotations.NullMarked;
