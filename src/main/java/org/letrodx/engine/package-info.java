/** Internal, and free to change: the only package that knows Drools. */
package org.letrodx.engine;
