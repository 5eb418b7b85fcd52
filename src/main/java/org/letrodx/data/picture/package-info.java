/**
 * API: pictures as SVG, from the templates in the resources: plates, dose-response curves, tumours, and the three
 * diagrams of the source document; and a plate for a terminal. The same input gives the same bytes.
 */
@NullMarked
package org.letrodx.data.picture;

import org.jspecify.annotations.NullMarked;
