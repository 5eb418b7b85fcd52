package org.letrodx.cli;

import java.util.Locale;

/** How an answer, a record or a qualification is printed. */
enum Form {
    TEXT,
    JSON,
    /** One page. */
    HTML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
