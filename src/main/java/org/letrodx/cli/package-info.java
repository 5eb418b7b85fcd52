/** Internal: the command line, the only package that prints or exits. */
@NullMarked
package org.letrodx.cli;

import org.jspecify.annotations.NullMarked;
