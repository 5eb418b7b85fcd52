package org.letrodx.document;

import java.lang.reflect.Array;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A value as somebody wrote it, with its place: text, a list or a map. What it means is the fact's to say. */
public sealed interface Written {
    /** Where it was written. */
    Location at();

    /** The same value without its places: strings, unmodifiable lists and maps, and null for an empty value. */
    @Nullable
    Object plain();

    /**
     * True for a number of a program, alone or with its unit, and for a list of these: its point is a decimal point.
     * One that a person wrote may separate thousands.
     */
    default boolean isNumber() {
        return false;
    }

    /**
     * @param text the characters as written, or null for an empty value
     * @param isNumber as {@link Written#isNumber}
     */
    record Scalar(@Nullable String text, Location at, boolean isNumber) implements Written {
        /** What a person wrote, or a text of a program. */
        public Scalar(@Nullable String text, Location at) {
            this(text, at, false);
        }

        @Override
        public @Nullable String plain() {
            return text;
        }
    }

    /** A list, in the order written. */
    record Items(List<Written> items, Location at) implements Written {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public boolean isNumber() {
            return !items.isEmpty() && items.stream().allMatch(Written::isNumber);
        }

        @Override
        public List<Object> plain() {
            List<Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(item.plain()));
            return Collections.unmodifiableList(plain);
        }
    }

    /** @param entries in the order written, no name twice */
    record Entries(List<Entry> entries, Location at) implements Written {
        /** Copies the list. */
        public Entries {
            entries = List.copyOf(entries);
        }

        @Override
        public boolean isNumber() {
            return find("value").filter(Written::isNumber).isPresent();
        }

        @Override
        public Map<String, Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            entries.forEach(entry -> plain.put(entry.name(), entry.value().plain()));
            return Collections.unmodifiableMap(plain);
        }

        /** The value of this name, if there is one. */
        public Optional<Written> find(String name) {
            for (Entry entry : entries) {
                if (entry.name().equals(name)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }
    }

    /** @param at the place of the name */
    record Entry(String name, Location at, Written value) {}

    /**
     * A value that a program handed over.
     *
     * @param value null, text, a number, a boolean, a character, an enum constant, a word of the vocabulary or a
     *     quantity, a date or time, or a collection, an array or a map of these
     * @throws IllegalArgumentException if it is anything else, whose text would mean nothing, or if it holds itself
     */
    static Written of(@Nullable Object value) {
        return of(value, Location.NONE);
    }

    /** The same as {@link #of(Object)}, with one place for the value and for everything in it. */
    static Written of(@Nullable Object value, Location at) {
        return of(value, at, 0);
    }

    private static Written of(@Nullable Object value, Location at, int depth) {
        if (value == null) {
            return new Scalar(null, at);
        }
        if (value instanceof Written written) {
            return written;
        }
        if (depth > Documents.DEEPEST) {
            throw new IllegalArgumentException(
                    "is nested deeper than " + Documents.DEEPEST + " levels, a house limit, or holds itself");
        }
        if (value instanceof Collection<?> items) {
            return new Items(items.stream().map(item -> of(item, at, depth + 1)).toList(), at);
        }
        if (value.getClass().isArray()) {
            return new Items(
                    IntStream.range(0, Array.getLength(value))
                            .mapToObj(i -> of(Array.get(value, i), at, depth + 1))
                            .toList(),
                    at);
        }
        if (value instanceof Map<?, ?> map) {
            List<Entry> entries = new ArrayList<>();
            map.forEach((key, item) -> entries.add(new Entry(String.valueOf(key), at, of(item, at, depth + 1))));
            return new Entries(entries, at);
        }
        if (value instanceof CharSequence || value instanceof Character) {
            String text = value.toString();
            if (!isWhole(text)) {
                throw new IllegalArgumentException(
                        "a text that holds half a character (a surrogate by itself) cannot be read");
            }
            return new Scalar(text, at);
        }
        if (value instanceof Number) {
            return new Scalar(value.toString(), at, true);
        }
        if (value instanceof Boolean
                || value instanceof Enum
                || value instanceof TemporalAccessor
                || value instanceof Spelt) {
            return new Scalar(value.toString(), at);
        }
        throw new IllegalArgumentException(
                "an object of " + value.getClass().getName() + " says nothing that can be read");
    }

    /** False for a text with a surrogate by itself, which no encoding can write. */
    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (Character.isSurrogate(one)) {
                if (!Character.isHighSurrogate(one)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** A value whose {@code toString} is how a scenario file spells it. */
    interface Spelt {}
}
