package org.letrodx.report;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.BreakIterator;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.Program;
import org.letrodx.data.Texts;
import org.letrodx.diagnosis.Assumption;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Repair;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.plan.Plan;
import org.letrodx.review.MissingFact;
import org.letrodx.review.Remark;
import org.letrodx.review.Waiver;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleSet;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Vocabulary;

/** A finding, a work and a rule set in words: the same in every report. */
public final class Words {
    /** House limit: how many undecided causes are named in a line. */
    private static final int SETTLED = 3;
    /** House limit: how many causes are named that one fact decides. */
    private static final int DECIDES = 3;
    /** A number of more than three decimal places. */
    private static final Pattern LONG_FRACTION = Pattern.compile("[1-9]\\d*\\.\\d{4,}");

    /** What a condition begins with that denies what it names. */
    private static final Pattern DENIED = Pattern.compile("^(not(?! empty)|does not mention|has not) ");

    private Words() {}

    /**
     * The facts that speak for a finding or against it, as sentences. What holds only since nothing else was stated
     * goes without saying.
     */
    public static String sentence(Finding finding) {
        boolean graded = finding.verdict() == Verdict.BORDERLINE;
        return finding.because().stream()
                .filter(reason -> !finding.isCause() || isStated(reason))
                .map(reason -> sentence(reason, graded))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static boolean isStated(Reason reason) {
        return reason.because().isEmpty()
                ? reason.basis() != Basis.DERIVED
                : reason.because().stream().anyMatch(Words::isStated);
    }

    /** One of them: {@code the time on drug is 3 d, below 5 d}, {@code the medium contains phenol red}. */
    static String sentence(Reason reason, boolean graded) {
        FactType type = Vocabulary.get(reason.fact());
        boolean limited = type.kind().isQuantity()
                && !reason.asked().equals(reason.value())
                && !reason.asked().isEmpty();
        String limit = graded ? reason.asked() : reason.asked().replaceFirst(" \\(borderline .*", "");
        return sentence(type, reason.about()) + (limited ? ", " + type.grouped(rounded(limit)) : "") + basis(reason);
    }

    /** One of them with the limit in full, as a step of what follows from what. */
    public static String step(Reason reason) {
        FactType type = Vocabulary.get(reason.fact());
        return sentence(type, reason.value())
                + (type.kind().isQuantity() && !reason.asked().isEmpty() ? ", " + asked(type, reason.asked()) : "");
    }

    /** A fact that rules a finding out, and what its rule asks for, which goes without saying of yes and no. */
    public static String against(Reason reason) {
        FactType type = Vocabulary.get(reason.fact());
        boolean said = type.kind() == Kind.YES_NO || !type.compares().isEmpty();
        return sentence(type, reason.about())
                + basis(reason)
                + (said ? "" : ", but the rule asks for " + asked(type, reason.asked()));
    }

    /** What a rule asks of a fact, with the unit of what it counts: {@code none or low}, {@code below 8 animals}. */
    public static String asked(FactType type, String asked) {
        int margin = asked.indexOf(" (borderline ");
        if (margin > 0) {
            String borderline = asked.substring(margin + 2, asked.length() - 1);
            return asked(type, asked.substring(0, margin)) + ", " + type.grouped(rounded(borderline));
        }
        String words = asked.replaceFirst("^(has|mentions) ", "").replaceFirst(DENIED.pattern(), "anything but ");
        return type.kind().isQuantity() || type.kind() == Kind.YES_NO
                ? type.shown(rounded(words))
                : type.kind() == Kind.CHOICE ? type.shown(words) : words;
    }

    /** A limit that was converted, 79 h as 3.29167 d, to three digits, or to all that stand before the point. */
    private static String rounded(String limit) {
        return LONG_FRACTION.matcher(limit).replaceAll(found -> {
            BigDecimal number = new BigDecimal(found.group());
            return number.round(new MathContext(Math.max(3, number.precision() - number.scale())))
                    .stripTrailingZeros()
                    .toPlainString();
        });
    }

    /** Where a value comes from, in brackets; nothing if it was stated. */
    private static String basis(Reason reason) {
        if (isUsual(reason.value())) {
            return "";
        }
        String basis = basis(reason.basis(), reason.source());
        return basis.isEmpty() ? "" : " (" + basis + ")";
    }

    /** Where a value comes from, in words; empty if it was stated. */
    public static String basis(@Nullable Basis basis, String source) {
        return basis == null
                ? ""
                : switch (basis) {
                    case STATED -> "";
                    case DATA -> source.isEmpty() ? "from data" : "from " + source;
                    case PANEL -> "from the panel of lines";
                    case INFERRED -> "looked up by name";
                    case DERIVED -> "derived";
                };
    }

    private static boolean isUsual(String value) {
        return value.endsWith(Fact.USUAL);
    }

    /** A fact with its value: {@code the serum is untreated}; a usual value is told as such. */
    static String sentence(FactType type, String value) {
        return isUsual(value)
                ? type.sentence(value.substring(0, value.length() - Fact.USUAL.length()))
                        + " (usual, but not verified here)"
                : type.sentence(value);
    }

    /** The value of a fact, for reading: {@code yes}, {@code 10,000 cells per well}. */
    public static String value(Fact fact) {
        return fact.type().shown(fact.display());
    }

    /** Where a fact comes from, in words; empty if it was stated, or if its value is marked as usual. */
    public static String basis(Fact fact) {
        return fact.usual() == null ? basis(fact.basis(), fact.source()) : "";
    }

    /** A section as a heading: {@code cellLine} is {@code Cell line}. */
    public static String section(String section) {
        String words = section.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Spelling.begin(words);
    }

    /** What a finding takes for granted, since nothing is known of it; without what it takes not to be so. */
    static String assumed(Finding finding) {
        return finding.assumed().stream()
                .filter(assumption -> !DENIED.matcher(assumption.holds()).lookingAt())
                .map(assumption -> asks(Vocabulary.get(assumption.fact()), assumption.holds()))
                .collect(Collectors.joining("; "));
    }

    /** What a finding takes not to be so, since nothing is known of it: {@code the signal rises with the dose}. */
    static String assumedNot(Finding finding) {
        return finding.assumed().stream()
                .filter(assumption -> DENIED.matcher(assumption.holds()).lookingAt())
                .flatMap(Words::denied)
                .collect(Collectors.joining("; "));
    }

    /** Of several words that are denied each is a sentence of its own. */
    private static Stream<String> denied(Assumption assumption) {
        FactType type = Vocabulary.get(assumption.fact());
        return Stream.of(DENIED.matcher(assumption.holds()).replaceFirst("").split(" or "))
                .map(type::sentence);
    }

    /** A fact and what is asked of it: {@code the dose response is flat}, {@code time on drug: below 3 d}. */
    public static String asks(FactType type, String asked) {
        boolean isValue = type.kind() == Kind.YES_NO
                || type.words().stream().anyMatch(word -> word.label().equals(asked));
        return isValue ? type.sentence(asked) : type.phrase() + ": " + asked(type, asked);
    }

    /** What a fact is called, and what it is in a file: {@code second read-out [assay.secondReadout]}. */
    public static String called(String path) {
        return label(path) + (Vocabulary.find(path).isPresent() ? " [" + path + "]" : "");
    }

    /** What is to be found out: {@code androgen concentration}, {@code whether a second read-out was made}. */
    public static String unknown(FactType type) {
        return type.kind() == Kind.YES_NO ? "whether " + type.sentence("true") : type.phrase();
    }

    /** The same of a fact that may be known, but not exactly enough to decide. */
    public static String unknown(String path, Experiment experiment) {
        return unknown(Vocabulary.get(path)) + (experiment.fact(path).isKnown() ? " more exactly" : "");
    }

    /** What a fact is called; of anything else its own name. */
    public static String label(String path) {
        return Vocabulary.find(path).map(FactType::phrase).orElse(path);
    }

    /** What a plan changes, and what is left then: the beginning of a sentence, and the rest of it. */
    public static String summary(Plan plan) {
        int changes = plan.changes().size();
        List<Finding> undecided = plan.undecided();
        boolean settles = changes == 0 && plan.isWhole() && plan.standing().isEmpty() && !undecided.isEmpty();
        if (settles) {
            return "first settle " + settled(undecided)
                    + "; no decisive or contributing fault of the set-up is confirmed"
                    + (plan.review().notCovered().isEmpty() ? "" : ", as far as the rules cover it") + ".";
        }
        boolean stands = !plan.standing().isEmpty();
        String standing = plan.standing().stream().map(Finding::id).collect(Collectors.joining(", "));
        String left = plan.isWhole()
                ? changes == 0
                        ? "no " + (stands ? "other " : "") + "decisive or contributing fault of the set-up is known"
                        : "then no known decisive or contributing fault " + (stands ? "of the set-up " : "") + "is left"
                : plan.unmended().stream().map(fault -> fault.rule().id()).collect(Collectors.joining(", "))
                        + (plan.unmended().size() == 1
                                ? " stays, for the reason given below"
                                : " stay, for the reasons given below");
        return (changes > 0
                        ? "change " + Texts.count(changes, "thing")
                        : stands ? "no change of the set-up fixes " + standing : "nothing has to be changed")
                + "; " + left + (plan.review().notCovered().isEmpty() ? "" : ", as far as the rules cover it")
                + (changes > 0 && stands ? ". The results showed " + standing + ", too" : "")
                + (plan.toState().isEmpty()
                        ? ""
                        : ". " + Texts.count(plan.toState().size(), "fault")
                                + " can be judged only when more is stated")
                + (plan.borderline().isEmpty() ? "" : ". " + staysBorderline(plan.borderline()))
                + ".";
    }

    private static String staysBorderline(List<Finding> borderline) {
        return borderline.stream().map(Finding::id).collect(Collectors.joining(", "))
                + (borderline.size() == 1 ? " stays" : " stay") + " borderline";
    }

    /** Why a cause is borderline after a plan, of which a review warns, and what would settle it. */
    public static String borderline(Finding finding, Plan plan) {
        return sentence(finding)
                + (plan.isSettledByRepair(finding)
                        ? "; [" + changes(finding.rule().repair()) + "] rules it out"
                        : ". To do: " + finding.fix());
    }

    /** How much work a plan is, beside the first one. */
    public static String work(Plan plan, Plan first) {
        return plan.cost() > first.cost() ? "more work" : "as much work";
    }

    /** The causes that a plan settles and the first one leaves undecided. */
    public static String fixedBeyond(Plan plan, Plan first) {
        return first.undecided().stream()
                .map(Finding::id)
                .filter(id ->
                        plan.undecided().stream().noneMatch(left -> left.id().equals(id)))
                .collect(Collectors.joining(", "));
    }

    /** The first few, with what is said of them. */
    private static String settled(List<Finding> undecided) {
        return Texts.some(
                undecided.stream()
                        .map(finding -> finding.id() + " (" + finding.verdict() + ")")
                        .toList(),
                SETTLED);
    }

    /**
     * Why a cause stands that the results show and no change is made for, and what to do about it. What is changed for
     * another may be what it takes: it is seen only in new results.
     */
    public static String standing(Finding finding, Plan plan) {
        Rule rule = finding.rule();
        return sentence(finding) + ". "
                + (rule.repair().isEmpty()
                        ? (plan.changes().isEmpty()
                                        ? "The results show it, and no change of the set-up is known to fix it."
                                        : "The results show it. No change above is made for it; new results tell"
                                                + " whether it is gone.")
                                + " To do: " + finding.fix()
                        : "[" + changes(rule.repair()) + "] would fix it, which contradicts what is stated or kept.");
    }

    /** How to mend what a rule tells of: without other drugs, and beside those with which it is mended otherwise. */
    public static String fix(Rule rule) {
        if (rule.fixBeside().isEmpty()) {
            return rule.fix();
        }
        String kinds = Vocabulary.get("treatment.mechanisms").shown(String.join(", ", rule.besides()));
        return rule.fix() + " Where another drug is given, too (" + kinds + "): " + rule.fixBeside();
    }

    /** What a verdict says, in a word that a biologist knows. */
    public static String verdict(Finding finding) {
        return finding.verdict() + ", " + finding.rule().impact();
    }

    /** What a diagnosis is to explain. */
    public static String complaints(Diagnosis diagnosis) {
        return diagnosis.complaints().isEmpty()
                ? "none: a review of the set-up"
                : Term.labels(diagnosis.complaints(), ", ");
    }

    /** What can be looked up and is not among the best questions. */
    public static Stream<Question> quick(Diagnosis diagnosis) {
        List<Question> best = diagnosis.questions();
        return diagnosis.allQuestions().stream()
                .filter(question -> question.cost() == Cost.LOOK_UP && !best.contains(question));
    }

    /** What it takes to find a fact out: {@code a look-up}, {@code takes hours}. */
    public static String cost(Cost cost) {
        return cost == Cost.LOOK_UP ? "a look-up" : "takes " + cost;
    }

    /** What to do first, in a sentence or two. */
    public static String startHere(Diagnosis diagnosis) {
        Optional<Finding> first = diagnosis.findings().stream()
                .filter(finding -> finding.isCause() && !finding.isMoot())
                // what only restates the complaint tells nobody where to begin
                .filter(finding -> Collections.disjoint(finding.rule().traceOf(), diagnosis.complaints()))
                .findFirst();
        if (first.isEmpty()) {
            return found(diagnosis)
                    + diagnosis.questions().stream()
                            .findFirst()
                            .map(question -> " Find out next: " + question.ask() + " [" + question.fact() + "]")
                            .orElse("");
        }
        Finding finding = first.get();
        if (finding.verdict() == Verdict.SUSPECTED) {
            String wanted = finding.missing().get(0);
            String ask = diagnosis.allQuestions().stream()
                    .filter(question -> finding.missing().contains(question.fact()))
                    .findFirst()
                    .map(question -> question.ask() + " [" + question.fact() + "]")
                    .orElse(Vocabulary.get(wanted).question() + " [" + wanted + "]");
            return "find out: " + ask + " The answer decides " + finding.rule().name() + ".";
        }
        String changes = finding.repair()
                .map(repair -> " [" + changes(repair.changes()) + "]")
                .orElse("");
        return finding.rule().name() + ": " + beginning(finding.fix(), 0) + changes;
    }

    /** What is said where no cause is confirmed or suspected. */
    private static String found(Diagnosis diagnosis) {
        if (diagnosis.findings().isEmpty()) {
            return "no rule applies; see what is not covered.";
        }
        if (!diagnosis.isAssessed()) {
            return "too little is known to find a cause.";
        }
        return (diagnosis.complaints().isEmpty()
                        ? "nothing wrong is found in what is known"
                        : "nothing that is known explains the complaint")
                + (diagnosis.notCovered().isEmpty() ? "." : ", as far as the rules cover it.");
    }

    /** Why one finding is reported beneath another. */
    public static String under(Beneath above) {
        return switch (above.relation()) {
            case TRACE_OF -> "a sign of " + above.rule();
            case MOOT_BESIDE -> "irrelevant until " + above.rule() + " is fixed";
            case FIX_WITH -> "fixed with " + above.rule();
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

    /**
     * Published numbers to show side by side, never averaged: those that contradict each other, and of the others a
     * few.
     *
     * @param told the ids of those that were shown already, to which these are added
     * @param most how many there are, if fewer contradict each other
     */
    public static List<ReferenceValue> published(List<ReferenceValue> values, Set<String> told, int most) {
        List<ReferenceValue> untold = values.stream()
                .filter(value -> !value.value().isEmpty() && told.add(value.id()))
                .sorted(Comparator.comparing(value -> value.conflictsWith().isEmpty()))
                .toList();
        long conflicts = untold.stream()
                .filter(value -> !value.conflictsWith().isEmpty())
                .count();
        return untold.stream().limit(Math.max(most, conflicts)).toList();
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

    /** The facts still to find out, and what they are in a file. */
    static String missing(Finding finding, Experiment experiment) {
        return finding.missing().stream()
                .map(path -> unknown(path, experiment) + " [" + path + "]")
                .collect(Collectors.joining(", "));
    }

    /** The facts still to find out, without one whose usual value is told already. */
    static String notKnown(Finding finding, Experiment experiment) {
        return finding.missing().stream()
                .filter(path -> finding.because().stream()
                        .noneMatch(reason -> reason.fact().equals(path) && isUsual(reason.value())))
                .map(path -> unknown(path, experiment))
                .collect(Collectors.joining(", "));
    }

    /** A repair and what it would change: nobody has done it yet. */
    public static String repair(Repair repair, Finding finding) {
        List<String> others =
                repair.removes().stream().filter(id -> !id.equals(finding.id())).toList();
        return "[" + changes(repair.changes()) + "] would fix this"
                + (others.isEmpty() ? "" : ", and " + String.join(", ", others))
                + (repair.creates().isEmpty() ? "" : ", but bring up " + String.join(", ", repair.creates()));
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

    /** What the policy does to the level of a remark, and why; empty if nothing. */
    static String policy(Remark remark) {
        return remark.policyReason().isEmpty()
                ? ""
                : (remark.level().compareTo(remark.levelOfRule()) > 0 ? "lowers " : "raises ") + remark.levelOfRule()
                        + " to " + remark.level() + ": " + remark.policyReason()
                        + (remark.policyReason().endsWith(".") ? "" : ".");
    }

    /** What a waiver says. */
    static String waiver(Waiver waiver) {
        return waiver.reason() + ": " + waiver.text() + " (" + waiver.by() + ", " + waiver.on() + ", until "
                + waiver.expires() + ")";
    }

    /**
     * A statement that could not be read or contradicts another, and the facts that are left out for it if they are
     * more than one.
     */
    static String fault(Problem fault) {
        return fault
                + (fault.paths().size() < 2
                        ? ""
                        : ". Until this is corrected, " + Texts.list(fault.paths()) + " count as unknown");
    }

    /** What kind of fault of an input it is: {@code contradiction}, or {@code unread}. */
    static String kind(Problem fault) {
        return fault.isContradiction() ? "contradiction" : "unread";
    }

    /**
     * What a set-up states differently from its record: {@code notes differs}, {@code serum.percent and 3 more differ}.
     */
    public static String differing(List<String> changed) {
        return switch (changed.size()) {
            case 0 -> "the findings differ";
            case 1 -> changed.get(0) + (changed.get(0).equals("notes") ? " differ" : " differs");
            case 2, 3 -> Texts.list(changed) + " differ";
            default -> Texts.some(changed, 2) + " differ";
        };
    }

    /** A fact to state, with what it costs and what it decides. */
    static String missing(MissingFact fact) {
        List<String> decides = fact.decides();
        return unknown(Vocabulary.get(fact.path())) + (fact.moreExactly() ? " more exactly" : "") + " [" + fact.path()
                + "; "
                + fact.cost()
                + (fact.setAside() ? "; what is stated was left out" : "")
                + (fact.required() ? "; required by the policy" : "")
                + (decides.isEmpty() ? "" : "; for " + Texts.some(decides, DECIDES))
                + "]";
    }

    /** The facts to state, one by one in their order; of many, the first and how many more. */
    static List<String> toState(List<MissingFact> facts, int most) {
        return Stream.concat(
                        facts.stream().limit(most).map(Words::missing),
                        Stream.of(facts.size() - most).filter(more -> more > 0).map(more -> "and " + more + " more"))
                .toList();
    }

    /** Program, rules and notice. */
    public static String foot(RuleSet ruleSet) {
        return programAndRules(ruleSet) + Program.NOTICE;
    }

    /** The same in one line. */
    static String shortFoot(RuleSet ruleSet) {
        return programAndRules(ruleSet) + "Research use only.";
    }

    private static String programAndRules(RuleSet ruleSet) {
        String off = ruleSet.switchedOff().isEmpty() ? "" : ", without " + String.join(", ", ruleSet.switchedOff());
        return "letrodx " + Program.version() + ", rules " + ruleSet.version() + " ("
                + ruleSet.sha256().substring(0, 12) + ")" + off + ". ";
    }

    /** Prose as Markdown prints it unchanged, in a table too. */
    public static String markdown(String prose) {
        return prose.replaceAll("[\\\\`*_<\\[\\]|~]", "\\\\$0");
    }
}
