package org.letrodx.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.facts.Fact;
import org.letrodx.quantity.Interval;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.FactType;

/**
 * The causes that one diagnosis looked at, written for CLIPS, an expert system shell in C: one template with a slot for
 * every fact, one rule for every cause, which matches unless an answer stands against it, and a loop that asserts what
 * was understood of the experiment, runs and retracts it. CLIPS derives, ranks, explains and repairs nothing.
 */
public final class ClipsProgram {
    private static final int TIMES = 10_000;

    private ClipsProgram() {}

    /** A program that prints, four times, how many matchings it does in a second. */
    public static String of(Diagnosis diagnosis) {
        List<Rule> rules = diagnosis.findings().stream().map(Finding::rule).toList();
        Set<FactType> slots = new LinkedHashSet<>();
        rules.forEach(rule -> rule.questions().stream()
                .filter(ClipsProgram::isExpressible)
                .forEach(question -> slots.add(question.fact())));
        StringBuilder program = new StringBuilder("(defglobal ?*n* = 0)\n(deftemplate sheet\n");
        slots.forEach(fact -> program.append(" (slot ").append(name(fact)).append(" (default nil))\n"));
        program.append(")\n");
        for (Rule rule : rules) {
            program.append("(defrule ").append(rule.id()).append(" (sheet");
            slots.stream()
                    .map(fact -> pattern(rule, fact))
                    .filter(Predicate.not(String::isEmpty))
                    .forEach(pattern -> program.append(' ').append(pattern));
            program.append(") => (bind ?*n* (+ ?*n* 1)))\n");
        }
        program.append("(deffunction go (?k) (bind ?t (time)) (bind ?*n* 0)\n (loop-for-count ?k do")
                .append(" (bind ?f (assert (sheet");
        for (FactType fact : slots) {
            Fact known = diagnosis.facts().of(fact);
            if (known.isKnown() && !(known.value() instanceof List<?>)) {
                program.append(" (")
                        .append(name(fact))
                        .append(' ')
                        .append(value(known.value()))
                        .append(')');
            }
        }
        program.append("))) (run) (retract ?f))\n (printout t (/ ?k (- (time) ?t)) crlf))\n");
        program.append(("(go " + TIMES + ")\n").repeat(4)).append("(exit)\n");
        return program.toString();
    }

    /** Lists are left to others: CLIPS would need a slot of another kind. */
    private static boolean isExpressible(Question question) {
        return question.condition() instanceof Condition.OneOf
                || question.condition() instanceof Condition.InRange
                || question.condition() instanceof Condition.Graded;
    }

    private static String name(FactType fact) {
        return fact.path().replace('.', '-');
    }

    private static String pattern(Rule rule, FactType fact) {
        String variable = "?" + name(fact);
        String tests = rule.questions().stream()
                .filter(question -> question.fact() == fact && isExpressible(question))
                .map(question -> "&:" + test(question, variable))
                .collect(Collectors.joining());
        return tests.isEmpty() ? "" : "(" + name(fact) + " " + variable + tests + ")";
    }

    private static String test(Question question, String variable) {
        if (question.condition() instanceof Condition.InRange asked) {
            String inside = within(asked.range(), variable);
            return unknownOr(variable, asked.negated() ? "(not " + inside + ")" : inside);
        }
        if (question.condition() instanceof Condition.Graded asked) {
            return unknownOr(variable, within(asked.margin(), variable));
        }
        Fact unknown = Fact.unknown(question.fact());
        List<String> possible = new ArrayList<>(List.of("nil"));
        for (Object word : unknown.possibleWords()) {
            if (question.ask(unknown.with(word)) != Answer.NO) {
                possible.add(value(word));
            }
        }
        return "(member$ " + variable + " (create$ " + String.join(" ", possible) + "))";
    }

    private static String unknownOr(String variable, String test) {
        return "(or (eq " + variable + " nil) " + test + ")";
    }

    private static String within(Interval range, String variable) {
        List<String> ends = new ArrayList<>();
        if (range.low() > Double.NEGATIVE_INFINITY) {
            ends.add("(" + (range.lowOpen() ? ">" : ">=") + " " + variable + " " + number(range.low()) + ")");
        }
        if (range.high() < Double.POSITIVE_INFINITY) {
            ends.add("(" + (range.highOpen() ? "<" : "<=") + " " + variable + " " + number(range.high()) + ")");
        }
        return "(and " + String.join(" ", ends) + " TRUE)";
    }

    /** A range was understood as what it is; CLIPS is given one number of it. */
    private static String value(Object value) {
        if (value instanceof Quantity quantity) {
            return number(quantity.interval().high());
        }
        return FactType.print(value).replace(' ', '-');
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }
}
