/**
 * API. Numbers with units as protocols print them: ranges, limits, and the units of a laboratory, converted by the UCUM
 * library.
 */
@NullMarked
package org.letrodx.quantity;

import org.jspecify.annotations.NullMarked;
