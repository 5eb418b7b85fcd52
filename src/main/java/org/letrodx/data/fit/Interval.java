package org.letrodx.data.fit;

import java.util.function.DoubleUnaryOperator;

/**
 * An estimate and how far it may be off.
 *
 * @param value the estimate
 * @param low the lower end of its 95 % confidence interval
 * @param high the upper end
 */
public record Interval(double value, double low, double high) {
    /**
     * The same on another scale, for example from logarithms to ratios.
     *
     * @param scale rises throughout
     */
    public Interval on(DoubleUnaryOperator scale) {
        return new Interval(scale.applyAsDouble(value), scale.applyAsDouble(low), scale.applyAsDouble(high));
    }
}
