package org.letrodx.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;

/** The bytes of a file that an instrument or a person wrote, with their SHA-256. */
public final class DataFile {
    /**
     * House limit: the largest file, in bytes. A 1536-well plate in Allotrope's JSON has four million, 5,000 animals
     * two.
     */
    public static final int LARGEST = 16 << 20;

    private final String name;
    private final byte[] bytes;
    private final String sha256;

    private DataFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
        this.sha256 = Sha256.hex(bytes);
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it is missing, no file, empty, or larger than {@link #LARGEST}
     */
    public static DataFile read(Path file) {
        try (InputStream stream = Documents.open(file)) {
            return read(stream, file.toString());
        } catch (IOException fault) {
            throw Documents.unreadable(Location.of(file.toString()), fault);
        }
    }

    /**
     * Reads a stream to its end; does not close it.
     *
     * @param name what to call it in messages, a file name
     * @throws InputException if it cannot be read, is empty, or larger than {@link #LARGEST}
     */
    public static DataFile read(InputStream stream, String name) {
        try {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused(
                        name,
                        "is larger than " + (LARGEST >> 20) + " MiB",
                        "a house limit on the size of one data file");
            }
            if (bytes.length == 0) {
                throw refused(name, "is empty", "");
            }
            return new DataFile(name, bytes);
        } catch (IOException fault) {
            throw Documents.unreadable(Location.of(name), fault);
        }
    }

    private static InputException refused(String name, String fault, String allowed) {
        return new InputException(new Problem(Location.of(name), "", fault, allowed));
    }

    /** What to call it in messages. */
    public String name() {
        return name;
    }

    /** A copy of what it holds. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Of its bytes, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    @Override
    public String toString() {
        return name;
    }
}
