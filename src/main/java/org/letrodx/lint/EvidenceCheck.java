package org.letrodx.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.rules.Evidence;
import org.letrodx.rules.Extent;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Reference;
import org.letrodx.rules.Rule;

/**
 * Whether every citation says what was read and what it carries, and whether no rule leans on a work that cannot bear
 * it: a weak source never stands first, and no decisive rule rests on weak sources alone.
 */
final class EvidenceCheck {
    private final Path directory;
    private final RuleBook book;
    private final List<Problem> problems = new ArrayList<>();

    private EvidenceCheck(Path directory, RuleBook book) {
        this.directory = directory;
        this.book = book;
    }

    static List<Problem> check(Path directory, RuleBook book) {
        EvidenceCheck check = new EvidenceCheck(directory, book);
        check.check();
        return check.problems;
    }

    private void check() {
        Map<String, Evidence> left = new LinkedHashMap<>();
        book.evidence().forEach(one -> left.put(one.rule() + " " + one.reference(), one));
        List<String> citations = new ArrayList<>();
        Stream.concat(book.rules().stream(), book.derivations().stream()).forEach(rule -> {
            Stream.concat(rule.cites().stream(), rule.disputedBy().stream()).forEach(key -> {
                citations.add(rule.id() + " " + key);
                checkCitation(rule, key, left.remove(rule.id() + " " + key));
            });
            checkSound(rule);
        });
        left.keySet()
                .forEach(citation -> problems.add(new Problem(
                        Location.of(directory.resolve("evidence.csv").toString()),
                        citation,
                        "is no citation of a rule",
                        "",
                        Nearest.to(citation, citations))));
    }

    private void checkCitation(Rule rule, String key, Evidence evidence) {
        if (evidence == null) {
            problem(
                    rule,
                    "cites " + key + " and says neither what was read of it nor what it carries",
                    "a row in evidence.csv");
            return;
        }
        String checked = checked(book.reference(key));
        if (!mayBe(evidence.read(), checked)) {
            problem(
                    rule,
                    key + ": evidence.csv says \"" + evidence.read() + "\", references.yaml \"" + checked + "\"",
                    "no more than the bibliography says was read");
        }
    }

    /** What the bibliography says of how a work was checked is the most that a citation may claim. */
    private static boolean mayBe(Extent read, String checked) {
        return switch (checked) {
            case "full-text", "abstract" -> true;
            case "secondary" -> read.compareTo(Extent.SECONDARY) >= 0;
            case "knowledge-base" -> read.compareTo(Extent.NOTES) >= 0;
            default -> read == Extent.NOT_READ;
        };
    }

    private void checkSound(Rule rule) {
        if (rule.cites().isEmpty()) {
            return;
        }
        String first = rule.cites().get(0);
        if (isUnsound(first)) {
            problem(
                    rule,
                    first + " stands first and is " + book.reference(first).standing(),
                    "a paper that was read in front of it");
        }
        if (!rule.isDerivation()
                && rule.impact() == Impact.DECISIVE
                && rule.cites().stream().allMatch(this::isUnsound)) {
            problem(rule, "is decisive and rests on weak sources alone", "a paper that was read, or less impact");
        }
    }

    private boolean isUnsound(String key) {
        return !book.reference(key).standing().isEmpty();
    }

    private static String checked(Reference reference) {
        return reference.cslItem().get("custom") instanceof Map<?, ?> custom
                ? String.valueOf(custom.get("checked"))
                : "";
    }

    private void problem(Rule rule, String fault, String allowed) {
        problems.add(new Problem(Location.of(directory.resolve(rule.file()).toString()), rule.id(), fault, allowed));
    }
}
