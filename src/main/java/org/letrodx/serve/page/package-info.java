/**
 * Internal. The page in the browser: what somebody wrote in a form goes in, a page comes out. Nothing is kept between
 * two requests, since the form holds all that is known. It works without scripts; with them, answers change as one
 * types.
 */
@NullMarked
package org.letrodx.serve.page;

import org.jspecify.annotations.NullMarked;
