package org.letrodx.facts;

/**
 * A limit with its unit, as a rule writes it: {@code nM( 1 )}, {@code days( 3 )}. The value is held in the canonical unit of the
 * {@link Dimension}.
 *
 * @param kind  the kind of quantity
 * @param value the limit in the canonical unit
 * @param <D> the kind of quantity
 */
public record Limit<D extends Limit.Kind>(Class<D> kind, double value) {
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;

    /** Kinds of quantity, so that a limit of one kind cannot be compared with a fact of another. */
    public sealed interface Kind permits Concentration, Time, Percentage, Mass, DosePerAnimal, DosePerWeight, Dose, Wavelength { }

    /** Amount of substance per volume. */
    public static final class Concentration implements Kind { private Concentration() { } }

    /** A length of time. */
    public static final class Time implements Kind { private Time() { } }

    /** Parts in a hundred. */
    public static final class Percentage implements Kind { private Percentage() { } }

    /** Mass. */
    public static final class Mass implements Kind { private Mass() { } }

    /** Mass per animal (or person) and time. */
    public static final class DosePerAnimal implements Kind { private DosePerAnimal() { } }

    /** Mass per body weight and time. */
    public static final class DosePerWeight implements Kind { private DosePerWeight() { } }

    /** A dose stated per animal or per body weight; no limit can be set on it before it is known which. */
    public static final class Dose implements Kind { private Dose() { } }

    /** Length of a light wave. */
    public static final class Wavelength implements Kind { private Wavelength() { } }

    /** Amount of substance per volume, in nM. */
    public static Limit<Concentration> nM(double value) {
        return new Limit<>(Concentration.class, value);
    }

    /** Amount of substance per volume, in uM. */
    public static Limit<Concentration> uM(double value) {
        return new Limit<>(Concentration.class, value * 1000);
    }

    /** A length of time, in hours. */
    public static Limit<Time> hours(double value) {
        return new Limit<>(Time.class, value * HOUR);
    }

    /** A length of time, in days of 24 hours. */
    public static Limit<Time> days(double value) {
        return new Limit<>(Time.class, value * DAY);
    }

    /** A length of time, in weeks of seven days. */
    public static Limit<Time> weeks(double value) {
        return new Limit<>(Time.class, value * 7 * DAY);
    }

    /** Years of 365.25 days, as UCUM has them. */
    public static Limit<Time> years(double value) {
        return new Limit<>(Time.class, value * 365.25 * DAY);
    }

    /** Parts in a hundred: 50 is a half. */
    public static Limit<Percentage> perCent(double value) {
        return new Limit<>(Percentage.class, value);
    }

    /** Mass per animal and day, in micrograms. */
    public static Limit<DosePerAnimal> ugPerAnimalPerDay(double value) {
        return new Limit<>(DosePerAnimal.class, value);
    }

    /** Mass per animal (or person) and day, in milligrams. */
    public static Limit<DosePerAnimal> mgPerDay(double value) {
        return new Limit<>(DosePerAnimal.class, value * 1000);
    }

    /** Mass per body weight and day, in micrograms per kilogram. */
    public static Limit<DosePerWeight> ugPerKgPerDay(double value) {
        return new Limit<>(DosePerWeight.class, value);
    }

    /** Length of a light wave, in nm. */
    public static Limit<Wavelength> nm(double value) {
        return new Limit<>(Wavelength.class, value);
    }
}
