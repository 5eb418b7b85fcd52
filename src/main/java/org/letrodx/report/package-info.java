/** API: {@link org.letrodx.report.JsonReport} and {@link org.letrodx.report.TextReport}. Internal: pages and catalogues. */
package org.letrodx.report;
