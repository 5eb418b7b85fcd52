package org.letrodx.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.letrodx.data.DataFile;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Lines;

/** The plates of files and of streams with a plate a line, one by one; a file is read by who asks for it. */
final class PendingPlates implements Iterator<PendingPlates.Pending>, AutoCloseable {
    private final Iterator<Path> files;
    private final AtomicLong bytes;
    private InputStream stream = InputStream.nullInputStream();
    private Optional<Lines> lines = Optional.empty();
    private Optional<Pending> next = Optional.empty();

    /** A plate that is not read yet. */
    record Pending(String name, Supplier<DataFile> file) {}

    /** @param bytes counts what is read of streams */
    PendingPlates(List<Path> files, AtomicLong bytes) {
        this.files = files.iterator();
        this.bytes = bytes;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && (lines.isPresent() || files.hasNext())) {
            if (lines.isPresent()) {
                next = line(lines.get());
            } else {
                open(files.next());
            }
        }
        return next.isPresent();
    }

    private void open(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".ndjson") && !name.endsWith(".jsonl")) {
            next = Optional.of(new Pending(file.toString(), () -> DataFile.read(file)));
            return;
        }
        try {
            stream = Documents.open(file);
            lines = Optional.of(new Lines(stream, file.toString()));
        } catch (InputException unreadable) {
            next = Optional.of(refused(file.toString(), unreadable));
        }
    }

    private static Pending refused(String name, InputException reason) {
        return new Pending(name, () -> {
            throw reason;
        });
    }

    private Optional<Pending> line(Lines from) {
        Optional<Lines.Line> line;
        try {
            line = from.next();
        } catch (InputException broken) {
            // nothing more can be read of it
            lines = Optional.empty();
            return Optional.of(refused(broken.problems().get(0).at().toString(), broken));
        }
        if (line.isEmpty()) {
            close();
            lines = Optional.empty();
            return Optional.empty();
        }
        String name = line.get().at().toString();
        try {
            byte[] content = line.get().bytes();
            bytes.addAndGet(content.length);
            return Optional.of(new Pending(name, () -> DataFile.read(new ByteArrayInputStream(content), name)));
        } catch (InputException tooLong) {
            return Optional.of(refused(name, tooLong));
        }
    }

    @Override
    public Pending next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Pending pending = next.orElseThrow();
        next = Optional.empty();
        return pending;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException closedAnyway) {
            // it was only read
        }
    }
}
