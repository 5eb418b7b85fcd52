package org.letrodx.data.tumour;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Remark;

/** What most of the treated tumours did by mRECIST, and whether that was a response to the drug. */
final class ResponseFacts {
    /** Of which nothing is known without responses. */
    private static final List<DerivableFact> OF_RESPONSES = List.of(
            DerivableFact.TUMOUR_RESPONSE,
            DerivableFact.RESPONDED_INITIALLY,
            DerivableFact.RESPONSE_LOST,
            DerivableFact.REGROWTH_ON_DRUG,
            DerivableFact.REGROWTH_OFF_DRUG);

    private final List<Animal> treated;
    private final Dosing dosing;
    private final ControlGrowth controls;
    private final FactsOfAnimals facts;

    ResponseFacts(Groups groups, Dosing dosing, ControlGrowth growth, FactsOfAnimals facts) {
        this.treated = groups.treatedAnimals();
        this.dosing = dosing;
        this.controls = growth;
        this.facts = facts;
    }

    void derive() {
        Map<Animal, Response> responses = new LinkedHashMap<>();
        treated.forEach(animal -> Response.of(animal, dosing).ifPresent(response -> responses.put(animal, response)));
        if (responses.isEmpty()) {
            facts.not(
                    OF_RESPONSES,
                    "no treated animal has two readings " + (dosing.lastDose().isPresent() ? "on drug " : "")
                            + "ten days and more after the first dose, and a volume then",
                    "");
            return;
        }
        group(responses);
        List<Animal> responders = responses.entrySet().stream()
                .filter(one -> one.getValue() != Response.PD)
                .map(Map.Entry::getKey)
                .toList();
        boolean responded = responders.size() * 2 > responses.size();
        String value = controls.isCertain() ? responded ? "yes" : "no" : responded ? "" : "no";
        facts.fact(
                DerivableFact.RESPONDED_INITIALLY,
                value,
                responders.size() + " of " + responses.size() + " SD or better",
                List.copyOf(responses.keySet()),
                controls.grew().isPresent()
                        ? "neither the tumours nor those of the controls grew"
                        : "the tumours did not grow, but it is not known that those of the controls did",
                "");
        new RegrowthFacts(responders, value.equals("yes"), dosing, facts).derive();
    }

    private void group(Map<Animal, Response> responses) {
        Map<Response, Integer> counts = new EnumMap<>(Response.class);
        responses.values().forEach(response -> counts.merge(response, 1, Integer::sum));
        Map<String, Integer> words = new TreeMap<>();
        counts.forEach((response, count) -> words.merge(response.word(), count, Integer::sum));
        int most = words.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        // a tie goes to the worse
        String word = Stream.of("grew", "static", "regressed")
                .filter(one -> words.getOrDefault(one, 0) == most)
                .findFirst()
                .orElseThrow();
        String told = counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + " of " + treated.size();
        facts.fact(DerivableFact.TUMOUR_RESPONSE, word, told, List.copyOf(responses.keySet()), "", "");
        if (words.values().stream().filter(count -> count == most).count() > 1) {
            facts.remark(
                    Remark.Kind.RESPONSES_TIED,
                    "As many animals did one thing as another (" + told + "): the worse is taken.",
                    List.of());
        }
    }
}
