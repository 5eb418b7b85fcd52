/** Internal: what plate readers and people write plates as, one class a format. */
@NullMarked
package org.letrodx.data.plate.format;

import org.jspecify.annotations.NullMarked;
