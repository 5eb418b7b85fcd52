package org.letrodx.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process of its own that tries to lock a file, and ends with {@link #FREE} or {@link #LOCKED}. */
final class LockTaker {
    static final int FREE = 10;
    static final int LOCKED = 11;

    private LockTaker() {}

    public static void main(String[] arguments) throws IOException {
        try (FileChannel lock = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            System.exit(lock.tryLock() == null ? LOCKED : FREE);
        }
    }
}
