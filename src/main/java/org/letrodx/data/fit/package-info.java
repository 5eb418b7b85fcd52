/**
 * API as far as {@link org.letrodx.data.fit.LogisticFit} and {@link org.letrodx.data.fit.Interval} go: curves through
 * doses and what is certain of them, and the few tests that judge data. Hipparchus does the numbers.
 */
@NullMarked
package org.letrodx.data.fit;

import org.jspecify.annotations.NullMarked;
