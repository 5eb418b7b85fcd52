package org.letrodx.cli;

import org.letrodx.document.Spelling;

/** How an answer is printed. */
enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return Spelling.label(this);
    }
}
