package org.letrodx.record;

import java.util.Objects;

/**
 * Where a log ends. Noted elsewhere, it shows later that nothing was taken off the end and nothing was written anew.
 * Immutable.
 */
public final class Head {
    private final String hash;
    private final long lines;
    private final String at;

    Head(String hash, long lines, String at) {
        this.hash = hash;
        this.lines = lines;
        this.at = at;
    }

    /** The hash of the last line: SHA-256 in hexadecimal; {@code start} if there is none. */
    public String hash() {
        return hash;
    }

    /** How many lines there are. */
    public long lines() {
        return lines;
    }

    /** When the last line was written, as it says; empty if there is none. */
    public String at() {
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head head && hash.equals(head.hash) && lines == head.lines;
    }

    @Override
    public int hashCode() {
        return Objects.hash(hash, lines);
    }

    /** The hash, the number of lines and the time. */
    @Override
    public String toString() {
        return hash + ", " + lines + (lines == 1 ? " line" : " lines") + (at.isEmpty() ? "" : ", the last of " + at);
    }
}
