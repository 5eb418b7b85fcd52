/** API: what was derived as text for a terminal, as JSON, and as a page with its pictures. */
package org.letrodx.data.report;
