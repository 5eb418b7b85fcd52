package org.letrodx.document;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One thing wrong with an input or a rule, said so that it can be mended. Immutable; survives serialisation. */
@SuppressWarnings("serial") // what its fields hold can be sent, though their types do not say so
public final class Problem implements Serializable {
    private static final long serialVersionUID = 1L;

    /** In the order of the lines and the columns of one input. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(
                    (Problem problem) -> problem.at().line())
            .thenComparingInt(problem -> problem.at().column());

    private final Location at;
    private final Code code;
    private final List<String> paths;
    private final List<Location> others;
    private final String fault;
    private final List<String> allowed;
    private final String maybe;

    /** What kind of problem it is, for programs that translate or count them. More may be added. */
    public enum Code {
        /** Anything without a code of its own. */
        OTHER,
        /** The notation itself is broken: no YAML, no JSON, no rule. */
        UNREADABLE,
        UNKNOWN_SECTION,
        UNKNOWN_FACT,
        /** A fact that is worked out and cannot be stated. */
        DERIVED_FACT,
        UNKNOWN_WORD,
        UNIT_MISSING,
        UNKNOWN_UNIT,
        /** A unit of another kind, such as a time for a concentration. */
        UNIT_OF_ANOTHER_KIND,
        /** A list, a map or a text where something else is wanted. */
        WRONG_FORM,
        OUT_OF_RANGE,
        TOO_LARGE,
        STATED_TWICE,
        /** Two statements that cannot both be true. */
        CONTRADICTION;

        /** The code as programs get it, for example {@code unit-missing}. */
        @Override
        public String toString() {
            return Spelling.label(this);
        }
    }

    private Problem(
            Location at,
            Code code,
            List<String> paths,
            List<Location> others,
            String fault,
            List<String> allowed,
            String maybe) {
        this.at = at;
        this.code = code;
        this.paths = paths;
        this.others = others;
        this.fault = fault;
        this.allowed = allowed;
        this.maybe = maybe;
    }

    /**
     * A problem without a code.
     *
     * @param at where it was seen
     * @param path the fact, the section or the rule it concerns; empty if none
     * @param fault what was seen and what is wrong with it
     * @param allowed what would be right; empty if the fault says it all
     * @param maybe what was probably meant; empty if there is no good guess
     */
    public Problem(Location at, String path, String fault, List<String> allowed, String maybe) {
        this(at, Code.OTHER, path.isEmpty() ? List.of() : List.of(path), List.of(), fault, List.copyOf(allowed), maybe);
    }

    /** The same with what is allowed in one phrase. */
    public Problem(Location at, String path, String fault, String allowed, String maybe) {
        this(at, path, fault, allowed.isEmpty() ? List.of() : List.of(allowed), maybe);
    }

    /** The same without a guess. */
    public Problem(Location at, String path, String fault, String allowed) {
        this(at, path, fault, allowed, "");
    }

    /** The same of a fault that says it all. */
    public Problem(Location at, String path, String fault) {
        this(at, path, fault, "", "");
    }

    /** The same problem with a code. */
    public Problem coded(Code other) {
        return new Problem(at, other, paths, others, fault, allowed, maybe);
    }

    /** The same problem seen somewhere else; where its other facts stand is not known there. */
    public Problem movedTo(Location other) {
        return new Problem(other, code, paths, List.of(), fault, allowed, maybe);
    }

    /** The same problem with its fault and what is allowed in other words. */
    public Problem reworded(UnaryOperator<String> words) {
        return new Problem(
                at,
                code,
                paths,
                others,
                words.apply(fault),
                allowed.stream().map(words).toList(),
                maybe);
    }

    /** The same problem, which concerns several facts: the first is the one to look at first. */
    public Problem concerning(String... several) {
        return new Problem(at, code, List.of(several), others, fault, allowed, maybe);
    }

    /**
     * The same problem, which is seen in several places.
     *
     * @param places of the facts it concerns but the first, in their order; {@link Location#NONE} where one is not
     *     known
     */
    public Problem and(List<Location> places) {
        return new Problem(at, code, paths, List.copyOf(places), fault, allowed, maybe);
    }

    /** Where it was seen. */
    public Location at() {
        return at;
    }

    /** What kind it is. */
    public Code code() {
        return code;
    }

    /** The fact, the section or the rule it concerns first; empty if none. */
    public String path() {
        return paths.isEmpty() ? "" : paths.get(0);
    }

    /** All facts it concerns. */
    public List<String> paths() {
        return paths;
    }

    /** Where the facts it concerns stand but the first, in the order of {@link #paths}; empty if that is not known. */
    public List<Location> others() {
        return others;
    }

    /** True if several statements contradict each other, each of which can be read. */
    public boolean isContradiction() {
        return code == Code.CONTRADICTION && paths.size() > 1;
    }

    /**
     * The other facts it concerns and where they stand, in brackets; empty if there are none, or nobody knows where.
     */
    public String elsewhere() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            Location other = others.get(i);
            if (other.line() > 0) {
                String source = other.source().equals(at.source()) ? "" : other.source() + ":";
                known.add(paths.get(i + 1) + ", " + source + other.line()
                        + (other.column() == 0 ? "" : ":" + other.column()));
            }
        }
        return known.isEmpty() ? "" : " (see " + String.join("; ", known) + ")";
    }

    /** What was seen and what is wrong with it. */
    public String fault() {
        return fault;
    }

    /** What would be right, in one line; empty if the fault says it all. */
    public String allowed() {
        return String.join(", ", allowed);
    }

    /** What would be right: the words of a fact one by one, or one phrase. */
    public List<String> allowedValues() {
        return allowed;
    }

    /** What was probably meant; empty if there is no good guess. */
    public String maybe() {
        return maybe;
    }

    /** The problem for somebody who sees the place: what is wrong, what was probably meant, what is allowed. */
    public String sentence() {
        StringBuilder text = new StringBuilder(fault);
        if (!maybe.isEmpty()) {
            text.append(". Maybe: ").append(maybe);
        }
        if (!allowed.isEmpty()) {
            text.append("; allowed: ").append(allowed());
        }
        return legible(text.toString());
    }

    /** An input is hostile: what it holds must not steer the terminal. */
    private static String legible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Problem problem
                && at.equals(problem.at)
                && code == problem.code
                && paths.equals(problem.paths)
                && others.equals(problem.others)
                && fault.equals(problem.fault)
                && allowed.equals(problem.allowed)
                && maybe.equals(problem.maybe);
    }

    @Override
    public int hashCode() {
        return Objects.hash(at, paths, fault);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!at.source().isEmpty()) {
            text.append(at).append(": ");
        }
        if (!paths.isEmpty()) {
            text.append(path()).append(": ");
        }
        text.append(fault).append(elsewhere());
        if (!allowed.isEmpty()) {
            text.append("; allowed: ").append(allowed());
        }
        if (!maybe.isEmpty()) {
            text.append(". Maybe: ").append(maybe);
        }
        return legible(text.toString());
    }
}
