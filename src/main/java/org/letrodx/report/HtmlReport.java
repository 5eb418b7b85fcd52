package org.letrodx.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.letrodx.Program;
import org.letrodx.data.picture.Picture;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Question;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Templates;
import org.letrodx.facts.Fact;
import org.letrodx.rules.Reference;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.Term;

/**
 * An answer as one page to show and to print: what to do first, the causes with boxes to tick, what to find out, and
 * the works with their addresses. It needs nothing from elsewhere and is well-formed XML, too.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * What stands on a page of one experiment.
     *
     * @param name what the experiment is called if it has no id, such as the name of its file
     * @param besides faults that have nothing to do with the complaint, as {@code RuleBook.besides} tells
     * @param pictures of its data; none if there are none
     */
    public record Sheet(String name, Diagnosis diagnosis, List<Rule> besides, List<Picture> pictures) {
        /** Copies the lists. */
        public Sheet {
            besides = List.copyOf(besides);
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * The page, one sheet after the other, with a line feed at its end.
     *
     * @param sheets at least one
     */
    public static String html(List<Sheet> sheets) {
        Diagnosis first = sheets.get(0).diagnosis();
        Set<String> cited = new TreeSet<>();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("title", sheets.size() == 1 ? name(sheets.get(0)) : sheets.size() + " experiments");
        List<Map<String, Object>> trees = new ArrayList<>();
        for (Sheet sheet : sheets) {
            trees.add(sheet(sheet, sheets.size() == 1 ? "" : "s" + (trees.size() + 1) + "-", cited));
        }
        page.put("sheets", trees);
        list(page, "works", works(cited, first));
        page.put("notice", Program.NOTICE);
        page.put("version", Program.version());
        page.put("ruleSet", JsonReport.tree(first.ruleSet()));
        page.put("without", String.join(", ", first.ruleSet().switchedOff()));
        return Templates.fill("report/diagnosis", page);
    }

    private static String name(Sheet sheet) {
        String id = sheet.diagnosis().experiment().id();
        return id.isEmpty() ? sheet.name() : id;
    }

    /** @param prefix of all ids, which are different for each sheet */
    private static Map<String, Object> sheet(Sheet sheet, String prefix, Set<String> cited) {
        Diagnosis diagnosis = sheet.diagnosis();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name(sheet));
        tree.put("title", diagnosis.experiment().title());
        tree.put("notes", diagnosis.experiment().notes());
        tree.put("start", Words.startHere(diagnosis));
        tree.put("complaint", Words.complaints(diagnosis));
        tree.put(
                "setting",
                Term.labels(diagnosis.setting().systems(), " or ") + " ("
                        + diagnosis.setting().basis() + ")");
        List<String> remarks = new ArrayList<>(diagnosis.setting().notes());
        diagnosis
                .warnings()
                .forEach(warning -> remarks.add(Words.called(warning.path()) + ": " + warning.fault()
                        + (warning.maybe().isEmpty() ? "" : ". Maybe: " + warning.maybe())));
        diagnosis
                .experiment()
                .faults()
                .forEach(fault -> remarks.add(
                        fault.isContradiction()
                                ? "cannot both be true, so both are taken as unknown: " + fault.fault()
                                : "cannot be read, so taken as unknown: " + Words.label(fault.path()) + ": "
                                        + fault.fault()));
        diagnosis.notCovered().forEach(gap -> remarks.add("not covered: " + gap));
        tree.put("remarks", remarks);
        list(
                tree,
                "causes",
                diagnosis.findings().stream()
                        .filter(Finding::isCause)
                        .map(finding -> cause(finding, diagnosis, prefix, cited))
                        .toList());
        list(
                tree,
                "besides",
                sheet.besides().stream()
                        .map(fault -> Map.of(
                                "rule",
                                fault.name(),
                                "impact",
                                fault.impact().toString(),
                                "fix",
                                Words.beginning(fault.fix(diagnosis.facts()), 0)))
                        .toList());
        list(
                tree,
                "pictures",
                sheet.pictures().stream()
                        .map(picture -> picture.renamed(prefix + picture.name()).svg())
                        .toList());
        list(tree, "figures", figures(diagnosis, prefix));
        questions(tree, diagnosis);
        tree.put("facts", facts(diagnosis));
        list(
                tree,
                "ruledOut",
                diagnosis.findings(Verdict.RULED_OUT).stream()
                        .map(finding -> Map.of(
                                "rule",
                                finding.rule().name(),
                                "because",
                                finding.because().stream().map(Words::against).collect(Collectors.joining("; "))))
                        .toList());
        list(
                tree,
                "open",
                diagnosis.findings(Verdict.OPEN).stream()
                        .map(finding -> Map.of(
                                "rule",
                                finding.rule().name(),
                                "because",
                                Words.notKnown(finding, diagnosis.experiment())))
                        .toList());
        tree.put("input", ScenarioWriter.sha256(diagnosis.experiment()));
        return tree;
    }

    /** The diagrams that the answer lights up; what is lit leads to its cause on the page. */
    private static List<String> figures(Diagnosis diagnosis, String prefix) {
        Set<String> there = new TreeSet<>();
        diagnosis.findings().stream().filter(Finding::isCause).forEach(finding -> there.add(finding.id()));
        return Figures.of(diagnosis, rule -> there.contains(rule.id()) ? "#" + prefix + rule.id() : "").stream()
                .map(figure -> figure.renamed(prefix + figure.name()).svg())
                .toList();
    }

    private static Map<String, Object> cause(Finding finding, Diagnosis diagnosis, String prefix, Set<String> cited) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("anchor", prefix + finding.id());
        tree.put("rank", finding.rank());
        tree.put("rule", finding.rule().name());
        tree.put("class", finding.verdict().toString());
        tree.put("verdict", Words.verdict(finding));
        tree.put("under", finding.under().map(Words::under).orElse(""));
        tree.put("because", Words.sentence(finding));
        tree.put("missing", Words.notKnown(finding, diagnosis.experiment()));
        tree.put("moot", finding.isMoot());
        tree.put("why", finding.rule().why());
        tree.put("check", finding.rule().check());
        tree.put("effort", finding.rule().effort().toString());
        tree.put("fix", finding.fix());
        tree.put(
                "repair",
                finding.repair().map(repair -> Words.repair(repair, finding)).orElse(""));
        tree.put("house", String.join("; ", finding.rule().houseLimits()));
        cited.addAll(finding.rule().cites());
        cited.addAll(finding.rule().disputedBy());
        list(tree, "cites", works(Words.sources(finding.rule(), diagnosis.references()), diagnosis));
        list(tree, "disputedBy", works(finding.rule().disputedBy(), diagnosis));
        return tree;
    }

    private static void questions(Map<String, Object> tree, Diagnosis diagnosis) {
        List<Question> best = diagnosis.questions();
        list(
                tree,
                "questions",
                best.stream()
                        .map(question -> Map.of(
                                "ask",
                                question.ask(),
                                "fact",
                                question.fact(),
                                "cost",
                                question.cost() == Cost.LOOK_UP
                                        ? "a look-up"
                                        : question.cost().toString(),
                                "settles",
                                String.join(", ", question.settles())))
                        .toList());
        list(
                tree,
                "quick",
                Words.quick(diagnosis)
                        .limit(8)
                        .map(question -> Map.of("ask", question.ask(), "fact", question.fact()))
                        .toList());
    }

    /** What is known, a row for each section. */
    private static List<Map<String, Object>> facts(Diagnosis diagnosis) {
        Map<String, List<Map<String, String>>> sections = new LinkedHashMap<>();
        for (Fact fact : diagnosis.known()) {
            if (Words.saysNothing(fact)) {
                continue;
            }
            sections.computeIfAbsent(fact.type().section(), section -> new ArrayList<>())
                    .add(Map.of(
                            "name",
                            fact.type().label(),
                            "value",
                            Words.value(fact),
                            "basis",
                            Words.basis(fact).isEmpty() ? "" : " (" + Words.basis(fact) + ")"));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        sections.forEach((section, facts) -> rows.add(Map.of("section", Words.section(section), "facts", facts)));
        return rows;
    }

    private static List<Map<String, String>> works(Iterable<String> keys, Diagnosis diagnosis) {
        List<Map<String, String>> works = new ArrayList<>();
        Set<String> once = new LinkedHashSet<>();
        keys.forEach(once::add);
        for (String key : once) {
            works.add(work(requireNonNull(diagnosis.references().get(key))));
        }
        return works;
    }

    /** A work as pages show it. */
    static Map<String, String> work(Reference reference) {
        return Map.of(
                "key",
                reference.key(),
                "line",
                Words.work(reference),
                "address",
                Words.address(reference).orElse(""));
    }

    /** A list under its name, and beside it whether there is anything in it. */
    static void list(Map<String, Object> tree, String name, List<?> items) {
        tree.put(name, items);
        tree.put(name + "?", !items.isEmpty());
    }
}
