package org.letrodx.rules;

import java.util.Collections;
import java.util.Optional;

/**
 * The finding that another one is reported beneath.
 *
 * @param rule the id of the finding above
 * @param relation why
 */
public record Beneath(String rule, Relation relation) {

    /** How {@code rule} stands under {@code other}, if it may at all. */
    public static Optional<Beneath> of(Rule rule, Rule other) {
        for (Beneath named : rule.beneath()) {
            if (named.rule().equals(other.id())) {
                return Optional.of(named);
            }
        }
        if (!Collections.disjoint(rule.explains(), other.over())) {
            return Optional.of(new Beneath(other.id(), Relation.MOOT_BESIDE));
        }
        boolean isSign = !Collections.disjoint(rule.traceOf(), other.explains())
                && other.impact() != Impact.ADVISORY
                && other.traceOf().isEmpty()
                && other.beneath().stream().noneMatch(above -> above.rule().equals(rule.id()));
        return isSign ? Optional.of(new Beneath(other.id(), Relation.TRACE_OF)) : Optional.empty();
    }

    @Override
    public String toString() {
        return relation + " " + rule;
    }
}
