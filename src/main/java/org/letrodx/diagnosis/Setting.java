package org.letrodx.diagnosis;

import java.util.List;
import java.util.Objects;
import org.letrodx.vocabulary.ModelSystem;

/** The kind of system that an experiment was read as. Immutable. */
public final class Setting {
    private final List<ModelSystem> systems;
    private final boolean stated;
    private final boolean enzymeOrCells;
    private final List<String> notes;

    Setting(List<ModelSystem> systems, boolean stated, boolean enzymeOrCells, List<String> notes) {
        this.systems = List.copyOf(systems);
        this.stated = stated;
        this.enzymeOrCells = enzymeOrCells;
        this.notes = List.copyOf(notes);
    }

    /** What it may be: one if stated, several if only assumed, none if the statements exclude each other. */
    public List<ModelSystem> systems() {
        return systems;
    }

    /** True if it was stated, false if it was assumed from what else was stated. */
    public boolean isStated() {
        return stated;
    }

    /** {@code stated} or {@code assumed}. */
    public String basis() {
        return stated ? "stated" : "assumed";
    }

    /**
     * True if an assay is described that may be one of the enzyme alone or one of cells, which have few causes in
     * common.
     */
    public boolean mayBeEnzymeOrCells() {
        return enzymeOrCells;
    }

    /** How it was read, where that needs saying. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Setting setting
                && systems.equals(setting.systems)
                && stated == setting.stated
                && enzymeOrCells == setting.enzymeOrCells
                && notes.equals(setting.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(systems, stated);
    }

    @Override
    public String toString() {
        return systems + " (" + basis() + ")";
    }
}
