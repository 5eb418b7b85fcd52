/**
 * Internal: pages that are written from the rules, such as the catalogue, the coverage of the source document, and what
 * a rule says.
 */
@NullMarked
package org.letrodx.docs;

import org.jspecify.annotations.NullMarked;
