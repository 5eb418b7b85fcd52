/**
 * API: {@link org.letrodx.report.JsonReport} and {@link org.letrodx.report.TextReport} for answers,
 * {@link org.letrodx.report.ReviewReports} for reviews in every format, {@link org.letrodx.report.LineReviewer} for
 * programs that run on many machines. Internal: words, and the printed forms of records and of a qualification.
 */
@NullMarked
package org.letrodx.report;

import org.jspecify.annotations.NullMarked;
