package org.letrodx.report;

import org.letrodx.document.Spelling;

/** How a review of many set-ups is written. */
public enum ReviewFormat {
    /** For a terminal of 80 columns. */
    TEXT,
    /** One JSON document. */
    JSON,
    /** A JSON object on each line: one for each set-up, the summary last. */
    NDJSON,
    /** A table, a row for each remark. */
    CSV,
    /** SARIF 2.1.0, for code hosts and editors. */
    SARIF,
    /** JUnit XML, for continuous integration. */
    JUNIT,
    /** One page to read and to print. */
    HTML;

    /** True if it shows repairs that were tried. */
    public boolean showsRepairs() {
        return this == SARIF || this == HTML;
    }

    @Override
    public String toString() {
        return Spelling.label(this);
    }
}
