package org.letrodx.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Facts;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.Vocabulary;

/** Reads what a rule says out of its text, or out of the book that was made when the program was built. */
final class RuleReader {
    private static final Pattern NAME =
            Pattern.compile("(?<id>[A-Z][A-Z0-9]*-\\d{2,3}) (?<title>[A-Z0-9].{2,70}[^.\\s])");
    private static final Pattern COMMENT =
            Pattern.compile("(?<text>/\\*\\*(?:(?!\\*/).)*\\*/)\\s*rule\\s", Pattern.DOTALL);
    private static final Pattern CONCLUDE = Pattern.compile("conclude\\(\\s*\"(?<text>[^\"]*)\"\\s*\\);?");
    private static final String CAUSE = "cause();";
    private static final String COMMENT_KEY = "comment";
    private static final Facts BLANK = Experiment.blank().facts();
    /** Sections by the names of their patterns, for example {@code CellLine}. */
    private static final Map<String, String> SECTIONS = Vocabulary.allSections().stream()
            .collect(Collectors.toUnmodifiableMap(
                    section -> section.substring(0, 1).toUpperCase(Locale.ROOT) + section.substring(1),
                    section -> section));

    private final RuleFile file;
    private final List<Problem> problems;

    private RuleReader(RuleFile file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The rule that a text is; empty if it is none. Whatever is wrong is added to {@code problems}. */
    static Optional<Rule> read(RuleText text, List<Problem> problems) {
        return new RuleReader(text.file(), problems).read(text);
    }

    private Optional<Rule> read(RuleText text) {
        Matcher name = NAME.matcher(text.name());
        if (!name.matches()) {
            problems.add(new Problem(
                    text.at(),
                    "",
                    "\"" + text.name() + "\" is not the name of a rule",
                    "an id and the fault in plain words, such as \"MED-01 Phenol red in the medium\""));
            return Optional.empty();
        }
        String id = name.group("id");
        boolean derivation = file.area().equals(Rule.DERIVE);
        checkPlace(id, derivation, text);
        Annotations annotations = Annotations.read(
                text.annotations(),
                derivation,
                annotation -> annotation.isEmpty() ? text.at() : file.place("^\\s*@" + annotation + "\\b"),
                id,
                problems);
        annotations.checkRepair();
        Layer.ofArea(file.area()).ifPresent(layer -> annotations.layer = layer);
        List<Question> questions = questions(text, id, derivation);
        List<Conclusion> conclusions = consequence(text, id, derivation);
        return Optional.of(new Rule(
                id,
                name.group("title"),
                file.area(),
                file.name(),
                text.annotations(),
                prose(id, derivation, !annotations.besides.isEmpty()),
                questions,
                conclusions,
                annotations));
    }

    private void checkPlace(String id, boolean derivation, RuleText text) {
        if (!file.name().endsWith(id + ".drl")) {
            problem(text.at(), id, "its file is " + file.name(), file.area() + "/" + id + ".drl", "");
        }
        if (!derivation && Layer.ofArea(file.area()).isEmpty()) {
            List<String> areas = new ArrayList<>();
            for (Layer layer : Layer.values()) {
                areas.addAll(layer.areas());
            }
            areas.add(Rule.DERIVE);
            problem(file.line(1), id, "\"" + file.area() + "\" is not an area", String.join(", ", areas), "");
        }
    }

    private List<Question> questions(RuleText text, String id, boolean derivation) {
        List<Question> questions = new ArrayList<>();
        for (RuleText.Asked asked : text.questions()) {
            String section = SECTIONS.get(asked.pattern());
            if (section == null) {
                problem(
                        asked.at(),
                        id,
                        "\"" + asked.pattern() + "\" is not a section",
                        String.join(", ", SECTIONS.keySet().stream().sorted().toList()),
                        Nearest.to(asked.pattern(), SECTIONS.keySet()));
                continue;
            }
            QuestionReader.read(section, asked.sentence(), asked.at(), id, problems)
                    .ifPresent(question -> {
                        checkPart(question, asked.at(), id, derivation);
                        questions.add(question);
                    });
        }
        if (text.questions().isEmpty()) {
            problem(text.at(), id, "asks nothing", "a section and a question: Medium( phenolRed.is( true ) )", "");
        }
        return questions;
    }

    private void checkPart(Question question, Location at, String id, boolean derivation) {
        if (derivation && question.part() != Part.EVIDENCE) {
            problem(
                    at,
                    id,
                    "a derivation presumes nothing: it is true only for a certain yes",
                    "the question without " + question.part().word(),
                    "");
        }
        if (!derivation && question.ask(BLANK.of(question.fact())) != Answer.UNKNOWN) {
            problem(
                    at,
                    id,
                    "\"" + question.sentence() + "\" is answered though nothing is known",
                    "a question that a fact decides",
                    "");
        }
    }

    private List<Conclusion> consequence(RuleText text, String id, boolean derivation) {
        String consequence = text.consequence().strip();
        if (!derivation) {
            if (!consequence.equals(CAUSE)) {
                problem(text.then(), id, "\"" + Unreadable.shorten(consequence) + "\" stands behind then", CAUSE, "");
            }
            return List.of();
        }
        List<Conclusion> conclusions = new ArrayList<>();
        Matcher match = CONCLUDE.matcher(consequence);
        int end = 0;
        while (match.find() && consequence.substring(end, match.start()).isBlank()) {
            Location at = file.placeOf(match.group("text"), 0);
            Conclusion.read(match.group("text"), NameTable::of, at, id, problems)
                    .ifPresent(conclusions::add);
            end = match.end();
        }
        if (end == 0 || !consequence.substring(end).isBlank()) {
            problem(text.then(), id, "what stands behind then is no conclusion", "conclude( \"fact = value\" );", "");
        }
        return conclusions;
    }

    /**
     * Why, check and fix, out of the comment above the rule.
     *
     * @param isBeside whether the fix depends on other drugs
     */
    private Prose prose(String id, boolean derivation, boolean isBeside) {
        Matcher comment = COMMENT.matcher(file.text());
        Prose prose = Prose.ofComment(comment.find() ? comment.group("text") : "", derivation);
        Prose.Parts parts = prose.parts();
        if (derivation) {
            if (parts.why().isEmpty()) {
                problem(file.place("^rule"), id, "has no comment that says why", "", "");
            }
            return prose;
        }
        if (parts.why().isEmpty() || parts.check().isEmpty() || parts.fix().isEmpty()) {
            problem(file.place("^/\\*\\*|^rule"), id, "has no comment that says why, then Check:, then Fix:", "", "");
        } else if (parts.beside().isEmpty() == isBeside) {
            problem(
                    file.place(isBeside ? "^\\s*@beside\\b" : "Beside:"),
                    id,
                    isBeside ? "has @beside and no Beside: behind its Fix:" : "has a Beside: and no @beside",
                    "both or neither",
                    "");
        }
        return prose;
    }

    private void problem(Location at, String id, String fault, String allowed, String maybe) {
        problems.add(new Problem(at, id, fault, allowed, maybe));
    }

    /** A rule as JSON, to be read by {@link #kept}. */
    static Map<String, Object> keep(Rule rule) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("name", rule.name());
        kept.put("file", rule.file());
        kept.put("annotations", rule.annotations());
        kept.put("why", rule.why());
        kept.put("check", rule.check());
        kept.put("fix", rule.fix());
        kept.put("beside", rule.fixBeside());
        kept.put(
                "asks",
                rule.questions().stream()
                        .map(question ->
                                List.of(question.sentence(), question.part().word()))
                        .toList());
        kept.put(
                "concludes",
                rule.conclusions().stream().map(Conclusion::toString).toList());
        return kept;
    }

    /** The same with its comment as written, which is taken apart when somebody asks. */
    static Map<String, Object> keep(Rule rule, String comment) {
        Map<String, Object> kept = keep(rule);
        kept.keySet().removeAll(List.of("why", "check", "fix", "beside"));
        kept.put(COMMENT_KEY, comment);
        return kept;
    }

    private static Prose keptProse(Map<String, ?> kept, boolean derivation) {
        return kept.get(COMMENT_KEY) instanceof String comment
                ? Prose.ofComment(comment, derivation)
                : Prose.of(new Prose.Parts(
                        KeptRules.text(kept, "why"),
                        KeptRules.text(kept, "check"),
                        KeptRules.text(kept, "fix"),
                        KeptRules.text(kept, "beside")));
    }

    /**
     * A rule that was checked before.
     *
     * @param tables that it looks names up in, by name
     * @param known the questions that were read before, by their parts and sentences: many rules ask the same
     */
    @SuppressWarnings("unchecked") // as keep() wrote it
    static Rule kept(Map<String, ?> kept, Function<String, NameTable> tables, Map<List<String>, Question> known) {
        String name = KeptRules.text(kept, "name");
        String file = KeptRules.text(kept, "file");
        int blank = name.indexOf(' ');
        String area = file.substring(0, file.indexOf('/'));
        Map<String, String> written = (Map<String, String>) KeptRules.part(kept, "annotations");
        List<Problem> problems = new ArrayList<>();
        Annotations annotations =
                Annotations.read(written, area.equals(Rule.DERIVE), annotation -> Location.NONE, name, problems);
        Layer.ofArea(area).ifPresent(layer -> annotations.layer = layer);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        List<Question> questions = ((List<List<String>>) KeptRules.part(kept, "asks"))
                .stream()
                        .map(asked -> known.computeIfAbsent(
                                asked, unknown -> QuestionReader.kept(asked.get(0), asked.get(1))))
                        .toList();
        List<Conclusion> conclusions = ((List<String>) KeptRules.part(kept, "concludes"))
                .stream().map(text -> Conclusion.kept(text, tables)).toList();
        return new Rule(
                name.substring(0, blank),
                name.substring(blank + 1),
                area,
                file,
                written,
                keptProse(kept, area.equals(Rule.DERIVE)),
                questions,
                conclusions,
                annotations);
    }
}
