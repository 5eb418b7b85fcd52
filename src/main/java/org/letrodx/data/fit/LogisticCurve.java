package org.letrodx.data.fit;

/**
 * The four-parameter log-logistic curve, y = c + (d - c) / (1 + (x / e)^b). Its parameters here are {ln b, c, d, ln e}:
 * b and e cannot be negative. At dose 0 it has its upper plateau, d.
 *
 * @param lowest the smallest ln e that is allowed
 * @param highest the largest
 */
record LogisticCurve(double lowest, double highest) implements LeastSquares.Curve {
    static final int SLOPE = 0;
    static final int LOWER = 1;
    static final int UPPER = 2;
    static final int MIDDLE = 3;
    /** House limit: how flat and how steep a curve may be. Steeper ones are those that only the top dose determines. */
    static final double FLATTEST = 0.1;

    static final double STEEPEST = 10;

    /** How much of the way from d to c is left at a dose. */
    static double left(double x, double b, double logE) {
        return x <= 0 ? 1 : 1 / (1 + Math.exp(b * (Math.log(x) - logE)));
    }

    static double within(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    static double allowedSlope(double logB) {
        return within(logB, Math.log(FLATTEST), Math.log(STEEPEST));
    }

    @Override
    public double value(double x, double[] p) {
        return p[LOWER] + (p[UPPER] - p[LOWER]) * left(x, Math.exp(p[SLOPE]), p[MIDDLE]);
    }

    @Override
    public double[] gradient(double x, double[] p) {
        double b = Math.exp(p[SLOPE]);
        double left = left(x, b, p[MIDDLE]);
        double steep = (p[UPPER] - p[LOWER]) * left * (1 - left);
        double distance = x <= 0 ? 0 : Math.log(x) - p[MIDDLE];
        return new double[] {-steep * b * distance, 1 - left, left, steep * b};
    }

    @Override
    public double[] allowed(double[] p) {
        return new double[] {allowedSlope(p[SLOPE]), p[LOWER], p[UPPER], within(p[MIDDLE], lowest, highest)};
    }
}
