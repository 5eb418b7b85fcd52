/** API. What goes into a diagnosis: an {@link org.letrodx.facts.Experiment} of facts, each known or not. */
package org.letrodx.facts;
