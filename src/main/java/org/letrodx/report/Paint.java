package org.letrodx.report;

/**
 * Colour on a terminal, and nothing anywhere else.
 *
 * @param on whether there is such a terminal
 */
record Paint(boolean on) {
    static final String RED = "1;31";
    static final String YELLOW = "1;33";

    String bold(String text) {
        return code(text, "1");
    }

    String code(String text, String code) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
