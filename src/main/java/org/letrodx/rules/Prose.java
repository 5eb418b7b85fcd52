package org.letrodx.rules;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the comment above a rule says: why it matters, how to check it, how to mend it. Immutable and safe for threads;
 * of the many rules of a book few are read, so a comment is taken apart when somebody asks.
 */
final class Prose {
    private static final String CHECK = "\nCheck:";
    private static final String FIX = "\nFix:";
    private static final String BESIDE = "\nBeside:";

    private final String comment;
    private final boolean isOfDerivation;
    /** Taken apart when first asked for; two threads may both do so, to the same. */
    private @Nullable Parts parts;

    /**
     * The parts of a comment; what it does not have is empty.
     *
     * @param why why it matters
     * @param check how to check it
     * @param fix how to mend it
     * @param beside how to mend it where a drug of {@code @beside} is given, too
     */
    record Parts(String why, String check, String fix, String beside) {}

    private Prose(String comment, boolean isOfDerivation, @Nullable Parts parts) {
        this.comment = comment;
        this.isOfDerivation = isOfDerivation;
        this.parts = parts;
    }

    /** @param comment with its stars */
    static Prose ofComment(String comment, boolean isOfDerivation) {
        return new Prose(comment, isOfDerivation, null);
    }

    /** What was taken apart before. */
    static Prose of(Parts parts) {
        return new Prose("", false, parts);
    }

    /** The comment that a file of a rule begins with, if it does. */
    static Optional<String> commentOf(String file) {
        int end = file.indexOf("*/");
        return file.startsWith("/**") && end > 0 ? Optional.of(file.substring(0, end + 2)) : Optional.empty();
    }

    /** As written, with its stars; empty of what was taken apart before. */
    String comment() {
        return comment;
    }

    Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = apart();
            parts = known;
        }
        return known;
    }

    private Parts apart() {
        String text = comment.replaceAll("^/\\*\\*|\\*/$", "").replaceAll("(?m)^\\s*\\*? ?", "");
        if (isOfDerivation) {
            return new Parts(flow(text), "", "", "");
        }
        int check = text.indexOf(CHECK);
        int fix = text.indexOf(FIX);
        if (check < 0 || fix < check) {
            return new Parts(flow(text), "", "", "");
        }
        int beside = text.indexOf(BESIDE, fix);
        return new Parts(
                flow(text.substring(0, check)),
                flow(text.substring(check + CHECK.length(), fix)),
                flow(text.substring(fix + FIX.length(), beside < 0 ? text.length() : beside)),
                beside < 0 ? "" : flow(text.substring(beside + BESIDE.length())));
    }

    private static String flow(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prose prose && parts().equals(prose.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }
}
