/**
 * API: tumour volumes. {@link org.letrodx.data.tumour.TumourTable} reads a table of animals,
 * {@link org.letrodx.data.tumour.TumourAnalysis} judges treated animals against controls.
 *
 * <p>Reading: {@code TumourReader} goes through the rows, {@code Columns} finds what stands where, {@code DayCells} and
 * {@code VolumeCells} read cells, {@code VolumeUnit} and {@code ImpossibleChanges} doubt them, {@code Animals} makes
 * animals of it all. Judging: {@code Groups} says who is compared with whom, {@code Dosing} when they were on drug;
 * {@code TumourFacts} has each fact derived by the class that has its name.
 */
@NullMarked
package org.letrodx.data.tumour;

import org.jspecify.annotations.NullMarked;
