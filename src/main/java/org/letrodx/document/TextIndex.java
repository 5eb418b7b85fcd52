package org.letrodx.document;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A number for each of many texts. Of a text it keeps 64 bits of its hash, and so takes some thirty bytes for each
 * instead of hundreds: two of a million texts have the same ones in one of thirty million cases. Not safe for threads.
 */
public final class TextIndex implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long FREE = 0;

    /** At most half full; a text is in the first free slot from the one that its hash names. */
    private long[] keys = new long[1 << 10];

    private long[] numbers = new long[1 << 10];
    private int size;

    /** How many texts it has. */
    public int size() {
        return size;
    }

    /** The number of a text; -1 if it is not there. */
    public long get(String text) {
        long key = key(text);
        int slot = slot(key);
        return keys[slot] == key ? numbers[slot] : -1;
    }

    /** True if it has a text. */
    public boolean has(String text) {
        return get(text) >= 0;
    }

    /**
     * Gives a text a number, in place of the one that it had.
     *
     * @param number 0 or more
     */
    public void put(String text, long number) {
        long key = key(text);
        int slot = slot(key);
        if (keys[slot] == FREE) {
            keys[slot] = key;
            size++;
        }
        numbers[slot] = number;
        if (size > keys.length / 2) {
            grow();
        }
    }

    private static long key(String text) {
        long key = ByteBuffer.wrap(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return key == FREE ? 1 : key;
    }

    /** Where a key is or, if it is not there, belongs. */
    private int slot(long key) {
        int slot = (int) key & keys.length - 1;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] before = keys;
        long[] numbersBefore = numbers;
        keys = new long[before.length * 2];
        numbers = new long[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != FREE) {
                int slot = slot(before[i]);
                keys[slot] = before[i];
                numbers[slot] = numbersBefore[i];
            }
        }
    }
}
