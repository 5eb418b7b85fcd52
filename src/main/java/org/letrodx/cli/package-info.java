/** Internal: the command line, the only package that prints or exits. */
package org.letrodx.cli;
