package org.letrodx.report;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.Program;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Sha256;
import org.letrodx.document.Templates;
import org.letrodx.lint.Qualification;

/**
 * A qualification as a report to be signed: on what it was done, the checks, each claim with its rules and their
 * proofs, and each proof.
 */
public final class QualificationReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");
    private static final int INDENT = 4;

    private QualificationReport() {}

    /**
     * For reading in a terminal of 80 columns.
     *
     * @param by who ran it; empty if nobody is named
     */
    public static String text(Qualification qualification, OffsetDateTime at, String by) {
        List<String> lines = new ArrayList<>();
        lines.add(result(qualification));
        lines.add(done(at, by));
        lines.add("");
        qualification.environment().forEach((what, seen) -> lines.add(Wrap.wrap(what + ": ", seen, INDENT)));
        lines.add("");
        qualification
                .checks()
                .forEach(check -> lines.add(
                        Wrap.wrap(passed(check.passed()) + " ", check.name() + " (" + check.detail() + ")", INDENT)));
        lines.add("");
        qualification.proofs().stream().filter(proof -> !proof.passed()).forEach(proof -> {
            lines.add(Wrap.wrap("FAILED ", proof.rule().name(), INDENT));
            proof.problems().forEach(problem -> lines.add(Wrap.wrap("    ", problem, INDENT)));
        });
        long covered = qualification.requirements().stream()
                .filter(one -> !one.rules().isEmpty())
                .count();
        lines.add(Wrap.wrap(
                qualification.proofs().size() + " proofs with "
                        + qualification.proofs().stream()
                                .mapToInt(Qualification.Proved::quiet)
                                .sum()
                        + " variants that must stay quiet; " + covered + " of "
                        + qualification.requirements().size() + " claims are covered by rules.",
                0));
        lines.add(Wrap.wrap(Program.NOTICE, 0));
        return String.join("\n", lines) + "\n";
    }

    private static String done(OffsetDateTime at, String by) {
        return "Run " + TIME.format(at) + (by.isEmpty() ? "" : " by " + by) + ".";
    }

    private static String passed(boolean passed) {
        return passed ? "passed" : "FAILED";
    }

    private static String result(Qualification qualification) {
        long failed = qualification.proofs().stream()
                        .filter(one -> !one.passed())
                        .count()
                + qualification.checks().stream().filter(one -> !one.passed()).count();
        return qualification.passed()
                ? "Qualification passed: every check and every proof holds."
                : "Qualification FAILED: " + failed + " of "
                        + (qualification.proofs().size()
                                + qualification.checks().size()) + " do not hold.";
    }

    /** As JSON. */
    public static String json(Qualification qualification, OffsetDateTime at, String by) {
        return JsonWriter.pretty(tree(qualification, at, by)) + "\n";
    }

    private static Map<String, Object> tree(Qualification qualification, OffsetDateTime at, String by) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schema", 1);
        tree.put("passed", qualification.passed());
        tree.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
        tree.put("by", by);
        tree.put("environment", qualification.environment());
        tree.put(
                "checks",
                qualification.checks().stream()
                        .map(check -> map("name", check.name(), "passed", check.passed(), "detail", check.detail()))
                        .toList());
        tree.put(
                "requirements",
                qualification.requirements().stream()
                        .map(one -> map(
                                "claim", one.id(),
                                "says", one.says(),
                                "rules", one.rules(),
                                "elsewhere", one.elsewhere(),
                                "passed", one.passed()))
                        .toList());
        tree.put(
                "proofs",
                qualification.proofs().stream()
                        .map(proof -> map(
                                "rule", proof.rule().id(),
                                "title", proof.rule().title(),
                                "sha256", proof.sha256(),
                                "quiet", proof.quiet(),
                                "passed", proof.passed(),
                                "problems", proof.problems()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /**
     * As one page to print and to sign.
     *
     * @throws IllegalStateException if the host left the template library out
     */
    public static String html(Qualification qualification, OffsetDateTime at, String by) {
        Map<String, Object> tree = new LinkedHashMap<>(tree(qualification, at, by));
        tree.put("result", result(qualification));
        tree.put("class", qualification.passed() ? "clean" : "error");
        tree.put("done", done(at, by));
        tree.put("notice", Program.NOTICE);
        tree.put("sha256", Sha256.hex(JsonWriter.compact(tree(qualification, at, by))));
        List<Map<String, Object>> seen = new ArrayList<>();
        qualification.environment().forEach((what, value) -> seen.add(map("what", what, "value", value)));
        tree.put("environment", seen);
        return Templates.fill("report/qualification", tree);
    }
}
