package org.letrodx.serve.page;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.document.YamlWriter;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioFile;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Together;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * What stands in the form, which is all the state that there is: the complaints, what was written of each fact, right
 * or wrong, and what a file carried along. Immutable.
 */
public final class Form {
    /** The field of the complaints. */
    public static final String COMPLAINT = "complaint";
    /** A field or a button with this before the path of a fact puts another value in the place of what was written. */
    public static final String SET = "set:";

    private static final String CARRIED = "carried";
    private static final String UNKNOWN = "unknown";
    private static final List<String> TEXTS = List.of("id", "title", "notes");

    private final Map<String, List<String>> fields;
    private final List<Problem> left;

    private Form(Map<String, List<String>> fields, List<Problem> left) {
        this.fields = fields;
        this.left = List.copyOf(left);
    }

    /** A field as it was sent. */
    public record Field(String name, String value) {}

    /** What a browser sent; fields that are none of this form are left out. */
    public static Form of(List<Field> sent) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, List<String>> set = new LinkedHashMap<>();
        for (Field field : sent) {
            boolean isSet = field.name().startsWith(SET);
            String name = isSet ? field.name().substring(SET.length()) : field.name();
            if (isField(name) && !field.value().isBlank()) {
                (isSet ? set : fields)
                        .computeIfAbsent(name, first -> new ArrayList<>())
                        .add(field.value().strip());
            }
        }
        fields.putAll(set);
        return new Form(fields, List.of());
    }

    private static boolean isField(String name) {
        return name.equals(COMPLAINT)
                || name.equals(CARRIED)
                || TEXTS.contains(name)
                || Vocabulary.find(name).filter(type -> !type.isDerived()).isPresent();
    }

    /**
     * What a scenario file says. What the form has no field for is carried along as it is; what no scenario may hold is
     * left, and told.
     *
     * @throws InputException if it is no scenario at all
     */
    public static Form open(String text, String name) {
        Document document = Documents.parse(text, name);
        if (!document.problems().isEmpty()) {
            throw new InputException(document.problems());
        }
        List<Problem> left = new ArrayList<>();
        try {
            ScenarioReader.read(document);
        } catch (InputException wrong) {
            if (!(document.root() instanceof Written.Entries)) {
                throw wrong;
            }
            // of a fact that has a field, it is said beside the field
            wrong.problems().stream()
                    .filter(problem -> problem.paths().stream().noneMatch(Form::isField))
                    .forEach(left::add);
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, Object> carried = new LinkedHashMap<>();
        for (Written.Entry entry : ((Written.Entries) document.root()).entries()) {
            Optional<String> section = Vocabulary.sections().stream()
                    .filter(one -> one.equalsIgnoreCase(Vocabulary.british(entry.name())))
                    .findFirst();
            if (TEXTS.contains(entry.name()) || entry.name().equals(COMPLAINT)) {
                put(fields, entry.name(), entry.value());
            } else if (section.isPresent() && entry.value() instanceof Written.Entries facts) {
                facts.entries().forEach(fact -> Vocabulary.findWritten(section.get() + "." + fact.name())
                        .ifPresent(type -> put(fields, type.path(), fact.value())));
            } else if (List.of("tried", "waivers", "extra").contains(entry.name())
                    && entry.value().plain() != null) {
                carried.put(entry.name(), entry.value().plain());
            }
        }
        if (!carried.isEmpty()) {
            fields.put(CARRIED, List.of(YamlWriter.write(carried)));
        }
        return new Form(fields, left);
    }

    /** What is stated of an experiment. */
    public static Form of(Experiment experiment) {
        String text = ScenarioFile.empty().with(experiment, List.of());
        return text.isBlank() ? of(List.of()) : open(text, "");
    }

    /** The same form with what another has written of some facts, where this one says nothing of them. */
    public Form and(Form other, Collection<String> paths) {
        Map<String, List<String>> more = new LinkedHashMap<>(fields);
        for (String path : paths) {
            if (!other.texts(path).isEmpty()) {
                more.putIfAbsent(path, other.texts(path));
            }
        }
        return new Form(more, left);
    }

    private static void put(Map<String, List<String>> fields, String name, Written value) {
        Object plain = value.plain();
        List<String> texts = plain instanceof Collection<?> items
                ? items.isEmpty()
                        ? List.of("none")
                        : items.stream().map(String::valueOf).toList()
                : plain == null ? List.of() : List.of(String.valueOf(plain));
        boolean boxes = name.equals(COMPLAINT)
                || Vocabulary.find(name)
                        .filter(type -> type.kind() == Kind.CHOICES)
                        .isPresent();
        String between = Vocabulary.find(name).filter(FactType::isJoined).isPresent() ? " + " : ", ";
        if (!texts.isEmpty()) {
            fields.put(name, boxes ? texts : List.of(String.join(between, texts)));
        }
    }

    /** What of an opened file has no place in an experiment. */
    public List<Problem> left() {
        return left;
    }

    /** What was written under this name, as one text; empty if nothing was. */
    public String text(String name) {
        return String.join(", ", texts(name));
    }

    /** What was written under this name; several texts for boxes. */
    public List<String> texts(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** True if something was written of the fact. */
    public boolean has(FactType type) {
        return fields.containsKey(type.path());
    }

    /** What was written of a fact, as a scenario file would have it. */
    public Written written(FactType type) {
        List<String> texts = texts(type.path());
        return texts.size() > 1 ? Written.of(texts) : Together.written(type, text(type.path()));
    }

    /** What a field shows of a fact: words as the vocabulary spells them, the rest as it was written. */
    public List<String> shown(FactType type) {
        try {
            Object read = type.read(written(type));
            if (read instanceof Boolean yes) {
                return List.of(yes ? "yes" : "no");
            }
            if (read instanceof Word word) {
                return List.of(word.label());
            }
            if (type.kind() == Kind.CHOICES && read instanceof List<?> words) {
                return words.isEmpty()
                        ? List.of("none")
                        : words.stream().map(FactType::print).toList();
            }
        } catch (Unreadable asItIs) {
            // the field shows it, and beside it what is wrong
        }
        return texts(type.path());
    }

    /** The experiment, as far as it can be read; its faults tell the rest. */
    public Experiment experiment() {
        Experiment.Builder builder =
                Experiment.builder().id(text("id")).title(text("title")).notes(text("notes"));
        List<String> complaints = texts(COMPLAINT);
        if (!complaints.isEmpty()) {
            builder.complaint(Written.of(complaints));
        }
        Map<?, ?> carried = carried();
        if (carried.get("tried") != null) {
            builder.tried(Written.of(carried.get("tried")));
        }
        if (carried.get("extra") instanceof Map<?, ?> extra) {
            builder.extra(extra);
        }
        facts().forEach(type -> builder.state(type.path(), written(type), Location.NONE));
        return builder.buildReadable();
    }

    /** The facts of which something was written, in the order of the vocabulary. */
    public List<FactType> facts() {
        return Vocabulary.types().stream().filter(this::has).toList();
    }

    /** The facts of which somebody wrote that they are unknown. */
    public List<FactType> unknown() {
        return facts().stream()
                .filter(type -> text(type.path()).equalsIgnoreCase(UNKNOWN))
                .toList();
    }

    private Map<?, ?> carried() {
        String text = text(CARRIED);
        if (text.isEmpty()) {
            return Map.of();
        }
        return Documents.yaml(text, CARRIED).root().plain() instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A scenario file of all this, what cannot be read included: opened again, it is the same form. */
    public String scenario() {
        Experiment experiment = experiment();
        ScenarioFile before = texts(CARRIED).isEmpty()
                ? ScenarioFile.empty()
                : ScenarioFile.of(Documents.yaml(text(CARRIED), CARRIED));
        String text = before.with(experiment, unknown());
        if (experiment.unread().isEmpty()) {
            return text;
        }
        Map<String, Object> tree =
                named((Map<?, ?>) requireNonNull(Documents.yaml(text, "").root().plain()));
        tree.remove("unread");
        Set<String> unread = new LinkedHashSet<>(experiment.unread().keySet());
        unread.retainAll(fields.keySet());
        for (String path : unread) {
            Optional<FactType> type = Vocabulary.find(path).filter(fact -> !path.equals(COMPLAINT));
            Object written = texts(path).size() > 1 ? texts(path) : text(path);
            if (type.isEmpty()) {
                tree.put(path, written);
                continue;
            }
            String section = type.get().section();
            Map<String, Object> facts = tree.get(section) instanceof Map<?, ?> map ? named(map) : new LinkedHashMap<>();
            facts.put(type.get().name(), written);
            tree.put(section, facts);
        }
        return YamlWriter.write(tree);
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    /** The fields as another page carries them, those of some facts left out. */
    public List<Field> hidden(Set<String> without) {
        return fields.entrySet().stream()
                .filter(field -> !without.contains(field.getKey()))
                .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                .collect(Collectors.toList());
    }

    /** What a file of it is called, without an ending. */
    public String fileName() {
        String name = text("id").replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return name.isEmpty() ? "experiment" : name.substring(0, Math.min(name.length(), 60));
    }
}
