/**
 * API: {@link org.letrodx.report.JsonReport} and {@link org.letrodx.report.TextReport}. Internal: pages, catalogues and
 * reports of
 * reviews.
 */
package org.letrodx.report;
