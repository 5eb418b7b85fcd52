package org.letrodx.data.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.LogisticFit;
import org.letrodx.data.plate.DoseResponse;

/**
 * Doses and what is left of the vehicle's signal: wells, means with their intervals, and, if there is a response, the
 * curve with its band.
 */
public final class DoseResponsePicture {
    private static final int STEPS = 80;

    private final DoseResponse response;
    private final List<DoseResponse.Level> levels;
    /** The logarithms of the lowest and the highest dose; vehicle stands a step before. */
    private final double first;

    private final double last;
    private final double vehicle;
    private final Frame frame;

    private DoseResponsePicture(DoseResponse response) {
        this.response = response;
        this.levels = response.levels();
        this.first = Math.log10(levels.get(1).dose());
        this.last = Math.log10(levels.get(levels.size() - 1).dose());
        double step = last > first ? (last - first) / (levels.size() - 2) : 1;
        this.vehicle = first - Math.max(step, 0.5);
        double[] values = levels.stream()
                .flatMapToDouble(level -> Arrays.stream(level.values()))
                .toArray();
        double most = Arrays.stream(values).max().orElse(100);
        List<Double> ticks = Svg.ticks(Math.min(0, Arrays.stream(values).min().orElse(0)), Math.max(110, most), 6);
        this.frame = new Frame(ticks.get(0), ticks.get(ticks.size() - 1), vehicle - 0.2, last + 0.2);
    }

    /** Draws the response of one condition in one run. */
    public static Picture of(DoseResponse response) {
        return new DoseResponsePicture(response).draw();
    }

    private double x(double dose) {
        return frame.x(dose <= 0 ? vehicle : Math.log10(dose));
    }

    private Picture draw() {
        String of = String.join(
                ", run ",
                Stream.of(response.condition(), response.run())
                        .filter(part -> !part.isEmpty())
                        .toList());
        String id = "curve-" + Svg.id(of);
        DoseResponse.Half half = response.half();
        String told = half.isPoint()
                ? "IC50 " + response.print(half.point()) + " (95 % " + response.range(half) + ")"
                : half.isKnown() ? "IC50 " + response.range(half) + ": " + half.reason() : "no IC50: " + half.reason();
        Map<String, Object> values = frame.values(
                id,
                of.isEmpty() ? "Dose and response" : of,
                told,
                description(told),
                "dose (logarithmic)",
                "signal, % of vehicle",
                Svg.ticks(frame.low(), frame.high(), 6));
        values.put("xTicks", xTicks());
        // the line that the curve crosses at its IC50: half of where it begins, which a point has near the vehicle
        // wells
        double level = half.isPoint() ? response.fit().orElseThrow().upper() / 2 : 50;
        values.put("half", Svg.px(frame.y(level)));
        values.put("halfOf", half.isPoint() ? "half of the curve" : "half of vehicle");
        values.put("break", Svg.px((frame.x(vehicle) + frame.x(first)) / 2));
        values.put("points", points());
        values.put("means", levels.stream().map(this::mean).toList());
        response.fit().ifPresent(fit -> curve(values, fit));
        if (half.isPoint()) {
            values.put("mark", List.of(Map.of("x", Svg.px(x(half.point())), "text", response.print(half.point()))));
        } else if (half.isKnown()) {
            values.put(
                    "between",
                    List.of(Map.of("x", Svg.px(x(half.low())), "w", Svg.px(x(half.high()) - x(half.low())))));
        }
        return new Picture(id, Svg.fill("dose-response", values));
    }

    private String description(String told) {
        return "Signal in per cent of vehicle against the dose, " + Texts.count(levels.size() - 1, "dose") + ": "
                + String.join(
                        ", ",
                        levels.stream()
                                .map(level -> level.name() + " "
                                        + Texts.fixed(level.percent().value(), 0) + " %")
                                .toList())
                + ". The response is " + response.shape() + "; " + told + ".";
    }

    /** A tick for each dose; where they are too close, for every second or third. */
    private List<Map<String, Object>> xTicks() {
        List<Map<String, Object>> ticks = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        for (DoseResponse.Level level : levels) {
            if (x(level.dose()) - before >= 48) {
                ticks.add(Frame.tick(x(level.dose()), level.name()));
                before = x(level.dose());
            }
        }
        return ticks;
    }

    private List<Map<String, Object>> points() {
        List<Map<String, Object>> points = new ArrayList<>();
        for (DoseResponse.Level level : levels) {
            for (int i = 0; i < level.values().length; i++) {
                // side by side, so that equal wells do not hide each other
                double aside = (i - (level.values().length - 1) / 2.0) * 4;
                points.add(Map.of(
                        "x",
                        Svg.px(x(level.dose()) + Math.max(-14, Math.min(14, aside))),
                        "y",
                        Svg.px(frame.y(level.values()[i]))));
            }
        }
        return points;
    }

    private Map<String, Object> mean(DoseResponse.Level level) {
        boolean known = !Double.isNaN(level.percent().low());
        double x = x(level.dose());
        return Map.of(
                "x",
                Svg.px(x),
                "y",
                Svg.px(frame.y(level.percent().value())),
                "left",
                Svg.px(x - 5),
                "right",
                Svg.px(x + 5),
                "low",
                Svg.px(frame.y(known ? level.percent().low() : level.percent().value())),
                "high",
                Svg.px(frame.y(known ? level.percent().high() : level.percent().value())),
                "tip",
                level.name() + ": " + Texts.fixed(level.percent().value(), 0) + " %"
                        + (known
                                ? " ("
                                        + Texts.range(
                                                Texts.fixed(level.percent().low(), 0),
                                                Texts.fixed(level.percent().high(), 0))
                                        + ")"
                                : "")
                        + ", "
                        + Texts.count(level.values().length, "well"));
    }

    private void curve(Map<String, Object> values, LogisticFit fit) {
        List<double[]> curve = new ArrayList<>();
        List<double[]> upper = new ArrayList<>();
        List<double[]> lower = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double log = first + (last - first) * i / STEPS;
            double dose = Math.pow(10, log);
            curve.add(new double[] {frame.x(log), frame.y(fit.at(dose))});
            Optional<org.letrodx.data.fit.Interval> band = fit.band(dose);
            band.ifPresent(one -> {
                upper.add(new double[] {frame.x(log), frame.y(one.high())});
                lower.add(0, new double[] {frame.x(log), frame.y(one.low())});
            });
        }
        values.put("curve", Svg.path(curve));
        if (fit.isDetermined() && !upper.isEmpty()) {
            upper.addAll(lower);
            values.put("band", Svg.path(upper) + " Z");
        }
        values.put("dashed", fit.isDetermined() ? "none" : "6 4");
    }
}
