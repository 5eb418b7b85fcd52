package org.letrodx.scenario;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A file, or standard input, that set-ups were read from. What is known of it grows while it is read. */
public final class InputFile {
    private final String name;
    private volatile String sha256 = "";
    private volatile long bytes;
    private volatile Optional<Path> columns = Optional.empty();

    InputFile(String name) {
        this.name = name;
    }

    /** Its name as the user gave it; {@code -} for standard input. */
    public String name() {
        return name;
    }

    /**
     * SHA-256 over all its bytes, in hexadecimal; empty as long as it is not read to its end, or if that was not asked
     * for.
     */
    public String sha256() {
        return sha256;
    }

    /** How many bytes it has, as far as it was read. */
    public long bytes() {
        return bytes;
    }

    /** The file beside it that says what its columns mean; empty if there is none, or if it is no table. */
    public Optional<Path> columns() {
        return columns;
    }

    void isRead(MessageDigest digest, long length) {
        sha256 = HexFormat.of().formatHex(digest.digest());
        bytes = length;
    }

    void read(long length) {
        bytes = length;
    }

    void describedBy(Path file) {
        columns = Optional.of(file);
    }

    @Override
    public String toString() {
        return name;
    }
}
