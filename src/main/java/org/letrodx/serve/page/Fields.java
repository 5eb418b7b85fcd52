package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Question;
import org.letrodx.docs.FactList;
import org.letrodx.document.Problem;
import org.letrodx.document.Spelling;
import org.letrodx.facts.Experiment;
import org.letrodx.report.Words;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * The form of a complaint, made from the vocabulary: what is asked first, then all else that its causes ask about,
 * folded by topic.
 */
final class Fields {
    /** House limit: how many facts stand above the folded ones. */
    private static final int FIRST = 8;
    /** House limit: a list that is longer is not read beside a field. */
    private static final int SHORT = 160;

    private static final FactType SYSTEM = Vocabulary.get("model.system");
    private static final FactType LINE = Vocabulary.get("cellLine.name");
    private static final Set<ModelSystem> WITHOUT_A_LINE =
            Set.of(ModelSystem.CELL_FREE, ModelSystem.ORGANOID, ModelSystem.PATIENT);

    private Fields() {}

    /** What may be chosen. */
    record Option(String value, String label, boolean chosen) {
        /** True if the label is the value, which then need not be written twice. */
        boolean isItsLabel() {
            return label.equals(value);
        }
    }

    /**
     * What is wrong with what was written.
     *
     * @param fault what is wrong
     * @param maybe what was probably meant; empty if there is no good guess
     * @param set the same if a click may put it into the field, otherwise empty
     * @param allowed what may be written; empty if the field shows it
     */
    record Said(String path, String fault, String maybe, String set, String allowed) {
        /** Where the field stands. */
        String place() {
            return id(path);
        }

        /** What the fact is called. */
        String label() {
            return Words.label(path);
        }
    }

    /**
     * What was written and is taken as unknown.
     *
     * @param wrong what cannot be read
     * @param against what can be read, but cannot all be true
     * @param linked true where the fields stand, so that a link may lead there
     */
    record Unread(List<Said> wrong, List<String> against, boolean linked) {
        /** What an experiment has of it, in the order in which it was found. */
        static Unread of(Experiment experiment, boolean linked) {
            return new Unread(
                    experiment.faults().stream()
                            .filter(problem -> !problem.isContradiction())
                            .flatMap(problem -> problem.paths().stream().map(path -> said(path, problem)))
                            .toList(),
                    experiment.faults().stream()
                            .filter(Problem::isContradiction)
                            .map(problem -> Spelling.begin(problem.fault()))
                            .toList(),
                    linked);
        }

        boolean hasWrong() {
            return !wrong.isEmpty();
        }

        boolean hasAgainst() {
            return !against.isEmpty();
        }
    }

    /**
     * One fact to fill in.
     *
     * @param shape which of radio, boxes, select and line it is; the others are false
     * @param options what may be chosen; of a line, what may be suggested
     * @param value what stands in a line
     * @param hint what may be written in a line
     * @param list the list of what may be suggested for it; empty if there is none
     * @param said what is wrong with it
     */
    record Field(
            String path,
            String id,
            String label,
            Shape shape,
            List<Option> options,
            String value,
            String hint,
            String list,
            List<Said> said) {
        boolean wrong() {
            return !said.isEmpty();
        }

        /** True for the kind of experiment: with it changes what is asked. */
        boolean reloads() {
            return path.equals(SYSTEM.path());
        }
    }

    /** How a fact is filled in. */
    record Shape(boolean radio, boolean boxes, boolean select, boolean line) {
        static final Shape RADIO = new Shape(true, false, false, false);
        static final Shape BOXES = new Shape(false, true, false, false);
        static final Shape SELECT = new Shape(false, false, true, false);
        static final Shape LINE = new Shape(false, false, false, true);
    }

    /**
     * Facts of one topic.
     *
     * @param filled how many of them are filled in
     */
    record Group(String title, String id, boolean open, int filled, boolean some, List<Field> fields) {}

    /**
     * The form.
     *
     * @param open false if it waits for a complaint or a kind of experiment before it shows what matters there
     * @param all true if facts stand in it that no cause of the complaint asks about, too
     */
    record Sheet(
            List<Option> complaints,
            List<Field> first,
            List<Group> groups,
            boolean open,
            boolean all,
            List<Suggested> suggested) {}

    /** What may be suggested for a line. */
    record Suggested(String id, List<String> names) {}

    /** The name of a fact in the page, which a link may lead to. */
    static String id(String path) {
        return "f-" + path.replace('.', '-');
    }

    /**
     * The form as it is filled in.
     *
     * @param all show every fact of the vocabulary
     */
    static Sheet of(Form form, Experiment experiment, RuleBook book, boolean all) {
        Map<String, List<Said>> said = said(experiment);
        List<ModelSystem> systems =
                experiment.fact(SYSTEM).value() instanceof Word word ? List.of(ModelSystem.of(word)) : List.of();
        List<FactType> first = first(experiment.complaints(), systems, book);
        Set<FactType> rest = new LinkedHashSet<>();
        Vocabulary.types().stream()
                .filter(type -> !type.isDerived() && (all || form.has(type)))
                .forEach(rest::add);
        boolean open = !experiment.complaints().isEmpty() || !systems.isEmpty();
        if (open) {
            rest.addAll(FactList.asked(book, experiment.complaints(), systems));
        }
        first.forEach(rest::remove);
        Map<String, List<Field>> sections = new LinkedHashMap<>();
        Vocabulary.types().stream().filter(rest::contains).forEach(type -> sections.computeIfAbsent(
                        type.section(), section -> new ArrayList<>())
                .add(field(type, form, said)));
        List<Group> groups = new ArrayList<>();
        sections.forEach((section, fields) -> {
            int filled = (int) fields.stream()
                    .filter(field -> !form.texts(field.path()).isEmpty())
                    .count();
            boolean wrong = fields.stream().anyMatch(Field::wrong);
            groups.add(new Group(Words.section(section), "topic-" + section, wrong, filled, filled > 0, fields));
        });
        List<String> written = form.texts(Form.COMPLAINT);
        List<Complaint> complaints = experiment.complaints();
        return new Sheet(
                Vocabulary.get("experiment.complaint").words().stream()
                        .map(word -> new Option(
                                word.label(),
                                word.meaning(),
                                complaints.contains(Complaint.of(word)) || written.contains(word.label())))
                        .toList(),
                first.stream().map(type -> field(type, form, said)).toList(),
                groups,
                open,
                all,
                Stream.concat(first.stream(), rest.stream())
                        .flatMap(type -> NameTable.of(type).stream()
                                .map(table -> new Suggested(
                                        list(type),
                                        table.rows().stream()
                                                .map(NameTable.Row::name)
                                                .toList())))
                        .toList());
    }

    /** The system and the line, then what is worth most before anything is known: for one complaint always the same. */
    private static List<FactType> first(List<Complaint> complaints, List<ModelSystem> systems, RuleBook book) {
        Experiment.Builder told = Experiment.builder().complaints(complaints);
        systems.forEach(system -> told.state(SYSTEM.path(), system.label()));
        Set<FactType> first = new LinkedHashSet<>();
        first.add(SYSTEM);
        if (systems.isEmpty() || !WITHOUT_A_LINE.containsAll(systems)) {
            first.add(LINE);
        }
        for (Question question : book.diagnoseWithoutRepairs(told.build()).allQuestions()) {
            if (first.size() >= FIRST) {
                break;
            }
            first.add(Vocabulary.get(question.fact()));
            question.also().forEach(path -> first.add(Vocabulary.get(path)));
        }
        return List.copyOf(first);
    }

    /** What is wrong, by the facts that it is about. */
    static Map<String, List<Said>> said(Experiment experiment) {
        Map<String, List<Said>> said = new HashMap<>();
        for (Problem problem : experiment.faults()) {
            for (String path : problem.paths()) {
                said.computeIfAbsent(path, first -> new ArrayList<>()).add(said(path, problem));
            }
        }
        return said;
    }

    private static Said said(String path, Problem problem) {
        String maybe = problem.maybe();
        boolean takes = Vocabulary.find(path)
                .filter(type -> !type.isDerived() && !maybe.isEmpty())
                .filter(type -> type.check(
                                Form.of(List.of(new Form.Field(path, maybe))).written(type))
                        .isEmpty())
                .isPresent();
        boolean shown = Vocabulary.find(path)
                .filter(type -> type.kind() == Kind.CHOICE || type.kind() == Kind.CHOICES)
                .isPresent();
        String allowed = problem.allowed();
        return new Said(
                path, problem.fault(), maybe, takes ? maybe : "", shown || allowed.length() > SHORT ? "" : allowed);
    }

    /** One field as it is filled in. */
    static Field field(FactType type, Form form, Map<String, List<Said>> said) {
        List<String> shown = form.shown(type);
        List<Said> wrong = said.getOrDefault(type.path(), List.of());
        List<Option> options = options(type, shown);
        boolean unreadable = !type.check(form.written(type)).isEmpty();
        Shape shape =
                switch (type.kind()) {
                    case YES_NO -> unreadable ? Shape.LINE : Shape.RADIO;
                    case CHOICE -> unreadable ? Shape.LINE : Shape.SELECT;
                    case CHOICES -> Shape.BOXES;
                    default -> Shape.LINE;
                };
        return new Field(
                type.path(),
                id(type.path()),
                type.question(),
                shape,
                shape.line() ? List.of() : options,
                shape.line() ? String.join(", ", shown) : "",
                shape.line() ? hint(type) : "",
                NameTable.of(type).isPresent() ? list(type) : "",
                wrong);
    }

    private static List<Option> options(FactType type, List<String> shown) {
        List<Option> options = new ArrayList<>();
        if (type.kind() == Kind.YES_NO || type.kind() == Kind.CHOICE) {
            boolean saidUnknown = shown.contains("unknown");
            options.add(new Option(saidUnknown ? "unknown" : "", "not known", shown.isEmpty() || saidUnknown));
        }
        if (type.kind() == Kind.YES_NO) {
            List.of("yes", "no").forEach(word -> options.add(new Option(word, word, shown.contains(word))));
        }
        List<String> labels = new ArrayList<>();
        for (Word word : type.words()) {
            String meaning =
                    word.meaning().isEmpty() || word.meaning().equals(word.label()) ? "" : ": " + word.meaning();
            labels.add(word.label());
            options.add(new Option(word.label(), word.shown() + meaning, shown.contains(word.label())));
        }
        if (type.kind() == Kind.CHOICES) {
            options.add(new Option("none", "none of these", shown.contains("none")));
            labels.add("none");
            // what cannot be read stays, until somebody takes it away
            shown.stream()
                    .filter(text -> !labels.contains(text))
                    .forEach(text -> options.add(new Option(text, text, true)));
        }
        return options;
    }

    private static String hint(FactType type) {
        return switch (type.kind()) {
            case AMOUNT -> "such as 2 U or 1-3 U".replace("U", unit(type));
            case AMOUNTS -> "such as 1, 10, 100 " + unit(type);
            case NUMBER -> "a number";
            case WHOLE_NUMBER -> type.numbers().isEmpty() ? "a whole number" : String.join(", ", type.numbers());
            case YES_NO -> "yes or no";
            default -> "";
        };
    }

    private static String list(FactType type) {
        return "names-" + id(type.path());
    }

    private static String unit(FactType type) {
        return type.units().isEmpty() ? "" : type.units().get(0);
    }
}
