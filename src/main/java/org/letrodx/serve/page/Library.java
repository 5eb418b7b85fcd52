package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.docs.ExplainPage;
import org.letrodx.document.Templates;
import org.letrodx.report.Words;
import org.letrodx.rules.Part;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Term;

/** What stands behind an answer: rules, works, and words. */
@SuppressWarnings("UnusedMethod") // the templates call them
final class Library {
    private Library() {}

    private record Index(int count, List<Area> areas) {}

    private record Area(String title, List<Entry> rules) {}

    private record Entry(String id, String title, String impact) {}

    private record RuleView(
            String id,
            String title,
            String kind,
            String explains,
            String settings,
            String evidence,
            String why,
            String check,
            String effort,
            String fix,
            List<Asked> questions,
            List<String> concludes,
            String repair,
            String house,
            List<Entry> beneath,
            List<Work> cites,
            List<Work> disputed,
            List<Value> values,
            String file,
            String source) {
        boolean cause() {
            return !check.isEmpty();
        }

        boolean hasConcludes() {
            return !concludes.isEmpty();
        }

        boolean hasBeneath() {
            return !beneath.isEmpty();
        }

        boolean hasDisputed() {
            return !disputed.isEmpty();
        }

        boolean hasCites() {
            return !cites.isEmpty();
        }

        boolean hasValues() {
            return !values.isEmpty();
        }
    }

    private record Asked(String path, String condition, String question) {}

    private record Work(String key, String line, String address, String carries) {}

    private record Value(String text, String key) {}

    private record WorkView(
            String key,
            String line,
            String address,
            String note,
            List<Entry> rests,
            List<Entry> disputes,
            List<Value> values) {
        boolean hasRests() {
            return !rests.isEmpty();
        }

        boolean hasDisputes() {
            return !disputes.isEmpty();
        }

        boolean hasValues() {
            return !values.isEmpty();
        }
    }

    private record WordView(String word, String text, List<String> near) {
        boolean hasNear() {
            return !near.isEmpty();
        }
    }

    /** All causes, by area. */
    static String rules(RuleBook book) {
        Map<String, List<Entry>> areas = new LinkedHashMap<>();
        book.rules().stream()
                .sorted((one, other) -> one.area().equals(other.area())
                        ? one.id().compareTo(other.id())
                        : one.layer() == other.layer()
                                ? one.area().compareTo(other.area())
                                : one.layer().compareTo(other.layer()))
                .forEach(rule -> areas.computeIfAbsent(Words.section(rule.area()), first -> new ArrayList<>())
                        .add(entry(rule)));
        return Templates.fill(
                "serve/page/rules",
                new Index(
                        book.rules().size(),
                        areas.entrySet().stream()
                                .map(area -> new Area(area.getKey(), area.getValue()))
                                .toList()));
    }

    private static Entry entry(Rule rule) {
        return new Entry(
                rule.id(),
                rule.title(),
                rule.isDerivation() ? "" : rule.impact().toString());
    }

    private static Optional<Rule> find(String id, RuleBook book) {
        return Stream.concat(book.rules().stream(), book.derivations().stream())
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }

    /** All of one rule; empty if there is none of the id. */
    static Optional<String> rule(String id, RuleBook book) {
        return find(id, book).map(rule -> Templates.fill("serve/page/rule", view(rule, book)));
    }

    private static RuleView view(Rule rule, RuleBook book) {
        boolean derives = rule.isDerivation();
        return new RuleView(
                rule.id(),
                rule.title(),
                derives ? "derivation" : rule.impact() + " cause",
                derives ? "" : Term.labels(rule.explains(), ", "),
                derives ? "" : Term.labels(rule.settings(), ", "),
                derives ? "" : rule.netStrength() + (rule.disputedBy().isEmpty() ? "" : ", disputed"),
                rule.why(),
                rule.check(),
                derives ? "" : rule.effort().toString(),
                rule.fix(),
                rule.questions().stream()
                        .map(question -> new Asked(
                                question.fact().path(),
                                question.words()
                                        + (question.part() == Part.EVIDENCE
                                                ? ""
                                                : " (" + question.part().word() + ")"),
                                question.fact().question()))
                        .toList(),
                rule.conclusions().stream().map(Object::toString).toList(),
                derives ? "" : Words.changes(rule.repair()),
                String.join("; ", rule.houseLimits()),
                rule.beneath().stream()
                        .flatMap(above -> find(above.rule(), book)
                                .map(other -> new Entry(other.id(), other.title(), Words.under(above)))
                                .stream())
                        .toList(),
                works(rule, rule.cites(), book),
                works(rule, rule.disputedBy(), book),
                values(book.values().stream().filter(rule::shows)),
                rule.file(),
                book.source(rule).strip());
    }

    private static List<Work> works(Rule rule, List<String> keys, RuleBook book) {
        return keys.stream()
                .map(book.references()::get)
                .map(work -> new Work(
                        work.key(),
                        Words.work(work),
                        Words.address(work).orElse(""),
                        book.evidence().stream()
                                .filter(one -> one.rule().equals(rule.id())
                                        && one.reference().equals(work.key()))
                                .map(one -> one.carries() + " (" + one.read() + ")")
                                .collect(Collectors.joining("; "))))
                .toList();
    }

    private static List<Value> values(Stream<ReferenceValue> values) {
        return values.filter(value -> !value.value().isEmpty())
                .map(value -> new Value(
                        value.place() + ", " + value.endpoint() + ": " + value.value()
                                + (value.conditions().isEmpty() ? "" : " (" + value.conditions() + ")")
                                + (value.conflictsWith().isEmpty() ? "" : ", in conflict"),
                        value.cites().isEmpty() ? "" : value.cites().get(0)))
                .toList();
    }

    /** All of one work; empty if there is none of the key. */
    static Optional<String> reference(String key, RuleBook book) {
        Reference work = book.references().get(key);
        return work == null
                ? Optional.empty()
                : Optional.of(Templates.fill(
                        "serve/page/reference",
                        new WorkView(
                                key,
                                Words.work(work),
                                Words.address(work).orElse(""),
                                work.note(),
                                book.rules().stream()
                                        .filter(rule -> rule.cites().contains(key))
                                        .map(Library::entry)
                                        .toList(),
                                book.rules().stream()
                                        .filter(rule -> rule.disputedBy().contains(key))
                                        .map(Library::entry)
                                        .toList(),
                                values(book.values().stream()
                                        .filter(value -> value.cites().contains(key))))));
    }

    /** What a word means: a fact, a rule, a work, a line, a drug, a word of the program's own. */
    static String word(String word, RuleBook book) {
        Optional<String> text = word.isBlank() ? Optional.empty() : ExplainPage.of(word, book);
        return Templates.fill(
                "serve/page/words",
                new WordView(
                        word,
                        text.orElse(""),
                        word.isBlank() || text.isPresent() ? List.of() : ExplainPage.near(word, book)));
    }
}
