/**
 * Internal: tamper-evident records of reviews, for quality assurance. Each record is one file named by its hash; a log
 * chains them;
 * sign-offs are lines of the log. {@link org.letrodx.record.RecordBook} writes, {@link org.letrodx.record.Verifier}
 * checks and replays.
 * What is evident is that something was changed; that nothing was taken off the end of the log shows only from a signed
 * or kept head.
 * Prints nothing.
 */
package org.letrodx.record;
