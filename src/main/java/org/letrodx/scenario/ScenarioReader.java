package org.letrodx.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Together;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Makes an experiment of a scenario document, YAML or JSON. Every problem of a document is reported at once, with its
 * place.
 */
public final class ScenarioReader {
    private static final List<String> TOP =
            List.of("id", "title", "notes", "complaint", "tried", "data", "waivers", "extra");

    private static final String WAIVER = "a list of maps with rule, facts, reason, text, by, on and expires";

    private final Experiment.Builder builder = Experiment.builder();
    private final Optional<Path> folder;
    private Optional<Written> waivers = Optional.empty();
    private ScenarioData data = ScenarioData.NONE;

    private ScenarioReader(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * A scenario with what was read beside it.
     *
     * @param experiment what it describes
     * @param data its data files, read and judged
     */
    public record Scenario(Experiment experiment, ScenarioData data) {}

    /**
     * The experiment a text describes, JSON if it starts with a brace and YAML otherwise.
     *
     * <pre>{@code
     * Experiment experiment = ScenarioReader.read("complaint: no-response\nserum: {treatment: untreated}");
     * }</pre>
     *
     * @throws InputException with every problem
     */
    public static Experiment read(String text) {
        return read(Documents.parse(text, ""));
    }

    /**
     * The experiment a file describes.
     *
     * @throws InputException with every problem
     */
    public static Experiment read(Path file) {
        return scenario(Documents.read(file), Optional.of(folder(file))).experiment();
    }

    /** The folder of a file, where its data files lie. */
    public static Path folder(Path file) {
        return Objects.requireNonNullElse(file.getParent(), Path.of(""));
    }

    /**
     * The experiment a document describes, and its data files. Waivers beside it are for a review and left alone.
     *
     * @param folder of the scenario, where its data files lie; empty if it lies in none and can name none
     * @throws InputException with every problem of the scenario and of its data files
     */
    public static Scenario scenario(Document document, Optional<Path> folder) {
        ScenarioReader reader = new ScenarioReader(folder);
        return new Scenario(reader.readDocument(document), reader.data);
    }

    /**
     * The experiment a document describes, which cannot name data files. Waivers beside it are for a review and left
     * alone.
     *
     * @throws InputException with every problem: unknown keys, values and units, statements that contradict each other
     */
    public static Experiment read(Document document) {
        return scenario(document, Optional.empty()).experiment();
    }

    /**
     * What a document describes, as far as it can be read, with its waivers.
     *
     * @param folder of the scenario, where its data files lie; empty if it lies in none and can name none
     * @throws InputException if it is none of one experiment, or if a name occurs twice in it
     */
    static SetUp readable(Document document, Location at, Optional<Path> folder) {
        ScenarioReader reader = new ScenarioReader(folder);
        reader.take(document);
        if (!document.problems().isEmpty()) {
            return SetUp.refused(at, reader.builder.buildReadable().id(), document.problems());
        }
        return SetUp.of(at, reader.builder.buildReadable(), reader.waivers).with(reader.data);
    }

    private Experiment readDocument(Document document) {
        document.problems().forEach(builder::problem);
        take(document);
        return builder.build();
    }

    private void take(Document document) {
        if (!(document.root() instanceof Written.Entries top)) {
            String seen = document.root() instanceof Written.Items ? "a list at the top" : "a single value at the top";
            throw new InputException(new Problem(
                    document.root().at(),
                    "",
                    seen + " of a scenario",
                    "one experiment: id, title, notes, complaint, waivers, extra and the sections "
                            + String.join(", ", Vocabulary.sections())));
        }
        top.entries().forEach(this::readEntry);
    }

    private void readEntry(Written.Entry entry) {
        switch (entry.name()) {
            case "id" -> builder.at(entry.value().at()).id(text(entry));
            case "title" -> builder.at(entry.value().at()).title(text(entry));
            case "notes" -> builder.at(entry.value().at()).notes(text(entry));
            case "tried" -> builder.tried(entry.value());
            case "complaint" -> builder.complaint(entry.value());
            case "waivers" -> readWaivers(entry);
            case "extra" -> readExtra(entry);
            case ScenarioWriter.DATA -> readData(entry);
            default -> readSection(entry);
        }
    }

    /** What they say is for the review to read: it knows the rules and the day. */
    private void readWaivers(Written.Entry entry) {
        Written value = entry.value();
        if (value instanceof Written.Items list) {
            List<Written> maps = list.items().stream()
                    .filter(Written.Entries.class::isInstance)
                    .toList();
            waivers = Optional.of(new Written.Items(maps, value.at()));
            list.items().stream()
                    .filter(item -> !(item instanceof Written.Entries))
                    .forEach(item -> problem(entry, item.at(), entry.name(), "is not a waiver", WAIVER, ""));
        } else if (value.plain() != null) {
            problem(entry, value.at(), entry.name(), "is not a list", WAIVER, "");
        }
    }

    private void readData(Written.Entry entry) {
        if (entry.value().plain() == null) {
            return;
        }
        try {
            DataSection.Read read = DataSection.read(entry.value(), folder);
            builder.data(read.facts());
            data = read.data();
            read.warnings().forEach(builder::warning);
        } catch (InputException wrong) {
            wrong.problems().forEach(problem -> unread(entry, problem));
        }
    }

    private void readExtra(Written.Entry entry) {
        Written value = entry.value();
        if (value.plain() instanceof Map<?, ?> map) {
            Map<String, Object> extra = new LinkedHashMap<>();
            map.forEach((name, item) -> extra.put((String) name, item));
            builder.extra(extra);
        } else if (value.plain() != null) {
            problem(entry, value.at(), entry.name(), "is not a map", "names and values of any kind", "");
        }
    }

    private void readSection(Written.Entry entry) {
        Written value = entry.value();
        Optional<String> found = section(entry.name());
        if (found.isEmpty()) {
            List<String> known = new ArrayList<>(TOP);
            known.addAll(Vocabulary.sections());
            String fault = "\"" + Unreadable.shorten(entry.name()) + "\" is not a section";
            // a date is no misspelt word for data
            List<String> near = known.stream()
                    .filter(name -> !name.equals(ScenarioWriter.DATA))
                    .toList();
            String maybe = builder.hasMany() ? "" : meant(entry, near);
            unread(entry, new Problem(entry.at(), "", fault, known, maybe));
            return;
        }
        String section = found.get();
        if (value instanceof Written.Entries facts) {
            readFacts(section, facts);
        } else if (!(value instanceof Written.Scalar empty) || empty.text() != null) {
            unread(
                    entry,
                    new Problem(
                            value.at(),
                            section,
                            "needs facts below it",
                            Vocabulary.statable(section).stream()
                                    .map(FactType::name)
                                    .toList(),
                            taker(section, value)));
        }
    }

    /** The section of this name, in American spelling or another case. */
    private static Optional<String> section(String name) {
        return Vocabulary.sections().stream()
                .filter(section -> section.equalsIgnoreCase(Vocabulary.british(name)))
                .findFirst();
    }

    /** Where a name at the top probably belongs; what nobody knows may be carried along. */
    private static String meant(Written.Entry entry, List<String> known) {
        String near = Nearest.to(entry.name(), known);
        if (!near.isEmpty()) {
            return near;
        }
        String wanted = Nearest.fold(entry.name());
        return Vocabulary.types().stream()
                .filter(type -> !type.isDerived())
                .filter(type -> Nearest.fold(type.name()).equals(wanted)
                        || type.alsoCalled().stream().map(Nearest::fold).anyMatch(wanted::equals))
                .findFirst()
                .map(FactType::path)
                .orElse("extra: {" + entry.name() + ": ...} for what is only carried along, notes: for words");
    }

    /** The fact that takes a value which was written in the place of a section: {@code cellLine: {name: MCF-7}}. */
    private static String taker(String section, Written value) {
        if (!(value instanceof Written.Scalar scalar)) {
            return "";
        }
        String text = String.valueOf(scalar.text());
        List<FactType> here = Vocabulary.statable(section);
        return Stream.concat(
                        here.stream().filter(type -> type.hasWord(text)),
                        here.stream().filter(type -> type.kind() == Kind.TEXT))
                .findFirst()
                .map(type -> section + ": {" + type.name() + ": " + Unreadable.shorten(text) + "}")
                .orElse("");
    }

    /** Between braces a comma ends a value: what comes after it arrives as a name without a value. */
    private void readFacts(String section, Written.Entries facts) {
        List<Written.Entry> entries = facts.entries();
        for (int i = 0; i < entries.size(); i++) {
            Written.Entry fact = entries.get(i);
            List<String> cut = new ArrayList<>();
            int next = i + 1;
            while (next < entries.size() && isCutOff(entries.get(next))) {
                cut.add(entries.get(next).name());
                next++;
            }
            if (cut.isEmpty() || !(fact.value() instanceof Written.Scalar first)) {
                String path = section + "." + fact.name();
                // upper and lower case alone are no mistake
                String spelt = Vocabulary.findWritten(path).map(FactType::path).orElse(path);
                builder.state(spelt, fact.value(), fact.at());
                continue;
            }
            String whole = first.text() + "," + String.join(",", cut);
            boolean blank = entries.get(i + 1).at().column()
                    > first.at().column() + String.valueOf(first.text()).length() + 1;
            boolean decimal = cut.size() == 1 && !blank && !whole.matches("\\d+,\\d{3}");
            String items = first.text() + ", " + String.join(", ", cut);
            String list = Vocabulary.findWritten(section + "." + fact.name())
                    .map(type -> Together.written(type, items).plain())
                    .filter(List.class::isInstance)
                    .orElse("[" + items + "]")
                    .toString();
            builder.unread(
                    section + "." + fact.name(),
                    whole,
                    new Problem(
                                    fact.value().at(),
                                    section + "." + fact.name(),
                                    "\"" + whole + "\" has a comma, which ends a value between braces",
                                    "",
                                    decimal
                                            ? whole.replace(',', '.')
                                            : whole.matches("\\d+(,\\d{3})+") ? whole.replace(",", "") : list)
                            .coded(Problem.Code.WRONG_FORM));
            i = next - 1;
        }
    }

    private static boolean isCutOff(Written.Entry entry) {
        return entry.value() instanceof Written.Scalar empty
                && empty.text() == null
                && entry.name().matches("\\d.*");
    }

    private String text(Written.Entry entry) {
        if (entry.value() instanceof Written.Scalar scalar) {
            return scalar.text() == null ? "" : scalar.text().strip();
        }
        problem(entry, entry.value().at(), entry.name(), "a list or a map where text is wanted", "text", "");
        return "";
    }

    private void problem(Written.Entry entry, Location at, String path, String fault, String allowed, String maybe) {
        unread(entry, new Problem(at, path, fault, allowed, maybe));
    }

    private void unread(Written.Entry entry, Problem problem) {
        builder.unread(entry.name(), entry.value().plain(), problem);
    }
}
