/** API: what was derived as text for a terminal, as JSON, and as a page with its pictures. */
@NullMarked
package org.letrodx.data.report;

import org.jspecify.annotations.NullMarked;
