package org.letrodx.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.data.Texts;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.RankKey;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Basis;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Relation;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;

/**
 * An answer for reading in a terminal: what to do first, then the causes, each with what proves it, what is missing,
 * how to check and how to mend it. All that stands behind it is there when asked for.
 */
public final class TextReport {
    private static final int INDENT = 4;
    private static final int LABELLED = 11;
    private static final int PART = 6;
    /** About a line of prose. */
    private static final int ONE_LINE = 75;
    /** How many keys of works stand beside a finding, or causes beside a question, unless all are asked for. */
    private static final int FEW = 2;
    /** How many causes are told with their check, if there is room. */
    private static final int IN_FULL = 5;
    /** Lines of two screens of 24. */
    private static final int TWO_SCREENS = 48;
    /** How many facts are named that are quick to look up, beside the questions. */
    private static final int QUICK = 6;

    private final Diagnosis diagnosis;
    private final List<Rule> besides;
    private final TextStyle style;
    private final int inFull;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private TextReport(Diagnosis diagnosis, List<Rule> besides, TextStyle style, int inFull) {
        this.inFull = inFull;
        this.diagnosis = diagnosis;
        this.besides = besides;
        this.style = style;
        this.paint = new Paint(style.colour());
    }

    /**
     * The answer as text of 80 columns, with a line feed at the end.
     *
     * @param all everything that stands behind the answer, too
     * @param colour use terminal colours
     */
    public static String text(Diagnosis diagnosis, boolean all, boolean colour) {
        return text(diagnosis, List.of(), new TextStyle(all, false, colour, Wrap.COLUMNS));
    }

    /**
     * The answer as text, with a line feed at the end.
     *
     * @param besides faults that have nothing to do with the complaint, as {@code RuleBook.besides} tells
     */
    public static String text(Diagnosis diagnosis, List<Rule> besides, TextStyle style) {
        // as much as fits: checks are left out from the end before a third screen begins
        String text = "";
        for (int inFull = IN_FULL; inFull >= 0; inFull--) {
            text = new TextReport(diagnosis, besides, style, inFull).write();
            if (style.all() || text.lines().count() <= TWO_SCREENS) {
                break;
            }
        }
        return text;
    }

    private String write() {
        line(paint.bold("Start here:") + " ", Words.startHere(diagnosis), 2);
        head();
        causes();
        besides();
        questions();
        rest();
        if (style.all()) {
            understood();
            ruledOut();
            references();
        }
        foot();
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        String id = diagnosis.experiment().id();
        String title = diagnosis.experiment().title();
        lines.add("");
        if (!id.isEmpty() || !title.isEmpty()) {
            String name = id.isEmpty() || title.isEmpty() ? id + title : id + ": " + title;
            int most = style.all() ? Integer.MAX_VALUE : style.columns();
            line("", name.length() <= most ? name : name.substring(0, most - 3).strip() + "...", 0);
        }
        diagnosis.setting().notes().forEach(note -> field("Note", note));
        diagnosis
                .warnings()
                .forEach(warning -> field(
                        "Note",
                        Words.called(warning.path()) + ": " + warning.fault()
                                + (warning.maybe().isEmpty() ? "" : ". Maybe: " + warning.maybe())));
        diagnosis.notCovered().forEach(gap -> field("Not covered", gap));
        blank();
    }

    private void causes() {
        List<Finding> causes =
                diagnosis.findings().stream().filter(Finding::isCause).toList();
        causes.forEach(this::cause);
        if (diagnosis.complaints().isEmpty() && !causes.isEmpty() && diagnosis.isClean()) {
            lines.add("");
            line("", "No decisive cause is confirmed or suspected.", 0);
        }
    }

    private void cause(Finding finding) {
        if (style.all()) {
            blank();
        }
        String colour = finding.verdict() == Verdict.CONFIRMED ? Paint.RED : Paint.YELLOW;
        String under = finding.under().map(above -> ", " + Words.under(above)).orElse("");
        // colour in the number alone: what is wrapped is cleaned of all codes, since an input may hold some
        line(
                paint.code(number(finding.rank()).stripTrailing(), colour),
                finding.rule().name() + ": " + Words.verdict(finding) + under,
                INDENT);
        if (!style.all()) {
            inShort(finding);
            return;
        }
        part("", Words.sentence(finding));
        part("Missing", Words.missing(finding, diagnosis.experiment()));
        why(finding);
        if (finding.isMoot()) {
            return;
        }
        part("Assumed", Words.assumed(finding));
        part("Assumed not to be so", Words.assumedNot(finding));
        part("Why", finding.rule().why());
        part("Check", finding.rule().check() + " (" + finding.rule().effort() + ")");
        part("Fix", finding.fix());
        finding.repair().ifPresent(repair -> part("Set-up", Words.repair(repair, finding)));
        part("House limit", String.join("; ", finding.rule().houseLimits()));
        published(finding);
        String disputed = finding.rule().disputedBy().isEmpty()
                ? ""
                : "; disputed by " + String.join(", ", finding.rule().disputedBy());
        part("Sources", String.join(", ", Words.sources(finding.rule(), diagnosis.references())) + disputed);
        RankKey rank = finding.rankKey();
        part(
                "Rank",
                rank.tier() + ", concerns " + rank.layer() + ", evidence " + rank.strength() + ", "
                        + Texts.count(rank.unknown(), "answer") + " unknown, check takes " + rank.effort());
    }

    /**
     * What proves it and who says so, then how to check and to mend it; the first few in more words than the others.
     */
    private void inShort(Finding finding) {
        boolean beneath = finding.under()
                .filter(above -> above.relation() != Relation.FIX_WITH)
                .isPresent();
        if (!beneath) {
            String missing = Words.notKnown(finding, diagnosis.experiment());
            String evidence = Words.sentence(finding)
                    + (missing.isEmpty() ? "" : (finding.because().isEmpty() ? "" : "; ") + "not known: " + missing);
            line("    ", evidence + sources(finding), INDENT);
        }
        why(finding);
        if (beneath) {
            return;
        }
        if (finding.rule().impact() != Impact.ADVISORY && finding.rank() <= inFull) {
            part(
                    "Check (" + finding.rule().effort() + ")",
                    Words.beginning(finding.rule().check(), 0));
        }
        boolean saidAbove = finding.rank() == 1 && finding.verdict() == Verdict.CONFIRMED;
        if (!saidAbove) {
            part("Fix", Words.beginning(finding.fix(), ONE_LINE));
        }
    }

    private String sources(Finding finding) {
        List<String> sources = Words.sources(finding.rule(), diagnosis.references());
        return sources.isEmpty() ? "" : " [" + String.join(", ", few(sources)) + "]";
    }

    private void why(Finding finding) {
        if (style.why()) {
            lines.add("    Because:");
            finding.because().forEach(reason -> reason(reason, PART));
        }
    }

    /** One step down to what was stated. */
    private void reason(Reason reason, int indent) {
        String basis = reason.basis() == Basis.STATED ? "stated" : Words.basis(reason.basis(), reason.source());
        String from = Stream.of(reason.fact(), basis, reason.rule())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        line(" ".repeat(indent) + "- ", Words.step(reason) + " [" + from + "]", indent + 2);
        reason.because().forEach(below -> reason(below, indent + 2));
    }

    private void published(Finding finding) {
        List<ReferenceValue> values = diagnosis.values().stream()
                .filter(value -> finding.rule().shows(value))
                // those that contradict each other are never left out
                .sorted(Comparator.comparing(
                        (ReferenceValue value) -> value.conflictsWith().isEmpty()))
                .toList();
        part(
                "Published",
                values.stream()
                        .map(value -> value.place() + ", " + value.endpoint() + " " + value.value() + " ("
                                + String.join(", ", value.cites()) + standing(value)
                                + (value.conflictsWith().isEmpty() ? "" : ", in conflict") + ")")
                        .collect(Collectors.joining("; ")));
    }

    private static String standing(ReferenceValue value) {
        return switch (value.mark()) {
            case "V" -> "";
            case "V2" -> ", second hand";
            case "source" -> ", the source document only";
            default -> ", not verified";
        };
    }

    private void besides() {
        if (besides.isEmpty()) {
            return;
        }
        blank();
        line(
                "",
                "Besides the complaint: "
                        + besides.stream()
                                .map(fault -> fault.name() + " (" + fault.impact() + ")")
                                .collect(Collectors.joining("; "))
                        + ". See letrodx review.",
                0);
    }

    private void questions() {
        List<Question> questions = diagnosis.questions();
        if (questions.isEmpty()) {
            return;
        }
        blank();
        lines.add(paint.bold("Find out next"));
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String cost = question.cost() == Cost.LOOK_UP ? "" : "; " + question.cost();
            String settles = style.all() ? "; for " + String.join(", ", question.settles()) : "";
            line(number(i + 1), question.ask() + " [" + question.fact() + cost + settles + "]", INDENT);
        }
        List<String> quick = Words.quick(diagnosis)
                .limit(QUICK)
                .map(question -> Words.label(question.fact()))
                .toList();
        if (!quick.isEmpty()) {
            line("", "Also quick to look up: " + String.join(", ", quick) + ".", INDENT);
        }
    }

    private List<String> few(List<String> ids) {
        return style.all() || ids.size() <= FEW + 1 ? ids : List.of(ids.get(0), ids.get(1), ids.size() - FEW + " more");
    }

    private void rest() {
        int open = diagnosis.findings(Verdict.OPEN).size();
        int ruledOut = diagnosis.findings(Verdict.RULED_OUT).size();
        int notCovered = diagnosis.findings(Verdict.NOT_COVERED).size();
        blank();
        line(
                "",
                Texts.count(ruledOut, "cause") + " ruled out"
                        + (open == 0 ? "" : ", " + open + " could not be judged")
                        + (notCovered == 0 ? "" : ", " + notCovered + " not covered for this drug")
                        + (style.all() ? "." : " (--all).")
                        + (style.all() || diagnosis.findings(Verdict.CONFIRMED).isEmpty()
                                ? ""
                                : " To correct the whole set-up: letrodx plan FILE."),
                0);
    }

    private void understood() {
        heading("Understood");
        field("Complaint", Words.complaints(diagnosis));
        List<ModelSystem> systems = diagnosis.setting().systems();
        String setting = systems.isEmpty()
                ? "unclear"
                : systems.size() == ModelSystem.values().length ? "any" : Term.labels(systems, " or ");
        field("Setting", setting + " (" + diagnosis.setting().basis() + ")");
        Set<String> said = new HashSet<>();
        field("Stated", facts(Set.of(Basis.STATED), said));
        field("Data", facts(Set.of(Basis.DATA), said));
        field("Panel", facts(Set.of(Basis.PANEL), said));
        field("Derived", facts(Set.of(Basis.DERIVED, Basis.INFERRED), said));
    }

    /** The facts of some bases, without what was said already: the drug and its compound may be one sentence. */
    private String facts(Set<Basis> bases, Set<String> said) {
        return diagnosis.known().stream()
                .filter(fact -> bases.contains(fact.basis()) && !Words.saysNothing(fact))
                .map(fact -> Words.sentence(fact.type(), fact.display()))
                .filter(said::add)
                .collect(Collectors.joining("; "));
    }

    private void ruledOut() {
        heading("Ruled out");
        diagnosis
                .findings(Verdict.RULED_OUT)
                .forEach(finding -> line(
                        "  " + finding.rule().name() + ": ",
                        finding.because().stream().map(Words::against).collect(Collectors.joining("; ")),
                        INDENT));
        List<Finding> notCovered = diagnosis.findings(Verdict.NOT_COVERED);
        if (!notCovered.isEmpty()) {
            heading("Nothing said of this drug");
            notCovered.forEach(finding -> line("  ", finding.rule().name(), INDENT));
        }
        heading("Could not be judged");
        diagnosis
                .findings(Verdict.OPEN)
                .forEach(finding -> line(
                        "  " + finding.rule().name() + ": ",
                        "not known: " + Words.missing(finding, diagnosis.experiment()),
                        INDENT));
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
        keys.stream()
                .sorted()
                .map(references::get)
                .forEach(reference -> line(reference.key() + ": ", Words.work(reference), INDENT));
    }

    private void foot() {
        if (style.all()) {
            lines.add("");
        }
        boolean confirmed = !diagnosis.findings(Verdict.CONFIRMED).isEmpty();
        if (confirmed) {
            line("", "Confirmed: the condition holds. That does not prove it is the cause.", 0);
        }
        line("", style.all() ? Words.foot(diagnosis.ruleSet()) : Words.shortFoot(diagnosis.ruleSet()), 0);
    }

    /** An empty line, unless there is one. */
    private void blank() {
        if (!lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add(paint.bold(text.toUpperCase(Locale.ROOT)));
    }

    private static String number(int rank) {
        return (rank < 10 ? " " : "") + rank + ". ";
    }

    private void field(String label, String text) {
        if (!text.isEmpty()) {
            line(label + ":", text, LABELLED);
        }
    }

    private void part(String label, String text) {
        if (!text.isEmpty()) {
            line(label.isEmpty() ? "    " : "    " + label + ": ", text, label.isEmpty() ? INDENT : PART);
        }
    }

    private void line(String label, String text, int indent) {
        lines.add(Wrap.wrap(label, text, indent, style.columns()));
    }
}
