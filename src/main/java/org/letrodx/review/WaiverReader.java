package org.letrodx.review;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.letrodx.document.Dates;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;

/** Reads waivers as they are written in a file of their own or in a scenario. Safe for threads. */
final class WaiverReader implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final List<String> NAMING = List.of("experiment", "input");
    private static final List<String> FIELDS = List.of("rule", "facts", "reason", "text", "by", "on", "expires");
    private static final List<String> REASONS =
            Arrays.stream(Waiver.Reason.values()).map(Waiver.Reason::toString).toList();

    private final TreeSet<String> rules;

    /** @param rules the ids a waiver may name */
    WaiverReader(Collection<String> rules) {
        this.rules = new TreeSet<>(rules);
    }

    /** True for the id of one rule; a waiver may also have the beginning of several, and is then too wide. */
    boolean isRule(String id) {
        return rules.contains(id);
    }

    /**
     * Why a waiver waives nothing; empty for a rule, and for the beginning of several, which is reported as too wide.
     */
    Optional<Problem> noSuchRule(String id, Location at) {
        boolean several = id.equals("*") || rules.stream().anyMatch(rule -> rule.startsWith(id));
        return several
                ? Optional.empty()
                : Optional.of(new Problem(
                        at,
                        "waiver.rule",
                        "there is no rule " + id,
                        "the id of a rule; \"letrodx rules\" lists them",
                        Nearest.to(id, rules)));
    }

    /**
     * The waivers of a list.
     *
     * @param ofFile they stand in a file of their own and say which experiment they are for
     * @throws InputException with every problem of every waiver
     */
    List<Waiver> read(Written list, boolean ofFile) {
        Problems problems = new Problems();
        List<Waiver> waivers = read(list, ofFile, problems);
        if (!problems.isEmpty()) {
            throw new InputException(problems.list());
        }
        return waivers;
    }

    /**
     * Those of a list that can be read.
     *
     * @param problems is added to for each of the others
     */
    List<Waiver> read(Written list, boolean ofFile, Problems problems) {
        List<Waiver> waivers = new ArrayList<>();
        List<Written> items = list instanceof Written.Items several ? several.items() : List.of(list);
        for (Written item : items) {
            if (item instanceof Written.Entries entries) {
                new One(entries, ofFile).read(problems).ifPresent(waivers::add);
            } else {
                problems.add(new Problem(
                        item.at(), "waivers", "is not a waiver", "a map of " + String.join(", ", fields(ofFile))));
            }
        }
        return waivers;
    }

    private static List<String> fields(boolean ofFile) {
        List<String> fields = new ArrayList<>(FIELDS);
        fields.addAll(1, ofFile ? NAMING : List.of());
        return fields;
    }

    /** One waiver while it is read. */
    private final class One {
        private final Written.Entries entries;
        private final boolean ofFile;
        private final List<Problem> found = new ArrayList<>();

        One(Written.Entries entries, boolean ofFile) {
            this.entries = entries;
            this.ofFile = ofFile;
        }

        Optional<Waiver> read(Problems problems) {
            for (Written.Entry entry : entries.entries()) {
                if (!fields(ofFile).contains(entry.name())) {
                    problem(
                            entry.at(),
                            entry.name(),
                            "is not a part of a waiver"
                                    + (NAMING.contains(entry.name())
                                            ? " inside a scenario, which is for that scenario"
                                            : ""),
                            String.join(", ", fields(ofFile)),
                            Nearest.to(entry.name(), fields(ofFile)));
                }
            }
            rule();
            Waiver.Builder builder = Waiver.of(text("rule"))
                    .experiment(ofFile ? text("experiment") : "")
                    .input(ofFile ? text("input") : "")
                    .facts(text("facts"))
                    .text(text("text"))
                    .by(text("by"))
                    .at(entries.at());
            reason().ifPresent(builder::reason);
            date("on").ifPresent(builder::on);
            date("expires").ifPresent(builder::expires);
            for (Problem problem : builder.problems()) {
                String field = problem.path().substring("waiver.".length());
                // what is there and cannot be read is told already
                if (!problem.fault().startsWith("is missing") || text(field).isEmpty()) {
                    found.add(problem.movedTo(at(field)));
                }
            }
            problems.addAll(found);
            return found.isEmpty() ? Optional.of(builder.build()) : Optional.empty();
        }

        private void rule() {
            String rule = text("rule");
            if (!rule.isEmpty()) {
                noSuchRule(rule, at("rule")).ifPresent(found::add);
            }
        }

        private Optional<Waiver.Reason> reason() {
            String text = text("reason");
            Optional<Waiver.Reason> reason = Arrays.stream(Waiver.Reason.values())
                    .filter(code -> Nearest.fold(code.toString()).equals(Nearest.fold(text)))
                    .findFirst();
            if (reason.isEmpty() && !text.isEmpty()) {
                problem(
                        at("reason"),
                        "reason",
                        "\"" + text + "\" is not a reason",
                        String.join(", ", REASONS),
                        Nearest.to(text, REASONS));
            }
            return reason;
        }

        private Optional<LocalDate> date(String field) {
            String text = text(field);
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(Dates.read(text));
            } catch (Unreadable notDate) {
                found.add(notDate.at(at(field), "waiver." + field));
                return Optional.empty();
            }
        }

        private String text(String field) {
            return entries.find(field)
                    .map(Written::plain)
                    .map(plain -> String.valueOf(plain).strip())
                    .orElse("");
        }

        private Location at(String field) {
            return entries.find(field).map(Written::at).orElse(entries.at());
        }

        private void problem(Location at, String field, String fault, String allowed, String maybe) {
            found.add(new Problem(at, "waiver." + field, fault, allowed, maybe));
        }
    }
}
