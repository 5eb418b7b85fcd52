package org.letrodx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Basis;
import org.letrodx.rules.Layer;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;

/** An answer for reading in a terminal of 80 columns. */
public final class TextReport {
    private static final int INDENT = 4;
    private static final int LABELLED = 11;
    private static final int PART = 6;
    /** How many published numbers stand beside a finding, unless all are asked for. */
    private static final int VALUES = 2;

    private final Diagnosis diagnosis;
    private final boolean all;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Diagnosis diagnosis, boolean all, boolean colour) {
        this.diagnosis = diagnosis;
        this.all = all;
        this.paint = new Paint(colour);
    }

    /**
     * The answer as text, with a line feed at the end.
     *
     * @param all    list what is open and what was ruled out, too
     * @param colour use terminal colours
     */
    public static String text(Diagnosis diagnosis, boolean all, boolean colour) {
        return new TextReport(diagnosis, all, colour).write();
    }

    private String write() {
        head();
        causes();
        questions();
        rest();
        references();
        foot();
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        String id = diagnosis.experiment().id();
        String title = diagnosis.experiment().title();
        if (!id.isEmpty() || !title.isEmpty()) {
            lines.add(paint.bold(Wrap.wrap(id.isEmpty() || title.isEmpty() ? id + title : id + ": " + title, 0)));
        }
        String complaint = diagnosis.complaints().isEmpty()
                ? "none: a review of the set-up"
                : Term.labels(diagnosis.complaints(), ", ");
        field("Complaint", complaint);
        List<ModelSystem> systems = diagnosis.setting().systems();
        String setting = systems.isEmpty()
                ? "unclear"
                : systems.size() == ModelSystem.values().length ? "any" : Term.labels(systems, " or ");
        field("Setting", setting + " (" + diagnosis.setting().basis() + ")");
        field("Stated", facts(Set.of(Basis.STATED)));
        field("Panel", facts(Set.of(Basis.PANEL)));
        field("Derived", facts(Set.of(Basis.DERIVED, Basis.INFERRED)));
        diagnosis.setting().notes().forEach(note -> field("Note", note));
        diagnosis.warnings().forEach(warning -> field("Note", warning.path() + ": " + warning.fault()));
        diagnosis.notCovered().forEach(gap -> field("Not covered", gap));
    }

    /** The facts of some bases, a section at a time. */
    private String facts(Set<Basis> bases) {
        Map<String, String> sections = new LinkedHashMap<>();
        diagnosis.known().stream()
                .filter(fact -> bases.contains(fact.basis()))
                .forEach(fact -> sections.merge(
                        fact.type().section(),
                        fact.type().name() + " " + fact.display(),
                        (one, other) -> one + ", " + other));
        return sections.entrySet().stream()
                .map(section -> section.getKey() + ": " + section.getValue())
                .collect(Collectors.joining("; "));
    }

    private void causes() {
        List<Finding> causes =
                diagnosis.findings().stream().filter(Finding::isCause).toList();
        heading("Causes");
        if (causes.isEmpty()) {
            lines.add(Wrap.wrap("None confirmed or suspected on what is known.", 0));
        }
        causes.forEach(this::cause);
        if (diagnosis.complaints().isEmpty() && !causes.isEmpty() && diagnosis.isClean()) {
            lines.add("");
            lines.add(Wrap.wrap("No decisive cause is confirmed or suspected.", 0));
        }
    }

    private void cause(Finding finding) {
        String rank = number(finding.rank());
        String under = finding.under().map(above -> " (" + above + ")").orElse("");
        String verdict = finding.verdict().toString().toUpperCase(Locale.ROOT);
        lines.add("");
        lines.add(Wrap.wrap(
                rank + paint.code(verdict, finding.verdict() == Verdict.CONFIRMED ? Paint.RED : Paint.YELLOW) + " ",
                finding.rule().impact() + ": " + finding.rule().name() + under,
                INDENT));
        String house = finding.rule().houseLimits().isEmpty()
                ? ""
                : " [house limit: " + String.join("; ", finding.rule().houseLimits()) + "]";
        part("Because", Words.because(finding) + house);
        part("Missing", Words.missing(finding, diagnosis.experiment()));
        if (finding.isMoot()) {
            return;
        }
        part(
                "Assumed",
                finding.assumed().stream()
                        .map(assumption -> assumption.fact() + " " + assumption.holds())
                        .collect(Collectors.joining("; ")));
        part("Why", finding.rule().why());
        part("Check", finding.rule().check() + " (" + finding.rule().effort() + ")");
        part("Fix", finding.rule().fix());
        finding.repair().ifPresent(repair -> part("Repair", Words.repair(repair, finding)));
        if (all || finding.rule().layer() == Layer.DRUG) {
            published(finding);
        }
        String disputed = finding.rule().disputedBy().isEmpty()
                ? ""
                : "; disputed by " + String.join(", ", finding.rule().disputedBy());
        part("Sources", String.join(", ", finding.rule().cites()) + disputed);
        part("Rank", finding.rankKey().toString());
    }

    private void published(Finding finding) {
        List<ReferenceValue> values = diagnosis.values().stream()
                .filter(value -> finding.rule().shows(value))
                // those that contradict each other are never left out
                .sorted(Comparator.comparing(
                        (ReferenceValue value) -> value.conflictsWith().isEmpty()))
                .toList();
        int shown = all
                ? values.size()
                : (int) Math.max(
                        VALUES,
                        values.stream()
                                .filter(value -> !value.conflictsWith().isEmpty())
                                .count());
        String more =
                values.size() > shown ? "; " + (values.size() - shown) + " more: letrodx explain " + finding.id() : "";
        part(
                "Published",
                values.stream()
                                .limit(shown)
                                .map(value -> value.place() + ", " + value.endpoint() + " " + value.value() + " ("
                                        + String.join(", ", value.cites()) + standing(value)
                                        + (value.conflictsWith().isEmpty() ? "" : ", in conflict") + ")")
                                .collect(Collectors.joining("; "))
                        + more);
    }

    private static String standing(ReferenceValue value) {
        return switch (value.mark()) {
            case "V" -> "";
            case "V2" -> ", second hand";
            case "computed" -> ", our arithmetic";
            case "source" -> ", the source document only";
            default -> ", not verified";
        };
    }

    private void questions() {
        if (diagnosis.questions().isEmpty()) {
            return;
        }
        heading("Find out next");
        for (Question question : diagnosis.questions()) {
            lines.add(Wrap.wrap(
                    number(question.rank()),
                    question.ask() + " [" + question.fact() + "; " + question.cost() + "; for "
                            + String.join(", ", question.settles()) + "]",
                    INDENT));
        }
    }

    private void rest() {
        List<Finding> open = diagnosis.findings(Verdict.OPEN);
        List<Finding> ruledOut = diagnosis.findings(Verdict.RULED_OUT);
        List<Finding> notCovered = diagnosis.findings(Verdict.NOT_COVERED);
        lines.add("");
        String notAssessed =
                open.isEmpty() ? "." : ", " + Words.count(open.size(), "cause") + " not assessed: too little is known.";
        lines.add(Wrap.wrap(
                Words.count(ruledOut.size(), "cause") + " ruled out" + notAssessed + (all ? "" : " --all lists them."),
                0));
        if (!notCovered.isEmpty()) {
            lines.add(Wrap.wrap(Words.count(notCovered.size(), "cause") + " not covered for this drug.", 0));
        }
        if (!all) {
            return;
        }
        heading("Ruled out");
        ruledOut.forEach(finding -> lines.add(Wrap.wrap(
                "  " + finding.rule().name() + ": ",
                finding.because().stream()
                        .map(reason -> Words.because(reason) + ", the rule asks for " + reason.asked())
                        .collect(Collectors.joining("; ")),
                INDENT)));
        if (!notCovered.isEmpty()) {
            heading("Not covered");
            lines.add(Wrap.wrap(
                    "For this drug nothing is said by "
                            + notCovered.stream().map(Finding::id).collect(Collectors.joining(", "))
                            + ".",
                    0));
        }
        heading("Not assessed");
        open.forEach(finding -> lines.add(Wrap.wrap(
                "  " + finding.rule().name() + ": ", "needs " + String.join(", ", finding.missing()), INDENT)));
    }

    private static String number(int rank) {
        return (rank < 10 ? " " : "") + rank + ". ";
    }

    private void references() {
        Set<String> keys = new LinkedHashSet<>();
        for (Finding finding : diagnosis.findings()) {
            if (finding.isCause() && !finding.isMoot()) {
                keys.addAll(finding.rule().cites());
                keys.addAll(finding.rule().disputedBy());
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        heading("References");
        Map<String, Reference> references = diagnosis.references();
        List<Reference> used = keys.stream().sorted().map(references::get).toList();
        if (all) {
            used.forEach(reference -> lines.add(Wrap.wrap(reference.key() + ": ", Words.work(reference), INDENT)));
        } else {
            // enough to find each; explain prints it in full
            lines.add(Wrap.wrap(
                    used.stream()
                            .map(reference -> reference.key() + " " + reference.shortLine() + Words.standing(reference))
                            .collect(Collectors.joining("; ")),
                    0));
        }
    }

    private void foot() {
        lines.add("");
        lines.add(Wrap.wrap(Words.foot(diagnosis.ruleSet()), 0));
    }

    private void heading(String text) {
        lines.add("");
        lines.add(paint.bold(text.toUpperCase(Locale.ROOT)));
    }

    private void field(String label, String text) {
        if (!text.isEmpty()) {
            lines.add(Wrap.wrap(label + ":", text, LABELLED));
        }
    }

    private void part(String label, String text) {
        if (!text.isEmpty()) {
            lines.add(Wrap.wrap("    " + label + ": ", text, PART));
        }
    }
}
