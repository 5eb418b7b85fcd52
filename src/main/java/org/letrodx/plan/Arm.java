package org.letrodx.plan;

import java.util.List;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;

/**
 * An arm that decides.
 *
 * @param name what it is called
 * @param gets what goes in
 * @param expect what is to be seen if all is well
 * @param reading the path of the fact that states how it came out; empty if there is none
 * @param ifYes the causes that are confirmed where the answer is yes
 * @param ifNo the causes that are confirmed where the answer is no
 * @param values published numbers that belong to it, those that contradict each other among them
 * @param role what a layout says of its wells: vehicle, sample, positive, blank; rescue for the sample with another
 *     hormone; partner for a drug whose doses nobody states; alone, with or without drug, for cells on plates of their
 *     own; empty for animals
 * @param hormones what a layout says of the hormones in its wells; empty if nothing
 */
public record Arm(
        String name,
        String gets,
        String expect,
        String reading,
        List<Rule> ifYes,
        List<Rule> ifNo,
        List<ReferenceValue> values,
        String role,
        String hormones) {
    /** Copies the lists. */
    public Arm {
        ifYes = List.copyOf(ifYes);
        ifNo = List.copyOf(ifNo);
        values = List.copyOf(values);
    }
}
