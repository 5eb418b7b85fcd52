/** Internal: files as sheets of cells, whatever their encoding, separator or container. */
package org.letrodx.data.cells;
