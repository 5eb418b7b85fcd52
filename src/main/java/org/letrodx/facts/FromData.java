package org.letrodx.facts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.letrodx.document.Location;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What the data files of an experiment say. Immutable.
 *
 * @param section which files, and how they are to be read, as a scenario has it: maps, lists and strings
 * @param files the SHA-256 of each file, by its name in the scenario; sorted
 * @param items the facts that were derived, in the order in which they were
 */
public record FromData(Map<String, Object> section, Map<String, String> files, List<Item> items) {
    /** There are no data. */
    public static final FromData NONE = new FromData(Map.of(), Map.of(), List.of());

    /** Copies what it gets. */
    public FromData {
        section = Collections.unmodifiableMap(new LinkedHashMap<>(section));
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        items = List.copyOf(items);
    }

    /**
     * A fact that data say.
     *
     * @param path of the fact
     * @param value as a scenario file would have it: a range leaves possible what the data leave possible
     * @param from the file or the files, and how many wells or animals: {@code plate.txt, 72 wells}
     * @param isPart true if the data may be a part of what was done, so that more may be stated
     */
    public record Item(String path, String value, String from, boolean isPart) {
        /** @throws IllegalArgumentException if the vocabulary has no such fact, or it has no such value */
        public Item {
            read(path, value);
        }

        Fact fact() {
            return Fact.measured(Vocabulary.get(path), read(path, value), from);
        }

        /** True if it cannot be true together with what was stated. */
        boolean contradicts(Fact given) {
            if (!given.isStated()) {
                return false;
            }
            Object said = read(path, value);
            if (said instanceof Quantity quantity && given.value() instanceof Quantity stated) {
                return quantity.interval().and(stated.interval()).isEmpty()
                        && !(isPart
                                && stated.interval().low()
                                        >= quantity.interval().high());
            }
            return !said.equals(given.value());
        }

        private static Object read(String path, String value) {
            try {
                Object read = Vocabulary.get(path).read(new Written.Scalar(value, Location.NONE));
                return Objects.requireNonNull(read, path);
            } catch (Unreadable wrong) {
                throw new IllegalArgumentException(path + " cannot be " + value, wrong);
            }
        }
    }

    /** The same with the facts that pass, by their paths. */
    FromData of(Predicate<String> passes) {
        return items.stream().allMatch(item -> passes.test(item.path()))
                ? this
                : new FromData(
                        section,
                        files,
                        items.stream().filter(item -> passes.test(item.path())).toList());
    }

    /** True if there are none. */
    public boolean isEmpty() {
        return section.isEmpty() && items.isEmpty();
    }
}
