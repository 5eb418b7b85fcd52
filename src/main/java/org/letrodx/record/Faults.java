package org.letrodx.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Counts faults and keeps the first of each kind. */
final class Faults {
    /** House limit: how many of a kind are kept. */
    static final int KEPT = 1_000;

    private final List<Fault> kept = new ArrayList<>();
    private final Map<Fault.Kind, Long> found = new EnumMap<>(Fault.Kind.class);

    Faults() {
        for (Fault.Kind kind : Fault.Kind.values()) {
            found.put(kind, 0L);
        }
    }

    /** @param line of the log; 0 for a whole file */
    void add(Fault.Kind kind, String file, long line, String path, String fault, String maybe) {
        if (found.merge(kind, 1L, Long::sum) <= KEPT) {
            kept.add(new Fault(kind, new Problem(at(file, line), path, fault, "", maybe)));
        }
    }

    /** More of a kind, which are counted only. */
    void addUntold(Fault.Kind kind, long times) {
        found.merge(kind, times, Long::sum);
    }

    /** A line of the log, from 1; 0 for a whole file. */
    static Location at(String file, long line) {
        int number = (int) Math.min(line, Integer.MAX_VALUE);
        return new Location(file, number, number == 0 ? 0 : 1);
    }

    List<Fault> kept() {
        return List.copyOf(kept);
    }

    Map<Fault.Kind, Long> found() {
        return Collections.unmodifiableMap(new EnumMap<>(found));
    }
}
