/**
 * API. What to do on Monday: one corrected set-up instead of separate repairs, found by search and proven by the rules;
 * the arms that decide, a calendar, and a layout of the plates. It prints nothing.
 */
@NullMarked
package org.letrodx.plan;

import org.jspecify.annotations.NullMarked;
