/** Internal: what plate readers and people write plates as, one class a format. */
package org.letrodx.data.plate.format;
