package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.letrodx.diagnosis.Beneath;
import org.letrodx.diagnosis.Effort;
import org.letrodx.diagnosis.Impact;
import org.letrodx.diagnosis.Relation;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.Strength;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.facts.Model;
import org.letrodx.facts.Term;

/** Reads the card of a rule out of its file, and finds what is wrong with its form. */
final class RuleReader {
    private static final Pattern NAME = Pattern.compile("(?<id>[A-Z][A-Z0-9]*-\\d{2,3}) (?<title>[A-Z0-9].{2,70}[^.\\s])");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(?<text>(?:(?!\\*/).)*)\\*/\\s*rule\\s", Pattern.DOTALL);
    private static final Pattern BENEATH = Pattern.compile("(?<relation>trace of|moot beside|fix with) (?<rule>\\S+)");
    private static final Set<String> REQUIRED = Set.of("explains", "setting", "impact", "strength", "effort");
    private static final Set<String> OPTIONAL = Set.of("cites", "disputed", "covers", "repair", "house", "under", "over", "complaint",
            "ask", "values");

    private final RuleFile file;
    private final List<Problem> problems;
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private String id = "";

    private RuleReader(RuleFile file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The card of the one rule of a file; empty if the file cannot be read as one. Whatever is wrong is added to {@code problems}. */
    static Optional<RuleCard> read(RuleFile file, List<Problem> problems) {
        return new RuleReader(file, problems).read();
    }

    private Optional<RuleCard> read() {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed;
        try {
            parsed = parser.parse(false, file.text());
        } catch (DroolsParserException unreadable) {
            problem(file.line(1), "cannot be parsed: " + unreadable.getMessage(), "", "");
            return Optional.empty();
        }
        if (parser.hasErrors() || parsed == null) {
            for (DroolsError error : parser.getErrors()) {
                int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
                problem(file.line(line), oneLine(error.getMessage()), "", "");
            }
            return Optional.empty();
        }
        if (parsed.getRules().size() != 1) {
            problem(file.line(1), parsed.getRules().size() + " rules in one file", "one rule in one file", "");
            return Optional.empty();
        }
        RuleDescr rule = parsed.getRules().get(0);
        Matcher name = NAME.matcher(rule.getName());
        if (!name.matches()) {
            problem(file.line(rule.getLine()), "\"" + rule.getName() + "\" is not the name of a rule",
                    "an id and the fault in plain words, such as \"MED-01 Phenol red in the medium\"", "");
            return Optional.empty();
        }
        id = name.group("id");
        readAnnotations(rule);
        new RuleForm(file, id, problems).check(parsed, rule);
        return Optional.of(card(name.group("title")));
    }

    private void readAnnotations(RuleDescr rule) {
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            String name = annotation.getName();
            Location at = file.place("^\\s*@" + name + "\\b");
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name)) {
                List<String> known = Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).sorted().toList();
                problem(at, "@" + name + " is not an annotation of a rule", String.join(", ", known), Nearest.to(name, known));
            } else if (Pattern.compile("^\\s*@" + name + "\\b", Pattern.MULTILINE).matcher(file.text()).results().count() > 1) {
                problem(at, "@" + name + " occurs twice", "one of each", "");
            }
            String value = String.valueOf(annotation.getSingleValue()).strip();
            annotations.put(name, value.startsWith("\"") && value.endsWith("\"") && value.length() > 1
                    ? value.substring(1, value.length() - 1) : value);
        }
        REQUIRED.stream().filter(name -> !annotations.containsKey(name)).sorted().forEach(name ->
                problem(file.line(rule.getLine()), "has no @" + name, "", ""));
        if (list("cites").isEmpty() && list("house").isEmpty()) {
            problem(file.line(rule.getLine()), "cites nobody", "@cites, or @house for a rule of our own", "");
        }
    }

    private RuleCard card(String title) {
        String[] prose = prose();
        return new RuleCard(id, title, file.area(), file.name(), words("explains", Complaint.values()),
                words("setting", Model.ModelSystem.values()), word("impact", Impact.values(), Impact.ADVISORY),
                word("strength", Strength.values(), Strength.WEAK), word("effort", Effort.values(), Effort.WEEKS), repair(),
                list("cites"), list("disputed"), list("covers"), sentences("house"), beneath(), words("over", Complaint.values()),
                only("complaint", "required"), only("ask", "first"), list("values"), prose[0], prose[1], prose[2]);
    }

    /** Why, check and fix, out of the comment above the rule. */
    private String[] prose() {
        Matcher comment = COMMENT.matcher(file.text());
        String text = comment.find() ? comment.group("text").replaceAll("(?m)^\\s*\\*? ?", "") : "";
        int check = text.indexOf("\nCheck:");
        int fix = text.indexOf("\nFix:");
        if (check < 0 || fix < check || text.substring(0, check).isBlank()) {
            problem(file.place("^/\\*\\*|^rule"), "has no comment that says why, then Check:, then Fix:", "", "");
            return new String[] {"", "", ""};
        }
        return new String[] {flow(text.substring(0, check)), flow(text.substring(check + "\nCheck:".length(), fix)),
            flow(text.substring(fix + "\nFix:".length()))};
    }

    private static String flow(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private Map<String, String> repair() {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String change : split(annotations.getOrDefault("repair", ""), ";")) {
            String[] sides = change.split("=", 2);
            if (sides.length != 2) {
                problem(file.place("@repair"), "\"" + change + "\" is not a change of a fact", "fact = value", "");
                continue;
            }
            changes.put(sides[0].strip(), sides[1].strip());
        }
        try {
            Experiment.blank().with(changes);
        } catch (InvalidExperimentException wrong) {
            wrong.problems().forEach(bad -> problem(file.place("@repair"), bad.path() + ": " + bad.fault(), bad.allowed(), bad.maybe()));
        }
        return changes;
    }

    private List<Beneath> beneath() {
        List<Beneath> read = new ArrayList<>();
        for (String phrase : split(annotations.getOrDefault("under", ""), ";")) {
            Matcher match = BENEATH.matcher(phrase);
            if (!match.matches()) {
                problem(file.place("@under"), "\"" + phrase + "\" is not understood",
                        Arrays.stream(Relation.values()).map(relation -> relation + " ID").collect(Collectors.joining(", ")), "");
                continue;
            }
            Relation relation = Arrays.stream(Relation.values())
                    .filter(candidate -> candidate.toString().equals(match.group("relation"))).findFirst().orElseThrow();
            read.add(new Beneath(match.group("rule"), relation));
        }
        return List.copyOf(read);
    }

    private <E extends Enum<E> & Term> List<E> words(String annotation, E[] known) {
        List<E> read = new ArrayList<>();
        for (String word : list(annotation)) {
            find(annotation, word, known, Term::label).ifPresent(read::add);
        }
        return read.stream().sorted().toList();
    }

    private <E extends Enum<E>> E word(String annotation, E[] known, E otherwise) {
        String word = annotations.get(annotation);
        return word == null ? otherwise : find(annotation, word, known, Enum::toString).orElse(otherwise);
    }

    private boolean only(String annotation, String word) {
        String value = annotations.get(annotation);
        if (value != null && !value.equals(word)) {
            problem(file.place("@" + annotation), "\"" + value + "\" is not a value of @" + annotation, word, "");
        }
        return value != null;
    }

    private <E> Optional<E> find(String annotation, String word, E[] known, Function<E, String> label) {
        Optional<E> found = Arrays.stream(known).filter(candidate -> label.apply(candidate).equals(word)).findFirst();
        if (found.isEmpty()) {
            List<String> labels = Arrays.stream(known).map(label).toList();
            problem(file.place("@" + annotation + "\\b"), "\"" + word + "\" is not a value of @" + annotation,
                    String.join(", ", labels), Nearest.to(word, labels));
        }
        return found;
    }

    private List<String> list(String annotation) {
        return split(annotations.getOrDefault(annotation, ""), ",");
    }

    private List<String> sentences(String annotation) {
        return split(annotations.getOrDefault(annotation, ""), ";");
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private void problem(Location at, String fault, String allowed, String maybe) {
        problems.add(new Problem(at, id, fault, allowed, maybe));
    }
}
