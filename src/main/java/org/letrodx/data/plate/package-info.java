/**
 * API: microplates. {@link org.letrodx.data.plate.PlateFile} reads what a plate reader exported,
 * {@link org.letrodx.data.plate.Layout} what a person says each well holds,
 * {@link org.letrodx.data.plate.PlateAnalysis} judges both together. {@code format} knows the exports.
 */
@NullMarked
package org.letrodx.data.plate;

import org.jspecify.annotations.NullMarked;
