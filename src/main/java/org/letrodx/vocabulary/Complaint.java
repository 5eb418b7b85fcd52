package org.letrodx.vocabulary;

import org.letrodx.document.Location;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;

/** What brought the user here. None means a review of the set-up. More may be added. */
public enum Complaint implements Term {
    /** Cells in culture do not respond to letrozole. */
    NO_RESPONSE,
    /** Results of an assay scatter. */
    HIGH_VARIABILITY,
    /** Xenografts do not regress under letrozole. */
    NO_REGRESSION,
    /** A result does not hold beyond the model. */
    POOR_TRANSLATION,
    /** Participants of a study stop the drug early. */
    NON_ADHERENCE;

    /**
     * The complaint of this name, as a scenario file may spell it.
     *
     * @throws IllegalArgumentException naming the complaints there are
     */
    public static Complaint of(String name) {
        try {
            return of(Vocabulary.COMPLAINT.readWord(new Written.Scalar(name, Location.NONE)));
        } catch (Unreadable unknown) {
            throw new IllegalArgumentException(
                    unknown.at(Location.NONE, "complaint").toString(), unknown);
        }
    }

    /** The complaint that a word of the vocabulary names. */
    public static Complaint of(Word word) {
        return values()[word.position()];
    }
}
