package org.letrodx.review;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.letrodx.document.Location;
import org.letrodx.document.TextIndex;

/**
 * Tells which ids occurred before. Of a part of a whole it keeps the ids themselves, so that parts can be put together.
 * Not safe for threads.
 */
final class SeenIds implements Serializable {
    private static final long serialVersionUID = 1L;

    /** House limit: how many ids are kept, so that there is a bound to the memory: 32 MiB. */
    static final int MOST = 1 << 20;

    private final TextIndex ids = new TextIndex();
    private boolean lost;
    /** Where each was first, of a part; empty of a whole. */
    private final LinkedHashMap<String, Location> firsts = new LinkedHashMap<>();

    private final boolean ofAPart;

    private SeenIds(boolean ofAPart) {
        this.ofAPart = ofAPart;
    }

    static SeenIds ofAWhole() {
        return new SeenIds(false);
    }

    static SeenIds ofAPart() {
        return new SeenIds(true);
    }

    /** True if an id occurred before and is kept. */
    boolean hasSeen(String id, Location at) {
        if (ids.has(id)) {
            return true;
        }
        if (ids.size() == MOST) {
            lost = true;
            return false;
        }
        ids.put(id, 0);
        if (ofAPart) {
            firsts.put(id, at);
        }
        return false;
    }

    /**
     * Takes up the ids of the part that follows.
     *
     * @param again is told of each that occurred here before, and where it is there
     */
    void add(SeenIds next, BiConsumer<String, Location> again) {
        if (!ofAPart || !next.ofAPart) {
            throw new IllegalArgumentException("only counters of parts can be added up");
        }
        for (Map.Entry<String, Location> first : next.firsts.entrySet()) {
            if (hasSeen(first.getKey(), first.getValue())) {
                again.accept(first.getKey(), first.getValue());
            }
        }
        lost |= next.lost;
    }

    /** True if there were more ids than are kept. */
    boolean hasLost() {
        return lost;
    }
}
