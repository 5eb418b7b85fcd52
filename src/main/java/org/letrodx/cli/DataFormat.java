package org.letrodx.cli;

import org.letrodx.document.Spelling;

/** How what was derived from data is printed. */
enum DataFormat {
    /** For a terminal of 80 columns. */
    TEXT,
    /** One JSON document; with --each, one on each line. */
    JSON,
    /** One page with its pictures. */
    HTML,
    /** The pictures. */
    SVG;

    @Override
    public String toString() {
        return Spelling.label(this);
    }
}
