package org.letrodx.data;

/** What data files say, as tests look at it. */
public final class Told {
    private Told() {}

    /** Value and range of a fact, or why it is not derived. */
    public static String both(Derived derived, DerivableFact fact) {
        return derived.find(fact)
                .map(one -> one.both())
                .orElse("not derived: "
                        + derived.notDerived().stream()
                                .filter(one -> one.fact() == fact)
                                .map(NotDerived::reason)
                                .findFirst()
                                .orElse("nor told why"));
    }

    /** True if there is a remark of this kind. */
    public static boolean tells(Derived derived, Remark.Kind kind) {
        return derived.remarks().stream().anyMatch(remark -> remark.kind() == kind);
    }
}
