package org.letrodx.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * Standard output that remembers why it could not be written. Whoever reads it may stop, as {@code head} does: that is
 * no fault, and a full disk is one.
 */
final class StandardOutput extends FilterOutputStream {
    private boolean closedByReader;

    StandardOutput() {
        super(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14));
    }

    /** True if nobody reads any more. */
    boolean isClosedByReader() {
        return closedByReader;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException fault) {
            throw noted(fault);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException fault) {
            throw noted(fault);
        }
    }

    /** As Linux, macOS and Windows put it; the Java library has no code for it. */
    private IOException noted(IOException fault) {
        String message = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        closedByReader |= message.contains("broken pipe") || message.contains("pipe is being closed");
        return fault;
    }
}
