package org.letrodx.data.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.data.Texts;

/** The field of a curve with its axes: numbers to places. */
final class Frame {
    static final int WIDTH = 660;
    static final int HEIGHT = 430;
    static final int LEFT = 64;
    static final int TOP = 58;
    static final int RIGHT = 540;
    static final int BOTTOM = 372;

    private final double low;
    private final double high;
    private final double from;
    private final double to;

    /**
     * @param low and high of the vertical axis
     * @param from and to of the horizontal one
     */
    Frame(double low, double high, double from, double to) {
        this.low = low;
        this.high = high;
        this.from = from;
        this.to = to;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    double x(double value) {
        return LEFT + (value - from) / (to - from) * (RIGHT - LEFT);
    }

    /** What is beyond the field is drawn at its end. */
    double y(double value) {
        return BOTTOM - (Math.max(low, Math.min(high, value)) - low) / (high - low) * (BOTTOM - TOP);
    }

    /** The values that every template of curves needs. */
    Map<String, Object> values(
            String id,
            String title,
            String subtitle,
            String description,
            String xLabel,
            String yLabel,
            List<Double> yTicks) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("title", title);
        values.put("subtitle", subtitle);
        values.put("description", description);
        values.put("width", String.valueOf(WIDTH));
        values.put("height", String.valueOf(HEIGHT));
        values.put("left", String.valueOf(LEFT));
        values.put("right", String.valueOf(RIGHT));
        values.put("top", String.valueOf(TOP));
        values.put("bottom", String.valueOf(BOTTOM));
        values.put("xLabel", xLabel);
        values.put("yLabel", yLabel);
        List<Map<String, Object>> ticks = new ArrayList<>();
        yTicks.stream()
                .filter(tick -> tick >= low - 1e-9 && tick <= high + 1e-9)
                .forEach(tick ->
                        ticks.add(Map.of("y", Svg.px(y(tick)), "ty", Svg.px(y(tick) + 4), "text", Texts.digits(tick))));
        values.put("yTicks", ticks);
        return values;
    }

    static Map<String, Object> tick(double x, String text) {
        return Map.of("x", Svg.px(x), "text", text);
    }
}
