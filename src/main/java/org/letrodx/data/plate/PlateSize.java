package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plates there are, by their rows and columns. */
public enum PlateSize {
    WELLS_6(2, 3),
    WELLS_12(3, 4),
    WELLS_24(4, 6),
    WELLS_48(6, 8),
    WELLS_96(8, 12),
    WELLS_384(16, 24),
    WELLS_1536(32, 48);

    private final int rows;
    private final int columns;

    PlateSize(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** The plate with so many wells; empty if there is none. */
    public static Optional<PlateSize> of(int wells) {
        return List.of(values()).stream().filter(size -> size.wells() == wells).findFirst();
    }

    /** The plate with so many wells, as somebody wrote it: {@code 96}; empty if there is none. */
    public static Optional<PlateSize> named(String wells) {
        return List.of(values()).stream()
                .filter(size -> String.valueOf(size.wells()).equals(wells))
                .findFirst();
    }

    /** How many wells a plate may have, in words: {@code 6, 12 ... or 1536}. */
    public static String choices() {
        List<String> wells =
                Stream.of(values()).map(size -> String.valueOf(size.wells())).toList();
        return String.join(", ", wells.subList(0, wells.size() - 1)) + " or " + wells.get(wells.size() - 1);
    }

    /** The plate with so many columns; empty if there is none. */
    public static Optional<PlateSize> ofColumns(int columns) {
        return List.of(values()).stream()
                .filter(size -> size.columns == columns)
                .findFirst();
    }

    /** How many rows it has. */
    public int rows() {
        return rows;
    }

    /** How many columns it has. */
    public int columns() {
        return columns;
    }

    /** How many wells it has. */
    public int wells() {
        return rows * columns;
    }

    /** True if the plate has such a well. */
    public boolean has(Well well) {
        return well.row() < rows && well.column() < columns;
    }

    /** True for the wells of the outer ring. */
    public boolean isEdge(Well well) {
        return well.row() == 0 || well.column() == 0 || well.row() == rows - 1 || well.column() == columns - 1;
    }

    /** All wells, row by row. */
    public List<Well> all() {
        List<Well> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                all.add(new Well(row, column));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return wells() + " wells";
    }
}
