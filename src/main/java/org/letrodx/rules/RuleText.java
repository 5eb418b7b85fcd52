package org.letrodx.rules;

import java.util.List;
import java.util.Map;
import org.letrodx.document.Location;

/**
 * A rule as a parser took it apart; what its parts mean is not looked into yet.
 *
 * @param file the file
 * @param name the name behind {@code rule}
 * @param at where the rule starts
 * @param annotations their values without quotes, by name
 * @param questions what stands between the brackets of each pattern, with the pattern's name
 * @param consequence what stands behind {@code then}
 * @param then where that is
 */
public record RuleText(
        RuleFile file,
        String name,
        Location at,
        Map<String, String> annotations,
        List<Asked> questions,
        String consequence,
        Location then) {

    /**
     * One question.
     *
     * @param pattern the name of the pattern, for example {@code Dosing}
     * @param sentence the question as written
     * @param at where
     */
    public record Asked(String pattern, String sentence, Location at) {}
}
