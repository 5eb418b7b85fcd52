package org.letrodx.review;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.document.Typography;

/** A finding that somebody accepted for one experiment, on the facts that it had then. Immutable. */
public final class Waiver implements Serializable {
    private static final long serialVersionUID = 1L;
    /** House limit: how many years a waiver holds at most. */
    static final int LONGEST_YEARS = 3;

    /** How many digits of the hash of an input name it. */
    static final int FEWEST_DIGITS = 12;

    private static final Pattern INPUT = Pattern.compile("[0-9a-f]{" + FEWEST_DIGITS + ",64}");
    private static final Pattern FACTS = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private final String rule;
    private final String experiment;
    private final String input;
    private final String facts;
    private final Reason reason;
    private final String text;
    private final String by;
    private final LocalDate on;
    private final LocalDate expires;
    private final Location at;

    /** Why a finding may be accepted. */
    public enum Reason {
        /** The rule does not apply to this experiment. */
        NOT_APPLICABLE,
        /** The fault is there, and something else makes up for it. */
        MITIGATED,
        /** The fault is there, and its effect is accepted. */
        RISK_ACCEPTED,
        /** The fault is there on purpose: it is what the experiment is about. */
        INTENDED,
        /** The rule is wrong here. */
        WRONG_FINDING;

        @Override
        public String toString() {
            return Spelling.label(this);
        }
    }

    private Waiver(Builder builder) {
        rule = builder.rule;
        experiment = builder.experiment;
        input = builder.input;
        facts = builder.facts;
        reason = Objects.requireNonNull(builder.reason);
        text = builder.text;
        by = builder.by;
        on = Objects.requireNonNull(builder.on);
        expires = Objects.requireNonNull(builder.expires);
        at = builder.at;
    }

    /** A waiver of the findings of one rule, of which nothing else is said yet. */
    public static Builder of(String rule) {
        return new Builder(rule);
    }

    /** Collects what a waiver says; {@link #build} checks it. Not safe for threads. */
    public static final class Builder {
        private final String rule;
        private String experiment = "";
        private String input = "";
        private String facts = "";
        private @Nullable Reason reason;
        private String text = "";
        private String by = "";
        private @Nullable LocalDate on;
        private @Nullable LocalDate expires;
        private Location at = Location.NONE;

        private Builder(String rule) {
            this.rule = rule.strip();
        }

        /** The id of the experiment. */
        public Builder experiment(String id) {
            experiment = Typography.name(id);
            return this;
        }

        /** The SHA-256 of the experiment's canonical form, or its first 12 or more digits, in place of its id. */
        public Builder input(String sha256) {
            input = sha256.strip();
            return this;
        }

        /** The facts behind the finding as {@link Remark#facts} tells them; not needed beside {@link #input}. */
        public Builder facts(String digits) {
            facts = digits.strip();
            return this;
        }

        /** Why, as a code. */
        public Builder reason(Reason code) {
            reason = code;
            return this;
        }

        /** Why, in words. */
        public Builder text(String words) {
            text = words.strip();
            return this;
        }

        /** Who accepts it. */
        public Builder by(String name) {
            by = name.strip();
            return this;
        }

        /** The day on which it was accepted. */
        public Builder on(LocalDate day) {
            on = day;
            return this;
        }

        /** The last day on which it holds. */
        public Builder expires(LocalDate day) {
            expires = day;
            return this;
        }

        Builder at(Location place) {
            at = place;
            return this;
        }

        /**
         * The waiver.
         *
         * @throws InputException with everything that is missing or cannot be
         */
        public Waiver build() {
            List<Problem> problems = problems();
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            return new Waiver(this);
        }

        /** What is missing or cannot be; places are those of the waiver. */
        List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            missing(problems, "rule", rule.isEmpty());
            missing(problems, "reason", reason == null);
            missing(problems, "text", text.isEmpty());
            missing(problems, "by", by.isEmpty());
            missing(problems, "on", on == null);
            missing(problems, "expires", expires == null);
            if (!input.isEmpty() && !experiment.isEmpty()) {
                problem(problems, "input", "stands beside an experiment", "one of the two");
            }
            if (!input.isEmpty() && !INPUT.matcher(input).matches()) {
                problem(
                        problems,
                        "input",
                        "\"" + input + "\" is not the hash of an input",
                        "the SHA-256 of the input, or at least its first 12 digits");
            }
            if (!facts.isEmpty() && !FACTS.matcher(facts).matches()) {
                problem(
                        problems,
                        "facts",
                        "\"" + facts + "\" does not stand for facts",
                        "the 12 hexadecimal digits that a review prints beside the finding");
            }
            if (!text.isEmpty() && !saysWhy(text)) {
                problem(problems, "text", "\"" + text + "\" says nothing", "why it was accepted, in words");
            }
            if (on != null && expires != null && expires.isBefore(on)) {
                problem(problems, "expires", expires + " is before the day it was accepted, " + on, "");
            } else if (on != null && expires != null && expires.isAfter(on.plusYears(LONGEST_YEARS))) {
                problem(
                        problems,
                        "expires",
                        expires + " is more than " + LONGEST_YEARS + " years after the day it was accepted, " + on,
                        "up to " + on.plusYears(LONGEST_YEARS) + ", a house limit");
            }
            return problems;
        }

        private void missing(List<Problem> problems, String field, boolean missing) {
            if (missing) {
                problem(problems, field, "is missing from a waiver", "");
            }
        }

        private void problem(List<Problem> problems, String field, String fault, String allowed) {
            problems.add(new Problem(at, "waiver." + field, fault, allowed));
        }
    }

    /** True for a text with a word in it, of two letters at least: what has none is no reason for anything. */
    public static boolean saysWhy(String text) {
        return WORD.matcher(text).find();
    }

    /** The id of the rule. */
    public String rule() {
        return rule;
    }

    /** The id of the experiment; empty if it is named by its hash, or if the waiver stands in its set-up. */
    public String experiment() {
        return experiment;
    }

    /** The hash of the experiment's canonical form, or its first 12 or more digits; empty if it is named by its id. */
    public String input() {
        return input;
    }

    /**
     * The facts for which it holds, as {@link Remark#facts} tells them; empty if it names an input, which is all facts.
     */
    public String facts() {
        return facts;
    }

    /** Why, as a code. */
    public Reason reason() {
        return reason;
    }

    /** Why, in words. */
    public String text() {
        return text;
    }

    /** Who accepted it. */
    public String by() {
        return by;
    }

    /** The day it was accepted. */
    public LocalDate on() {
        return on;
    }

    /** The last day it holds. */
    public LocalDate expires() {
        return expires;
    }

    /** Where it was written. */
    public Location at() {
        return at;
    }

    /** True for a waiver that does not say which experiment it is for. */
    boolean isForAnyExperiment() {
        return (experiment.isEmpty() || experiment.equals("*")) && input.isEmpty();
    }

    /** What is wrong with it on some day, whatever it is for; empty if nothing is. */
    Optional<String> fault(LocalDate day) {
        if (expires.isBefore(day)) {
            return Optional.of("expired on " + expires + " and waives nothing");
        }
        return on.isAfter(day)
                ? Optional.of("is dated " + on + ", which is to come, and waives nothing")
                : Optional.empty();
    }

    Problem problem(String fault) {
        return problem(fault, "");
    }

    Problem problem(String fault, String allowed) {
        return new Problem(at, "waiver of " + rule, fault, allowed);
    }

    /** In the words of a file of waivers: maps and texts. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rule", rule);
        put(tree, "experiment", experiment);
        put(tree, "input", input);
        put(tree, "facts", facts);
        tree.put("reason", reason.toString());
        tree.put("text", text);
        tree.put("by", by);
        tree.put("on", on.toString());
        tree.put("expires", expires.toString());
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, String text) {
        if (!text.isEmpty()) {
            tree.put(name, text);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Waiver waiver && tree().equals(waiver.tree()) && at.equals(waiver.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rule, experiment, input, facts);
    }

    @Override
    public String toString() {
        return "waiver of " + rule + " in " + experiment + input;
    }
}
