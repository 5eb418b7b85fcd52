package org.letrodx.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.review.Policy;

/**
 * Reviews recorded inputs again, on the rules and by the policies that a book keeps, and compares. Rules and policies
 * are added by one thread, before the records that name them; records are reviewed by many.
 */
final class Replayer {
    /** House limit: how many differences of one record are named. */
    private static final int NAMED = 20;

    private final Map<String, Kept> rules = new HashMap<>();
    private final Map<String, Policy> policies = new HashMap<>();
    private final Map<List<String>, Optional<RuleBook>> switchedOff = new ConcurrentHashMap<>();

    /** Rules that are kept in the book; empty if this program cannot read them, with why. */
    private record Kept(Optional<RuleBook> book, String why) {}

    /**
     * A record that is to be reviewed again.
     *
     * @param madeBy the program that made it, in words; empty if that is this one, or if the bytes of the record are
     *     not those that the log names
     */
    record Replay(Map<String, Object> tree, String name, String at, String madeBy) {}

    /** What was found when a record was reviewed again. */
    record Found(Fault.Kind kind, String path, String words, String maybe) {
        static Found changed(String path, String words) {
            return new Found(Fault.Kind.CHANGED, path, words, "");
        }
    }

    /** True if there are rules that decide by this hash. */
    boolean hasRules(String deciding) {
        return rules.containsKey(deciding);
    }

    /** @param why the book cannot be read, if it is empty */
    void addRules(String deciding, Optional<RuleBook> book, String why) {
        rules.put(deciding, new Kept(book, why));
    }

    boolean hasPolicy(String sha256) {
        return policies.containsKey(sha256);
    }

    void addPolicy(String sha256, Policy policy) {
        policies.put(sha256, policy);
    }

    /** Reviews a record again; safe for threads. */
    List<Found> replay(Replay record) {
        Map<String, Object> tree = record.tree();
        if (!Integer.valueOf(Content.SCHEMA).equals(tree.get("schema"))) {
            return List.of(new Found(
                    Fault.Kind.NOT_REPLAYED, "/schema", "is a record of another form than " + Content.SCHEMA, ""));
        }
        String deciding = Trees.text(tree, "rules", "deciding");
        Kept kept = rules.get(deciding);
        Policy policy = policies.get(Trees.text(tree, "policy", "sha256"));
        if (kept == null || policy == null) {
            return List.of(Found.changed(
                    kept == null ? "/rules/deciding" : "/policy/sha256",
                    (kept == null ? "no rules that decide by " + deciding : "no such policy")
                            + " come before it in the log"));
        }
        List<String> off = Trees.items(tree, "rules", "switchedOff").stream()
                .map(String::valueOf)
                .toList();
        Optional<RuleBook> book = kept.book().flatMap(whole -> without(whole, deciding, off));
        if (book.isEmpty()) {
            String why = kept.book().isPresent() ? "they have no " + String.join(", ", off) : kept.why();
            return List.of(new Found(
                    Fault.Kind.NOT_REPLAYED,
                    "/rules/deciding",
                    "cannot be reviewed again on its rules, " + deciding + ": " + why,
                    ""));
        }
        try {
            LocalDate day = OffsetDateTime.parse(record.at()).toLocalDate();
            Map<String, Object> again = Content.replayed(tree, book.get(), policy, day, Location.of(record.name()));
            return record.madeBy().isEmpty() ? compare(tree, again) : compareWithOther(record, again);
        } catch (InputException unreadable) {
            return unreadable.problems().stream().map(Replayer::unreadable).toList();
        } catch (DateTimeException noTime) {
            return List.of(new Found(
                    Fault.Kind.NOT_REPLAYED,
                    "/at",
                    "cannot be reviewed again: it does not say on which day it was",
                    ""));
        } catch (RuntimeException ours) {
            return List.of(Found.changed("", "cannot be reviewed again, which may be a fault of ours: " + ours));
        }
    }

    /** What this program no longer knows, or no longer takes, shows nothing; anything else was not recorded so. */
    private static Found unreadable(Problem problem) {
        boolean unknown =
                switch (problem.code()) {
                    case UNKNOWN_SECTION, UNKNOWN_FACT, UNKNOWN_WORD, DERIVED_FACT, OUT_OF_RANGE, CONTRADICTION -> true;
                    default -> false;
                };
        return new Found(
                unknown ? Fault.Kind.NOT_REPLAYED : Fault.Kind.CHANGED,
                problem.path(),
                "cannot be reviewed again: " + problem.fault(),
                "");
    }

    private Optional<RuleBook> without(RuleBook whole, String deciding, List<String> ids) {
        if (ids.isEmpty()) {
            return Optional.of(whole);
        }
        List<String> key = new ArrayList<>(ids);
        key.add(deciding);
        return switchedOff.computeIfAbsent(key, first -> {
            try {
                return Optional.of(whole.without(ids.toArray(String[]::new)));
            } catch (IllegalArgumentException noSuchRule) {
                return Optional.empty();
            }
        });
    }

    /** What another program answered otherwise is no forgery for certain, and not shown to be none. */
    private static List<Found> compareWithOther(Replay record, Map<String, Object> again) {
        if (again.equals(record.tree())) {
            return List.of();
        }
        List<Change> changes = Trees.changes(record.tree(), again);
        Change first = changes.get(0);
        return List.of(new Found(
                Fault.Kind.ANSWERED_OTHERWISE,
                first.what(),
                "is said to be made by " + record.madeBy() + "; this program answers otherwise: recorded "
                        + or(first.before()) + ", now " + or(first.after())
                        + (changes.size() > 1 ? ", and " + (changes.size() - 1) + " more differences" : "")
                        + "; only that program can tell whether it was changed",
                ""));
    }

    private static List<Found> compare(Map<String, Object> recorded, Map<String, Object> again) {
        if (again.equals(recorded)) {
            return List.of();
        }
        List<Change> changes = Trees.changes(recorded, again);
        List<Found> found = new ArrayList<>();
        changes.stream()
                .limit(NAMED)
                .forEach(change -> found.add(Found.changed(
                        change.what(), "recorded " + or(change.before()) + ", replayed " + or(change.after()))));
        if (changes.size() > NAMED) {
            found.add(Found.changed("", "differs from its replay in " + (changes.size() - NAMED) + " more places"));
        }
        return found;
    }

    private static String or(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
