package org.letrodx.review;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.letrodx.document.Sha256;

/**
 * Tells which ids occurred before. Of each it keeps 64 bits of a hash, eight bytes instead of a hundred: two of a
 * million ids have the
 * same ones in one of thirty million reviews. Not safe for threads.
 */
final class SeenIds {
    /** House limit: how many ids are kept, so that there is a bound to the memory: 16 MiB. */
    static final int MOST = 1 << 20;

    private static final long FREE = 0;

    /** At most half full; an id is in the first free slot from the one that its hash names. */
    private long[] slots = new long[1 << 10];

    private int kept;
    private boolean lost;

    /** True if an id occurred before and is kept. */
    boolean hasSeen(String id) {
        long hash = ByteBuffer.wrap(Sha256.digest().digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        int slot = slot(hash);
        if (slots[slot] == hash) {
            return true;
        }
        if (kept == MOST) {
            lost = true;
            return false;
        }
        slots[slot] = hash;
        kept++;
        if (kept > slots.length / 2) {
            grow();
        }
        return false;
    }

    /** True if there were more ids than are kept. */
    boolean hasLost() {
        return lost;
    }

    /** Where a hash is or, if it is not there, belongs. */
    private int slot(long hash) {
        int slot = (int) hash & slots.length - 1;
        while (slots[slot] != FREE && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        Arrays.stream(before).filter(hash -> hash != FREE).forEach(hash -> slots[slot(hash)] = hash);
    }
}
