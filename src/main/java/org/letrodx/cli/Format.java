package org.letrodx.cli;

import java.util.Locale;

/** How an answer is printed. */
enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
