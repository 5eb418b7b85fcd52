package org.letrodx.benchmark;

import org.letrodx.RuleBook;

/** A process that makes one diagnosis and ends. */
final class FirstDiagnosis {
    private FirstDiagnosis() {}

    /** @param args {@code none} to end without a diagnosis: what a Java process costs */
    public static void main(String[] args) {
        if (args.length == 0
                && RuleBook.bundled()
                        .diagnose(Cases.TYPICAL.experiment())
                        .findings()
                        .isEmpty()) {
            throw new IllegalStateException("the typical experiment has findings");
        }
    }
}
