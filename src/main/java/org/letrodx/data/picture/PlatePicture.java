package org.letrodx.data.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.letrodx.data.Texts;
import org.letrodx.data.plate.PlateSignal;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Role;
import org.letrodx.data.plate.Well;

/** A plate as a heat map of its signal: controls outlined, words of the reader in place of colour. */
public final class PlatePicture {
    private static final int LEFT = 40;
    private static final int TOP = 70;
    private static final int STEPS = 32;
    /** Outlines by role: the dashes tell them apart, for those who see no colours. */
    private static final Map<Role, String> OUTLINES = new LinkedHashMap<>();

    static {
        OUTLINES.put(Role.VEHICLE, "none");
        OUTLINES.put(Role.POSITIVE, "7 3");
        OUTLINES.put(Role.BLANK, "2 2");
        OUTLINES.put(Role.T0, "9 3 2 3");
    }

    private final PlateSignal plate;
    private final double low;
    private final double high;

    private PlatePicture(PlateSignal plate) {
        this.plate = plate;
        double[] range = range(plate);
        this.low = range[0];
        this.high = range[1];
    }

    /** Draws a plate. */
    public static Picture of(PlateSignal plate) {
        return new PlatePicture(plate).draw();
    }

    /** The ends of the scale: from zero, or the lowest signal below it, to the highest. */
    static double[] range(PlateSignal plate) {
        double least = Math.min(
                0,
                plate.signals().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElse(0));
        double most = plate.signals().values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        return new double[] {least, most > least ? most : least + 1};
    }

    private Picture draw() {
        PlateSize size = plate.size();
        int width = size.columns() > 24 ? 17 : size.columns() > 12 ? 34 : 46;
        int height = size.columns() > 24 ? 13 : size.columns() > 12 ? 22 : 38;
        int right = LEFT + size.columns() * width;
        int bottom = TOP + size.rows() * height;
        Map<String, Object> values = new LinkedHashMap<>();
        String name = "plate-" + plate.number();
        values.put("id", name);
        values.put("title", plate.name());
        values.put("subtitle", plate.title());
        values.put("description", description());
        values.put("width", String.valueOf(right + 90));
        List<Map<String, Object>> legend = legend(bottom);
        values.put("height", String.valueOf(bottom + (legend.isEmpty() ? 20 : 40)));
        values.put("small", size.columns() > 12);
        values.put(
                "columns",
                labels(
                        size.columns(),
                        i -> Map.of(
                                "x",
                                Svg.px(LEFT + (i + 0.5) * width),
                                "y",
                                String.valueOf(TOP - 8),
                                "text",
                                String.valueOf(i + 1))));
        values.put(
                "rows",
                labels(
                        size.rows(),
                        i -> Map.of(
                                "x",
                                String.valueOf(LEFT - 10),
                                "y",
                                Svg.px(TOP + (i + 0.5) * height + 4),
                                "text",
                                Well.letters(i))));
        values.put(
                "wells",
                size.all().stream()
                        .map(well -> well(well, width, height, size.columns() <= 24))
                        .toList());
        values.put(
                "outlines",
                Stream.concat(
                                size.all().stream()
                                        .filter(well -> OUTLINES.containsKey(plate.role(well)))
                                        .map(well -> outline(
                                                LEFT + well.column() * width,
                                                TOP + well.row() * height,
                                                width,
                                                height,
                                                plate.role(well))),
                                legend.stream())
                        .toList());
        values.put("legend", legend);
        scale(values, right, bottom);
        return new Picture(name, Svg.fill("plate", values));
    }

    private String description() {
        long flagged = plate.flags().size();
        return "Heat map of " + plate.size() + ": " + plate.title() + ", from " + number(low) + " to " + number(high)
                + ". "
                + (flagged == 0
                        ? "Every well has a reading."
                        : flagged
                                + " wells without a reading have a frame, with the word of the reader or an "
                                + "exclamation mark.")
                + " Controls are outlined, each role with its own dashes.";
    }

    private static List<Map<String, Object>> labels(int count, IntFunction<Map<String, Object>> label) {
        return IntStream.range(0, count).mapToObj(label).toList();
    }

    /** With as many decimals as the scale needs. */
    private String number(double value) {
        return high >= 1_000 ? Svg.compact(value) : Texts.fixed(value, high >= 100 ? 0 : high >= 10 ? 1 : 2);
    }

    private Map<String, Object> well(Well well, int width, int height, boolean withText) {
        Map<String, Object> values = new LinkedHashMap<>();
        Double signal = plate.signals().get(well);
        String flag = plate.flags().getOrDefault(well, "no value");
        Role role = plate.role(well);
        values.put("x", String.valueOf(LEFT + well.column() * width + 1));
        values.put("y", String.valueOf(TOP + well.row() * height + 1));
        values.put("w", String.valueOf(width - 2));
        values.put("h", String.valueOf(height - 2));
        values.put("tip", plate.holds(well) + ": " + (signal == null ? flag : Texts.digits(signal)));
        values.put("tx", Svg.px(LEFT + (well.column() + 0.5) * width));
        values.put("ty", Svg.px(TOP + (well.row() + 0.5) * height + 4));
        if (signal == null) {
            values.put("class", flag.equals("no value") ? "hollow" : "flag");
            values.put("text", flag.equals("no value") ? "" : width > 40 && flag.length() < 7 ? flag : "!");
            return values;
        }
        int[] colour = Colours.scale((signal - low) / (high - low));
        boolean unused = plate.hasLayout() && !role.isRead();
        values.put("class", unused ? "hollow" : "well");
        values.put("fill", unused ? "" : Colours.hex(colour));
        values.put("ink", unused ? "soft" : Colours.isBright(colour) ? "dark" : "light");
        values.put("text", withText ? number(signal) : "");
        return values;
    }

    private static Map<String, Object> outline(double x, double y, int width, int height, Role role) {
        int inset = width > 20 ? 3 : 2;
        return new LinkedHashMap<>(Map.of(
                "x",
                Svg.px(x + inset),
                "y",
                Svg.px(y + inset),
                "w",
                String.valueOf(width - 2 * inset),
                "h",
                String.valueOf(height - 2 * inset),
                "dash",
                OUTLINES.get(role),
                "stroke",
                width > 20 ? "2" : "1.2",
                "under",
                width > 20 ? "4" : "2.4"));
    }

    /** The roles that are outlined on this plate, below it. */
    private List<Map<String, Object>> legend(int bottom) {
        List<Map<String, Object>> legend = new ArrayList<>();
        for (Role role : OUTLINES.keySet()) {
            if (plate.size().all().stream().anyMatch(well -> plate.role(well) == role)) {
                int x = LEFT + legend.size() * 120;
                Map<String, Object> item = outline(x, bottom + 12, 24, 20, role);
                item.put("tx", String.valueOf(x + 30));
                item.put("ty", String.valueOf(bottom + 26));
                item.put("text", role.toString());
                legend.add(item);
            }
        }
        return legend;
    }

    private void scale(Map<String, Object> values, int right, int bottom) {
        double step = (bottom - TOP) / (double) STEPS;
        List<Map<String, Object>> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(Map.of(
                    "x",
                    String.valueOf(right + 20),
                    "y",
                    Svg.px(bottom - (i + 1) * step),
                    "w",
                    "14",
                    "h",
                    Svg.px(step + 0.5),
                    "fill",
                    Colours.hex(Colours.scale(i / (STEPS - 1.0)))));
        }
        values.put("scale", steps);
        List<Double> ticks = Svg.ticks(low, high, 4).stream()
                .filter(tick -> tick >= low && tick <= high)
                .toList();
        values.put(
                "ticks",
                ticks.stream()
                        .map(tick -> Map.of(
                                "x",
                                String.valueOf(right + 38),
                                "y",
                                Svg.px(bottom - (tick - low) / (high - low) * (bottom - TOP) + 4),
                                "text",
                                number(tick)))
                        .toList());
    }
}
