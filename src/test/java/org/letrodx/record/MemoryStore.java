package org.letrodx.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.letrodx.document.Problem;

/** A book in memory, as a host would keep one in a database: the places are the numbers of rows. */
final class MemoryStore implements RecordStore {
    final List<String> lines = new ArrayList<>();
    final List<String> bodies = new ArrayList<>();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Lines log() {
        return read(lines);
    }

    @Override
    public Lines bodies() {
        return read(bodies);
    }

    private static Lines read(List<String> rows) {
        Iterator<String> rest = List.copyOf(rows).iterator();
        return new Lines() {
            private long place;

            @Override
            public Optional<Line> next() {
                return rest.hasNext()
                        ? Optional.of(new Line(place++, rest.next().getBytes(StandardCharsets.UTF_8), true))
                        : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<byte[]> line(long place) {
        return at(lines, place);
    }

    @Override
    public Optional<byte[]> body(long place) {
        return at(bodies, place);
    }

    private static Optional<byte[]> at(List<String> rows, long place) {
        return place < 0 || place >= rows.size()
                ? Optional.empty()
                : Optional.of(rows.get((int) place).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Appender append() {
        return new Appender() {
            @Override
            public List<Problem> setAside() {
                return List.of();
            }

            @Override
            public void keepBodies(long last) {
                bodies.subList((int) last + 1, bodies.size()).clear();
            }

            @Override
            public long body(byte[] body) {
                bodies.add(new String(body, StandardCharsets.UTF_8));
                return bodies.size() - 1;
            }

            @Override
            public long line(byte[] line) {
                lines.add(new String(line, StandardCharsets.UTF_8));
                return lines.size() - 1;
            }

            @Override
            public void force() {}

            @Override
            public void close() {}
        };
    }
}
