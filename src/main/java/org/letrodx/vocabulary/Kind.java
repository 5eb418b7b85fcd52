package org.letrodx.vocabulary;

import java.util.Locale;

/** How the value of a fact is written, and of which Java type it is. More may be added. */
public enum Kind {
    /** True or false; a {@link Boolean}. */
    YES_NO,
    /** One {@link Word}. */
    CHOICE,
    /** A list of {@link Word}s that states all of them. */
    CHOICES,
    /** A number with a unit; a {@link org.letrodx.quantity.Quantity}. */
    AMOUNT,
    /** A list of numbers with units; a list of {@link org.letrodx.quantity.Quantity}. */
    AMOUNTS,
    /** A number without a unit; a {@link org.letrodx.quantity.Quantity}. */
    NUMBER,
    /** A whole number without a unit; a {@link org.letrodx.quantity.Quantity}. */
    WHOLE_NUMBER,
    /** Text; a {@link String}. */
    TEXT;

    /** Its name in the vocabulary, for example {@code whole number}. */
    public String label() {
        return this == YES_NO ? "yes-no" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** True for a quantity, with or without a unit, that is one value. */
    public boolean isQuantity() {
        return this == AMOUNT || this == NUMBER || this == WHOLE_NUMBER;
    }
}
