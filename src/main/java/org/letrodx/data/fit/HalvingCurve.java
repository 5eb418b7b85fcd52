package org.letrodx.data.fit;

/**
 * A four-parameter log-logistic curve that at a given dose has half the height that it has without drug. Its parameters
 * are {ln b, ln r, d}: d is the height at dose 0, and r says how far below half of that the lower plateau lies, c = d/2
 * (1 - 1/r). So y = d/2 ((1 - 1/r) + (1 + 1/r) / (1 + r (x / dose)^b)).
 *
 * @param logDose the logarithm of the dose
 */
record HalvingCurve(double logDose) implements LeastSquares.Curve {
    private static final int SLOPE = 0;
    private static final int RATIO = 1;
    private static final int HEIGHT = 2;
    /** Beyond these the lower plateau lies at half the height, or nowhere. */
    private static final double WIDEST = Math.log(1e4);

    private double left(double x, double[] p) {
        return x <= 0 ? 1 : 1 / (1 + Math.exp(p[RATIO] + Math.exp(p[SLOPE]) * (Math.log(x) - logDose)));
    }

    @Override
    public double value(double x, double[] p) {
        double inverse = Math.exp(-p[RATIO]);
        return p[HEIGHT] / 2 * (1 - inverse + (1 + inverse) * left(x, p));
    }

    @Override
    public double[] gradient(double x, double[] p) {
        double inverse = Math.exp(-p[RATIO]);
        double left = left(x, p);
        double steep = x <= 0 ? 0 : p[HEIGHT] / 2 * (1 + inverse) * left * (1 - left);
        double distance = x <= 0 ? 0 : Math.log(x) - logDose;
        return new double[] {
            -steep * Math.exp(p[SLOPE]) * distance,
            p[HEIGHT] / 2 * inverse * (1 - left) - steep,
            (1 - inverse + (1 + inverse) * left) / 2
        };
    }

    @Override
    public double[] allowed(double[] p) {
        return new double[] {
            LogisticCurve.allowedSlope(p[SLOPE]), LogisticCurve.within(p[RATIO], -WIDEST, WIDEST), p[HEIGHT]
        };
    }
}
