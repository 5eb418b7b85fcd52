package org.letrodx.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value as somebody wrote it, with its place: text, a list or a map. What it means is the fact's to say. */
public sealed interface Written {
    Location at();

    /** The same value without its places: strings, lists and maps, and null for an empty value. */
    default Object plain() {
        if (this instanceof Items list) {
            return list.items().stream().map(Written::plain).collect(Collectors.toCollection(ArrayList::new));
        }
        if (this instanceof Entries map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.entries().forEach((key, value) -> plain.put(key.name(), value.plain()));
            return plain;
        }
        return ((Scalar) this).text();
    }

    /** @param text the characters as written, or null for an empty value */
    record Scalar(String text, Location at) implements Written { }

    record Items(List<Written> items, Location at) implements Written {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** @param entries in the order written; each key carries its own place */
    record Entries(Map<Key, Written> entries, Location at) implements Written { }

    record Key(String name, Location at) { }

    /**
     * A value that a program handed over.
     *
     * @param value null, a string, a number, a boolean, an enum constant, or a collection or a map of these; anything else is taken
     *              as its text
     */
    static Written of(Object value) {
        return of(value, Location.NONE);
    }

    static Written of(Object value, Location at) {
        if (value instanceof Collection<?> items) {
            return new Items(items.stream().map(item -> of(item, at)).toList(), at);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Key, Written> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(new Key(String.valueOf(key), at), of(item, at)));
            return new Entries(entries, at);
        }
        return new Scalar(value == null ? null : value.toString(), at);
    }
}
