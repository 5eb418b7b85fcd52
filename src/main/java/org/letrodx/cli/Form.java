package org.letrodx.cli;

import org.letrodx.document.Spelling;

/** How an answer, a record or a qualification is printed. */
enum Form {
    TEXT,
    JSON,
    /** One page. */
    HTML;

    @Override
    public String toString() {
        return Spelling.label(this);
    }
}
