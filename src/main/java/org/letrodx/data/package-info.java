/**
 * API: what the raw data of an experiment say. {@link org.letrodx.data.DataFile} holds the bytes; {@code plate} and
 * {@code tumour} read and judge them; {@link org.letrodx.data.Derived} is what comes out: facts as a scenario file
 * would state them, facts that cannot be derived with the reason, and remarks. {@code picture} draws, {@code report}
 * writes.
 */
@NullMarked
package org.letrodx.data;

import org.jspecify.annotations.NullMarked;
