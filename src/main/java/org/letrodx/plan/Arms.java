package org.letrodx.plan;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Documents;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Vocabulary;

/** The arms that decide, filled in with what a set-up has; what each outcome means is asked of the rules. */
public final class Arms {
    private static final String FILE = "arms.yaml";

    private final RuleBook book;
    private final Map<String, Object> kinds;

    /** What outcomes mean is asked of this book. */
    public Arms(RuleBook book) {
        this.book = book;
        try (InputStream stream = Arms.class.getResourceAsStream(FILE)) {
            kinds = map(
                    Documents.yaml(Documents.text(stream, FILE), FILE).sound().plain());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked") // of a file of this jar
    private static Map<String, Object> map(@Nullable Object plain) {
        return (Map<String, Object>) requireNonNull(plain);
    }

    /** The arms of a set-up; none if it is neither of cells or enzymes nor of animals. */
    public List<Arm> of(Experiment setUp) {
        Facts facts = book.understand(setUp).facts();
        Kind kind = Kind.of(facts);
        if (kind == Kind.NONE) {
            return List.of();
        }
        Map<String, String> places = places(facts);
        List<Arm> arms = new ArrayList<>();
        map(kinds.get(kind.word()))
                .forEach((name, plain) -> arms.add(arm(name, map(plain), places, isDye(facts), setUp)));
        return List.copyOf(arms);
    }

    private Arm arm(
            String name, Map<String, Object> said, Map<String, String> places, boolean isDye, Experiment setUp) {
        String reading = (String) said.getOrDefault("reading", "");
        Object topics = said.getOrDefault("values", List.of());
        // the published values of the drug are those of letrozole
        boolean isPublished = !name.contains("{drug}") || "letrozole".equals(places.get("drug"));
        return new Arm(
                filled(name, places),
                filled(text(said, "gets"), places),
                filled(text(said, "expect"), places),
                reading,
                confirmed(setUp, reading, "yes"),
                confirmed(setUp, reading, "no"),
                book.values().stream()
                        .filter(value -> isPublished && value.topics().stream().anyMatch(((List<?>) topics)::contains))
                        .toList(),
                (String) said.getOrDefault("role", ""),
                isDye ? "" : (String) said.getOrDefault("hormones", ""));
    }

    private static String text(Map<String, Object> said, String name) {
        return (String) requireNonNull(said.get(name), name);
    }

    /** The causes that a reading confirms in a set-up, whatever it is complained of. */
    private List<Rule> confirmed(Experiment setUp, String reading, String answer) {
        if (reading.isEmpty()) {
            return List.of();
        }
        try {
            Experiment read = setUp.stating(Map.of(reading, answer));
            Set<String> before = new HashSet<>(ids(setUp));
            return findings(read).stream()
                    .filter(finding -> !before.contains(finding.id()))
                    .map(Finding::rule)
                    .distinct()
                    .toList();
        } catch (InvalidExperimentException contradiction) {
            return List.of();
        }
    }

    private List<String> ids(Experiment experiment) {
        return findings(experiment).stream().map(Finding::id).toList();
    }

    private List<Finding> findings(Experiment experiment) {
        List<Finding> findings =
                new ArrayList<>(book.reviewWithoutRepairs(experiment).findings(Verdict.CONFIRMED));
        Set<String> ids = findings.stream().map(Finding::id).collect(Collectors.toSet());
        book.diagnoseWithoutRepairs(experiment).findings(Verdict.CONFIRMED).stream()
                .filter(finding -> ids.add(finding.id()))
                .forEach(findings::add);
        return findings;
    }

    private static String filled(String text, Map<String, String> places) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }

    /** What a set-up puts in the places of the texts. */
    private static Map<String, String> places(Facts facts) {
        Map<String, String> places = new HashMap<>();
        String drug = value(facts, "treatment.drug", "letrozole");
        String vehicle = value(facts, "treatment.vehicle", "the vehicle");
        places.put("vehicle", joined(vehicle, facts, "treatment.vehiclePercent"));
        String androgen = value(facts, "hormones.androgen", "the androgen");
        boolean isDye = isDye(facts);
        places.put(
                "androgen",
                isDye
                        ? "a fluorogenic dye"
                        : androgen.equals("none")
                                ? "no androgen"
                                : joined(androgen, facts, "hormones.androgenConcentration"));
        places.put("source", Kind.source(facts));
        places.put("drug", drug);
        places.put("doses", doses(facts));
        places.put("supply", supply(facts));
        places.put("drug vehicle", value(facts, "dosing.vehicle", "the vehicle"));
        String schedule =
                facts.of(Vocabulary.get("dosing.schedule")).isKnown() ? ", " + value(facts, "dosing.schedule", "") : "";
        places.put("dose", joined(drug, facts, "dosing.dose") + schedule);
        return places;
    }

    private static boolean isDye(Facts facts) {
        return Boolean.TRUE.equals(
                facts.of(Vocabulary.get("assay.fluorogenicSubstrate")).value());
    }

    private static String supply(Facts facts) {
        String androstenedione = value(facts, "host.androstenedione", "");
        if (androstenedione.equals("none")) {
            return "no androgen";
        }
        return androstenedione.isEmpty()
                        && facts.of(Vocabulary.get("host.androgen")).isKnown()
                ? value(facts, "host.androgen", "")
                : joined("androstenedione", facts, "host.androstenedioneDose");
    }

    private static String doses(Facts facts) {
        Fact list = facts.of(Vocabulary.get("treatment.concentrations"));
        if (list.isKnown()) {
            return list.display();
        }
        String lowest = value(facts, "treatment.lowestConcentration", "");
        String highest = value(facts, "treatment.highestConcentration", "");
        return lowest.isEmpty() && highest.isEmpty()
                ? "its concentrations"
                : lowest.isEmpty()
                        ? "up to " + highest
                        : highest.isEmpty() ? "from " + lowest : lowest + " to " + highest;
    }

    private static String joined(String name, Facts facts, String amount) {
        Fact fact = facts.of(Vocabulary.get(amount));
        return fact.isKnown() ? fact.display() + " " + name : name;
    }

    private static String value(Facts facts, String path, String otherwise) {
        Fact fact = facts.of(Vocabulary.get(path));
        return fact.isKnown() && !fact.display().equals("other") ? fact.display() : otherwise;
    }
}
