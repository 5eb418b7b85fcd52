package org.letrodx.vocabulary;

/** A kind of system that experiments are made in. More may be added. */
public enum ModelSystem implements Term {
    /** The enzyme alone. */
    CELL_FREE,
    /** Cells on plastic. */
    CELL_CULTURE,
    /** Cells grown in three dimensions. */
    SPHEROID,
    /** Cells of a tumour or of the breast, grown in a gel and a defined medium. */
    ORGANOID,
    /** Tumours in animals. */
    XENOGRAFT,
    /** An arm of a trial, never one person. */
    PATIENT;

    /** The system that a word of {@code model.system} names. */
    public static ModelSystem of(Word word) {
        return values()[word.position()];
    }
}
