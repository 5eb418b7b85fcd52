package org.letrodx.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.letrodx.diagnosis.Beneath;
import org.letrodx.diagnosis.Effort;
import org.letrodx.diagnosis.Impact;
import org.letrodx.diagnosis.Relation;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.Strength;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Model;

/** Cards of compiled rules as trees for JSON: comments and most annotations do not survive compilation. */
final class CardFile {
    private CardFile() { }

    static Map<String, Object> write(RuleCard card) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", card.id());
        tree.put("title", card.title());
        tree.put("area", card.area());
        tree.put("file", card.file());
        tree.put("explains", names(card.explains()));
        tree.put("settings", names(card.settings()));
        tree.put("impact", card.impact().name());
        tree.put("strength", card.strength().name());
        tree.put("effort", card.effort().name());
        tree.put("repair", card.repair());
        tree.put("cites", card.cites());
        tree.put("disputedBy", card.disputedBy());
        tree.put("covers", card.covers());
        tree.put("houseLimits", card.houseLimits());
        Map<String, Object> beneath = new LinkedHashMap<>();
        card.beneath().forEach(above -> beneath.put(above.rule(), above.relation().name()));
        tree.put("beneath", beneath);
        tree.put("over", names(card.over()));
        tree.put("needsComplaint", card.needsComplaint());
        tree.put("asksFirst", card.asksFirst());
        tree.put("values", card.values());
        tree.put("why", card.why());
        tree.put("check", card.check());
        tree.put("fix", card.fix());
        return tree;
    }

    static RuleCard read(Map<String, Object> tree) {
        return new RuleCard(text(tree, "id"), text(tree, "title"), text(tree, "area"), text(tree, "file"),
                list(tree, "explains", Complaint::valueOf), list(tree, "settings", Model.ModelSystem::valueOf),
                Impact.valueOf(text(tree, "impact")), Strength.valueOf(text(tree, "strength")), Effort.valueOf(text(tree, "effort")),
                repair(tree), list(tree, "cites", key -> key), list(tree, "disputedBy", key -> key),
                list(tree, "covers", claim -> claim), list(tree, "houseLimits", words -> words), beneath(tree),
                list(tree, "over", Complaint::valueOf), Boolean.parseBoolean(text(tree, "needsComplaint")),
                Boolean.parseBoolean(text(tree, "asksFirst")), list(tree, "values", topic -> topic), text(tree, "why"),
                text(tree, "check"), text(tree, "fix"));
    }

    private static Map<String, String> repair(Map<String, Object> tree) {
        Map<String, String> changes = new LinkedHashMap<>();
        entries(tree, "repair").forEach(entry -> changes.put((String) entry.getKey(), (String) entry.getValue()));
        return changes;
    }

    private static List<Beneath> beneath(Map<String, Object> tree) {
        return entries(tree, "beneath")
                .map(entry -> new Beneath((String) entry.getKey(), Relation.valueOf((String) entry.getValue()))).toList();
    }

    private static Stream<? extends Map.Entry<?, ?>> entries(Map<String, Object> tree, String field) {
        return ((Map<?, ?>) tree.get(field)).entrySet().stream();
    }

    private static String text(Map<String, Object> tree, String field) {
        return (String) tree.get(field);
    }

    private static <T> List<T> list(Map<String, Object> tree, String field, Function<String, T> item) {
        return ((List<?>) tree.get(field)).stream().map(entry -> item.apply((String) entry)).toList();
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }
}
