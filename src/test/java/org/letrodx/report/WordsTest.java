package org.letrodx.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.letrodx.RuleBook;
import org.letrodx.Scenarios;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.facts.Experiment;
import org.letrodx.plan.Arms;
import org.letrodx.plan.Calendar;
import org.letrodx.plan.Plan;
import org.letrodx.plan.Planner;
import org.letrodx.quantity.Dimension;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What people read are sentences: of every scenario, and of every proof of a rule. */
class WordsTest {
    private static final Map<Path, Diagnosis> DIAGNOSES = new HashMap<>();
    /** A bare number: the bank's count of passages, and a figure that has no unit. */
    private static final Set<String> BARE = Set.of("cellLine.passage", "readings.zPrime");

    private static final Pattern DIGIT = Pattern.compile("(?<![A-Za-z\\d])\\d");
    /** A number, or a range, and the word behind it. */
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d.,]*(?:(?:-| to )[\\d.,]+)? ([^\\s;,()]+)");

    private static final String LIMIT = "(above|below|at least|at most|outside|borderline) .*";
    /** A path is shown only in square brackets, as what is written in a file. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[[^\\]]*]");

    private static final String SECTIONS = String.join("|", Vocabulary.sections());
    private static final Pattern PATH = Pattern.compile("\\b(?:" + SECTIONS + ")\\.[a-z]\\w+");
    /** The same with a blank in its place: {@code hormones androgen is none}. */
    private static final Pattern SPACED =
            Pattern.compile("\\b(?:" + SECTIONS + ") (?:[\\w-]+ ){0,4}?[\\w-]+(?= is |: )");

    private static final Set<String> SPACED_PATHS = Vocabulary.types().stream()
            .flatMap(type -> Stream.of(type.name(), type.label()).map(name -> type.section() + " " + name))
            .collect(Collectors.toSet());

    /**
     * What nobody should read: brackets behind brackets (a year of a work stands in its own), and what was left open.
     */
    private static final Pattern STIFF = Pattern.compile(
            ".{0,30}((?<!\\(\\d{4})\\) \\(|\\] \\(|\\{}|\\b1 causes|\\bthe the\\b|(: | is )(true|false)\\b)");

    @Test
    void noShownLineHasARawPathOrDoubledBrackets() {
        Map<String, String> wrong = new TreeMap<>();
        for (Path file : Scenarios.all()) {
            check(TextReport.text(diagnosis(file), List.of(), new TextStyle(true, true, false, 80)), file, wrong);
        }
        for (Path file : Scenarios.worked()) {
            check(TextReport.text(diagnosis(file), List.of(), new TextStyle(false, true, false, 80)), file, wrong);
            HtmlReport.Sheet sheet = new HtmlReport.Sheet("x", diagnosis(file), List.of(), List.of());
            check(
                    HtmlReport.html(List.of(sheet))
                            .replaceAll("(?s)<style>.*?</style>|<svg.*?</svg>", "")
                            .replaceAll("<[^>]*>", ""),
                    file,
                    wrong);
        }
        for (String name : List.of("mcf7-full-serum", "protocol-2", "xenografts-not-regressing")) {
            check(plan(Scenarios.worked(name)), Path.of(name), wrong);
        }
        assertEquals(Map.of(), wrong);
    }

    private static void check(String text, Path file, Map<String, String> wrong) {
        String prose = IN_BRACKETS.matcher(text.replaceAll("\\s+", " ")).replaceAll("[]");
        Stream.of(PATH, SPACED, STIFF)
                .flatMap(pattern -> pattern.matcher(prose).results().map(MatchResult::group))
                .filter(found ->
                        !PATH.matcher(found).matches() || Vocabulary.find(found).isPresent())
                .filter(found -> !SPACED.matcher(found + ": ").lookingAt() || SPACED_PATHS.contains(found))
                .forEach(found -> wrong.putIfAbsent(found, file.toString()));
    }

    private static String plan(Experiment setUp) {
        RuleBook book = RuleBook.bundled();
        List<Plan> plans = new Planner(book).plans(setUp, Set.of());
        Experiment after = plans.get(0).after();
        return TextPlan.text(
                plans, new Arms(book).of(after), Calendar.of(after, book), Optional.empty(), book, TextStyle.plain());
    }

    private static Diagnosis diagnosis(Path file) {
        return DIAGNOSES.computeIfAbsent(file, known -> RuleBook.bundled().diagnose(Scenarios.read(known)));
    }

    @Test
    void aNumberIsShownWithItsUnit() {
        Set<String> bare = new TreeSet<>();
        Set<FactType> seen = new HashSet<>();
        for (Path file : Scenarios.all()) {
            for (Finding finding : diagnosis(file).findings()) {
                for (Reason reason : finding.because()) {
                    FactType type = Vocabulary.get(reason.fact());
                    if (type.kind().isQuantity() && !BARE.contains(type.path())) {
                        seen.add(type);
                        String said = finding.verdict() == Verdict.RULED_OUT
                                ? Words.against(reason)
                                : Words.sentence(reason, true).replaceFirst(" \\([^)]*\\)$", "");
                        if (DIGIT.matcher(withoutUnits(type, said)).find()) {
                            bare.add(said);
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), bare);
        assertTrue(seen.size() > 20, seen::toString);
    }

    /** What is left without numbers that have their unit; the limit of a count may follow what is counted. */
    private static String withoutUnits(FactType type, String said) {
        if (type.unit().isEmpty()) {
            return AMOUNT.matcher(said)
                    .replaceAll(amount -> isUnit(amount.group(1)) ? "" : Matcher.quoteReplacement(amount.group()));
        }
        String unit = Pattern.quote(type.unit()).replace("(s)", "\\E(s?)\\Q");
        return said.replaceAll("\\d[\\d.,]*(-[\\d.,]+)? " + unit, "").replaceFirst(", " + LIMIT + "$", "");
    }

    private static boolean isUnit(String unit) {
        return Stream.of(Dimension.values())
                .anyMatch(dimension -> dimension.units().contains(unit)
                        || !dimension.canonicalUnit().isEmpty()
                                && dimension.factor(unit).isPresent());
    }

    @Test
    void everyFactIsASentence() {
        Set<String> phrases = new HashSet<>();
        for (FactType type : Vocabulary.types()) {
            assertTrue(phrases.add(type.phrase()), () -> type + " is called as another fact is: " + type.phrase());
            boolean number = type.kind() == Kind.NUMBER || type.kind() == Kind.WHOLE_NUMBER;
            assertEquals(number && !BARE.contains(type.path()), !type.unit().isEmpty(), type + ": unit");
            Set<String> sentences = new HashSet<>();
            for (String value : values(type)) {
                String said = type.sentence(value);
                assertFalse(said.contains("{") || said.contains("true") || said.contains("false"), said);
                assertFalse(said.startsWith(type.phrase() + " is none"), said);
                assertTrue(sentences.add(said), () -> type + " says the same of two values: " + said);
            }
        }
    }

    private static List<String> values(FactType type) {
        return switch (type.kind()) {
            case YES_NO -> List.of("true", "false");
            case CHOICE, CHOICES -> type.words().stream().map(Word::label).toList();
            case NUMBER, WHOLE_NUMBER -> List.of("1", "2");
            case AMOUNT, AMOUNTS -> List.of("1 " + type.units().get(0));
            case TEXT -> List.of("MCF-7");
        };
    }

    @Test
    void aValueReadsAsItIsSaid() {
        assertEquals(
                "no androgen was added", Vocabulary.get("hormones.androgen").sentence("none"));
        assertEquals(
                "10,000 cells per well", Vocabulary.get("assay.seedingDensity").shown("10000"));
        assertEquals(
                "1 animal per group", Vocabulary.get("design.animalsPerGroup").sentence("1"));
        assertEquals("above 10,000 cells per well", Words.asked(Vocabulary.get("assay.seedingDensity"), "above 10000"));
        assertEquals(
                "3,000-12,000 cells per well",
                Vocabulary.get("assay.seedingDensity").shown("3000-12000"));
        assertEquals(
                "7,500 cells per well", Vocabulary.get("assay.seedingDensity").shown("7500"));
        assertEquals("below 1235 d", Words.asked(Vocabulary.get("hormones.deprivation"), "below 1234.5678 d"));
        assertEquals(
                "below 3.29 d, borderline below 7 d",
                Words.asked(Vocabulary.get("hormones.deprivation"), "below 3.29167 d (borderline below 7 d)"));
    }

    @Test
    void ofAListThatIsToldWhichTheRuleAsksFor() {
        Diagnosis diagnosis = RuleBook.bundled()
                .diagnose(Experiment.of(Map.of(
                        "complaint", "non-adherence",
                        "model.system", "patient",
                        "treatment.drug", "letrozole",
                        "clinic.symptoms", List.of("arthralgia", "hot-flashes", "depression"))));
        List<String> said = diagnosis.findings().stream()
                .filter(finding -> finding.because().stream()
                        .anyMatch(reason -> reason.fact().equals("clinic.symptoms")
                                && reason.asked().equals("has arthralgia or myalgia")))
                .map(Words::sentence)
                .toList();
        assertEquals(List.of("recorded in the arm: arthralgia"), said);
    }

    @Test
    void aUsualValueIsToldAsSuchOnce() {
        Diagnosis diagnosis = RuleBook.bundled()
                .diagnose(Experiment.of(Map.of(
                        "complaint", "no-response",
                        "model.system", "cell-culture",
                        "cellLine.name", "MCF-7",
                        "medium.name", "DMEM")));
        String answer = TextReport.text(diagnosis, true, false).replaceAll("\\s+", " ");
        assertTrue(answer.contains("the medium contains phenol red (usual, but not verified here)"), answer);
        for (Finding finding : diagnosis.findings(Verdict.SUSPECTED)) {
            String told = Words.sentence(finding) + "; " + Words.notKnown(finding, diagnosis.experiment());
            if (finding.missing().contains("medium.phenolRed")) {
                assertEquals(2, told.split("the medium contains phenol red", -1).length, told);
            }
        }
        assertTrue(diagnosis.findings(Verdict.SUSPECTED).stream()
                .anyMatch(finding -> finding.missing().contains("medium.phenolRed")));
    }

    @Test
    void noFactTakesTheDrugForLetrozole() {
        for (FactType type : Vocabulary.types()) {
            Stream.of(
                            values(type).stream()
                                    .filter(value -> !value.equals("letrozole"))
                                    .map(type::sentence),
                            Stream.of(type.question(), type.phrase(), type.howTo()))
                    .flatMap(said -> said)
                    .forEach(said -> assertFalse(said.contains("letrozole"), type + ": " + said));
        }
    }

    /** A verb or a noun before the items, or a verb behind them, would have to change with their number. */
    @Test
    void aListOfOneAndOfSeveralAgreesInNumber() {
        for (FactType type : Vocabulary.types()) {
            List<String> items = type.kind() == Kind.AMOUNTS
                    ? List.of("1 nM", "10 nM", "100 nM")
                    : type.words().stream()
                            .map(Word::label)
                            .filter(word -> !word.equals("none"))
                            .limit(3)
                            .toList();
            if (type.kind() == Kind.CHOICES || type.kind() == Kind.AMOUNTS) {
                String one = type.sentence(items.get(0));
                String several = type.sentence(String.join(", ", items));
                String beginning = one.substring(0, one.indexOf(type.shown(items.get(0))));
                assertTrue(several.startsWith(beginning), several);
                assertTrue(one.endsWith(type.shown(items.get(0))), one);
                assertFalse(beginning.matches(".*\\b(is|are|was|were|has|have) "), one);
                assertTrue(several.endsWith(" and " + type.shown(items.get(items.size() - 1))), several);
            }
        }
        FactType clash = Vocabulary.get("cellLine.panelClash");
        assertEquals("the panel contradicts the stated ER status", clash.sentence("er"));
        assertEquals(
                "the panel contradicts the stated ER status, PR status and HER2 status",
                clash.sentence("er, pr, her2"));
        assertEquals(
                "the drug was tested at 1 nM and 10 nM",
                Vocabulary.get("treatment.concentrations").sentence("1 nM, 10 nM"));
    }

    @Test
    void nothingThatIsUnderstoodIsSaidTwice() {
        for (Path file : Scenarios.worked()) {
            String text = TextReport.text(diagnosis(file), true, false).replaceAll("\\s+", " ");
            String understood = text.substring(text.indexOf("UNDERSTOOD"), text.indexOf("RULED OUT"))
                    .replaceAll("(Stated|Data|Panel|Derived): ", "; ");
            Set<String> said = new HashSet<>();
            Stream.of(understood.split(" ?; "))
                    .forEach(fact -> assertTrue(said.add(fact), () -> file + " says it twice: " + fact));
        }
    }

    @Test
    void whatIsAssumedIsSaidAsWhatHoldsAndWhatDoesNot() {
        Diagnosis diagnosis = diagnosis(Path.of("scenarios/mcf7ca-no-response-few-facts.yaml"));
        Finding first = diagnosis.findings().get(0);
        assertEquals("the drug is an aromatase inhibitor", Words.assumed(first));
        assertEquals(
                "another substrate was added; other cells share the medium; the signal rises with the dose",
                Words.assumedNot(first));
        for (Path file : Scenarios.all()) {
            for (Finding finding : diagnosis(file).findings()) {
                String said = Words.assumed(finding) + "; " + Words.assumedNot(finding);
                assertFalse(said.contains("anything but") || said.contains(": not "), said);
            }
        }
    }

    @Test
    void aSetUpWithoutFaultSaysSoFirst() {
        String start = Words.startHere(RuleBook.bundled().diagnose(Scenarios.worked("clean-mcf7ca")));
        assertTrue(start.startsWith("nothing wrong is found"), start);
        assertEquals(
                "too little is known to find a cause.",
                Words.startHere(RuleBook.bundled().review(Experiment.blank())).replaceAll(" Find out next.*", ""));
    }

    @Test
    void aXenograftIsNotAskedForConcentrationsInWells() {
        Diagnosis diagnosis = RuleBook.bundled().diagnose(Scenarios.worked("protocol-2"));
        Set<String> asked = diagnosis.allQuestions().stream()
                .map(question -> question.fact())
                .filter(path -> path.startsWith("treatment."))
                .collect(Collectors.toSet());
        assertEquals(Set.of("treatment.partner"), asked);
        assertTrue(diagnosis.allQuestions().stream()
                .anyMatch(question -> question.fact().equals("dosing.bodyWeight")));
    }
}
