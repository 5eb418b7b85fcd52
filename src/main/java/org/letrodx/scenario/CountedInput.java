package org.letrodx.scenario;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of one input: counted, and hashed if that was asked for. */
final class CountedInput extends FilterInputStream {
    static final CountedInput NONE = new CountedInput(
            InputStream.nullInputStream(), new InputFile(""), Optional.empty(), new AtomicLong(), false);

    private final InputFile file;
    private final Optional<MessageDigest> digest;
    private final AtomicLong all;
    private final boolean closes;
    private long length;

    CountedInput(InputStream bytes, InputFile file, Optional<MessageDigest> digest, AtomicLong all, boolean closes) {
        super(bytes);
        this.file = file;
        this.digest = digest;
        this.all = all;
        this.closes = closes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        int read = super.read(bytes, from, most);
        if (read > 0) {
            length += read;
            all.addAndGet(read);
            digest.ifPresent(hash -> hash.update(bytes, from, read));
        }
        return read;
    }

    private void readOn() throws IOException {
        try {
            if (digest.isPresent()) {
                byte[] rest = new byte[1 << 16];
                while (read(rest, 0, rest.length) >= 0) {
                    // its hash is taken meanwhile
                }
                file.isRead(digest.get(), length);
            } else {
                file.read(length);
            }
        } finally {
            if (closes) {
                in.close();
            }
        }
    }

    /** Reads what is left, which only its hash needs, and closes the file. */
    void finish() {
        try {
            readOn();
        } catch (IOException unreadable) {
            // it was read as far as set-ups could be, and that was told; it has no hash then
            file.read(length);
        }
    }
}
