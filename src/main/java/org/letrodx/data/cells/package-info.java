/** Internal: files as sheets of cells, whatever their encoding, separator or container. */
@NullMarked
package org.letrodx.data.cells;

import org.jspecify.annotations.NullMarked;
