/**
 * API: tamper-evident records of reviews, for quality assurance. {@link org.letrodx.record.RecordBook} writes runs and
 * records, {@link org.letrodx.record.Verifier} checks and replays them, {@link org.letrodx.record.Records} finds them.
 * A log chains all that was recorded by hashes; sign-offs are lines of the log. A host with a store of its own
 * implements {@link org.letrodx.record.RecordStore}. What is evident is that something was changed; that nothing was
 * taken off the end shows only from a signed head, or from one that was noted elsewhere. Prints nothing.
 */
@NullMarked
package org.letrodx.record;

import org.jspecify.annotations.NullMarked;
