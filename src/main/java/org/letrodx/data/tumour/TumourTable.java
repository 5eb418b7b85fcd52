package org.letrodx.data.tumour;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.letrodx.data.DataFile;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;

/**
 * A table of tumour volumes as it was read.
 *
 * @param file the bytes
 * @param form {@code long} with a reading a row, or {@code wide} with an animal a row
 * @param animals in the order of the table
 * @param origin the date of day 0, of a table with dates
 * @param onDrug true if its days are counted from the first dose, as its heading says
 * @param remarks what was seen while reading
 */
public record TumourTable(
        DataFile file,
        String form,
        List<Animal> animals,
        Optional<LocalDate> origin,
        boolean onDrug,
        List<Remark> remarks) {
    /** Copies the lists. */
    public TumourTable {
        animals = List.copyOf(animals);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads a table.
     *
     * @param volumeUnit {@code mm3} or {@code cm3}, if somebody said so
     * @throws org.letrodx.document.InputException with every problem: an area for a volume, dates without a year, a
     *     cell that is no volume ...
     */
    public static TumourTable read(DataFile file, Optional<String> volumeUnit) {
        return TumourReader.read(file, volumeUnit);
    }

    /** The studies, or models, sorted. */
    public List<String> studies() {
        return List.copyOf(new TreeSet<>(animals.stream().map(Animal::study).toList()));
    }

    /** A day as the table writes it: a number or a date. */
    String told(double day) {
        return origin.map(date -> date.plusDays((long) day).toString()).orElse(Texts.digits(day));
    }

    /** A day of this table, from a number or a date; empty if the text is neither. */
    OptionalDouble day(String text) {
        if (origin.isEmpty()) {
            return Days.NUMBERS.day(text);
        }
        OptionalDouble date = Days.YEAR_FIRST.day(text);
        return date.isPresent()
                ? OptionalDouble.of(date.getAsDouble() - origin.get().toEpochDay())
                : OptionalDouble.empty();
    }
}
