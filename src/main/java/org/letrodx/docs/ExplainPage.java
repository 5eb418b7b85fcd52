package org.letrodx.docs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import org.letrodx.data.DerivableFact;
import org.letrodx.document.Nearest;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Facts;
import org.letrodx.report.Words;
import org.letrodx.report.Wrap;
import org.letrodx.rules.Conclusion;
import org.letrodx.rules.Impact;
import org.letrodx.rules.Part;
import org.letrodx.rules.Question;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** Everything known of one thing that has a name, as text for a terminal of 80 columns. */
public final class ExplainPage {
    private static final int MARGIN = 2;
    private static final int DEEPER = 6;
    private static final int BULLETED = 4;
    /** Where the text of a labelled line begins. */
    private static final int LABELLED = 19;

    /** The dose per animal asks for the weight where a dose per weight is stated. */
    private static final Facts DOSED =
            Experiment.builder().state("dosing.dose", "1 mg/kg/day").build().facts();

    private final RuleBook book;
    /** An experiment of which nothing is stated: it knows which facts to ask for instead of a computed one. */
    private final Facts blank;

    private final StringBuilder page = new StringBuilder();

    private ExplainPage(RuleBook book) {
        this.book = book;
        blank = book.understand(Experiment.blank()).facts();
    }

    /**
     * The page of one rule, reference or fact, with a line feed at its end; or of whatever else has the name: a word of
     * the program's own, a section, a complaint, a line, a medium, a drug, a word that a fact may be.
     *
     * @param name for example {@code MED-01}, {@code Hole2015}, {@code medium.phenolRed}, {@code serum}, {@code MCF-7},
     *     in any case
     * @return empty if there is no such thing in the rule book
     */
    public static Optional<String> of(String name, RuleBook book) {
        String wanted = name.strip();
        ExplainPage page = new ExplainPage(book);
        Optional<Rule> rule = Stream.concat(book.rules().stream(), book.derivations().stream())
                .filter(card -> card.id().equalsIgnoreCase(wanted))
                .findFirst();
        Optional<Reference> reference = book.references().values().stream()
                .filter(one -> one.key().equalsIgnoreCase(wanted))
                .findFirst();
        Optional<FactType> fact = Vocabulary.findWritten(wanted).or(() -> only(wanted));
        if (rule.isPresent()) {
            page.rule(rule.get());
        } else if (reference.isPresent()) {
            page.reference(reference.get());
        } else if (fact.isPresent()) {
            page.fact(fact.get());
        } else {
            return new Topics(book).page(wanted);
        }
        return Optional.of(page.page.toString());
    }

    /** The one fact that is called so, where nothing else is. */
    private static Optional<FactType> only(String name) {
        String wanted = Nearest.fold(name);
        List<FactType> called = Vocabulary.types().stream()
                .filter(type -> !type.isDerived()
                        && (Nearest.fold(type.name()).equals(wanted)
                                || Nearest.fold(type.label()).equals(wanted)))
                .toList();
        boolean free = called.size() == 1
                && !Vocabulary.sections().contains(Vocabulary.british(name))
                && !name.equals("system");
        return free ? Optional.of(called.get(0)) : Optional.empty();
    }

    /** Names that were probably meant by one that has no page, the nearest first. */
    public static List<String> near(String name, RuleBook book) {
        return Topics.near(name, book);
    }

    /** The names of everything that has a page: rules, references and facts. */
    public static List<String> names(RuleBook book) {
        return Stream.of(
                        book.rules().stream().map(Rule::id),
                        book.references().keySet().stream().sorted(),
                        Vocabulary.types().stream().map(FactType::path))
                .flatMap(names -> names)
                .toList();
    }

    private void rule(Rule rule) {
        line(rule.name(), 0);
        page.append('\n');
        if (rule.isDerivation()) {
            labelled(
                    "concludes",
                    rule.conclusions().stream().map(Object::toString).collect(Collectors.joining("; ")));
        } else {
            labelled("explains", Catalogue.labels(rule.explains()));
            labelled("applies to", Catalogue.labels(rule.settings()));
            labelled("impact", rule.impact() + ": " + meaning(rule.impact()));
            labelled("evidence", Catalogue.evidence(rule));
            labelled("check takes", rule.effort().toString());
        }
        if (rule.needsComplaint()) {
            labelled("speaks", "only when one of its complaints is stated");
        }
        if (rule.asksFirst()) {
            labelled("asked early", "even when nothing is known yet");
        }
        heading("Why it matters");
        line(rule.why(), MARGIN);
        if (!rule.isDerivation()) {
            page.append('\n');
            labelled("check", rule.check());
            page.append('\n');
            labelled("fix", Words.fix(rule));
        }
        heading("Facts it asks about");
        for (Question answer : rule.questions()) {
            line(
                    Words.asks(answer.fact(), answer.words()) + " ["
                            + answer.fact().path() + part(answer, ", ") + "]",
                    MARGIN);
            line(answer.fact().question() + " " + found(answer), DEEPER);
        }
        section("House limits: our own, not from a paper", rule.houseLimits());
        section(
                "Listed below another one, when that is confirmed",
                Stream.concat(
                                rule.traceOf().stream()
                                        .map(complaint -> "all else that explains " + complaint.label()
                                                + ", advice apart: this is a sign of it"),
                                Catalogue.beneath(rule, book).stream()
                                        .map(above -> name(above.rule()) + ": this is " + Words.under(above)))
                        .toList());
        List<String> below = new ArrayList<>();
        rule.over().forEach(complaint -> below.add("all that explains " + complaint.label()));
        for (Rule other : book.rules()) {
            other.beneath().stream()
                    .filter(above -> above.rule().equals(rule.id()))
                    .forEach(above -> below.add(other.name() + ": it is " + Words.under(above)));
        }
        section("Listed below this one, when it is confirmed", below);
        section(
                "Change of the set-up that fixes it",
                rule.repair().entrySet().stream().map(ExplainPage::change).toList());
        references("Rests on", rule, rule.cites());
        references("Disputed by", rule, rule.disputedBy());
        values(
                "Published numbers beside it",
                book.values().stream().filter(rule::shows).toList());
        section(
                "Claims of the source document that it covers",
                rule.covers().isEmpty() ? List.of() : List.of(String.join(", ", rule.covers())));
        heading("The rule as written, " + rule.file());
        page.append(book.source(rule).stripTrailing()).append('\n');
    }

    private void reference(Reference reference) {
        line(reference.key(), 0);
        page.append('\n');
        line(reference.line(), MARGIN);
        page.append('\n');
        Map<String, Object> item = reference.cslItem();
        labelled("authors", authors(item));
        for (String field : List.of("publisher", "issue", "DOI", "PMID", "PMCID", "URL")) {
            labelled(field, text(item.get(field)));
        }
        Map<?, ?> custom = item.get("custom") instanceof Map<?, ?> map ? map : Map.of();
        labelled("standing", reference.standing());
        labelled("looked up", lookedUp(text(custom.get("checked"))));
        labelled(
                "not seen",
                custom.get("unseen") instanceof List<?> list
                        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        : text(custom.get("unseen")));
        labelled(
                "source document",
                custom.get("source-number") == null ? "" : "its reference " + custom.get("source-number"));
        labelled("note", reference.note());
        section("Rules that rest on it", named(book.rules().stream().filter(rule -> rule.cites()
                .contains(reference.key()))));
        section("Rules it disagrees with", named(book.rules().stream().filter(rule -> rule.disputedBy()
                .contains(reference.key()))));
        values(
                "Published numbers from it",
                book.values().stream()
                        .filter(value -> value.cites().contains(reference.key()))
                        .toList());
    }

    private void fact(FactType type) {
        line(type.path(), 0);
        page.append('\n');
        line(type.question(), MARGIN);
        page.append('\n');
        if (type.isDerived()) {
            labelled("stated", "never: it is computed from other facts");
        }
        labelled("shape", kind(type.kind()));
        if (!type.isDerived()) {
            labelled("written as", type.words().isEmpty() ? type.allowed() : "");
            labelled("answer", Words.cost(type.cost()));
        }
        labelled("how to", type.howTo());
        DerivableFact.of(type.path())
                .ifPresent(fact -> labelled("from data", fact.definition() + " Rests on: " + fact.source() + "."));
        labelled("also called", String.join(", ", type.alsoCalled()));
        section("It may be", type.words().stream().map(ExplainPage::word).toList());
        List<String> asked = new ArrayList<>();
        for (Rule rule : book.rules()) {
            rule.questions().stream()
                    .filter(answer -> answer.fact() == type)
                    .forEach(answer ->
                            asked.add(rule.name() + ": " + Words.asked(type, answer.words()) + part(answer, "; ")));
        }
        List<String> through = through(type);
        section("Rules that ask about it", asked.isEmpty() && through.isEmpty() ? List.of("none does") : asked);
        section("Rules that ask about what follows from it", through);
    }

    /** The facts that are worked out from one, each with the rules that ask about it. */
    private List<String> through(FactType type) {
        Set<FactType> following = new LinkedHashSet<>(Set.of(type));
        for (int before = 0; before < following.size(); ) {
            before = following.size();
            Vocabulary.types().stream()
                    .filter(one -> basis(one).anyMatch(following::contains))
                    .forEach(following::add);
        }
        following.remove(type);
        return following.stream()
                .map(one -> one.path() + ": "
                        + book.rules().stream()
                                .filter(rule -> rule.questions().stream().anyMatch(asked -> asked.fact() == one))
                                .map(Rule::id)
                                .collect(Collectors.joining(", ")))
                .filter(line -> !line.endsWith(": "))
                .toList();
    }

    /** The facts that one is worked out from or compared with. */
    private Stream<FactType> basis(FactType type) {
        return Stream.concat(
                Stream.of(blank.of(type).asks(), DOSED.of(type).asks(), type.compares())
                        .flatMap(List::stream)
                        .map(Vocabulary::get),
                book.derivations().stream()
                        .filter(rule -> rule.conclusions().stream().anyMatch(concluded -> concluded.fact() == type))
                        .flatMap(rule -> Stream.concat(
                                rule.questions().stream().map(Question::fact),
                                rule.conclusions().stream()
                                        .filter(concluded -> concluded.fact() == type
                                                && !concluded.table().isEmpty())
                                        .map(Conclusion::key))));
    }

    private void references(String title, Rule rule, List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        heading(title);
        for (String key : keys) {
            Reference reference = book.reference(key);
            line(key + (reference.standing().isEmpty() ? "" : " (" + reference.standing() + ")"), MARGIN);
            line(reference.line(), DEEPER);
            book.evidence().stream()
                    .filter(one ->
                            one.rule().equals(rule.id()) && one.reference().equals(key))
                    .forEach(one -> line("Carries (" + one.read() + "): " + one.carries(), DEEPER));
            if (!reference.note().isEmpty()) {
                line("Note: " + reference.note(), DEEPER);
            }
        }
    }

    private void values(String title, List<ReferenceValue> values) {
        if (values.isEmpty()) {
            return;
        }
        heading(title);
        for (ReferenceValue value : values) {
            line(value.id(), MARGIN);
            String conditions = value.conditions().isEmpty()
                    ? ""
                    : value.conditions().equals("not stated")
                            ? " (conditions not stated)"
                            : " (" + value.conditions() + ")";
            line(
                    value.place() + "; " + value.endpoint() + ": "
                            + (value.value().isEmpty() ? "no number" : value.value()) + conditions,
                    DEEPER);
            line(
                    (value.cites().isEmpty() ? "" : String.join(", ", value.cites()) + "; ") + reading(value.mark()),
                    DEEPER);
            if (!value.conflictsWith().isEmpty()) {
                line("Conflicts with " + String.join(", ", value.conflictsWith()), DEEPER);
            }
            if (!value.note().isEmpty()) {
                line("Note: " + value.note(), DEEPER);
            }
        }
    }

    private void heading(String title) {
        page.append('\n');
        line(title, 0);
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            heading(title);
            lines.forEach(text -> page.append(Wrap.wrap("  - ", text, BULLETED)).append('\n'));
        }
    }

    /** Nothing for an empty text. */
    private void labelled(String label, String text) {
        if (!text.isEmpty()) {
            page.append(Wrap.wrap(" ".repeat(MARGIN) + label, text, LABELLED)).append('\n');
        }
    }

    private void line(String text, int indent) {
        page.append(Wrap.wrap(text, indent)).append('\n');
    }

    private static List<String> named(Stream<Rule> rules) {
        return rules.map(Rule::name).toList();
    }

    /** A rule that is switched off has no title here. */
    private String name(String id) {
        return book.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .map(Rule::name)
                .orElse(id);
    }

    private static String change(Map.Entry<String, String> change) {
        return change.getKey() + ": " + change.getValue();
    }

    private static String meaning(Impact impact) {
        return switch (impact) {
            case DECISIVE -> "alone enough to produce the complaint or to make the result meaningless";
            case CONTRIBUTING -> "shifts or blurs the result";
            case ADVISORY -> "good practice";
        };
    }

    private static String part(Question question, String before) {
        return question.part() == Part.EVIDENCE ? "" : before + question.part().word();
    }

    /** How to find a fact out. */
    private String found(Question answer) {
        if (!answer.fact().isDerived()) {
            return "Answer: " + Words.cost(answer.fact().cost()) + ".";
        }
        String instead = String.join(", ", blank.of(answer.fact()).asks());
        return "Computed from other facts"
                + (instead.equals(answer.fact().path()) ? "." : "; ask for " + instead + ".");
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case YES_NO -> "yes or no";
            case CHOICE -> "one word of a list";
            case CHOICES -> "several words of a list, or none";
            case AMOUNT -> "a quantity, or a range such as 1-3, >10 or <=5, with its unit";
            case AMOUNTS -> "a list of quantities with their units";
            case NUMBER -> "a number";
            case WHOLE_NUMBER -> "a whole number";
            case TEXT -> "free words";
        };
    }

    private static String word(Word term) {
        return term.label()
                + (term.meaning().isEmpty() ? "" : " (" + term.meaning() + ")")
                + (term.synonyms().isEmpty() ? "" : ", also written " + String.join(", ", term.synonyms()))
                + (term.settlesNothing() ? " (leaves open what it may really be)" : "");
    }

    /** What the marks of the published numbers mean. */
    private static String reading(String mark) {
        return switch (mark) {
            case "V" -> "read in the abstract or a table";
            case "V2" -> "read second hand";
            case "computed" -> "our arithmetic";
            case "source" -> "read in the source document only";
            default -> "not verified";
        };
    }

    /** What the bibliography says of how a work was checked. */
    private static String lookedUp(String checked) {
        return switch (checked) {
            case "abstract" -> "abstract or text read";
            case "bibliographic-record" -> "title, journal or identifier seen";
            case "knowledge-base" -> "in our own notes only";
            case "memory", "no" -> "no: a person must check";
            default -> checked;
        };
    }

    private static String authors(Map<String, Object> item) {
        if (!(item.get("author") instanceof List<?> authors)) {
            return "";
        }
        return authors.stream()
                .filter(Map.class::isInstance)
                .map(author -> (Map<?, ?>) author)
                .map(author -> author.get("literal") != null
                        ? text(author.get("literal"))
                        : (text(author.get("family")) + " " + text(author.get("given"))).strip())
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
