package org.letrodx.document;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A value that cannot be read; becomes a {@link Problem} where its place is known. */
@SuppressWarnings("serial") // what its fields hold can be sent, though their types do not say so
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    private final Problem.Code code;
    private final List<String> allowed;
    private final String maybe;

    /**
     * A value that cannot be read.
     *
     * @param fault the value seen and what is wrong with it
     * @param allowed what would be right
     * @param maybe what was probably meant; empty if there is no good guess
     */
    public Unreadable(Problem.Code code, String fault, List<String> allowed, String maybe) {
        super(fault, null, false, false);
        this.code = code;
        this.allowed = List.copyOf(allowed);
        this.maybe = maybe;
    }

    /** The same with what is allowed in one phrase. */
    public Unreadable(Problem.Code code, String fault, String allowed, String maybe) {
        this(code, fault, allowed.isEmpty() ? List.of() : List.of(allowed), maybe);
    }

    /** The value seen and what is wrong with it. */
    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    /** The problem that this is at some place, for some fact. */
    public Problem at(Location place, String path) {
        return new Problem(place, path, getMessage(), allowed, maybe).coded(code);
    }

    /** A value in a message is shown, not repeated in full. */
    public static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }
}
