package org.letrodx.data.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.letrodx.data.OptionalLibrary;
import org.letrodx.data.Texts;
import org.letrodx.document.Templates;

/** Fills the templates of pictures. */
final class Svg {
    private Svg() {}

    /** @throws IllegalStateException if jmustache is not on the class path, which is optional */
    static String fill(String template, Map<String, Object> values) {
        OptionalLibrary.MUSTACHE.require();
        return Templates.fill("data/" + template, values);
    }

    /** A length or a place, with a tenth of a pixel. */
    static String px(double value) {
        String text = Texts.fixed(value, 1);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Points as a path has them: {@code M1 2 L3 4}. */
    static String path(List<double[]> points) {
        StringBuilder path = new StringBuilder();
        points.forEach(point -> path.append(path.length() == 0 ? "M" : " L")
                .append(px(point[0]))
                .append(' ')
                .append(px(point[1])));
        return path.toString();
    }

    /** A name for ids: {@code drug_a, 10 nM} is {@code drug-a-10-nm}. */
    static String id(String text) {
        String id = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "all" : id;
    }

    /**
     * Ticks at 1, 2 or 5 times a power of ten, some {@code count} of them, from the one at or below the low end to the
     * one at or above the high end.
     */
    static List<Double> ticks(double low, double high, int count) {
        double rough = Math.max((high - low) / count, 1e-9);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power <= 1 ? 1 : rough / power <= 2 ? 2 : rough / power <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.floor(low / step + 1e-9); i <= Math.ceil(high / step - 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A number in little room: 985, 12.5k, 849k, 8.17M. */
    static String compact(double value) {
        double size = Math.abs(value);
        return size >= 1e6
                ? Texts.digits(value / 1e6) + "M"
                : size >= 1e4 ? Texts.digits(value / 1e3) + "k" : Texts.fixed(value, 0);
    }

    /** A number in four characters: .36, 12.5, 849k, 8.2M. */
    static String four(double value) {
        double size = Math.abs(value);
        String suffix = size >= 999_500 ? "M" : size >= 9_999.5 ? "k" : "";
        double shown = value / (suffix.equals("M") ? 1e6 : suffix.equals("k") ? 1e3 : 1);
        double digits = Math.abs(shown);
        int decimals = suffix.isEmpty() ? digits < 10 ? 2 : digits < 100 ? 1 : 0 : digits < 9.95 ? 1 : 0;
        String text = Texts.fixed(shown, decimals).replaceFirst("^(-?)0\\.", "$1.") + suffix;
        return text.length() > 4 && decimals > 0 ? text.substring(0, 4) : text;
    }
}
