package org.letrodx.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                constants(tree, "explains", Complaint.class), constants(tree, "settings", Model.ModelSystem.class),
                Impact.valueOf(text(tree, "impact")), Strength.valueOf(text(tree, "strength")), Effort.valueOf(text(tree, "effort")),
                texts(tree, "repair"), list(tree, "cites"), list(tree, "disputedBy"), list(tree, "covers"), list(tree, "houseLimits"),
                beneath(tree), constants(tree, "over", Complaint.class), (Boolean) tree.get("needsComplaint"),
                (Boolean) tree.get("asksFirst"), list(tree, "values"), text(tree, "why"), text(tree, "check"), text(tree, "fix"));
    }

    private static List<Beneath> beneath(Map<String, Object> tree) {
        List<Beneath> beneath = new ArrayList<>();
        for (Map.Entry<String, String> above : texts(tree, "beneath").entrySet()) {
            beneath.add(new Beneath(above.getKey(), Relation.valueOf(above.getValue())));
        }
        return beneath;
    }

    private static String text(Map<String, Object> tree, String field) {
        return (String) tree.get(field);
    }

    @SuppressWarnings("unchecked") // as written
    private static Map<String, String> texts(Map<String, Object> tree, String field) {
        return (Map<String, String>) tree.get(field);
    }

    @SuppressWarnings("unchecked") // as written
    private static List<String> list(Map<String, Object> tree, String field) {
        return (List<String>) tree.get(field);
    }

    private static <E extends Enum<E>> List<E> constants(Map<String, Object> tree, String field, Class<E> type) {
        List<E> constants = new ArrayList<>();
        for (String name : list(tree, field)) {
            constants.add(Enum.valueOf(type, name));
        }
        return constants;
    }

    private static List<String> names(List<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toList();
    }
}
