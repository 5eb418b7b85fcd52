package org.letrodx.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.letrodx.document.Document;
import org.letrodx.document.YamlWriter;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * A scenario file that is written on: what stands in it stays as it was written, with waivers and all that is carried
 * along, and what has changed takes its place. Comments are not kept.
 */
public final class ScenarioFile {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,8}");

    private final Map<String, Object> before;

    private ScenarioFile(Map<String, Object> before) {
        this.before = before;
    }

    /** A file that is not there yet. */
    public static ScenarioFile empty() {
        return new ScenarioFile(Map.of());
    }

    /** A file that was read as an experiment. */
    public static ScenarioFile of(Document document) {
        Map<String, Object> before = new LinkedHashMap<>();
        if (document.root().plain() instanceof Map<?, ?> top) {
            top.forEach((name, value) -> before.put(String.valueOf(name), value));
        }
        return new ScenarioFile(before);
    }

    /**
     * The file with what is stated of an experiment, as YAML with a line feed at its end. What an experiment no longer
     * states is left out.
     *
     * @param unknown facts to be written as unknown
     */
    public String with(Experiment experiment, List<FactType> unknown) {
        Map<String, Object> stated = new LinkedHashMap<>(ScenarioWriter.tree(experiment));
        // what data say is worked out again when the file is read
        stated.remove(ScenarioWriter.DERIVED);
        for (FactType type : unknown) {
            section(stated, type.section()).put(type.name(), "unknown");
        }
        Map<String, Object> after = new LinkedHashMap<>();
        before.forEach((name, value) -> {
            String section = Vocabulary.british(name);
            if (!Vocabulary.sections().contains(section)) {
                Object now = stated.get(name);
                after.put(name, now == null || same(now, value) ? value : now);
            } else if (stated.get(section) instanceof Map<?, ?> facts) {
                after.put(name, merged(value, facts, section));
            }
        });
        // in the order of the vocabulary, after what was there
        stated.forEach((name, value) -> {
            if (before.keySet().stream()
                    .noneMatch(written -> Vocabulary.british(written).equals(name))) {
                after.put(name, name.equals("extra") ? value : plain(value));
            }
        });
        after.values().removeIf(Objects::isNull);
        return YamlWriter.write(after);
    }

    /**
     * The file with data files named in it, as YAML with a line feed at its end; a kind of data that it named before is
     * replaced.
     *
     * @param data maps, lists and strings by {@code plates} or {@code tumours}
     */
    public String withData(Map<String, ?> data) {
        Map<String, Object> section = new LinkedHashMap<>();
        if (before.get(ScenarioWriter.DATA) instanceof Map<?, ?> written) {
            written.forEach((name, value) -> section.put(String.valueOf(name), value));
        }
        section.putAll(data);
        Map<String, Object> after = new LinkedHashMap<>(before);
        after.put(ScenarioWriter.DATA, section);
        return YamlWriter.write(after);
    }

    /** True if it names data files of a kind, {@code plates} or {@code tumours}. */
    public boolean namesData(String kind) {
        return before.get(ScenarioWriter.DATA) instanceof Map<?, ?> written && written.containsKey(kind);
    }

    /** Facts as they were written where they say the same, then those that are new. */
    private static Map<String, Object> merged(Object value, Map<?, ?> facts, String section) {
        Map<String, Object> merged = new LinkedHashMap<>();
        Map<Object, Object> left = new LinkedHashMap<>(facts);
        if (value instanceof Map<?, ?> written) {
            written.forEach((name, text) -> {
                String fact = Vocabulary.british(String.valueOf(name));
                if (left.containsKey(fact)) {
                    Object now = left.remove(fact);
                    merged.put(String.valueOf(name), plain(saysTheSame(section + "." + fact, text, now) ? text : now));
                }
            });
        }
        left.forEach((name, now) -> merged.put(String.valueOf(name), plain(now)));
        return merged;
    }

    private static boolean saysTheSame(String path, Object written, Object now) {
        return written != null
                && Experiment.builder().state(path, written).problems().isEmpty()
                && Experiment.of(Map.of(path, written))
                        .fact(path)
                        .equals(Experiment.of(Map.of(path, now)).fact(path));
    }

    private static boolean same(Object now, Object value) {
        return now.equals(value)
                || now instanceof List<?> list
                        && list.size() == 1
                        && list.get(0).equals(value);
    }

    /** A list of one is written as one, and a number or a truth value without quotes. */
    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.size() == 1 ? plain(list.get(0)) : list;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((name, item) -> plain.put(name, plain(item)));
            return plain;
        }
        if (value instanceof String text && WHOLE.matcher(text).matches()) {
            return Integer.valueOf(text);
        }
        return "true".equals(value) || "false".equals(value) ? Boolean.valueOf((String) value) : value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<String, Object> tree, String name) {
        return (Map<String, Object>) tree.computeIfAbsent(name, section -> new LinkedHashMap<>());
    }
}
