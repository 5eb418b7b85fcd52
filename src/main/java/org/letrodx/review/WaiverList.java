package org.letrodx.review;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.scenario.SetUp;
import org.letrodx.scenario.SetUps;

/**
 * What was accepted: waivers of files, or of a program. It is a list and no more: whether one holds is judged at each
 * review, by the day and the facts, and which were of use is counted apart, by a {@link SummaryCounter}. Immutable.
 */
public final class WaiverList implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No waivers. */
    public static final WaiverList NONE = new WaiverList(List.of(), Set.of(), Map.of(), Map.of());

    private final ArrayList<Waiver> all;
    /**
     * Those of files that lie beside a set-up which was named by itself: the others of such a file were not asked for.
     */
    private final LinkedHashSet<Waiver> besideOne;
    /** The folders of those that hold for the set-ups in and below one alone. */
    private final HashMap<Waiver, String> folders;
    /** Why waivers that name some ids waive nothing, by id. */
    private final HashMap<String, String> barred;

    private final HashMap<String, ArrayList<Waiver>> byExperiment = new HashMap<>();
    /** By the first digits of the hash, of which each names at least so many. */
    private final HashMap<String, ArrayList<Waiver>> byInput = new HashMap<>();

    private WaiverList(
            Collection<Waiver> all,
            Collection<Waiver> besideOne,
            Map<Waiver, String> folders,
            Map<String, String> barred) {
        this.all = new ArrayList<>(all);
        this.besideOne = new LinkedHashSet<>(besideOne);
        this.folders = new HashMap<>(folders);
        this.barred = new HashMap<>(barred);
        for (Waiver waiver : all) {
            if (waiver.isForAnyExperiment()) {
                continue;
            }
            if (waiver.experiment().isEmpty()) {
                byInput.computeIfAbsent(firstDigits(waiver.input()), digits -> new ArrayList<>())
                        .add(waiver);
            } else {
                byExperiment
                        .computeIfAbsent(waiver.experiment(), id -> new ArrayList<>())
                        .add(waiver);
            }
        }
    }

    /** These waivers. A {@link Reviewer} checks that there are the rules they name. */
    public static WaiverList of(Collection<Waiver> waivers) {
        return new WaiverList(waivers, List.of(), Map.of(), Map.of());
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
     *     is unused
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
        return new WaiverList(read, whole ? List.of() : read, Map.of(), Map.of());
    }

    /** These waivers and those of another list. */
    public WaiverList and(WaiverList other) {
        List<Waiver> both = new ArrayList<>(all);
        both.addAll(other.all);
        Set<Waiver> beside = new LinkedHashSet<>(besideOne);
        beside.addAll(other.besideOne);
        Map<Waiver, String> within = new HashMap<>(folders);
        within.putAll(other.folders);
        Map<String, String> without = new HashMap<>(barred);
        without.putAll(other.barred);
        return new WaiverList(both, beside, within, without);
    }

    /** These waivers, but only for the set-ups of files in a folder or below it. */
    public WaiverList inFolder(Path folder) {
        Map<Waiver, String> within = new HashMap<>();
        String whole = folder.toAbsolutePath().normalize().toString();
        all.forEach(waiver -> within.put(waiver, whole));
        return new WaiverList(all, besideOne, within, barred);
    }

    /**
     * These waivers, of which those that name one of some ids waive nothing.
     *
     * @param why what is told of each, such as that several experiments have its id
     */
    public WaiverList withoutIds(Collection<String> ids, String why) {
        Map<String, String> without = new HashMap<>(barred);
        ids.forEach(id -> without.put(id, why));
        return new WaiverList(all, besideOne, folders, without);
    }

    /** The ids that they name, sorted. */
    public Set<String> ids() {
        return new TreeSet<>(byExperiment.keySet());
    }

    /** All of them, in their order. */
    public List<Waiver> waivers() {
        return List.copyOf(all);
    }

    /** True if one that is not met may be for an experiment that was not reviewed. */
    boolean isBesideOne(Waiver waiver) {
        return besideOne.contains(waiver);
    }

    /** Why it waives nothing, whatever it says itself; empty if nothing is in its way. */
    Optional<String> barred(Waiver waiver) {
        return Optional.ofNullable(barred.get(waiver.experiment()));
    }

    /** Those for an experiment, by its id or its hash. */
    List<Waiver> of(SetUp setUp, String input) {
        List<Waiver> found = new ArrayList<>(
                barred.containsKey(setUp.id()) ? List.of() : byExperiment.getOrDefault(setUp.id(), new ArrayList<>()));
        for (Waiver waiver : byInput.getOrDefault(firstDigits(input), new ArrayList<>(0))) {
            if (input.startsWith(waiver.input())) {
                found.add(waiver);
            }
        }
        found.removeIf(waiver ->
                folders.containsKey(waiver) && !isBelow(setUp.at().source(), folders.getOrDefault(waiver, "")));
        return found;
    }

    private static String firstDigits(String input) {
        return input.substring(0, Waiver.FEWEST_DIGITS);
    }

    private static boolean isBelow(String source, String folder) {
        return !source.equals(SetUps.STANDARD_INPUT)
                && Path.of(source).toAbsolutePath().normalize().startsWith(Path.of(folder));
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
