package org.letrodx.rules;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which order derivations fire, so that none has to be taken back: one that may answer another's question fires
 * before it, what is concluded of a fact before it is looked up in a table, and one that overrules a statement before
 * whatever asks for that fact.
 */
public final class DerivationOrder {
    private final List<Rule> derivations;
    private final Map<Rule, Integer> levels = new HashMap<>();

    /** @param derivations without a circle among them */
    public DerivationOrder(List<Rule> derivations) {
        this.derivations = derivations;
        derivations.forEach(this::level);
    }

    /** How many others must have had their turn before this one, counted along the longest chain. */
    public int levelOf(Rule derivation) {
        return requireNonNull(levels.get(derivation), "none of these rules");
    }

    private int level(Rule rule) {
        Integer known = levels.get(rule);
        if (known != null) {
            return known;
        }
        int level = 0;
        for (Rule other : derivations) {
            if (other != rule && precedes(other, rule)) {
                level = Math.max(level, 1 + level(other));
            }
        }
        levels.put(rule, level);
        return level;
    }

    /** A chain of derivations that leads back to its start; empty if there is none. */
    static Optional<List<Rule>> circle(List<Rule> derivations) {
        Set<Rule> sound = new HashSet<>();
        for (Rule rule : derivations) {
            List<Rule> path = new ArrayList<>();
            if (leadsBack(rule, path, derivations, sound)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static boolean leadsBack(Rule rule, List<Rule> path, List<Rule> derivations, Set<Rule> sound) {
        if (path.contains(rule)) {
            path.subList(0, path.indexOf(rule)).clear();
            return true;
        }
        if (sound.contains(rule)) {
            return false;
        }
        path.add(rule);
        for (Rule next : derivations) {
            if (precedes(rule, next) && leadsBack(next, path, derivations, sound)) {
                return true;
            }
        }
        path.remove(rule);
        sound.add(rule);
        return false;
    }

    private static boolean precedes(Rule first, Rule second) {
        for (Conclusion conclusion : first.conclusions()) {
            for (Question question : second.questions()) {
                boolean overrules = !first.overrules().isEmpty() && question.fact() == conclusion.fact();
                if (overrules || conclusion.mayAnswer(question)) {
                    return true;
                }
            }
            for (Conclusion other : second.conclusions()) {
                boolean lookedUp =
                        conclusion.table().isEmpty() && !other.table().isEmpty();
                if (first != second && lookedUp && conclusion.fact() == other.fact()) {
                    return true;
                }
            }
        }
        return false;
    }
}
