package org.letrodx.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Legible;
import org.letrodx.document.Problem;
import org.letrodx.document.Templates;
import org.letrodx.facts.Basis;
import org.letrodx.record.RecordView;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Records for an inspector: what each says, who made it, when and with what, what became of it, and who signed. What
 * rules say in prose comes from the rules that the book keeps.
 */
public final class RecordReport {
    private static final int INDENT = 4;
    /** A value and what it rests on: {@code positive (panel)}. */
    private static final Pattern BASED =
            Pattern.compile("(.*) \\((stated|data|panel|inferred|derived)\\)", Pattern.DOTALL);
    /** What a record says of a fact: {@code cellLine.er is positive (panel)}. */
    private static final Pattern SAID = Pattern.compile("(\\w+\\.\\w+) is (.*)", Pattern.DOTALL);

    private RecordReport() {}

    /** A heading and lines below it, each with a label. */
    private record Section(String heading, List<Map<String, String>> lines) {}

    /** Records for reading in a terminal of 80 columns. */
    public static String text(List<RecordView> records) {
        StringBuilder text = new StringBuilder();
        for (RecordView record : records) {
            text.append(text.length() == 0 ? "" : "\n" + "=".repeat(Wrap.COLUMNS) + "\n\n");
            text.append("RECORD ").append(record.hash()).append('\n');
            for (Section section : sections(record)) {
                text.append('\n')
                        .append(section.heading().toUpperCase(Locale.ROOT))
                        .append('\n');
                section.lines().forEach(line -> text.append(Wrap.wrap(
                                line.getOrDefault("label", "").isEmpty() ? "" : line.get("label") + ": ",
                                line.getOrDefault("text", ""),
                                INDENT))
                        .append('\n'));
            }
        }
        return text.append('\n')
                .append(Wrap.wrap(Program.NOTICE, 0))
                .append('\n')
                .toString();
    }

    /**
     * Records as JSON: what each says and, for each time that it was recorded, its line in the log, its run and its
     * file, and the sign-offs; one as an object, several as an array.
     */
    public static String json(List<RecordView> records) {
        List<Object> trees = new ArrayList<>();
        for (RecordView record : records) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("record", record.hash());
            tree.put("content", record.content());
            tree.put(
                    "occurrences",
                    record.occurrences().stream().map(RecordReport::occurrence).toList());
            trees.add(tree);
        }
        return JsonWriter.pretty(trees.size() == 1 ? trees.get(0) : trees) + "\n";
    }

    private static Map<String, Object> occurrence(RecordView.Occurrence occurrence) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("line", occurrence.line());
        tree.put("run", occurrence.run());
        tree.put("runEnded", occurrence.runEnded());
        tree.put("file", occurrence.file());
        tree.put("supersededBy", occurrence.supersededBy().orElse(null));
        tree.put(
                "signOffs",
                occurrence.signOffs().stream().map(RecordReport::signOff).toList());
        return tree;
    }

    /**
     * Records as one page to print.
     *
     * @throws IllegalStateException if the host left the template library out
     */
    public static String html(List<RecordView> records) {
        List<Map<String, Object>> trees = new ArrayList<>();
        for (RecordView record : records) {
            trees.add(Map.of(
                    "hash",
                    record.hash(),
                    "sections",
                    sections(record).stream()
                            .map(section -> Map.of("heading", section.heading(), "lines", section.lines()))
                            .toList()));
        }
        return Templates.fill(
                "report/record", Map.of("records", trees, "notice", Program.NOTICE, "version", Program.version()));
    }

    private static Map<String, Object> signOff(RecordView.SignOff signOff) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("by", signOff.by());
        tree.put("at", signOff.at());
        tree.put("meaning", signOff.meaning());
        tree.put("key", signOff.key());
        tree.put("isRight", signOff.isRight());
        return tree;
    }

    private static List<Section> sections(RecordView record) {
        List<Section> sections = new ArrayList<>();
        Map<String, Object> content = record.content();
        List<Map<String, String>> head = new ArrayList<>();
        line(head, "Experiment", text(content, "input", "id"));
        line(head, "Title", text(content, "input", "title"));
        line(head, "Outcome", text(content, "outcome").replace('-', ' '));
        line(
                head,
                "Rules switched off",
                joined(map(content, "rules"), "switchedOff").replace(";", ","));
        line(
                head,
                "The policy sets",
                levels(record.last()).stream()
                        .map(level ->
                                text(level, "rule") + " to " + text(level, "level") + ": " + text(level, "reason"))
                        .collect(Collectors.joining("; ")));
        head.addAll(recorded(record.last()));
        earlier(record)
                .forEach(one -> line(
                        head,
                        "Recorded before",
                        text(one.line(), "at") + " by " + text(one.run(), "by") + ", from " + from(one)
                                + ", superseded since: see below"));
        sections.add(new Section("What it is", head));
        sections.add(new Section("Signatures", signatures(record.last())));
        sections.add(new Section("Findings", findings(record)));
        List<Map<String, String>> rest = new ArrayList<>();
        line(
                rest,
                "To state before it can be clean",
                list(content, "toState").stream().map(RecordReport::unknown).collect(Collectors.joining("; ")));
        line(rest, "Contradicts", faults(content, true));
        line(rest, "Could not be read", faults(content, false));
        line(rest, "Notes on the input", joined(content, "warnings"));
        line(rest, "Not covered", joined(content, "notCovered"));
        sections.add(new Section("What else was found", rest));
        sections.add(new Section("Facts", facts(content)));
        sections.add(causes("Ruled out", map(content, "ruledOut").keySet(), record));
        sections.add(causes("Too little is known to judge", list(content, "open"), record));
        sections.add(causes("Only about another drug", list(content, "outside"), record));
        sections.add(new Section("Carried along", carried(content)));
        sections.add(new Section("How it was made", made(record, record.last())));
        earlier(record).forEach(one -> {
            List<Map<String, String>> before = new ArrayList<>(recorded(one));
            one.signOffs().forEach(signOff -> line(before, "Signed, " + signOff.meaning(), signed(signOff)));
            before.addAll(made(record, one));
            sections.add(new Section("Recorded before, " + text(one.line(), "at"), before));
        });
        return sections.stream().filter(section -> !section.lines().isEmpty()).toList();
    }

    /** The rules that the policy of its run raises or lowers, each with the reason. */
    private static List<?> levels(RecordView.Occurrence occurrence) {
        return list(map(occurrence.run(), "policy"), "levels");
    }

    /** Causes with their titles, as the rules of the record have them. */
    private static Section causes(String heading, Collection<?> ids, RecordView record) {
        List<Map<String, String>> lines = new ArrayList<>();
        ids.stream().map(String::valueOf).sorted().forEach(id -> line(lines, "", name(id, record)));
        return new Section(heading, lines);
    }

    /** The name of a rule; its id alone if the book does not keep the rule. */
    public static String name(String id, RecordView record) {
        return record.rules().flatMap(book -> rule(book, id)).map(Rule::name).orElse(id);
    }

    /** What is known, and what was stated and left out. */
    private static List<Map<String, String>> facts(Map<String, Object> content) {
        Map<String, String> facts = new TreeMap<>();
        map(content, "facts").forEach((path, value) -> {
            Matcher fact = BASED.matcher(String.valueOf(value));
            facts.put(
                    String.valueOf(path),
                    fact.matches()
                            ? shown(String.valueOf(path), fact.group(1)) + basis(fact.group(2))
                            : String.valueOf(value));
        });
        map(map(content, "input"), ScenarioWriter.UNREAD).forEach((path, written) -> {
            boolean contradicts = list(content, "faults").stream()
                    .anyMatch(fault ->
                            isContradiction(fault) && list(fault, "paths").contains(path));
            facts.put(
                    String.valueOf(path),
                    (written instanceof String text ? text : JsonWriter.compact(written))
                            + (contradicts
                                    ? " (left out: contradicts another fact)"
                                    : " (left out: could not be read)"));
        });
        List<Map<String, String>> lines = new ArrayList<>();
        facts.forEach((path, value) -> line(lines, Words.called(path), value));
        return lines;
    }

    private static String shown(String path, String value) {
        return Vocabulary.find(path).map(type -> type.shown(value)).orElse(value);
    }

    /** Where a value comes from, in brackets. */
    private static String basis(String word) {
        return " ("
                + Stream.of(Basis.values())
                        .filter(basis -> basis.toString().equals(word) && basis != Basis.STATED)
                        .findFirst()
                        .map(basis -> Words.basis(basis, ""))
                        .orElse(word)
                + ")";
    }

    /** A fact that is to be found out; of one that the vocabulary has no longer, its path. */
    private static String unknown(Object path) {
        return Vocabulary.find(String.valueOf(path))
                .map(type -> Words.unknown(type) + " [" + path + "]")
                .orElse(String.valueOf(path));
    }

    /** {@code serum.percent is 10 %} as a sentence. */
    private static String reason(Object recorded) {
        Matcher said = SAID.matcher(String.valueOf(recorded));
        if (!said.matches() || Vocabulary.find(said.group(1)).isEmpty()) {
            return String.valueOf(recorded);
        }
        Matcher based = BASED.matcher(said.group(2));
        FactType type = Vocabulary.get(said.group(1));
        return based.matches()
                ? Words.sentence(type, based.group(1)) + basis(based.group(2))
                : Words.sentence(type, said.group(2));
    }

    private static boolean isContradiction(Object fault) {
        return text(fault, "code").equals(Problem.Code.CONTRADICTION.toString())
                && list(fault, "paths").size() > 1;
    }

    private static List<RecordView.Occurrence> earlier(RecordView record) {
        return record.occurrences().subList(0, record.occurrences().size() - 1);
    }

    /** When it was recorded by whom, and what became of that. */
    private static List<Map<String, String>> recorded(RecordView.Occurrence occurrence) {
        List<Map<String, String>> lines = new ArrayList<>();
        line(lines, "Recorded", text(occurrence.line(), "at"));
        line(lines, "Reviewed by", text(occurrence.run(), "by"));
        line(
                lines,
                "State",
                occurrence
                        .supersededBy()
                        .map(later -> "superseded by " + text(later, "record") + " on " + text(later, "at") + ": "
                                + text(later, "because"))
                        .orElse("current"));
        if (!text(occurrence.line(), "supersedes").isEmpty()) {
            line(
                    lines,
                    "Supersedes",
                    text(occurrence.line(), "supersedes") + ": " + text(occurrence.line(), "because"));
        }
        return lines;
    }

    private static String from(RecordView.Occurrence occurrence) {
        Map<String, Object> line = occurrence.line();
        return line.get("file")
                + (Integer.valueOf(0).equals(line.get("line")) ? "" : ", line " + line.get("line"))
                + (Integer.valueOf(0).equals(line.get("row")) ? "" : ", row " + line.get("row"));
    }

    private static String signed(RecordView.SignOff signOff) {
        return signOff.by() + ", " + signOff.at() + (signOff.isRight() ? "" : " (the signature is not right)")
                + "; key " + signOff.key();
    }

    private static List<Map<String, String>> signatures(RecordView.Occurrence occurrence) {
        List<Map<String, String>> lines = new ArrayList<>();
        occurrence.signOffs().forEach(signOff -> line(lines, signOff.meaning(), signed(signOff)));
        if (lines.isEmpty()) {
            line(lines, "", "none");
        }
        return lines;
    }

    private static List<Map<String, String>> findings(RecordView record) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (Object remark : list(record.content(), "remarks")) {
            Optional<Rule> rule = record.rules().flatMap(book -> rule(book, text(remark, "rule")));
            Map<?, ?> waiver = map(remark, "waiver");
            String waived = waiver.isEmpty()
                    ? ""
                    : ". Waived as " + waiver.get("reason") + ": " + waiver.get("text") + " (" + waiver.get("by") + ", "
                            + waiver.get("on") + ", until " + waiver.get("expires") + ")";
            line(
                    lines,
                    text(remark, "rule"),
                    text(remark, "level") + ", " + text(remark, "verdict")
                            + rule.map(found -> ": " + found.title()).orElse("")
                            + sentence(
                                    ". Because ",
                                    list(remark, "because").stream()
                                            .map(RecordReport::reason)
                                            .collect(Collectors.joining("; ")))
                            + sentence(
                                    ". Missing: ",
                                    list(remark, "missing").stream()
                                            .map(RecordReport::unknown)
                                            .collect(Collectors.joining("; ")))
                            + waived
                            + rule.map(found -> ". " + found.why() + " Fix: " + Words.fix(found))
                                    .orElse(""));
        }
        if (lines.isEmpty()) {
            line(lines, "", "none is confirmed or suspected");
        }
        return lines;
    }

    private static Optional<Rule> rule(RuleBook book, String id) {
        return book.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static String sentence(String begin, String text) {
        return text.isEmpty() ? "" : begin + text;
    }

    private static String faults(Map<String, Object> content, boolean contradictions) {
        return list(content, "faults").stream()
                .filter(fault -> isContradiction(fault) == contradictions)
                .map(fault -> list(fault, "paths").stream()
                                .map(path -> Words.called(String.valueOf(path)))
                                .collect(Collectors.joining(" and "))
                        + ": "
                        + text(fault, "fault"))
                .collect(Collectors.joining("; "));
    }

    private static List<Map<String, String>> carried(Map<String, Object> content) {
        List<Map<String, String>> lines = new ArrayList<>();
        line(lines, "Notes", text(content, "input", "notes"));
        map(map(content, "input"), "extra")
                .forEach((name, value) -> line(
                        lines, String.valueOf(name), value instanceof String one ? one : JsonWriter.compact(value)));
        return lines;
    }

    private static List<Map<String, String>> made(RecordView record, RecordView.Occurrence occurrence) {
        List<Map<String, String>> lines = new ArrayList<>();
        Map<String, Object> line = occurrence.line();
        Map<String, Object> run = occurrence.run();
        line(
                lines,
                "Read from",
                from(occurrence)
                        + sentence("; SHA-256 of the file ", text(occurrence.file(), "sha256"))
                        + sentence("; columns ", text(occurrence.file(), "columns")));
        line(lines, "Input", text(line, "input"));
        line(
                lines,
                "Run",
                text(line, "run") + ", begun " + text(run, "at")
                        + (occurrence.runEnded() ? "" : "; it has no end, and letrodx verify says what that may mean"));
        line(
                lines,
                "Command",
                String.join(
                        " ", list(run, "command").stream().map(String::valueOf).toList()));
        line(
                lines,
                "Program",
                "letrodx " + text(run, "program", "version")
                        + sentence(", SHA-256 ", text(run, "program", "sha256"))
                        + sentence(", Java ", text(run, "program", "java")));
        line(
                lines,
                "Rules",
                text(run, "ruleSet", "version") + ", SHA-256 " + text(run, "ruleSet", "sha256")
                        + ", deciding " + text(record.content(), "rules", "deciding")
                        + sentence(", switched off: ", joined(map(record.content(), "rules"), "switchedOff")));
        line(
                lines,
                "Policy",
                text(record.content(), "policy", "name") + " " + text(record.content(), "policy", "version")
                        + ", SHA-256 " + text(record.content(), "policy", "sha256"));
        list(run, "files")
                .forEach(file ->
                        line(lines, text(file, "use"), text(file, "file") + ", SHA-256 " + text(file, "sha256")));
        line(lines, "Line", line.get("seq") + " of the log, which follows " + text(line, "previous"));
        return lines;
    }

    private static void line(List<Map<String, String>> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(Map.of("label", Legible.line(label), "text", text));
        }
    }

    private static @Nullable Object find(@Nullable Object tree, String... names) {
        @Nullable Object found = tree;
        for (String name : names) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    private static String text(Object tree, String... names) {
        return find(tree, names) instanceof String text ? text : "";
    }

    private static List<?> list(Object tree, String name) {
        return find(tree, name) instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(Object tree, String name) {
        return find(tree, name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String joined(Object tree, String name) {
        return String.join("; ", list(tree, name).stream().map(String::valueOf).toList());
    }
}
