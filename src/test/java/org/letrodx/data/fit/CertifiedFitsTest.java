package org.letrodx.data.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letrodx.data.RealData;

/** Fits whose answers others have certified. */
class CertifiedFitsTest {
    /** y = b1 / (1 + exp(b2 - b3 x)) */
    private static final LeastSquares.Curve RAT42 = new LeastSquares.Curve() {
        @Override
        public double value(double x, double[] b) {
            return b[0] / (1 + Math.exp(b[1] - b[2] * x));
        }

        @Override
        public double[] gradient(double x, double[] b) {
            double e = Math.exp(b[1] - b[2] * x);
            double part = b[0] * e / ((1 + e) * (1 + e));
            return new double[] {1 / (1 + e), -part, part * x};
        }
    };

    /** y = b1 / (1 + exp(b2 - b3 x))^(1 / b4) */
    private static final LeastSquares.Curve RAT43 = new LeastSquares.Curve() {
        @Override
        public double value(double x, double[] b) {
            return b[0] * Math.pow(1 + Math.exp(b[1] - b[2] * x), -1 / b[3]);
        }

        @Override
        public double[] gradient(double x, double[] b) {
            double e = Math.exp(b[1] - b[2] * x);
            double y = value(x, b);
            double part = y * e / (b[3] * (1 + e));
            return new double[] {y / b[0], -part, part * x, y * Math.log(1 + e) / (b[3] * b[3])};
        }
    };

    /** A data set of NIST's StRD: starting values, certified values with standard errors, observations. */
    private record Certified(double[][] starts, double[] values, double[] errors, double rss, double[] x, double[] y) {
        static Certified read(String name, int parameters) throws IOException {
            List<String> lines = Files.readAllLines(RealData.path(name));
            double[][] rows = new double[parameters][];
            double rss = 0;
            List<double[]> data = new ArrayList<>();
            for (String line : lines) {
                if (line.matches("\\s+b\\d =.*")) {
                    rows[line.strip().charAt(1) - '1'] = numbers(line.substring(line.indexOf('=') + 1));
                } else if (line.startsWith("Residual Sum of Squares:")) {
                    rss = numbers(line.substring(24))[0];
                } else if (line.matches("\\s+[-\\d.E+]+\\s+[-\\d.E+]+\\s*")) {
                    data.add(numbers(line));
                }
            }
            return new Certified(
                    new double[][] {column(rows, 0), column(rows, 1)},
                    column(rows, 2),
                    column(rows, 3),
                    rss,
                    data.stream().mapToDouble(row -> row[1]).toArray(),
                    data.stream().mapToDouble(row -> row[0]).toArray());
        }

        private static double[] numbers(String text) {
            return Arrays.stream(text.strip().split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        private static double[] column(double[][] rows, int column) {
            return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
        }
    }

    private static void agrees(Certified set, LeastSquares.Curve curve) {
        for (double[] start : set.starts()) {
            LeastSquares.Estimate fit =
                    LeastSquares.fit(curve, set.x(), set.y(), start).orElseThrow();
            for (int i = 0; i < set.values().length; i++) {
                assertEquals(1, fit.parameter(i) / set.values()[i], 1e-6, "parameter " + (i + 1));
                assertEquals(1, fit.standardError(i) / set.errors()[i], 1e-5, "standard error " + (i + 1));
            }
            assertEquals(1, fit.rss() / set.rss(), 1e-8);
        }
    }

    @Test
    void rat42ToSixDigitsFromBothStarts() throws IOException {
        Certified set = Certified.read("nist_Rat42.dat", 3);
        assertEquals(9, set.x().length);
        agrees(set, RAT42);
    }

    @Test
    void rat43ToSixDigitsFromBothStarts() throws IOException {
        Certified set = Certified.read("nist_Rat43.dat", 4);
        assertEquals(15, set.x().length);
        agrees(set, RAT43);
    }

    /** Ritz 2015 publishes b 2.98, c 0.48, d 7.79, ED50 3.06; the package drc 2.98222, 0.48141, 7.79296, 3.05795. */
    @Test
    void ryegrassAsPublished() throws IOException {
        List<double[]> rows = Files.readAllLines(RealData.path("ryegrass.csv")).stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        double[] doses = rows.stream().mapToDouble(row -> row[1]).toArray();
        double[] lengths = rows.stream().mapToDouble(row -> row[0]).toArray();
        LogisticFit fit = LogisticFit.of(doses, lengths).orElseThrow();
        assertEquals(2.98222, fit.slope(), 1e-5);
        assertEquals(0.48141, fit.lower(), 1e-5);
        assertEquals(7.79296, fit.upper(), 1e-5);
        assertEquals(3.05795, fit.middle(), 1e-5);
        // half of 7.79 is 3.90, which the curve passes a little beyond its middle
        LogisticFit.Dose half = fit.half().orElseThrow();
        assertEquals(fit.upper() / 2, fit.at(half.dose()), 1e-9);
        assertTrue(
                half.dose() > fit.middle() && half.low() > 2.7 && half.high() < 4 && half.isClosed(), half.toString());
        // drc's standard error of ED50 is 0.18573, from a numerical Hessian, which differs from J'J by up to 1.5 %
        double error =
                Math.log(fit.middleInterval().high() / fit.middleInterval().low())
                        / 2
                        / Statistics.reach(20)
                        * fit.middle();
        assertEquals(1, error / 0.18573, 0.015);
    }
}
