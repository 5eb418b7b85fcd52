package org.letrodx.diagnosis;

/**
 * The finding that another one is reported beneath.
 *
 * @param rule     the id of the finding above
 * @param relation why
 */
public record Beneath(String rule, Relation relation) {
    @Override
    public String toString() {
        return relation + " " + rule;
    }
}
