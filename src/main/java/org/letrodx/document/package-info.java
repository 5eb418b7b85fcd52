/**
 * API as far as {@link org.letrodx.document.Problem} and its kin go: YAML, JSON and CSV, read into values with their
 * places.
 */
@NullMarked
package org.letrodx.document;

import org.jspecify.annotations.NullMarked;
