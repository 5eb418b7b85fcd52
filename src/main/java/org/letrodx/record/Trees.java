package org.letrodx.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.JsonWriter;

/** Looks into what was read as JSON, whatever it turns out to hold. */
final class Trees {
    private Trees() {}

    /** What stands under these names; null if nothing does. */
    static @Nullable Object find(@Nullable Object tree, String... names) {
        @Nullable Object found = tree;
        for (String name : names) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    /** The text that stands under these names; empty if none does. */
    static String text(@Nullable Object tree, String... names) {
        return find(tree, names) instanceof String text ? text : "";
    }

    /** The list that stands under these names; empty if none does. */
    static List<?> items(@Nullable Object tree, String... names) {
        return find(tree, names) instanceof List<?> items ? items : List.of();
    }

    /** The map that stands under these names; empty if none does. */
    static Map<?, ?> entries(@Nullable Object tree, String... names) {
        return find(tree, names) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Where two trees differ, by path (a JSON pointer of RFC 6901); what is in one only is empty in the other. */
    static List<Change> changes(Object before, Object after) {
        List<Change> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, @Nullable Object before, @Nullable Object after, List<Change> changes) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            TreeSet<String> names = new TreeSet<>();
            one.keySet().forEach(name -> names.add((String) name));
            other.keySet().forEach(name -> names.add((String) name));
            for (String name : names) {
                String below = path + "/" + name.replace("~", "~0").replace("/", "~1");
                if (one.containsKey(name) && other.containsKey(name)) {
                    compare(below, one.get(name), other.get(name), changes);
                } else {
                    changes.add(new Change(
                            below,
                            one.containsKey(name) ? shown(one.get(name)) : "",
                            other.containsKey(name) ? shown(other.get(name)) : ""));
                }
            }
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                if (i < one.size() && i < other.size()) {
                    compare(path + "/" + i, one.get(i), other.get(i), changes);
                } else {
                    changes.add(new Change(
                            path + "/" + i,
                            i < one.size() ? shown(one.get(i)) : "",
                            i < other.size() ? shown(other.get(i)) : ""));
                }
            }
        } else if (!Objects.equals(before, after)) {
            changes.add(new Change(path, shown(before), shown(after)));
        }
    }

    /** As JSON has it; what is long is cut. */
    private static String shown(@Nullable Object value) {
        String text = JsonWriter.compact(value);
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
