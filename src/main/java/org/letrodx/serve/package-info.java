/**
 * The same answers over HTTP: {@link org.letrodx.serve.Server} serves {@linkplain org.letrodx.serve.Route routes}, and
 * {@link org.letrodx.serve.Api} has those of the contract, {@code openapi.yaml}. It keeps nothing, calls nobody, and takes no rules
 * over HTTP. Jetty is known to {@code Server} and {@code Exchange} only.
 */
package org.letrodx.serve;
