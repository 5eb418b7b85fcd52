package org.letrodx.review;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;

/**
 * What was accepted: waivers of files, or of a program. It is a list and no more: whether one holds is judged at each review, by the
 * day and the facts, and which were of use is counted apart, by a {@link SummaryCounter}. Immutable.
 */
public final class WaiverList implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No waivers. */
    public static final WaiverList NONE = new WaiverList(List.of(), Set.of());

    private final ArrayList<Waiver> all;
    /** Those of files that lie beside a set-up which was named by itself: the others of such a file were not asked for. */
    private final LinkedHashSet<Waiver> besideOne;

    private final HashMap<String, ArrayList<Waiver>> byExperiment = new HashMap<>();
    private final ArrayList<Waiver> byInput = new ArrayList<>();

    private WaiverList(Collection<Waiver> all, Collection<Waiver> besideOne) {
        this.all = new ArrayList<>(all);
        this.besideOne = new LinkedHashSet<>(besideOne);
        for (Waiver waiver : all) {
            if (waiver.isForAnyExperiment()) {
                continue;
            }
            if (waiver.experiment().isEmpty()) {
                byInput.add(waiver);
            } else {
                byExperiment
                        .computeIfAbsent(waiver.experiment(), id -> new ArrayList<>())
                        .add(waiver);
            }
        }
    }

    /** These waivers. A {@link Reviewer} checks that there are the rules they name. */
    public static WaiverList of(Collection<Waiver> waivers) {
        return new WaiverList(waivers, List.of());
    }

    /**
     * The waivers of a file: a map with a list {@code waivers}.
     *
     * @param rules the ids a waiver may name: of all rules of the book, switched off or not
     * @throws InputException with every problem of the file
     */
    public static WaiverList read(Document file, Collection<String> rules) {
        return read(file, rules, true);
    }

    /**
     * @param whole whether all set-ups that the file is for will be reviewed, so that a waiver without its experiment
     *              is unused
     */
    public static WaiverList read(Document file, Collection<String> rules, boolean whole) {
        Optional<Written> list =
                file.sound() instanceof Written.Entries top && top.entries().size() == 1
                        ? top.find("waivers")
                        : Optional.empty();
        if (list.isEmpty()) {
            throw new InputException(
                    List.of(new Problem(file.root().at(), "", "is not a file of waivers", "one map: waivers, a list")));
        }
        List<Waiver> read = new WaiverReader(rules).read(list.get(), true);
        return new WaiverList(read, whole ? List.of() : read);
    }

    /** These waivers and those of another list. */
    public WaiverList and(WaiverList other) {
        List<Waiver> both = new ArrayList<>(all);
        both.addAll(other.all);
        Set<Waiver> beside = new LinkedHashSet<>(besideOne);
        beside.addAll(other.besideOne);
        return new WaiverList(both, beside);
    }

    /** All of them, in their order. */
    public List<Waiver> waivers() {
        return List.copyOf(all);
    }

    /** True if one that is not met may be for an experiment that was not reviewed. */
    boolean isBesideOne(Waiver waiver) {
        return besideOne.contains(waiver);
    }

    /** Those for an experiment, by its id or its hash. */
    List<Waiver> of(String id, String input) {
        List<Waiver> found = new ArrayList<>(byExperiment.getOrDefault(id, new ArrayList<>()));
        for (Waiver waiver : byInput) {
            if (input.startsWith(waiver.input())) {
                found.add(waiver);
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
