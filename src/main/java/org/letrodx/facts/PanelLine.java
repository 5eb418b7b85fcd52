package org.letrodx.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the panel says of one cell line. Values it does not give are absent.
 *
 * @param name     the name as published
 * @param settled  values that were verified, by fact path; they fill in what is not stated
 * @param usual    values that are unverified or in conflict, by fact path; they can raise a suspicion, no more
 * @param kind     a mark on the line as a whole, or null for an ordinary line
 * @param cites    keys of references
 * @param note     what else a user should know
 */
public record PanelLine(String name, Map<String, Object> settled, Map<String, Object> usual, CellLine.Kind kind,
        List<String> cites, String note) {

    <T> Optional<T> settled(FactType<? extends Fact<T>> type) {
        return value(settled, type);
    }

    <T> Optional<T> usual(FactType<? extends Fact<T>> type) {
        return value(usual, type);
    }

    @SuppressWarnings("unchecked") // Panel files each value under the path of the type that read it
    private static <T> Optional<T> value(Map<String, Object> values, FactType<? extends Fact<T>> type) {
        return Optional.ofNullable((T) values.get(type.path()));
    }
}
