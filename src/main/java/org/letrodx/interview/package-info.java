/**
 * API. An interview: what to ask next, what an answer means, what it changed. It asks what a {@code Diagnosis} finds
 * worth asking, reads answers as people write them, and keeps what was said in a scenario. It prints nothing: whoever
 * talks to somebody, a command or a page, does.
 */
@NullMarked
package org.letrodx.interview;

import org.jspecify.annotations.NullMarked;
