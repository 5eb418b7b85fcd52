package org.letrodx.scenario;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.FromData;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Word;

/**
 * Writes what was stated of an experiment as a scenario, without what was filled in: read again, it is the same
 * experiment.
 */
public final class ScenarioWriter {
    /** Numbers whose text survives a JSON number. Others, such as {@code 0.60} or {@code 5-10}, stay text. */
    private static final Pattern PLAIN_INTEGER = Pattern.compile("0|-?[1-9]\\d{0,8}");

    /** The name under which a scenario keeps what was written and could not be read; no reader takes it. */
    public static final String UNREAD = "unread";

    /** The name under which a scenario has its data files. */
    public static final String DATA = "data";

    /** The name under which a scenario keeps what its data files said, with their hashes; no reader takes it. */
    public static final String DERIVED = "derived";

    private ScenarioWriter() {}

    /**
     * The scenario as maps, lists, strings, booleans and integers, in the order of the vocabulary, without what is
     * empty. Words are spelt as the vocabulary spells them, quantities as they were written. What could not be read
     * stands under {@link #UNREAD}, what data files said under {@link #DERIVED}: what is hashed and recorded can be
     * judged again without the files.
     */
    public static Map<String, Object> tree(Experiment experiment) {
        Map<String, Object> tree = new LinkedHashMap<>();
        putText(tree, "id", experiment.id());
        putText(tree, "title", experiment.title());
        putText(tree, "notes", experiment.notes());
        if (!experiment.complaints().isEmpty()) {
            tree.put(
                    "complaint",
                    experiment.complaints().stream().map(Term::label).toList());
        }
        if (!experiment.tried().isEmpty()) {
            tree.put("tried", experiment.tried());
        }
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        for (Fact fact : experiment.stated()) {
            sections.computeIfAbsent(fact.type().section(), section -> new LinkedHashMap<>())
                    .put(fact.type().name(), value(fact));
        }
        tree.putAll(sections);
        if (!experiment.data().isEmpty()) {
            tree.put(DATA, experiment.data().section());
            tree.put(DERIVED, derived(experiment));
        }
        if (!experiment.extra().isEmpty()) {
            // as a reader has it: a number from a program and the same number from a file must not differ in the hash
            tree.put("extra", Written.of(experiment.extra()).plain());
        }
        if (!experiment.unread().isEmpty()) {
            tree.put(UNREAD, experiment.unread());
        }
        return tree;
    }

    /**
     * What data files said: the SHA-256 of each by its name, and each fact with its value and the file it comes from.
     */
    public static Map<String, Object> derived(Experiment experiment) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FromData.Item item : experiment.data().items()) {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("value", item.value());
            fact.put("from", item.from());
            if (item.isPart()) {
                fact.put("part", true);
            }
            facts.put(item.path(), fact);
        }
        Map<String, Object> derived = new LinkedHashMap<>();
        derived.put("files", new LinkedHashMap<>(experiment.data().files()));
        derived.put("facts", facts);
        return derived;
    }

    /**
     * What data files said, as {@link #derived} wrote it.
     *
     * @param section which files, as the scenario has it
     * @throws InputException if a fact or a value is not of the vocabulary
     */
    public static FromData fromData(Map<String, Object> section, Map<?, ?> derived) {
        Map<String, String> files = new LinkedHashMap<>();
        if (derived.get("files") instanceof Map<?, ?> hashes) {
            hashes.forEach((name, hash) -> files.put(String.valueOf(name), String.valueOf(hash)));
        }
        List<FromData.Item> items = new ArrayList<>();
        if (derived.get("facts") instanceof Map<?, ?> facts) {
            facts.forEach((path, fact) -> items.add(item(
                    String.valueOf(path),
                    fact instanceof Map<?, ?> said ? said : Map.of("value", String.valueOf(fact)))));
        }
        return new FromData(section, files, items);
    }

    private static FromData.Item item(String path, Map<?, ?> said) {
        try {
            return new FromData.Item(
                    path,
                    String.valueOf(said.get("value")),
                    String.valueOf(said.get("from")),
                    "true".equals(String.valueOf(said.get("part"))));
        } catch (IllegalArgumentException unknown) {
            throw new InputException(new Problem(
                    Location.NONE,
                    path,
                    "data are said to give \"" + said.get("value") + "\"",
                    "a value of this fact"));
        }
    }

    /** The scenario in the canonical form of RFC 8785: the same statements give the same text, whatever their order. */
    public static String canonical(Experiment experiment) {
        return JsonWriter.canonical(tree(experiment));
    }

    /** SHA-256 over the UTF-8 bytes of {@link #canonical}, in lower-case hexadecimal. */
    public static String sha256(Experiment experiment) {
        return Sha256.hex(canonical(experiment));
    }

    /** The value of a known fact as {@link #tree} holds it. */
    public static Object value(Fact fact) {
        return value(fact.type(), requireNonNull(fact.value(), fact.path()));
    }

    private static void putText(Map<String, Object> tree, String key, String text) {
        if (!text.isEmpty()) {
            tree.put(key, text);
        }
    }

    private static Object value(FactType type, Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(item -> value(type, item)).toList();
        }
        if (value instanceof Word word) {
            return word.label();
        }
        if (value instanceof Quantity quantity) {
            String text = quantity.text();
            boolean isNumber = type.kind() == Kind.NUMBER || type.kind() == Kind.WHOLE_NUMBER;
            return isNumber && PLAIN_INTEGER.matcher(text).matches() ? Integer.valueOf(text) : text;
        }
        return value;
    }
}
