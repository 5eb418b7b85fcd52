package org.letrodx.rules;

/** Why one finding is reported beneath another. */
public enum Relation {
    TRACE_OF("trace of"),
    MOOT_BESIDE("moot beside"),
    FIX_WITH("fix with");

    private final String words;

    Relation(String words) {
        this.words = words;
    }

    /** As a rule writes it, for example {@code trace of}. */
    @Override
    public String toString() {
        return words;
    }
}
