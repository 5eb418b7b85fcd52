package org.letrodx.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.data.Texts;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Problem;
import org.letrodx.interview.Effect;
import org.letrodx.interview.Interview;
import org.letrodx.interview.Reply;
import org.letrodx.interview.Step;
import org.letrodx.interview.Waiting;
import org.letrodx.rules.Impact;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.Cost;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Together;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * An interview in words: each question with what may be answered, what an answer changed, and why something is asked.
 */
public final class TextInterview {
    private static final int INDENT = 4;
    private static final int NUMBER = 4;
    /** How many causes are told of after an answer. */
    private static final int LEADING = 3;

    private static final int MOST_CHANGES = 4;
    private static final List<String> COMMANDS = List.of("?", "skip", "why", "back", "done", "help");

    private final Interview interview;
    private final TextStyle style;
    private final Paint paint;

    /** Puts this interview into words. */
    public TextInterview(Interview interview, TextStyle style) {
        this.interview = interview;
        this.style = style;
        this.paint = new Paint(style.colour());
    }

    /** What is said first. */
    public String welcome(String file, boolean goesOn) {
        return wrap(
                "",
                (goesOn ? "Going on with " : "Your answers are saved in ") + file
                        + ". Instead of an answer: ? if nobody knows, skip, why, back, done, help.",
                0);
    }

    /** What is asked now, and how it may be answered; nothing if nothing is. */
    public String question() {
        return interview.step().map(this::question).orElse("");
    }

    private String question(Step step) {
        StringBuilder text = new StringBuilder("\n");
        String number = paint.bold(String.format(Locale.ROOT, "%2d", interview.steps() + 1)) + "  ";
        if (!step.isCheckList()) {
            text.append(wrap(number, step.ask() + cost(step.fact()), NUMBER));
            text.append(wrap("    ", allowed(step.fact()), INDENT));
            for (FactType also : step.also()) {
                text.append(wrap("    ", "and with it: " + also.question() + " (" + allowed(also) + ")", INDENT));
            }
            return text.toString();
        }
        text.append(wrap(number, step.ask() + cost(step.fact()), NUMBER));
        for (int i = 0; i < step.facts().size(); i++) {
            FactType fact = step.facts().get(i);
            String more = fact.kind() == Kind.YES_NO ? "" : " (" + briefly(fact) + with(fact) + ")";
            text.append(wrap("    " + Step.letter(i) + " ", fact.question() + more, INDENT + 2));
        }
        text.append(wrap("    ", example(step), INDENT));
        return text.toString();
    }

    private static String example(Step step) {
        String yes = letter(step, true);
        String value = letter(step, false);
        return "Answer with letters: "
                + (yes.isEmpty()
                        ? ""
                        : "\"" + yes + "\" is yes, \"" + yes + " no\" is no, \"rest no\" is for all others")
                + (yes.isEmpty() || value.isEmpty() ? "" : "; ")
                + (value.isEmpty() ? "" : "a letter and its value, \"" + valued(step) + "\"")
                + ". What you leave out stays unknown.";
    }

    /** The first letter that takes yes and no, or that takes something else; empty if there is none. */
    private static String letter(Step step, boolean yesNo) {
        for (int i = 0; i < step.facts().size(); i++) {
            if (step.facts().get(i).kind() == Kind.YES_NO == yesNo) {
                return String.valueOf(Step.letter(i));
            }
        }
        return "";
    }

    private static String valued(Step step) {
        for (int i = 0; i < step.facts().size(); i++) {
            FactType fact = step.facts().get(i);
            switch (fact.kind()) {
                case CHOICE, CHOICES -> {
                    return Step.letter(i) + " " + fact.words().get(0);
                }
                case AMOUNT, AMOUNTS -> {
                    return Step.letter(i) + " 3 " + fact.units().get(0);
                }
                case NUMBER, WHOLE_NUMBER -> {
                    return Step.letter(i) + " 3";
                }
                default -> {}
            }
        }
        return "a 3";
    }

    private String cost(FactType fact) {
        Cost cost = interview.diagnosis().facts().cost(fact);
        return cost == Cost.LOOK_UP ? "" : " [if it was not done: " + cost + "]";
    }

    /** What may be said in the same breath. */
    private String with(FactType fact) {
        String labels = Together.dependents(fact).stream()
                .filter(type -> !type.isOutcome()
                        && type.kind() != Kind.YES_NO
                        && !interview.experiment().fact(type).isKnown())
                .map(FactType::label)
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? "" : "; with it, if you like: " + labels;
    }

    /** What may be written, in a list of several facts. */
    private static String briefly(FactType fact) {
        return switch (fact.kind()) {
            case CHOICE, CHOICES -> fact.words().stream().map(Word::shown).collect(Collectors.joining(", "));
            case AMOUNT -> "such as " + units(fact);
            default -> allowed(fact);
        };
    }

    /** What may be written, with other spellings of words. */
    private static String allowed(FactType fact) {
        return switch (fact.kind()) {
            case YES_NO -> "yes or no";
            case CHOICE -> words(fact);
            case CHOICES -> "one or several, or none: " + words(fact);
            case AMOUNT ->
                "a number with its unit, such as " + units(fact) + ", or a range: 1-3 "
                        + fact.units().get(0);
            case AMOUNTS ->
                "numbers with their unit: 1, 10, 100 " + fact.units().get(0);
            case NUMBER -> "a number";
            case WHOLE_NUMBER -> "a whole number";
            case TEXT -> fact.path().equals("cellLine.name") ? "a name, such as " + lines() : "in your words";
        };
    }

    private static String units(FactType fact) {
        return fact.units().stream().map(unit -> "3 " + unit).collect(Collectors.joining(" or "));
    }

    private static String lines() {
        return NameTable.of("cell-lines").rows().stream()
                .limit(4)
                .map(NameTable.Row::name)
                .collect(Collectors.joining(", "));
    }

    private static String words(FactType fact) {
        return fact.words().stream()
                .map(word -> word.shown()
                        + (word.synonyms().isEmpty()
                                ? ""
                                : " (" + word.synonyms().get(0) + ")"))
                .collect(Collectors.joining(", "));
    }

    /** What can be typed at a step: words and their other spellings, names of tables, and commands. */
    public static List<String> completions(Step step) {
        Set<String> words = new LinkedHashSet<>();
        for (FactType fact : step.facts()) {
            for (Word word : fact.words()) {
                words.add(word.label());
                words.addAll(word.synonyms());
            }
            if (fact.kind() == Kind.YES_NO) {
                words.addAll(List.of("yes", "no"));
            }
            NameTable.of(fact).ifPresent(table -> table.rows().forEach(row -> words.add(row.name())));
        }
        words.addAll(COMMANDS);
        return List.copyOf(words);
    }

    /** Why an answer was not taken; the same is asked again. */
    public String refused(Reply reply) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : reply.problems()) {
            text.append(wrap("  ! ", problem.sentence(), INDENT));
            text.append(corrections(problem));
        }
        return text.toString();
    }

    /** How to change what an answer contradicts: it was said before, or stands in the file. */
    private String corrections(Problem problem) {
        List<FactType> asked = interview.step().map(Step::facts).orElse(List.of());
        return problem.isContradiction()
                ? problem.paths().stream()
                        .map(Vocabulary::get)
                        .filter(fact -> !asked.contains(fact))
                        .filter(fact -> interview.experiment().fact(fact).isStated())
                        .map(fact -> wrap(
                                "    ",
                                "You stated " + fact.path() + ": "
                                        + interview.experiment().fact(fact).display() + ". If that is wrong, type \""
                                        + fact.path() + ": \" and the right value (or unknown), and answer again.",
                                INDENT))
                        .collect(Collectors.joining())
                : "";
    }

    /** What an answer changed, and which causes lead now. */
    public String changed(Reply reply) {
        StringBuilder text = new StringBuilder();
        List<Finding> told = reply.changed().stream().filter(Finding::isCause).toList();
        told.stream()
                .limit(MOST_CHANGES)
                .forEach(finding -> text.append(wrap(
                        "  " + paint.code("+", finding.verdict() == Verdict.CONFIRMED ? Paint.RED : Paint.YELLOW),
                        finding.rule().name() + ": now " + Words.verdict(finding),
                        INDENT)));
        if (told.size() > MOST_CHANGES) {
            text.append(wrap("  + ", told.size() - MOST_CHANGES + " more", INDENT));
        }
        List<String> gone = reply.changed().stream()
                .filter(finding -> finding.verdict() == Verdict.RULED_OUT)
                .map(Finding::id)
                .sorted()
                .toList();
        if (!gone.isEmpty()) {
            text.append(wrap("  - ", "ruled out: " + Texts.some(gone, 8), INDENT));
        }
        if (!told.isEmpty()) {
            text.append(leading());
        }
        return text.toString();
    }

    /** The causes that lead, in one line; nothing if there are none. */
    public String leading() {
        Diagnosis diagnosis = interview.diagnosis();
        List<String> causes = diagnosis.findings().stream()
                .filter(finding ->
                        finding.isCause() && !finding.isMoot() && finding.rule().impact() != Impact.ADVISORY)
                .map(finding -> finding.id() + " (" + Words.verdict(finding) + ")")
                .toList();
        return causes.isEmpty() ? "" : wrap("  = ", "leading: " + Texts.some(causes, LEADING), INDENT);
    }

    /** Which causes wait for an answer, and what each answer would do. */
    public String why() {
        StringBuilder text = new StringBuilder();
        List<Waiting> waiting = interview.waiting();
        if (waiting.isEmpty()) {
            return wrap("    ", "The answer decides which rules apply.", INDENT);
        }
        Step step = interview.step().orElseThrow();
        for (int i = 0; i < step.facts().size(); i++) {
            FactType fact = step.facts().get(i);
            String causes = waiting.stream()
                    .filter(one -> one.fact() == fact)
                    .map(one -> one.rule().name() + " (" + one.rule().impact()
                            + (one.speaks().isEmpty() ? ")" : "; if " + String.join(" and ", speaks(one)) + ")"))
                    .collect(Collectors.joining("; "));
            if (!causes.isEmpty()) {
                text.append(
                        wrap(step.isCheckList() ? "    " + Step.letter(i) + " " : "    ", "for " + causes, INDENT + 2));
            }
        }
        for (Effect effect : interview.effects()) {
            String does = Stream.of(
                            names("confirms", effect.confirms()),
                            names("raises", effect.suspects()),
                            names("rules out", effect.rulesOut()))
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("; "));
            text.append(wrap(
                    "    ",
                    "\"" + String.join("\" or \"", effect.answers()) + "\": "
                            + (does.isEmpty() ? "changes nothing" : does),
                    INDENT + 2));
        }
        return text.toString();
    }

    /** The answers that speak for it; that it is not another goes without saying. */
    private static List<String> speaks(Waiting waiting) {
        List<String> named = waiting.speaks().stream()
                .filter(word -> !word.startsWith("not "))
                .toList();
        return (named.isEmpty() ? waiting.speaks() : named)
                .stream().map(word -> Words.asked(waiting.fact(), word)).toList();
    }

    private static String names(String does, List<String> ids) {
        return ids.isEmpty() ? "" : does + " " + String.join(", ", new TreeSet<>(ids));
    }

    /** What can be typed instead of an answer. */
    public String help() {
        List<String> lines = new ArrayList<>();
        lines.add(wrap("    ?     ", "nobody knows, and it is not asked again", 10));
        lines.add(wrap("    skip  ", "not now: it is asked again at the end", 10));
        lines.add(wrap("    why   ", "which causes wait for it, and what each answer would do", 10));
        lines.add(wrap("    back  ", "take the last answer back", 10));
        lines.add(wrap("    serum.percent: 5 %", " correct a fact, here the serum level", 10));
        lines.add(wrap("    done  ", "stop here, and see the answer; so do Ctrl-D and Ctrl-C", 10));
        return String.join("", lines);
    }

    /** What is said when nothing is left to ask. */
    public String nothingLeft() {
        return "\n" + wrap("", "Nothing more is worth asking.", 0);
    }

    /** Where the answers are. */
    public String saved(String file) {
        return wrap("", "Saved in " + file + ".", 0);
    }

    private String wrap(String label, String text, int indent) {
        return Wrap.wrap(label, text, indent, style.columns()) + "\n";
    }
}
