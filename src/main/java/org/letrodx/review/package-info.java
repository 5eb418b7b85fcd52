/** API: reviews of set-ups, the waivers of what was accepted in them, and what many of them come to. Prints nothing. */
package org.letrodx.review;
