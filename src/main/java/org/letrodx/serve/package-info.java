/**
 * Internal: the same answers over HTTP. {@link org.letrodx.serve.Server} serves {@linkplain org.letrodx.serve.Route
 * routes}, and {@link org.letrodx.serve.Api} has those of the contract, {@code openapi.yaml}. It keeps nothing but
 * records, calls nobody, and takes no rules over HTTP. What a route gets and gives back knows nothing of Jetty.
 */
@NullMarked
package org.letrodx.serve;

import org.jspecify.annotations.NullMarked;
