package org.letrodx.docs;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.document.Nearest;
import org.letrodx.document.Resources;
import org.letrodx.report.Wrap;
import org.letrodx.rules.Layer;
import org.letrodx.rules.Rule;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * What can be explained besides rules, references and facts: the program's own words, sections, complaints, kinds of
 * system, areas of rules, words that facts may be, lines, media and drugs.
 */
final class Topics {
    private static final int MARGIN = 2;
    private static final int BULLETED = 4;
    /** How many near names are offered. */
    private static final int MOST_NEAR = 3;

    private final RuleBook book;
    private final Map<String, String> glossary = new LinkedHashMap<>();
    /** Other words that lead to one of the glossary, folded. */
    private final Map<String, String> leads = new LinkedHashMap<>();

    private final StringBuilder page = new StringBuilder();

    Topics(RuleBook book) {
        this.book = book;
        Resources.yaml("docs/glossary.yaml").forEach((name, plain) -> {
            Map<String, Object> entry = Resources.map(plain);
            glossary.put(name, String.valueOf(entry.get("means")));
            leads.put(Nearest.fold(name), name);
            Resources.texts(entry.getOrDefault("also", List.of())).forEach(word -> leads.put(Nearest.fold(word), name));
        });
    }

    /** All that is known by a name, one thing after the other; empty if nothing is. */
    Optional<String> page(String name) {
        String wanted = Nearest.fold(name);
        if (wanted.isBlank()) {
            return Optional.empty();
        }
        if (leads.containsKey(wanted)) {
            String word = leads.get(wanted);
            title(word);
            line(glossary.getOrDefault(word, ""), MARGIN);
        }
        listOf("complaint", "experiment.complaint", wanted);
        listOf("system", "model.system", wanted);
        complaint(wanted);
        system(wanted);
        section(wanted);
        area(name.strip());
        facts(wanted);
        NameTable.all().forEach(table -> row(table, name));
        words(wanted);
        return page.isEmpty() ? Optional.empty() : Optional.of(page.toString());
    }

    /** What a name may be, where each word has a meaning. */
    private void listOf(String name, String path, String wanted) {
        if (wanted.equals(name)) {
            title(name);
            Vocabulary.get(path).words().forEach(word -> bullet(word.label() + ": " + word.meaning()));
        }
    }

    private void complaint(String wanted) {
        FactType type = Vocabulary.get("experiment.complaint");
        if (!type.hasWord(wanted)) {
            return;
        }
        Word word = word(type, wanted);
        Complaint complaint = Complaint.of(word);
        title(complaint.label() + ", a complaint");
        line(word.meaning() + ". Also written " + String.join(", ", word.synonyms()) + ".", MARGIN);
        rules("What may cause it", book.rules().stream().filter(rule -> rule.explains()
                .contains(complaint)));
    }

    private void system(String wanted) {
        FactType type = Vocabulary.get("model.system");
        if (!type.hasWord(wanted)) {
            return;
        }
        Word word = word(type, wanted);
        title(word.label() + ", a kind of system");
        line(word.meaning() + ". Also written " + String.join(", ", word.synonyms()) + ".", MARGIN);
        long rules = book.rules().stream()
                .filter(rule -> rule.settings().contains(ModelSystem.of(word)))
                .count();
        line(rules + " rules apply to it. letrodx facts " + word.label() + " lists what they ask for.", MARGIN);
    }

    private static Word word(FactType type, String wanted) {
        return type.words().stream()
                .filter(word -> Stream.concat(Stream.of(word.label()), word.synonyms().stream())
                        .anyMatch(spelling -> Nearest.fold(spelling).equals(wanted)))
                .findFirst()
                .orElseThrow();
    }

    private void section(String wanted) {
        Vocabulary.sections().stream()
                .filter(section -> Nearest.fold(section).equals(Nearest.fold(Vocabulary.british(wanted))))
                .forEach(section -> {
                    title(section + ", a section of a scenario");
                    Vocabulary.statable(section).forEach(type -> bullet(type.path() + ": " + type.question()));
                });
    }

    /** Of {@code HOR} or {@code hormones}. */
    private void area(String name) {
        List<Rule> rules = book.rules().stream()
                .filter(rule -> rule.id().toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + "-")
                        || rule.area().equalsIgnoreCase(name))
                .toList();
        if (!rules.isEmpty()) {
            title(rules.get(0).area() + ", an area of the rules"
                    + Layer.ofArea(rules.get(0).area())
                            .map(layer -> "; its place in the order is " + layer)
                            .orElse(""));
            rules("", rules.stream());
        }
    }

    /** Facts that are called so: by their name alone, their label, or another name. */
    private void facts(String wanted) {
        List<FactType> called = Vocabulary.types().stream()
                .filter(type -> !type.isDerived())
                .filter(type -> Nearest.fold(type.name()).equals(wanted)
                        || Nearest.fold(type.label()).equals(wanted)
                        || type.alsoCalled().stream().map(Nearest::fold).anyMatch(wanted::equals))
                .toList();
        if (!called.isEmpty()) {
            title(called.size() == 1 ? "A fact" : "Facts that are called so");
            called.forEach(type -> bullet(type.path() + ": " + type.question()));
        }
    }

    private void row(NameTable table, String wanted) {
        boolean drug = table.name().equals("drugs");
        table.find(wanted)
                .filter(row -> !drug
                        || !List.of("other", "combination", "none").contains(row.name())
                        || row.name().equalsIgnoreCase(wanted.strip()))
                .ifPresent(row -> {
                    title(row.name() + ", "
                            + switch (table.name()) {
                                case "cell-lines" -> "a line of the panel";
                                case "media" -> "a medium";
                                default -> "a drug";
                            });
                    row.cells().forEach((column, cell) -> {
                        if (!cell.isEmpty() && !column.endsWith("_mark") && !column.equals("name")) {
                            String mark = row.cells().getOrDefault(column + "_mark", "");
                            bullet(column + ": " + cell.replace(";", "; ")
                                    + (mark.isEmpty() ? "" : " (" + mark(mark) + ")"));
                        }
                    });
                });
    }

    private static String mark(String mark) {
        return switch (mark) {
            case "V", "v", "h" -> "read in a paper";
            default -> "usual, not verified";
        };
    }

    /** Facts that may be this word. */
    private void words(String wanted) {
        List<FactType> types = Vocabulary.types().stream()
                .filter(type -> !type.isDerived() && type.hasWord(wanted))
                .filter(type -> !type.path().equals("model.system"))
                .toList();
        if (!types.isEmpty()) {
            title("A word that may be written for");
            types.forEach(type -> {
                Word word = word(type, wanted);
                bullet(type.path() + (Nearest.fold(word.label()).equals(wanted) ? "" : ", where it is read as " + word)
                        + ": " + type.question());
            });
        }
    }

    private void rules(String title, Stream<Rule> rules) {
        if (!title.isEmpty()) {
            page.append('\n');
            line(title, MARGIN);
        }
        rules.sorted(Comparator.comparing(Rule::impact)
                        .thenComparing(Rule::layer)
                        .thenComparing(Rule::id))
                .forEach(rule -> bullet(rule.name() + " (" + rule.impact() + ")"));
    }

    /** Names that were probably meant, the nearest first; none if none is near. */
    static List<String> near(String name, RuleBook book) {
        Topics topics = new Topics(book);
        Set<String> names = new LinkedHashSet<>(ExplainPage.names(book));
        names.addAll(topics.glossary.keySet());
        names.addAll(Vocabulary.sections());
        Vocabulary.types().forEach(type -> {
            names.add(type.label());
            type.words().forEach(word -> names.add(word.label()));
        });
        NameTable.all().forEach(table -> table.rows().forEach(row -> names.add(row.name())));
        Set<String> near = new LinkedHashSet<>();
        String wanted = Nearest.fold(name);
        if (wanted.length() > 2) {
            names.stream()
                    .filter(one -> Nearest.fold(one).contains(wanted))
                    .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .limit(MOST_NEAR)
                    .forEach(near::add);
        }
        String nearest = Nearest.to(name, names);
        if (!nearest.isEmpty() && near.size() < MOST_NEAR) {
            near.add(nearest);
        }
        return List.copyOf(near);
    }

    private void title(String text) {
        if (!page.isEmpty()) {
            page.append('\n');
        }
        line(text, 0);
        page.append('\n');
    }

    private void bullet(String text) {
        page.append(Wrap.wrap("  - ", text, BULLETED)).append('\n');
    }

    private void line(String text, int indent) {
        page.append(Wrap.wrap(text, indent)).append('\n');
    }
}
