package org.letrodx.data.fit;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/** Fits a curve to observations by least squares, each of the same weight (Levenberg and Marquardt's method). */
public final class LeastSquares {
    private static final int MOST_ITERATIONS = 100;
    private static final double TOLERANCE = 1e-10;
    private static final double SINGULAR = 1e-14;

    private LeastSquares() {}

    /** A curve with parameters. */
    public interface Curve {
        /** Its height at x. */
        double value(double x, double[] parameters);

        /** How the height changes with each parameter. */
        double[] gradient(double x, double[] parameters);

        /** The nearest parameters that are allowed. */
        default double[] allowed(double[] parameters) {
            return parameters;
        }
    }

    /** The best parameters. */
    public static final class Estimate {
        private final LeastSquaresOptimizer.Optimum best;
        private final double[] parameters;
        private final double rss;
        private final int freedom;

        private Estimate(LeastSquaresOptimizer.Optimum best, int observations) {
            this.best = best;
            this.parameters = best.getPoint().toArray();
            this.rss = best.getResiduals().dotProduct(best.getResiduals());
            this.freedom = observations - parameters.length;
        }

        /** A parameter, in the order of the curve. */
        public double parameter(int index) {
            return parameters[index];
        }

        /** All parameters. */
        double[] parameters() {
            return parameters.clone();
        }

        /** The sum of the squared residuals. */
        public double rss() {
            return rss;
        }

        /** Observations less parameters. */
        public int freedom() {
            return freedom;
        }

        /** Of the parameters; empty if the observations do not determine all of them. */
        Optional<double[][]> covariance() {
            try {
                return freedom > 0
                        ? Optional.of(best.getCovariances(SINGULAR)
                                .scalarMultiply(rss / freedom)
                                .getData())
                        : Optional.empty();
            } catch (MathRuntimeException singular) {
                return Optional.empty();
            }
        }

        /** The standard error of a parameter; NaN if the observations do not determine it. */
        public double standardError(int parameter) {
            return covariance()
                    .map(matrix -> Math.sqrt(matrix[parameter][parameter]))
                    .orElse(Double.NaN);
        }
    }

    /** Fits from a start; empty if that leads nowhere: the equations are singular, or the steps do not end. */
    public static Optional<Estimate> fit(Curve curve, double[] x, double[] y, double[] start) {
        try {
            LeastSquaresOptimizer.Optimum best = new LevenbergMarquardtOptimizer()
                    .withCostRelativeTolerance(TOLERANCE)
                    .withParameterRelativeTolerance(TOLERANCE)
                    .optimize(new LeastSquaresBuilder()
                            .start(start)
                            .target(y)
                            .model(point -> evaluate(curve, x, point.toArray()))
                            .parameterValidator(point -> new ArrayRealVector(curve.allowed(point.toArray()), false))
                            .maxEvaluations(MOST_ITERATIONS)
                            .maxIterations(MOST_ITERATIONS)
                            .build());
            Estimate estimate = new Estimate(best, y.length);
            return Double.isFinite(estimate.rss()) ? Optional.of(estimate) : Optional.empty();
        } catch (MathRuntimeException leadsNowhere) {
            return Optional.empty();
        }
    }

    private static Pair<org.hipparchus.linear.RealVector, RealMatrix> evaluate(
            Curve curve, double[] x, double[] parameters) {
        double[] values = new double[x.length];
        double[][] slopes = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            values[i] = curve.value(x[i], parameters);
            slopes[i] = curve.gradient(x[i], parameters);
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(slopes, false));
    }
}
