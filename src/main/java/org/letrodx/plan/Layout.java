package org.letrodx.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Role;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Tables;
import org.letrodx.facts.Experiment;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;

/**
 * Which well gets what. The edge of a plate stays free, every replicate is a block of neighbouring wells that holds
 * each condition once, and the order within a block is random: so the controls are spread over the plate, and what the
 * plate does to one corner it does to all conditions alike.
 *
 * @param seed what the order starts from: the same seed gives the same layout
 * @param size of a plate
 * @param replicates how many wells each condition gets in all
 * @param conditions every different filling, in the order of the arms
 * @param plates each with its fillings by their wells; a well that is not among them gets medium
 */
public record Layout(
        long seed, PlateSize size, int replicates, List<Filling> conditions, List<Map<Well, Filling>> plates) {
    /** The role of an arm with the other drug of a pair, whose doses nobody states: its wells have none. */
    static final String PARTNER = "partner";
    /** The role of an arm with the same drug in other hormones: a sample under the same condition. */
    private static final String RESCUE = "rescue";
    /** The role of an arm with cells on plates of their own, which get vehicle and every dose. */
    private static final String ALONE = "alone";

    private static final String ALONE_WITHOUT_DRUG = "alone without drug";

    /** Plates that have an edge worth leaving free; smaller ones have hardly anything else. */
    static final int SMALLEST_WITH_EDGE = 48;
    /** House limit: a condition needs no more wells than this, if nobody says so. */
    private static final int MOST_REPLICATES = 6;

    private static final int FEWEST_REPLICATES = 3;
    private static final double STEP = 10;
    /** End points that are read of what was taken from cells: no cells, nothing to read. */
    private static final Set<String> WITHOUT_BLANK = Set.of("gene-expression", "protein");
    /** What a well gets that no condition is for. */
    private static final Filling FREE = new Filling("", "", Role.MEDIUM, "", "", "");

    /** Copies the lists. */
    public Layout {
        conditions = List.copyOf(conditions);
        plates = plates.stream()
                .map(plate -> Collections.unmodifiableMap(new LinkedHashMap<>(plate)))
                .toList();
    }

    /**
     * What a well gets.
     *
     * @param code a few letters for the map of the plate
     * @param condition in words
     * @param role vehicle, sample, positive or blank; medium if no condition is for it
     * @param hormones androgen, estradiol or hormone-free; empty if it does not apply
     * @param concentration of the drug as a number; empty if there is none
     * @param unit of the concentration
     */
    public record Filling(
            String code, String condition, Role role, String hormones, String concentration, String unit) {
        /** What it holds, in a legend. */
        public String inWords() {
            boolean said = hormones.isEmpty() || condition.equals(hormones) || condition.equals("no hormone");
            return condition
                    + (concentration.isEmpty() ? "" : " " + concentration + " " + unit)
                    + (said ? "" : " with " + hormones);
        }
    }

    /**
     * The layout of a set-up on plates.
     *
     * @param arms as {@link Arms} gives them
     * @return empty if the set-up names no plate, or no concentrations
     */
    public static Optional<Layout> of(Experiment setUp, List<Arm> arms, long seed) {
        Optional<PlateSize> size = whole(setUp, "assay.plateWells").flatMap(PlateSize::of);
        List<List<Filling>> together = conditions(setUp, arms);
        if (size.isEmpty() || together.isEmpty()) {
            return Optional.empty();
        }
        List<Well> usable = usable(size.get());
        int most = usable.size() / together.get(0).size();
        int replicates = whole(setUp, "assay.replicateWells")
                .map(stated -> Math.max(FEWEST_REPLICATES, stated))
                .orElse(Math.max(FEWEST_REPLICATES, Math.min(MOST_REPLICATES, most)));
        Random random = new Random(seed);
        return Optional.of(new Layout(
                seed,
                size.get(),
                replicates,
                together.stream().flatMap(List::stream).distinct().toList(),
                together.stream()
                        .flatMap(conditions -> plates(usable, conditions, replicates, random).stream())
                        .toList()));
    }

    /**
     * The layout as CSV, a well a row, of every well; what reads plates reads it, too. To it, wells of vehicle are
     * those of an arm, whatever drug they are compared with, and blanks are those of the plate: neither has a
     * condition.
     */
    public String csv() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("plate", "well", "role", "condition", "concentration", "unit", "arm"));
        for (int number = 0; number < plates.size(); number++) {
            for (Well well : size.all()) {
                Filling filling = plates.get(number).getOrDefault(well, FREE);
                rows.add(List.of(
                        String.valueOf(number + 1),
                        well.toString(),
                        filling.role().toString(),
                        isNamed(filling) ? filling.condition() : "",
                        filling.concentration(),
                        filling.unit(),
                        filling.hormones()));
            }
        }
        return Tables.csv(rows);
    }

    /**
     * Of two vehicles in one arm, the first is what the drug is compared with; the other keeps its name, unless it is
     * that of cells on plates of their own.
     */
    private boolean isNamed(Filling filling) {
        return switch (filling.role()) {
            case BLANK -> false;
            case VEHICLE ->
                !conditions.stream()
                                .filter(one -> one.role() == filling.role()
                                        && one.hormones().equals(filling.hormones()))
                                .findFirst()
                                .equals(Optional.of(filling))
                        && conditions.stream().noneMatch(one -> one.condition().endsWith(on(filling.condition())));
            default -> true;
        };
    }

    private static String on(String cells) {
        return " on " + cells;
    }

    /** The wells that carry conditions, column by column, so that a block is a few columns wide. */
    private static List<Well> usable(PlateSize size) {
        return size.all().stream()
                .filter(well -> size.wells() < SMALLEST_WITH_EDGE || !size.isEdge(well))
                .sorted(Comparator.comparingInt(Well::column))
                .toList();
    }

    private static List<Map<Well, Filling>> plates(
            List<Well> usable, List<Filling> conditions, int replicates, Random random) {
        List<Map<Well, Filling>> plates = new ArrayList<>();
        int blocks = Math.max(1, Math.min(replicates, usable.size() / conditions.size()));
        int platesForOne = (conditions.size() + usable.size() - 1) / usable.size();
        for (int block = 0; block < replicates; block++) {
            List<Filling> order = new ArrayList<>(conditions);
            Collections.shuffle(order, random);
            int onPlate = block % blocks;
            if (onPlate == 0) {
                for (int i = 0; i < platesForOne; i++) {
                    plates.add(new LinkedHashMap<>());
                }
            }
            // a block too large for one plate goes on to the next
            int first = onPlate * (usable.size() / blocks);
            for (int i = 0; i < order.size(); i++) {
                Map<Well, Filling> plate = plates.get(plates.size() - platesForOne + i / usable.size());
                plate.put(usable.get((first + i) % usable.size()), order.get(i));
            }
        }
        return plates;
    }

    /** What shares plates: the arms of the set-up, then those of each kind of cell alone; none without a dose. */
    private static List<List<Filling>> conditions(Experiment setUp, List<Arm> arms) {
        List<Quantity> doses = doses(setUp);
        String drug = arms.stream()
                .filter(arm -> arm.role().equals("sample"))
                .map(Arm::name)
                .findFirst()
                .orElse("");
        if (arms.stream().allMatch(arm -> arm.role().isEmpty()) || !drug.isEmpty() && doses.isEmpty()) {
            return List.of();
        }
        List<Filling> shared = new ArrayList<>();
        List<List<Filling>> together = new ArrayList<>(List.of(shared));
        char code = 'L';
        for (Arm arm : arms) {
            switch (arm.role()) {
                case "" -> {}
                case "sample" -> shared.addAll(dosed("" + code++, arm.name(), arm, doses));
                case RESCUE -> shared.addAll(dosed("" + code++, drug, arm, doses));
                case PARTNER -> shared.add(new Filling("" + code++, arm.name(), Role.SAMPLE, arm.hormones(), "", ""));
                case ALONE, ALONE_WITHOUT_DRUG -> {
                    List<Filling> own = new ArrayList<>();
                    own.add(new Filling(code + "0", arm.name(), Role.VEHICLE, arm.hormones(), "", ""));
                    if (arm.role().equals(ALONE)) {
                        own.addAll(dosed("" + code, drug + on(arm.name()), arm, doses));
                    }
                    code++;
                    together.add(own);
                }
                default ->
                    shared.add(new Filling(
                            code(arm.name()), arm.name(), Role.of(arm.role()).orElseThrow(), arm.hormones(), "", ""));
            }
        }
        if (!Boolean.FALSE.equals(setUp.fact("assay.blankWells").value())
                && !WITHOUT_BLANK.contains(setUp.fact("assay.endpoint").display())) {
            together.stream()
                    .filter(own -> own.stream().noneMatch(one -> one.role() == Role.BLANK))
                    .forEach(own -> own.add(new Filling("BL", "no cells", Role.BLANK, "", "", "")));
        }
        return together;
    }

    /** A filling for each dose. */
    private static List<Filling> dosed(String code, String condition, Arm arm, List<Quantity> doses) {
        List<Filling> dosed = new ArrayList<>();
        for (Quantity dose : doses) {
            String[] amount = dose.text().split("\\s+", 2);
            dosed.add(new Filling(
                    code + (dosed.size() + 1),
                    condition,
                    Role.SAMPLE,
                    arm.hormones(),
                    amount[0],
                    amount.length > 1 ? amount[1] : ""));
        }
        return dosed;
    }

    private static String code(String name) {
        return switch (name) {
            case "no hormone" -> "0";
            case "androgen", "substrate" -> "A";
            case "estradiol" -> "E2";
            case "fulvestrant" -> "FU";
            case "no cells", "no enzyme" -> "BL";
            default -> name.substring(0, 2).toUpperCase(Locale.ROOT);
        };
    }

    /** The doses as stated; of a range, in tenfold steps from one end to the other. */
    private static List<Quantity> doses(Experiment setUp) {
        List<Quantity> stated = new ArrayList<>();
        if (setUp.fact("treatment.concentrations").value() instanceof List<?> list) {
            list.stream()
                    .map(Quantity.class::cast)
                    .filter(dose -> dose.interval().low() == dose.interval().high()
                            && dose.interval().low() > 0)
                    .forEach(stated::add);
        }
        if (!stated.isEmpty()) {
            return stated;
        }
        if (setUp.fact("treatment.lowestConcentration").value() instanceof Quantity lowest
                && setUp.fact("treatment.highestConcentration").value() instanceof Quantity highest) {
            double end = highest.interval().high();
            for (double dose = lowest.interval().low(); dose < end * 0.999 && stated.size() < 10; dose *= STEP) {
                stated.add(Quantity.computed(Interval.at(dose), lowest.dimension()));
            }
            stated.add(Quantity.computed(Interval.at(end), highest.dimension()));
        }
        return stated;
    }

    private static Optional<Integer> whole(Experiment setUp, String path) {
        return setUp.fact(path).value() instanceof Quantity quantity
                        && quantity.interval().low() == quantity.interval().high()
                ? Optional.of((int) quantity.interval().low())
                : Optional.empty();
    }
}
