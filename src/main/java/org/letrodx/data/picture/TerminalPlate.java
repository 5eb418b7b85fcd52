package org.letrodx.data.picture;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.plate.PlateSignal;
import org.letrodx.data.plate.Role;
import org.letrodx.data.plate.Well;

/**
 * A plate for a terminal, in ASCII. Vehicle wells stand in brackets, or behind a {@code v}; wells without a reading are
 * {@code !}. The three forms show the same, so that nothing is lost without colour.
 */
public final class TerminalPlate {
    private static final String ESCAPE = "\u001b[";
    /**
     * Nine steps of viridis that terminals of 256 colours have; brightness rises all along. Cividis would be shades of
     * grey there.
     */
    private static final int[] VIRIDIS = {53, 54, 60, 30, 36, 72, 77, 148, 220};
    /** From this step on black is easier to read. */
    private static final int BRIGHT = 4;

    private TerminalPlate() {}

    /** What a terminal can show. */
    public enum Colour {
        /** 24-bit colours. */
        FULL,
        /** The 256 colours of xterm. */
        INDEXED,
        /** None: NO_COLOR is set, the output is no terminal, or it is a dumb one. */
        NONE;

        /**
         * What the environment says.
         *
         * @param terminal whether the output is a terminal
         * @param environment as {@link System#getenv()} has it
         */
        public static Colour of(boolean terminal, Map<String, String> environment) {
            String colour = environment.getOrDefault("COLORTERM", "");
            String term = environment.getOrDefault("TERM", "");
            if (!terminal || !environment.getOrDefault("NO_COLOR", "").isEmpty() || term.equals("dumb")) {
                return NONE;
            }
            return colour.equals("truecolor") || colour.equals("24bit")
                    ? FULL
                    : term.contains("256color") ? INDEXED : NONE;
        }
    }

    /**
     * Lines with a line feed at the end of each. Plates of more than twelve columns have digits in every form: no line
     * holds more.
     */
    public static String of(PlateSignal plate, Colour colour) {
        double[] range = PlatePicture.range(plate);
        boolean wide = plate.size().columns() > 12;
        boolean digits = colour == Colour.NONE || wide;
        int width = wide ? 2 : digits ? 3 : 5;
        StringBuilder text = new StringBuilder("   ");
        for (int column = 1; column <= plate.size().columns(); column++) {
            text.append(right(String.valueOf(column % (wide ? 10 : 100)), width));
        }
        text.append('\n');
        for (int row = 0; row < plate.size().rows(); row++) {
            text.append(right(Well.letters(row), 2)).append(' ');
            for (int column = 0; column < plate.size().columns(); column++) {
                Well well = new Well(row, column);
                String cell = digits ? right(digit(plate, well, range), width) : number(plate, well);
                text.append(painted(cell, plate.signals().get(well), range, colour));
            }
            text.append('\n');
        }
        return text.append(legend(range, digits)).toString();
    }

    private static double share(double signal, double[] range) {
        return (signal - range[0]) / (range[1] - range[0]);
    }

    /** A tenth of the scale, from 0 to 9. */
    private static String digit(PlateSignal plate, Well well, double[] range) {
        Double signal = plate.signals().get(well);
        String mark = plate.role(well) == Role.VEHICLE ? "v" : "";
        return signal == null
                ? plate.flags().getOrDefault(well, "no value").equals("no value") ? "." : mark + "!"
                : mark + Math.min(9, (int) (10 * share(signal, range)));
    }

    private static String number(PlateSignal plate, Well well) {
        Double signal = plate.signals().get(well);
        if (signal == null) {
            return plate.flags().getOrDefault(well, "no value").equals("no value") ? "  .  " : "  !  ";
        }
        String text = Svg.four(signal);
        return left(
                plate.role(well) != Role.VEHICLE ? " " + text : text.length() < 4 ? "[" + text + "]" : "[" + text, 5);
    }

    private static String painted(String cell, @Nullable Double signal, double[] range, Colour colour) {
        if (signal == null || colour == Colour.NONE) {
            return cell;
        }
        double share = share(signal, range);
        if (colour == Colour.FULL) {
            int[] ground = Colours.scale(share);
            return ESCAPE + (Colours.isBright(ground) ? 30 : 97) + ";48;2;" + ground[0] + ";" + ground[1] + ";"
                    + ground[2] + "m" + cell + ESCAPE + "0m";
        }
        int step = Math.max(0, Math.min(VIRIDIS.length - 1, (int) (share * VIRIDIS.length)));
        return ESCAPE + (step >= BRIGHT ? 30 : 97) + ";48;5;" + VIRIDIS[step] + "m" + cell + ESCAPE + "0m";
    }

    private static String legend(double[] range, boolean digits) {
        String from = Svg.four(range[0]);
        String to = Svg.four(range[1]);
        return (digits
                        ? "   0 is " + from + ", 9 is " + to + "; v before vehicle"
                        : "   from " + from + " to " + to + "; vehicle in brackets")
                + "; ! a word of the reader; . nothing\n";
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
