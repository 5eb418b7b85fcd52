package org.letrodx.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.data.DerivableFact;
import org.letrodx.document.Nearest;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Facts;
import org.letrodx.report.Wrap;
import org.letrodx.rules.Part;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What may be written in a scenario: as a list, and as a form to fill in. */
public final class FactList {
    private static final int WORDS_SHOWN = 12;
    private static final int FORM_WIDTH = 96;

    private FactList() {}

    /**
     * The facts that rules ask for, in the order of the vocabulary.
     *
     * @param complaints of rules that explain one of these; if empty, of all that speak in a review
     * @param systems of rules that apply to one of these; if empty, to any
     */
    public static List<FactType> asked(RuleBook book, List<Complaint> complaints, List<ModelSystem> systems) {
        Facts blank = book.understand(Experiment.blank()).facts();
        Set<FactType> asked = new HashSet<>();
        Set<FactType> sections = new HashSet<>();
        for (Rule rule : book.rules()) {
            boolean speaks = complaints.isEmpty() || !Collections.disjoint(rule.explains(), complaints);
            if (speaks && (systems.isEmpty() || !Collections.disjoint(rule.settings(), systems))) {
                for (Question question : rule.questions()) {
                    Stream.concat(
                                    Stream.of(question.fact()),
                                    blank.of(question.fact()).asks().stream().map(Vocabulary::get))
                            .forEach(question.part() == Part.PRESUMED ? sections::add : asked::add);
                }
            }
        }
        Set<String> askedSections = asked.stream().map(FactType::section).collect(Collectors.toSet());
        // a caveat alone opens no section: of a culture, nothing is asked about a host
        sections.stream().filter(type -> askedSections.contains(type.section())).forEach(asked::add);
        Stream.of(
                        "model.system",
                        "cellLine.name",
                        "treatment.drug",
                        "treatment.concentrations",
                        "assay.endpoint",
                        "dosing.bodyWeight")
                .map(Vocabulary::get)
                .filter(type ->
                        askedSections.contains(type.section()) || type.section().equals("model"))
                .forEach(asked::add);
        // a question about the androgen's concentration begins with the androgen
        List.copyOf(asked).stream()
                .filter(type -> !type.dependsOn().isEmpty())
                .map(type -> Vocabulary.get(type.dependsOn()))
                .forEach(asked::add);
        return Vocabulary.types().stream()
                .filter(type -> asked.contains(type) && !type.isDerived())
                .filter(type -> systems.isEmpty() || systems.stream().anyMatch(system -> has(system, type)))
                .toList();
    }

    /** True if an experiment of this kind has such a fact: organoids are of no line. */
    private static boolean has(ModelSystem system, FactType type) {
        return (type.onlyIn().isEmpty() || type.onlyIn().contains(system.label()))
                && !type.notIf().getOrDefault("model.system", List.of()).contains(system.label());
    }

    /** The facts that somebody means by a word: a section, a complaint, a kind of system, or what they are about. */
    public static List<FactType> about(String word, RuleBook book) {
        String wanted = Nearest.fold(Vocabulary.british(word));
        if (Vocabulary.get("experiment.complaint").hasWord(wanted)) {
            return asked(book, List.of(Complaint.of(word)), List.of());
        }
        FactType system = Vocabulary.get("model.system");
        if (system.hasWord(wanted)) {
            List<ModelSystem> systems = system.words().stream()
                    .filter(one -> Stream.concat(Stream.of(one.label()), one.synonyms().stream())
                            .anyMatch(spelling -> Nearest.fold(spelling).equals(wanted)))
                    .map(ModelSystem::of)
                    .toList();
            return asked(book, List.of(), systems);
        }
        List<FactType> statable =
                Vocabulary.types().stream().filter(type -> !type.isDerived()).toList();
        List<FactType> section = statable.stream()
                .filter(type -> Nearest.fold(type.section()).equals(wanted))
                .toList();
        return section.isEmpty()
                ? statable.stream().filter(type -> mentions(type, wanted)).toList()
                : section;
    }

    private static boolean mentions(FactType type, String wanted) {
        return Stream.of(
                        Stream.of(type.path(), type.label(), type.question()),
                        type.alsoCalled().stream(),
                        type.words().stream().map(Word::label),
                        type.words().stream().flatMap(one -> one.synonyms().stream()))
                .flatMap(texts -> texts)
                .anyMatch(text -> Nearest.fold(text).contains(wanted));
    }

    /** A list of facts, a section at a time, with a line feed at its end. */
    public static String list(List<FactType> types, int columns) {
        StringBuilder list = new StringBuilder();
        String section = "";
        for (FactType type : types) {
            if (!type.section().equals(section)) {
                list.append(section.isEmpty() ? "" : "\n")
                        .append(type.section())
                        .append(":\n");
                section = type.section();
            }
            list.append(Wrap.wrap(
                            "  " + type.name() + ":",
                            type.question() + " [" + allowed(type) + fromData(type) + "]",
                            6,
                            columns))
                    .append('\n');
        }
        return list.toString();
    }

    /**
     * A form to fill in: every name with its question and what may be written, and nothing answered. It is a scenario
     * of which nothing is known.
     */
    public static String form(RuleBook book, List<Complaint> complaints, List<ModelSystem> systems) {
        List<String> lines = new ArrayList<>();
        lines.add("# Write what you know after the colons; what stays empty is unknown. Then: letrodx diagnose FILE");
        lines.add("id:");
        lines.add("title:");
        lines.add("notes:");
        lines.add(
                complaints.isEmpty()
                        ? "complaint:    # none for a review of the set-up; or "
                                + Vocabulary.get("experiment.complaint").words().stream()
                                        .map(Word::label)
                                        .collect(Collectors.joining(", "))
                        : "complaint: "
                                + (complaints.size() == 1
                                        ? complaints.get(0).label()
                                        : complaints.stream()
                                                .map(Complaint::label)
                                                .toList()
                                                .toString()));
        String section = "";
        for (FactType type : asked(book, complaints, systems)) {
            if (!type.section().equals(section)) {
                lines.add("");
                lines.add(type.section() + ":");
                section = type.section();
            }
            Wrap.wrap("", type.question() + " [" + allowed(type) + "]", 0, FORM_WIDTH)
                    .lines()
                    .forEach(line -> lines.add("  # " + line));
            boolean system = type.path().equals("model.system") && systems.size() == 1;
            lines.add("  " + type.name() + ":" + (system ? " " + systems.get(0).label() : ""));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String fromData(FactType type) {
        return DerivableFact.of(type.path()).isPresent() ? "; also from data" : "";
    }

    private static String allowed(FactType type) {
        return switch (type.kind()) {
            case YES_NO -> "yes, no";
            case AMOUNT, AMOUNTS ->
                (type.kind() == Kind.AMOUNTS ? "a list, such as [1 U, 10 U]" : "such as 3 U, 1-3 U or \">3 U\"")
                        .replace("U", type.units().get(0));
            case CHOICE, CHOICES ->
                type.words().stream().limit(WORDS_SHOWN).map(Word::label).collect(Collectors.joining(", "))
                        + (type.words().size() > WORDS_SHOWN ? " and more: letrodx explain " + type.path() : "")
                        + (type.kind() == Kind.CHOICES ? "; a list, or none" : "");
            case NUMBER, WHOLE_NUMBER -> type.allowed().toLowerCase(Locale.ROOT);
            case TEXT -> "text";
        };
    }
}
