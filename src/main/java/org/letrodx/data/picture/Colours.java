package org.letrodx.data.picture;

/**
 * The scale of signals, cividis (Nunez 2018, after matplotlib's table), which reads the same with and without colour
 * vision.
 */
final class Colours {
    private static final int[] CIVIDIS = {
        0x00224e, 0x002e6a, 0x1a386f, 0x32436d, 0x434e6c, 0x535a6d, 0x61656f, 0x6f7073, 0x7d7c78, 0x8b8778, 0x9a9376,
        0xaaa073, 0xbbad6d, 0xccba64, 0xddc858, 0xefd748, 0xfee838
    };
    /** Relative luminance from which on black is easier to read than white. */
    private static final double BRIGHT = 0.18;

    private Colours() {}

    /**
     * A colour of the scale, red, green and blue from 0 to 255.
     *
     * @param share from 0 to 1; what is beyond is the end
     */
    static int[] scale(double share) {
        double place = Math.max(0, Math.min(1, share)) * (CIVIDIS.length - 1);
        int below = Math.min((int) place, CIVIDIS.length - 2);
        int[] colour = new int[3];
        for (int i = 0; i < 3; i++) {
            int shift = 16 - 8 * i;
            int low = CIVIDIS[below] >> shift & 0xff;
            int high = CIVIDIS[below + 1] >> shift & 0xff;
            colour[i] = (int) Math.round(low + (place - below) * (high - low));
        }
        return colour;
    }

    static String hex(int[] colour) {
        StringBuilder hex = new StringBuilder("#");
        for (int part : colour) {
            hex.append(Character.forDigit(part >> 4, 16)).append(Character.forDigit(part & 0xf, 16));
        }
        return hex.toString();
    }

    /** True if black is easier to read on it than white (WCAG's relative luminance). */
    static boolean isBright(int[] colour) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double share = colour[i] / 255.0;
            linear[i] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] > BRIGHT;
    }
}
