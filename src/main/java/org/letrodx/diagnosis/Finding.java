package org.letrodx.diagnosis;

import java.util.List;
import java.util.Optional;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Relation;
import org.letrodx.rules.Rule;

/** What one rule says of one experiment. Immutable; made by a rule book alone. */
public sealed interface Finding permits Ranked {

    /** 1 for the first; findings beneath another follow it. */
    int rank();

    /** The rule. */
    Rule rule();

    /** What it says. */
    Verdict verdict();

    /** The facts that speak for it or, when ruled out, those that rule it out. */
    List<Reason> because();

    /** The paths of the facts to find out before it can be confirmed or ruled out, sorted. */
    List<String> missing();

    /** The presumptions that nothing is known of, for example {@code assay.measuresGrowth true}. */
    List<Assumption> assumed();

    /** The confirmed finding that it is reported beneath. */
    Optional<Beneath> under();

    /** The tried repair, if the rule has one and it works. */
    Optional<Repair> repair();

    /** Why it stands where it does. */
    RankKey rankKey();

    /** How to mend it in this experiment. */
    String fix();

    /** The rule's id. */
    default String id() {
        return rule().id();
    }

    /** True for a confirmed or suspected cause. */
    default boolean isCause() {
        return verdict().isCause();
    }

    /** True if another cause makes it pointless to look into this one. */
    default boolean isMoot() {
        return under().filter(above -> above.relation() == Relation.MOOT_BESIDE).isPresent();
    }
}
