/**
 * API: tumour volumes. {@link org.letrodx.data.tumour.TumourTable} reads a table of animals,
 * {@link org.letrodx.data.tumour.TumourAnalysis} judges treated animals against controls.
 */
@NullMarked
package org.letrodx.data.tumour;

import org.jspecify.annotations.NullMarked;
