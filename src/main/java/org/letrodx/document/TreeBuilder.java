package org.letrodx.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a document out of a parser's events; bounds its depth and finds keys that occur twice. */
final class TreeBuilder {
    private static final class Level {
        private final boolean isMap;
        private final Location at;
        private final List<Written> items = new ArrayList<>();
        private final Map<String, Written.Entry> entries = new LinkedHashMap<>();
        private @Nullable String key;
        private Location keyAt = Location.NONE;

        private Level(boolean isMap, Location at) {
            this.isMap = isMap;
            this.at = at;
        }
    }

    private final Deque<Level> open = new ArrayDeque<>();
    private final Problems problems = new Problems();
    private @Nullable Written root;

    /** True if the next scalar is a key of the map being read. */
    boolean wantsKey() {
        return !open.isEmpty() && open.peek().isMap && open.peek().key == null;
    }

    void key(String name, Location at) {
        Level level = open.peek();
        Written.Entry first = level.entries.remove(name);
        if (first != null) {
            problems.add(new Problem(
                    at,
                    "",
                    "\"" + Unreadable.shorten(name) + "\" occurs twice; it was first at line "
                            + first.at().line(),
                    "one value for one key"));
        }
        level.key = name;
        level.keyAt = at;
    }

    void scalar(@Nullable String text, Location at) {
        add(new Written.Scalar(text, at));
    }

    void number(String text, Location at) {
        add(new Written.Scalar(text, at, true));
    }

    void startMap(Location at) {
        start(true, at);
    }

    void startList(Location at) {
        start(false, at);
    }

    private void start(boolean map, Location at) {
        if (wantsKey()) {
            throw Documents.fault(at, "a list or a map as a key", "text");
        }
        if (open.size() == Documents.DEEPEST) {
            throw Documents.fault(
                    at, "is nested deeper than " + Documents.DEEPEST + " levels", "a house limit on nesting");
        }
        open.push(new Level(map, at));
    }

    void end() {
        Level level = open.pop();
        add(
                level.isMap
                        ? new Written.Entries(List.copyOf(level.entries.values()), level.at)
                        : new Written.Items(level.items, level.at));
    }

    private void add(Written value) {
        if (open.isEmpty()) {
            root = value;
        } else if (open.peek().isMap) {
            Level level = open.peek();
            String name = requireNonNull(level.key);
            level.entries.put(name, new Written.Entry(name, level.keyAt, value));
            level.key = null;
        } else {
            open.peek().items.add(value);
        }
    }

    boolean isComplete() {
        return root != null;
    }

    Document document() {
        return new Document(requireNonNull(root), problems.list());
    }
}
