package org.letrodx.data.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;
import org.letrodx.data.tumour.Animal;
import org.letrodx.data.tumour.TumourAnalysis;

/**
 * Tumour volumes by day: each animal thin, the mean of its group bold as long as every animal of it can be read, the
 * first and the last dose marked. At most three groups: the control, the treated one, or the first of the table.
 */
public final class TumourPicture {
    private static final String[] CLASSES = {"one", "two", "three"};
    /** Dashes tell the groups apart, for those who see no colours. */
    private static final String[] DASHES = {"none", "7 3", "2 3"};

    private TumourPicture() {}

    /** Draws the groups of a study. */
    public static Picture of(TumourAnalysis analysis) {
        List<String> names = names(analysis);
        List<Animal> all = names.stream()
                .flatMap(name -> analysis.group(name).stream())
                .filter(animal -> !animal.volumes().isEmpty())
                .toList();
        double first = all.stream()
                .mapToDouble(animal -> animal.volumes().firstKey())
                .min()
                .orElse(0);
        double last = all.stream()
                .mapToDouble(animal -> animal.volumes().lastKey())
                .max()
                .orElse(1);
        double most = all.stream()
                .flatMap(animal -> animal.volumes().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        List<Double> yTicks = Svg.ticks(0, Math.max(most, 1), 5);
        List<Double> xTicks = Svg.ticks(first, Math.max(last, first + 1), 7);
        Frame frame = new Frame(0, yTicks.get(yTicks.size() - 1), xTicks.get(0), xTicks.get(xTicks.size() - 1));
        String study = analysis.study()
                .filter(name -> !name.isEmpty())
                .map(name -> ", " + name)
                .orElse("");
        String id = "tumours"
                + analysis.study()
                        .filter(name -> !name.isEmpty())
                        .map(name -> "-" + Svg.id(name))
                        .orElse("");
        String told = String.join(
                "; ",
                names.stream()
                        .map(name ->
                                name + " " + Texts.count(analysis.group(name).size(), "animal"))
                        .toList());
        Map<String, Object> values = frame.values(
                id,
                "Tumour volume" + study,
                told,
                "Tumour volume in cubic millimetres by day. " + told + ". Each animal is a thin "
                        + "line, the mean of a group a bold one as long as every animal of it can be read."
                        + (analysis.start().isPresent()
                                ? " The first dose is on day "
                                        + Texts.digits(analysis.start().getAsDouble()) + "."
                                : "")
                        + (analysis.lastDose().isPresent()
                                ? " The last dose is on day "
                                        + Texts.digits(analysis.lastDose().getAsDouble()) + "."
                                : ""),
                "day"
                        + analysis.table()
                                .origin()
                                .map(date -> " (day 0 is " + date + ")")
                                .orElse(""),
                "tumour volume, mm\u00b3",
                yTicks);
        values.put(
                "xTicks",
                xTicks.stream()
                        .map(tick -> Frame.tick(frame.x(tick), Texts.digits(tick)))
                        .toList());
        List<Map<String, Object>> groups = new ArrayList<>();
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            groups.add(group(frame, names.get(i), analysis.group(names.get(i)), i, taken));
        }
        values.put("groups", groups);
        values.put("start", mark(frame, analysis.start(), 4));
        // left of its line and lower, since the name of the first dose stands right of its own
        values.put(
                "lastDose",
                mark(
                        frame,
                        analysis.lastDose().orElse(last + 1) <= last ? analysis.lastDose() : OptionalDouble.empty(),
                        -4));
        return new Picture(id, Svg.fill("tumours", values));
    }

    /** A line on a day, and where its name stands beside it; none on a day beyond the axis. */
    private static List<Map<String, String>> mark(Frame frame, OptionalDouble day, double beside) {
        return day.isPresent() && frame.x(day.getAsDouble()) >= Frame.LEFT && frame.x(day.getAsDouble()) <= Frame.RIGHT
                ? List.of(Map.of(
                        "x", Svg.px(frame.x(day.getAsDouble())), "tx", Svg.px(frame.x(day.getAsDouble()) + beside)))
                : List.of();
    }

    private static List<String> names(TumourAnalysis analysis) {
        List<String> names = new ArrayList<>();
        analysis.control().ifPresent(names::add);
        analysis.treated().ifPresent(names::add);
        analysis.groups().keySet().stream()
                .filter(name -> !names.contains(name) && analysis.treated().isEmpty())
                .forEach(names::add);
        return names.subList(0, Math.min(names.size(), CLASSES.length));
    }

    private static Map<String, Object> group(
            Frame frame, String name, List<Animal> animals, int index, List<Double> taken) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("class", CLASSES[index]);
        values.put("dash", DASHES[index]);
        values.put(
                "animals",
                animals.stream()
                        .filter(animal -> !animal.volumes().isEmpty())
                        .map(animal -> Map.of("tip", animal.name(), "path", path(frame, animal)))
                        .toList());
        List<double[]> mean = mean(animals);
        values.put(
                "mean",
                Svg.path(mean.stream()
                        .map(point -> new double[] {frame.x(point[0]), frame.y(point[1])})
                        .toList()));
        double[] end = mean.isEmpty() ? end(animals) : mean.get(mean.size() - 1);
        double y = frame.y(end[1]) + 4;
        while (clashes(y, taken)) {
            y -= 15;
        }
        taken.add(y);
        values.put("x", Svg.px(mean.isEmpty() ? Frame.RIGHT + 6 : frame.x(end[0]) + 6));
        values.put("y", Svg.px(y));
        values.put("name", name);
        return values;
    }

    private static boolean clashes(double y, List<Double> taken) {
        return taken.stream().anyMatch(other -> Math.abs(other - y) < 14);
    }

    private static String path(Frame frame, Animal animal) {
        List<double[]> points = new ArrayList<>();
        animal.volumes().forEach((day, volume) -> points.add(new double[] {frame.x(day), frame.y(volume)}));
        if (points.size() == 1) {
            points.add(new double[] {points.get(0)[0] + 0.5, points.get(0)[1]});
        }
        return Svg.path(points);
    }

    /** The mean on each day on which every animal can be read. */
    private static List<double[]> mean(List<Animal> animals) {
        TreeSet<Double> days = new TreeSet<>();
        animals.forEach(animal -> days.addAll(animal.volumes().keySet()));
        List<double[]> points = new ArrayList<>();
        for (double day : days) {
            OptionalDouble[] volumes =
                    animals.stream().map(animal -> animal.volumeOn(day)).toArray(OptionalDouble[]::new);
            if (Arrays.stream(volumes).allMatch(OptionalDouble::isPresent)) {
                points.add(new double[] {
                    day,
                    Statistics.mean(Arrays.stream(volumes)
                            .mapToDouble(OptionalDouble::getAsDouble)
                            .toArray())
                });
            }
        }
        return points;
    }

    private static double[] end(List<Animal> animals) {
        return animals.stream()
                .filter(animal -> !animal.volumes().isEmpty())
                .findFirst()
                .map(animal -> new double[] {
                    animal.volumes().lastKey(), animal.volumes().lastEntry().getValue()
                })
                .orElse(new double[] {0, 0});
    }
}
