package org.letrodx.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Makes an experiment of a scenario document, YAML or JSON. Every problem of a document is reported at once, with its
 * place.
 */
public final class ScenarioReader {
    private static final List<String> TOP = List.of("id", "title", "notes", "complaint", "tried", "waivers", "extra");

    private static final String WAIVER = "a list of maps with rule, facts, reason, text, by, on and expires";

    private final Experiment.Builder builder = Experiment.builder();
    private Optional<Written> waivers = Optional.empty();

    private ScenarioReader() {}

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
        return read(Documents.read(file));
    }

    /**
     * The experiment a document describes. Waivers beside it are for a review and left alone.
     *
     * @throws InputException with every problem: unknown keys, values and units, statements that contradict each other
     */
    public static Experiment read(Document document) {
        return new ScenarioReader().readDocument(document);
    }

    /**
     * What a document describes, as far as it can be read, with its waivers.
     *
     * @throws InputException if it is none of one experiment, or if a name occurs twice in it
     */
    static SetUp readable(Document document, Location at) {
        ScenarioReader reader = new ScenarioReader();
        reader.take(document);
        if (!document.problems().isEmpty()) {
            return SetUp.refused(at, reader.builder.buildReadable().id(), document.problems());
        }
        return SetUp.of(at, reader.builder.buildReadable(), reader.waivers);
    }

    private Experiment readDocument(Document document) {
        document.problems().forEach(builder::problem);
        take(document);
        return builder.build();
    }

    private void take(Document document) {
        if (!(document.root() instanceof Written.Entries top)) {
            String seen = document.root() instanceof Written.Items ? "a list at the top" : "a single value at the top";
            throw new InputException(List.of(new Problem(
                    document.root().at(),
                    "",
                    seen + " of a scenario",
                    "one experiment: id, title, notes, complaint, waivers, extra and the sections "
                            + String.join(", ", Vocabulary.sections()),
                    "")));
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
        String section = Vocabulary.british(entry.name());
        if (!Vocabulary.sections().contains(section)) {
            if (builder.hasMany()) {
                problem(entry, entry.at(), "", "", "", "");
                return;
            }
            List<String> known = new ArrayList<>(TOP);
            known.addAll(Vocabulary.sections());
            String owner = Vocabulary.types().stream()
                    .filter(type -> type.name().equals(section) && !type.isDerived())
                    .map(type -> type.path())
                    .findFirst()
                    .orElse("");
            String near = Nearest.to(entry.name(), known);
            problem(
                    entry,
                    entry.at(),
                    "",
                    "\"" + Unreadable.shorten(entry.name()) + "\" is not a section",
                    String.join(", ", known),
                    near.isEmpty() ? owner : near);
        } else if (value instanceof Written.Entries facts) {
            facts.entries().forEach(fact -> builder.state(section + "." + fact.name(), fact.value(), fact.at()));
        } else if (!(value instanceof Written.Scalar empty) || empty.text() != null) {
            problem(
                    entry,
                    value.at(),
                    section,
                    "is not a map of facts",
                    Vocabulary.statable(section).stream()
                            .map(type -> type.name())
                            .reduce((one, other) -> one + ", " + other)
                            .orElse(""),
                    "");
        }
    }

    private String text(Written.Entry entry) {
        if (entry.value() instanceof Written.Scalar scalar) {
            return scalar.text() == null ? "" : scalar.text().strip();
        }
        problem(entry, entry.value().at(), entry.name(), "a list or a map where text is wanted", "text", "");
        return "";
    }

    private void problem(Written.Entry entry, Location at, String path, String fault, String allowed, String maybe) {
        builder.unread(entry.name(), entry.value().plain(), new Problem(at, path, fault, allowed, maybe));
    }
}
