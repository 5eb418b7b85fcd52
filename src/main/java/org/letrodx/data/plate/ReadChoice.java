package org.letrodx.data.plate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.letrodx.data.Unsaid;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;

/**
 * Which read of a plate is the signal. What a second read is (a reference, another dye, the same once more) is not
 * guessed.
 *
 * @param primary the signal
 * @param reference what is taken from it
 */
record ReadChoice(Read primary, Optional<Read> reference) {
    /** Says that each grid is a plate of its own. */
    static final String PLATES = "plates";
    /** Names the read that the reader corrected, if there is one. */
    private static final String CORRECTED = "corrected";

    /** The plates of a file, with what was asked for: of grids that are plates, one each. */
    static List<Plate> plates(PlateFile file, Optional<String> wanted) {
        if (!file.grids() || wanted.filter(PLATES::equals).isEmpty()) {
            return file.plates();
        }
        List<Plate> plates = new ArrayList<>();
        for (Plate plate : file.plates()) {
            for (Read read : plate.reads()) {
                plates.add(new Plate(read.label(), plate.size(), plate.detection(), List.of(read), read.at()));
            }
        }
        return plates;
    }

    /** @throws InputException if there are several and none is named, or no such read */
    static ReadChoice of(Plate plate, boolean grids, Optional<String> wanted) {
        List<Read> raw =
                plate.reads().stream().filter(read -> !read.corrected()).toList();
        if (wanted.isEmpty() || wanted.get().equals(PLATES)) {
            List<Read> usable = raw.isEmpty() ? plate.reads() : raw;
            if (usable.size() == 1) {
                return new ReadChoice(usable.get(0), Optional.empty());
            }
            throw refused(
                    plate,
                    grids
                            ? "has " + usable.size() + " grids (" + labels(usable) + "), and nothing says what they are"
                            : "has " + usable.size() + " reads (" + labels(usable)
                                    + "), and nothing says which is the signal",
                    allowed(plate, usable, grids));
        }
        Optional<Read> whole = find(plate, wanted.get());
        if (whole.isPresent()) {
            return new ReadChoice(whole.get(), Optional.empty());
        }
        boolean mixed = false;
        for (int cut = wanted.get().indexOf('-'); cut > 0; cut = wanted.get().indexOf('-', cut + 1)) {
            Optional<Read> first = find(plate, wanted.get().substring(0, cut).strip());
            Optional<Read> second = find(plate, wanted.get().substring(cut + 1).strip());
            if (first.isPresent() && second.isPresent() && first.get() != second.get()) {
                if (first.get().corrected() == second.get().corrected()) {
                    return new ReadChoice(first.get(), second);
                }
                mixed = true;
            }
        }
        throw refused(
                plate,
                mixed
                        ? "has no \"" + wanted.get()
                                + "\": one of these reads was corrected by the reader already, the other was not"
                        : "has no read \"" + wanted.get() + "\"",
                allowed(plate, plate.reads(), grids));
    }

    /**
     * A read by its label, if no other has it; by its wavelength, if no other has it; as the one that was corrected; by
     * its number, counted from 1.
     */
    private static Optional<Read> find(Plate plate, String name) {
        List<Read> same =
                plate.reads().stream().filter(read -> read.label().equals(name)).toList();
        if (same.isEmpty()) {
            same = plate.reads().stream()
                    .filter(read -> read.wavelength().isPresent()
                            && !read.corrected()
                            && String.valueOf(read.wavelength().getAsInt()).equals(name))
                    .toList();
        }
        if (same.isEmpty() && name.equals(CORRECTED)) {
            same = plate.reads().stream().filter(Read::corrected).toList();
        }
        if (same.size() == 1) {
            return Optional.of(same.get(0));
        }
        return name.matches("\\d{1,2}")
                        && Integer.parseInt(name) >= 1
                        && Integer.parseInt(name) <= plate.reads().size()
                ? Optional.of(plate.reads().get(Integer.parseInt(name) - 1))
                : Optional.empty();
    }

    private static String labels(List<Read> reads) {
        return String.join(
                ", ",
                reads.stream()
                        .map(read -> read.label() + " in line " + read.at().line())
                        .toList());
    }

    /** How to ask for each, and for the difference of two that were corrected alike. */
    private static String allowed(Plate plate, List<Read> reads, boolean grids) {
        List<String> ways = new ArrayList<>();
        reads.forEach(read -> ways.add(quoted(name(plate, read))));
        Stream.of(false, true)
                .map(corrected -> reads.stream()
                        .filter(read -> read.corrected() == corrected)
                        .map(read -> name(plate, read))
                        .toList())
                .filter(alike -> alike.size() > 1)
                .findFirst()
                .ifPresent(alike ->
                        ways.add(quoted(alike.get(0) + "-" + alike.get(1)) + " (the second taken from the first)"));
        if (grids) {
            ways.add(PLATES + " (each grid is a plate)");
        }
        return Unsaid.READ + ": " + String.join(", ", ways);
    }

    /** A name that finds a read, shorter than its label where there is one; its number, if no other does. */
    private static String name(Plate plate, Read read) {
        String wavelength =
                read.wavelength().isPresent() ? String.valueOf(read.wavelength().getAsInt()) : "";
        return Stream.of(wavelength, CORRECTED, read.label())
                .filter(name -> find(plate, name).filter(found -> found == read).isPresent())
                .findFirst()
                .orElseGet(() -> String.valueOf(IntStream.range(0, plate.reads().size())
                                .filter(i -> plate.reads().get(i) == read)
                                .findFirst()
                                .orElse(0)
                        + 1));
    }

    private static String quoted(String name) {
        return name.contains(" ") ? "\"" + name + "\"" : name;
    }

    private static InputException refused(Plate plate, String fault, String allowed) {
        return new InputException(new Problem(plate.at(), "", plate.name() + " " + fault, allowed));
    }

    /** In words: {@code 562 - 660}. */
    String label() {
        return reference.map(other -> primary.label() + " - " + other.label()).orElse(primary.label());
    }
}
