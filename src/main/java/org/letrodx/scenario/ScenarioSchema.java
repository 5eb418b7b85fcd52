package org.letrodx.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letrodx.document.JsonWriter;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * The JSON Schema (2020-12) of a scenario, made from the vocabulary, so that an editor completes names and words and
 * marks faults while one types. Whether a unit fits its fact and whether statements agree is for {@link ScenarioReader}
 * to say. The reader forgives capitals, blanks and hyphens; the schema knows the vocabulary's spelling only.
 */
public final class ScenarioSchema {
    /** Blanks and hyphens of word processors, which the reader takes for plain ones. */
    private static final String BLANKS = "[\\s\u00a0\u2000-\u200a\u202f\u205f\u3000]*";

    private static final String HYPHENS = "\u2010-\u2015\u2212-";
    private static final String LIMIT = "(?:[<>]=?|\u2264|\u2265)?" + BLANKS;
    private static final String DIGITS = "(?:\\d+\\.?\\d*|\\.\\d+)";
    private static final String TIMES = DIGITS + BLANKS + "[xX*\u00d7\u00b7\u22c5]" + BLANKS;
    /** 1e-7, 10^-7, 1 x 10^-7 and the like. */
    private static final String NUMBER = "(?:(?:" + TIMES + ")?10" + BLANKS + "\\^" + BLANKS + "\\(?[+" + HYPHENS
            + "]?\\d{1,3}\\)?|(?:" + TIMES + ")?10[\u207a\u207b]?[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}|" + TIMES
            + "10[+" + HYPHENS + "]\\d{1,3}|" + DIGITS + "(?:[eE][-+]?\\d{1,3})?)";

    private static final String WHOLE_NUMBER = "\\+?\\d+(?:\\.0*)?(?:[eE]\\+?\\d{1,3})?";
    private static final String TO = BLANKS + "(?:[" + HYPHENS + "]|to)" + BLANKS;
    private static final String INNER_UNIT = "[^\\d\\s.,^" + HYPHENS + "][^\\s" + HYPHENS + "]*";
    /**
     * Anything but the rest of a number or of a range: "1e5" and "1 to 3" have no unit, and "1,5 uM" has a decimal
     * comma.
     */
    private static final String UNIT = "(?![eE][-+]?\\d|to\\s)[^\\d\\s.,^" + HYPHENS + "].*";

    private static final String DAY = "^\\d{4}-\\d{2}-\\d{2}$";
    /** As {@code review} spells them; it is a package above this one. */
    private static final List<String> REASONS =
            List.of("not-applicable", "mitigated", "risk-accepted", "intended", "wrong-finding");

    private static final int LONGEST_NOTES = 10_000;

    private ScenarioSchema() {}

    /** The schema as indented JSON. */
    public static String json() {
        return JsonWriter.pretty(tree());
    }

    /** The schema as maps, lists, strings, numbers and booleans. */
    public static Map<String, Object> tree() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:letrodx:scenario");
        schema.put("title", "letrodx scenario");
        schema.put(
                "description", "What is known about one experiment with letrozole. Whatever is left out is unknown.");
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", described("id", "Your own name for the experiment.", ref("text")));
        properties.put("title", described("title", "A line that says what it is.", ref("text")));
        properties.put(
                "tried",
                described(
                        "tried",
                        "What was looked into already and excluded: paths of facts, or words. It is not"
                                + " asked for again.",
                        of("anyOf", List.of(text(FactType.LONGEST_TEXT), listOf(text(FactType.LONGEST_TEXT))))));
        properties.put("notes", described("notes", "Free words; kept, not judged.", text(LONGEST_NOTES)));
        properties.put("complaint", complaint());
        for (String section : Vocabulary.sections()) {
            properties.put(section, section(section));
            american(section)
                    .ifPresent(spelling -> properties.put(spelling, alias("#/properties/" + section, section)));
        }
        properties.put(
                ScenarioWriter.DATA,
                described(
                        "data",
                        "Files of plates and tumours in the folder of the scenario, or below it, from which facts are derived.",
                        data()));
        properties.put("waivers", described("waivers", "Findings that somebody accepted, for a review.", waivers()));
        properties.put(
                "extra",
                described(
                        "extra",
                        "Anything else you want to carry along; kept and ignored.",
                        of("type", List.of("object", "null"))));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        schema.put("$defs", definitions());
        return schema;
    }

    private static Map<String, Object> waivers() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rule", described("rule", "The id of the rule.", filled()));
        Map<String, Object> facts = filled();
        facts.put("pattern", "^[0-9a-f]{12}$");
        fields.put("facts", described("facts", "The facts it holds for, as the review prints them.", facts));
        fields.put("reason", described("reason", "Why, as a code.", oneOf(REASONS)));
        fields.put("text", described("text", "Why, in words.", filled()));
        fields.put("by", described("by", "Who accepted it.", filled()));
        fields.put("on", described("on", "The day it was accepted.", pattern(DAY)));
        fields.put("expires", described("expires", "The last day it holds.", pattern(DAY)));
        Map<String, Object> waiver = of("type", "object");
        waiver.put("properties", fields);
        waiver.put("required", List.copyOf(fields.keySet()));
        waiver.put("additionalProperties", false);
        Map<String, Object> waivers = of("type", List.of("array", "null"));
        waivers.put("items", waiver);
        return waivers;
    }

    private static Map<String, Object> data() {
        Map<String, Object> plate = files(DataSection.PLATE);
        Map<String, Object> several = of("type", "array");
        several.put("items", plate);
        Map<String, Object> kinds = new LinkedHashMap<>();
        kinds.put(
                "plates",
                described(
                        "plates",
                        "What a plate reader exported: the file, its layout, and what neither says.",
                        of("anyOf", List.of(plate, several))));
        kinds.put(
                "tumours",
                described(
                        "tumours", "A table of tumour volumes, and what it does not say.", files(DataSection.TUMOURS)));
        american("tumours")
                .ifPresent(spelling -> kinds.put(spelling, alias("#/properties/data/properties/tumours", "tumours")));
        Map<String, Object> data = of("type", List.of("object", "null"));
        data.put("properties", kinds);
        data.put("additionalProperties", false);
        return data;
    }

    private static Map<String, Object> files(List<String> options) {
        Map<String, Object> fields = new LinkedHashMap<>();
        options.forEach(option -> fields.put(option, filled()));
        Map<String, Object> file = of("type", "object");
        file.put("properties", fields);
        file.put("required", List.of("file"));
        file.put("additionalProperties", false);
        return file;
    }

    private static Map<String, Object> filled() {
        Map<String, Object> schema = of("type", List.of("string", "number"));
        schema.put("minLength", 1);
        schema.put("maxLength", FactType.LONGEST_TEXT);
        return schema;
    }

    private static Map<String, Object> complaint() {
        List<Object> word = words(Vocabulary.get("experiment.complaint").words());
        List<Object> branches = new ArrayList<>(word);
        branches.add(listOf(of("anyOf", word)));
        branches.add(ref("unknown"));
        return described(
                "complaint",
                "What went wrong: one complaint or a list. Without one, the set-up is reviewed.",
                of("anyOf", branches));
    }

    private static Map<String, Object> section(String section) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FactType type : Vocabulary.statable(section)) {
            facts.put(type.name(), fact(type));
            american(type.name())
                    .ifPresent(spelling -> facts.put(
                            spelling, alias("#/properties/" + section + "/properties/" + type.name(), type.name())));
        }
        Map<String, Object> schema = of("title", section);
        schema.put("type", List.of("object", "null"));
        schema.put("properties", facts);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> fact(FactType type) {
        List<Object> branches = new ArrayList<>();
        switch (type.kind()) {
            case YES_NO -> branches.add(ref("yesNo"));
            case CHOICE -> branches.addAll(words(type.words()));
            case CHOICES -> branches.addAll(wordOrList(type.words()));
            case AMOUNT -> branches.add(quantity(type));
            case AMOUNTS -> branches.addAll(List.of(quantity(type), listOf(quantity(type))));
            case NUMBER -> branches.add(ref("number"));
            case WHOLE_NUMBER -> branches.add(ref("wholeNumber"));
            case TEXT -> {
                branches.add(text(FactType.LONGEST_TEXT));
                if (type.isJoined()) {
                    branches.add(listOf(text(FactType.LONGEST_TEXT)));
                }
            }
        }
        branches.add(ref("unknown"));
        return described(type.path(), type.question(), of("anyOf", branches));
    }

    /** The labels by themselves, since an editor completes from them, then the synonyms. */
    private static List<Object> words(List<Word> terms) {
        Set<String> labels = new LinkedHashSet<>();
        Set<String> synonyms = new LinkedHashSet<>();
        terms.forEach(term -> labels.add(term.label()));
        terms.forEach(term -> synonyms.addAll(term.synonyms()));
        terms.forEach(term -> synonyms.addAll(term.told()));
        synonyms.removeAll(labels);
        List<Object> branches = new ArrayList<>();
        branches.add(oneOf(labels));
        if (!synonyms.isEmpty()) {
            branches.add(oneOf(synonyms));
        }
        if (synonyms.contains("true")) {
            branches.add(of("type", "boolean"));
        }
        return branches;
    }

    /** "None" is a word of every list; in a list it stands alone. */
    private static List<Object> wordOrList(List<Word> terms) {
        List<Object> branches = new ArrayList<>(words(terms));
        branches.add(oneOf(List.of("none")));
        branches.add(listOf(of("anyOf", words(terms))));
        Map<String, Object> onlyNone = listOf(oneOf(List.of("none")));
        onlyNone.put("maxItems", 1);
        branches.add(onlyNone);
        return branches;
    }

    private static Map<String, Object> quantity(FactType type) {
        boolean isSigned = type.possible().low() < 0;
        Map<String, Object> schema = ref(isSigned ? "signedQuantity" : "quantity");
        schema.put("description", type.allowed());
        return schema;
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put(
                "unknown",
                described(
                        "unknown",
                        "Not known: the same as leaving the fact out.",
                        of("enum", Arrays.asList("unknown", null))));
        // YAML 1.2, which editors follow, reads yes, no, on and off as text
        definitions.put(
                "yesNo",
                of("anyOf", List.of(of("type", "boolean"), oneOf(List.of("true", "false", "yes", "no", "on", "off")))));
        // a mouse strain 129 is text to a person and a number to YAML
        definitions.put("text", of("type", List.of("string", "number", "null")));
        definitions.put("number", of("anyOf", List.of(of("type", "number"), numberAsText("[-+]?" + NUMBER))));
        Map<String, Object> integer = of("type", "integer");
        integer.put("minimum", 0);
        definitions.put("wholeNumber", of("anyOf", List.of(integer, numberAsText(WHOLE_NUMBER))));
        definitions.put("quantity", of("anyOf", List.of(quantityAsText("\\+?"), quantityInParts(false))));
        definitions.put("signedQuantity", of("anyOf", List.of(quantityAsText("[-+]?"), quantityInParts(true))));
        return definitions;
    }

    private static Map<String, Object> text(int longest) {
        Map<String, Object> schema = ref("text");
        schema.put("maxLength", longest);
        return schema;
    }

    private static Map<String, Object> numberAsText(String number) {
        return pattern("^" + BLANKS + LIMIT + number + "(?:" + TO + number + ")?" + BLANKS + "$");
    }

    private static Map<String, Object> quantityAsText(String sign) {
        String number = sign + NUMBER;
        return pattern("^" + BLANKS + LIMIT + number + "(?:(?:" + BLANKS + INNER_UNIT + ")?" + TO + number + ")?"
                + BLANKS + UNIT + "$");
    }

    private static Map<String, Object> quantityInParts(boolean isSigned) {
        Map<String, Object> value = of("type", List.of("number", "string"));
        if (!isSigned) {
            value.put("minimum", 0);
        }
        Map<String, Object> parts = of("value", value);
        parts.put("unit", of("type", "string"));
        Map<String, Object> schema = of("type", "object");
        schema.put("properties", parts);
        schema.put("required", List.of("value", "unit"));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Optional<String> american(String name) {
        String spelling = name.replace("tumour", "tumor").replace("ised", "ized");
        boolean other = !spelling.equals(name) && Vocabulary.british(spelling).equals(name);
        return other ? Optional.of(spelling) : Optional.empty();
    }

    private static Map<String, Object> alias(String pointer, String name) {
        Map<String, Object> schema = of("$ref", pointer);
        schema.put("description", "The same as " + name + ".");
        return schema;
    }

    private static Map<String, Object> described(String title, String description, Map<String, Object> schema) {
        Map<String, Object> described = of("title", title);
        described.put("description", description);
        described.putAll(schema);
        return described;
    }

    private static Map<String, Object> listOf(Map<String, Object> items) {
        Map<String, Object> schema = of("type", "array");
        schema.put("items", items);
        schema.put("maxItems", FactType.LONGEST_LIST);
        return schema;
    }

    private static Map<String, Object> pattern(String regex) {
        Map<String, Object> schema = of("type", "string");
        schema.put("pattern", regex);
        return schema;
    }

    private static Map<String, Object> oneOf(Collection<String> words) {
        return of("enum", List.copyOf(words));
    }

    private static Map<String, Object> ref(String definition) {
        return of("$ref", "#/$defs/" + definition);
    }

    private static Map<String, Object> of(String keyword, Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(keyword, value);
        return schema;
    }
}
