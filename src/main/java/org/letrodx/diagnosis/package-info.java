/**
 * API. What comes out: a diagnosis with its findings in rank order, each with its reasons down to what was stated,
 * questions, and repairs that were tried; and how the order comes about. All of it immutable.
 */
@NullMarked
package org.letrodx.diagnosis;

import org.jspecify.annotations.NullMarked;
