package org.letrodx.report;

import static java.util.Objects.requireNonNull;

import java.text.BreakIterator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.letrodx.Program;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Repair;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Problem;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.review.MissingFact;
import org.letrodx.review.Waiver;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Reference;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleSet;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/** A finding, a work and a rule set in words: the same in every report. */
public final class Words {
    /** House limit: how many causes are named that one fact decides. */
    private static final int DECIDES = 3;

    private Words() {}

    /** The facts that speak for a finding or against it. */
    static String because(Finding finding) {
        return finding.because().stream().map(Words::because).collect(Collectors.joining("; "));
    }

    /** One of them, with where it comes from unless it was stated. */
    static String because(Reason reason) {
        return reason.fact() + " is " + reason.value() + basis(reason);
    }

    /** Where a value comes from, in brackets; nothing if it was stated. */
    private static String basis(Reason reason) {
        if (reason.basis() == Basis.STATED || reason.basis() == null) {
            return "";
        }
        return " (" + reason.basis() + (reason.source().isEmpty() ? "" : ": " + reason.source()) + ")";
    }

    /** The facts that speak for a finding or against it, as a sentence for the bench. */
    public static String sentence(Finding finding) {
        boolean graded = finding.verdict() == Verdict.BORDERLINE;
        return finding.because().stream()
                .map(reason -> sentence(reason, graded))
                .collect(Collectors.joining("; "));
    }

    /** One of them: {@code serum is untreated}, {@code time on drug is 3 d, below 5 d}, {@code phenol red: yes}. */
    private static String sentence(Reason reason, boolean graded) {
        FactType type = Vocabulary.get(reason.fact());
        String basis = basis(reason);
        boolean limited =
                switch (type.kind()) {
                    case AMOUNT, NUMBER, WHOLE_NUMBER ->
                        !reason.asked().equals(reason.value())
                                && !reason.asked().isEmpty();
                    default -> false;
                };
        return sentence(type, reason.value())
                + (limited
                        ? ", " + (graded ? reason.asked() : reason.asked().replaceFirst(" \\(borderline .*", ""))
                        : "")
                + basis;
    }

    /** A fact with its value: {@code serum is untreated}, {@code phenol red: yes}. */
    static String sentence(FactType type, String value) {
        return type.kind() == Kind.YES_NO
                ? type.phrase() + ": " + value.replace("true", "yes").replace("false", "no")
                : type.phrase() + " is " + value;
    }

    /** What a verdict says, in a word that a biologist knows. */
    public static String verdict(Finding finding) {
        return finding.verdict() + " " + finding.rule().impact();
    }

    /** What to do first, in a sentence or two. */
    public static String startHere(Diagnosis diagnosis) {
        Optional<Finding> first = diagnosis.findings().stream()
                .filter(finding -> finding.isCause() && !finding.isMoot())
                .findFirst();
        if (first.isEmpty()) {
            return diagnosis.questions().stream()
                    .findFirst()
                    .map(question -> "find out: " + question.ask() + " [" + question.fact() + "]")
                    .orElse(
                            diagnosis.isAssessed()
                                    ? "nothing is found wrong."
                                    : "too little is known to say anything.");
        }
        Finding finding = first.get();
        if (finding.verdict() == Verdict.SUSPECTED) {
            String wanted = finding.missing().get(0);
            String ask = diagnosis.allQuestions().stream()
                    .filter(question -> finding.missing().contains(question.fact()))
                    .findFirst()
                    .map(question -> question.ask() + " [" + question.fact() + "]")
                    .orElse(Vocabulary.get(wanted).question() + " [" + wanted + "]");
            return "find out: " + ask + " It decides " + finding.rule().name() + ".";
        }
        String changes = finding.repair()
                .map(repair -> " [" + changes(repair.changes()) + "]")
                .orElse("");
        return finding.rule().name() + ": " + beginning(finding.rule().fix(), 0) + changes;
    }

    /** Why one finding is reported beneath another. */
    public static String under(Beneath above) {
        return switch (above.relation()) {
            case TRACE_OF -> "a sign of " + above.rule();
            case MOOT_BESIDE -> "of no account while " + above.rule() + " stands";
            case FIX_WITH -> "mended together with " + above.rule();
        };
    }

    /** Changes of facts as a scenario file has them: {@code hormones.androgen: testosterone}. */
    public static String changes(Map<String, String> changes) {
        return changes.entrySet().stream()
                .map(change -> change.getKey() + ": " + change.getValue())
                .collect(Collectors.joining("; "));
    }

    /** A list of clashes without any. */
    public static boolean saysNothing(Fact fact) {
        return !fact.type().compares().isEmpty() && List.of().equals(fact.value());
    }

    /** The works that a rule rests on, those that were looked up first. */
    public static List<String> sources(Rule rule, Map<String, Reference> references) {
        return rule.cites().stream()
                .sorted(Comparator.comparing((String key) ->
                        !requireNonNull(references.get(key)).standing().isEmpty()))
                .toList();
    }

    /**
     * The beginning of a text, in whole sentences: at least one.
     *
     * @param most how many characters there is room for
     */
    public static String beginning(String text, int most) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text);
        int end = sentences.next();
        for (int next = end; next != BreakIterator.DONE && next <= most; next = sentences.next()) {
            end = next;
        }
        return end == BreakIterator.DONE ? text : text.substring(0, end).strip();
    }

    /** The facts still to find out. */
    static String missing(Finding finding, Experiment experiment) {
        return finding.missing().stream().map(path -> missing(path, experiment)).collect(Collectors.joining(", "));
    }

    /** A fact that is known, but only within a range that crosses the limit, is asked for more exactly. */
    static String missing(String path, Experiment experiment) {
        return experiment.fact(path).isKnown() ? path + " more exactly" : path;
    }

    /** A repair and what it would change: nobody has done it yet. */
    public static String repair(Repair repair, Finding finding) {
        List<String> others =
                repair.removes().stream().filter(id -> !id.equals(finding.id())).toList();
        return "with " + changes(repair.changes()) + " this would be gone"
                + (others.isEmpty() ? "" : ", and " + String.join(", ", others))
                + (repair.creates().isEmpty() ? "" : "; new would be " + String.join(", ", repair.creates()));
    }

    /** A work in full, and how weak it is. */
    public static String work(Reference reference) {
        return reference.line() + standing(reference);
    }

    /** How weak a work is; empty for one that was looked up. */
    static String standing(Reference reference) {
        return reference.standing().isEmpty() ? "" : " [" + reference.standing() + " source]";
    }

    /** Where a work is to be found; empty for one without an address of its own, such as a site without a paper. */
    public static Optional<String> address(Reference reference) {
        Object doi = reference.cslItem().get("DOI");
        Object pmid = reference.cslItem().get("PMID");
        if (doi == null && pmid == null) {
            return Optional.empty();
        }
        return Optional.of(doi == null ? "https://pubmed.ncbi.nlm.nih.gov/" + pmid : "https://doi.org/" + doi);
    }

    /** What a waiver says. */
    static String waiver(Waiver waiver) {
        return waiver.reason() + ": " + waiver.text() + " (" + waiver.by() + ", " + waiver.on() + ", until "
                + waiver.expires() + ")";
    }

    /** A statement that could not be read, and the facts that it leaves unknown if they are more than one. */
    static String fault(Problem fault) {
        return fault + (fault.paths().size() < 2 ? "" : "; unknown now: " + String.join(", ", fault.paths()));
    }

    /** A fact to state, with what it costs and what it decides. */
    static String missing(MissingFact fact) {
        List<String> decides = fact.decides();
        return fact.path() + (fact.moreExactly() ? " more exactly" : "") + " (" + fact.cost()
                + (fact.required() ? "; required by the policy" : "")
                + (decides.isEmpty()
                        ? ""
                        : "; for " + String.join(", ", decides.subList(0, Math.min(decides.size(), DECIDES)))
                                + (decides.size() > DECIDES ? " and " + (decides.size() - DECIDES) + " more" : ""))
                + ")";
    }

    /** The facts to state, the cheapest first; of many, the first and how many more. */
    static String toState(List<MissingFact> facts, int most) {
        return facts.stream().limit(most).map(Words::missing).collect(Collectors.joining(", "))
                + (facts.size() > most ? ", and " + (facts.size() - most) + " more" : "");
    }

    /** Program, rules and notice. */
    public static String foot(RuleSet ruleSet) {
        String off = ruleSet.switchedOff().isEmpty() ? "" : ", without " + String.join(", ", ruleSet.switchedOff());
        return "letrodx " + Program.version() + ", rules " + ruleSet.version() + " ("
                + ruleSet.sha256().substring(0, 12) + ")" + off + ". " + Program.NOTICE;
    }

    /** The same in one line. */
    static String shortFoot(RuleSet ruleSet) {
        String off = ruleSet.switchedOff().isEmpty() ? "" : ", without " + String.join(", ", ruleSet.switchedOff());
        return "letrodx " + Program.version() + ", rules " + ruleSet.version() + " ("
                + ruleSet.sha256().substring(0, 12) + ")" + off
                + ". Research use only.";
    }

    /** A number of things, for example {@code 2 causes}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Prose as Markdown prints it unchanged, in a table too. */
    public static String markdown(String prose) {
        return prose.replaceAll("[\\\\`*_<\\[\\]|~]", "\\\\$0");
    }
}
