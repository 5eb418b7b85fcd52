/** Internal. What is known by a name alone: of cell lines, media and drugs, from the tables in {@code rules/}. */
@NullMarked
package org.letrodx.tables;

import org.jspecify.annotations.NullMarked;
