/** API: reviews of set-ups, the waivers of what was accepted in them, and what many of them come to. Prints nothing. */
@NullMarked
package org.letrodx.review;

import org.jspecify.annotations.NullMarked;
