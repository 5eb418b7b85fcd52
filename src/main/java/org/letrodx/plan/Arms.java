package org.letrodx.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Verdict;
import org.letrodx.document.Resources;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.rules.Rule;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/** The arms that decide, filled in with what a set-up has; what each outcome means is asked of the rules. */
public final class Arms {
    static final String NO_ANDROGEN = "no androgen";
    /** What stands between the drugs of a combination. */
    private static final Pattern BETWEEN = Pattern.compile("\\s*[+&;,]\\s*|\\s+(?:and|with|plus)\\s+");

    private final RuleBook book;
    private final Map<String, Object> kinds;

    /** What outcomes mean is asked of this book. */
    public Arms(RuleBook book) {
        this.book = book;
        kinds = Resources.yaml("plan/arms.yaml");
    }

    /** The arms of a set-up; none if it is neither of cells or enzymes nor of animals. */
    public List<Arm> of(Experiment setUp) {
        Facts facts = book.understand(setUp).facts();
        Kind kind = Kind.of(facts);
        if (kind == Kind.NONE) {
            return List.of();
        }
        Map<String, String> places = places(facts);
        List<String> combined = combined(facts);
        List<Arm> arms = new ArrayList<>();
        Resources.map(kinds.get(kind.word())).forEach((name, plain) -> {
            Map<String, Object> said = new HashMap<>(Resources.map(plain));
            if (said.containsKey("co-culture") && !hasStroma(facts)) {
                return;
            }
            if (!name.equals("{drug}") || combined.isEmpty()) {
                arms.add(arm(name, said, places, isDye(facts), setUp));
                return;
            }
            said.put("expect", said.getOrDefault("combined", text(said, "expect")));
            arms.add(arm(name, said, places, isDye(facts), setUp));
            said.remove("reading");
            said.put("expect", "the share that {drug} has in the effect of the combination");
            for (String drug : combined) {
                Map<String, String> alone = new HashMap<>(places);
                alone.put("drug", drug);
                alone.put("doses", "the concentrations that it has in the combination");
                alone.put("dose", drug + " as in the combination");
                Map<String, Object> its = new HashMap<>(said);
                if (drug.equals(partner(facts))) {
                    // nobody states its concentrations; a role is only of arms with wells
                    its.replace("role", Layout.PARTNER);
                    its.put(
                            "expect",
                            text(said, "expect")
                                    + (said.containsKey("role")
                                            ? ". A layout has wells for it: write its concentration there"
                                            : ""));
                }
                arms.add(arm(name + " alone", its, alone, isDye(facts), setUp));
            }
        });
        return List.copyOf(arms);
    }

    /** The drugs of a combination; none if it is one drug. */
    private static List<String> combined(Facts facts) {
        Fact alone = facts.of(Vocabulary.get("treatment.givenAlone"));
        List<String> parts = Boolean.FALSE.equals(alone.value())
                ? BETWEEN.splitAsStream(value(facts, "treatment.drugs", ""))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList()
                : List.of();
        return parts.size() > 1 ? parts : List.of();
    }

    private Arm arm(
            String name, Map<String, Object> said, Map<String, String> places, boolean isDye, Experiment setUp) {
        String reading = (String) said.getOrDefault("reading", "");
        Object topics = said.getOrDefault("values", List.of());
        // the published values of the drug are those of letrozole
        boolean isPublished = !name.contains("{drug}") || "letrozole".equals(places.get("drug"));
        List<?> values = (List<?>) topics;
        return new Arm(
                filled(name, places),
                filled(text(said, "gets"), places),
                filled(text(said, "expect"), places),
                reading,
                confirmed(setUp, reading, "yes"),
                confirmed(setUp, reading, "no"),
                book.values().stream()
                        .filter(value -> isPublished
                                && (values.contains(value.id())
                                        || value.topics().stream().anyMatch(values::contains)))
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
        String drug = value(facts, "treatment.drugs", "letrozole");
        Fact percent = facts.of(Vocabulary.get("treatment.vehiclePercent"));
        String vehicle = value(facts, "treatment.vehicle", percent.isKnown() ? "vehicle" : "the vehicle");
        places.put("vehicle", percent.isKnown() ? percent.display() + " " + vehicle : vehicle);
        String androgen = value(facts, "hormones.androgen", "the androgen");
        boolean isDye = isDye(facts);
        places.put(
                "androgen",
                isDye
                        ? "a fluorogenic dye"
                        : androgen.equals("none")
                                ? NO_ANDROGEN
                                : amount(androgen, facts, "hormones.androgenConcentration", "concentration"));
        places.put("source", Kind.source(facts));
        places.put("drug", drug);
        places.put("doses", doses(facts));
        places.put("graded", isOneDose(facts) ? "" : ", the more the higher the dose");
        places.put(
                "state rescue",
                value(facts, "hormones.estradiolAdded", "").equals("separate rescue arm")
                        ? ""
                        : ". State this arm [hormones.estradiolAdded: separate rescue arm]");
        boolean isOrganoid = value(facts, "model.system", "").equals(ModelSystem.ORGANOID.label());
        places.put("line", value(facts, "cellLine.name", isOrganoid ? "the organoids" : "the line"));
        places.put("stroma", value(facts, "model.coCulture", "the other cells"));
        places.put("supply", supply(facts));
        places.put("drug vehicle", value(facts, "dosing.vehicle", "the vehicle"));
        places.put("dose", dose(facts));
        return places;
    }

    /** The drug of animals: how much, which way and how often. */
    static String dose(Facts facts) {
        String partner = partner(facts);
        String drug = value(facts, partner.isEmpty() ? "treatment.drugs" : "treatment.drug", "letrozole");
        return Stream.of(
                        amount(drug, facts, "dosing.dose", "dose"),
                        value(facts, "dosing.route", ""),
                        value(facts, "dosing.schedule", "").replace('-', ' '),
                        partner.isEmpty() ? "" : "with " + partner + " as your protocol has it")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static boolean isDye(Facts facts) {
        return Boolean.TRUE.equals(
                facts.of(Vocabulary.get("assay.fluorogenicSubstrate")).value());
    }

    /** What the animals get as substrate. */
    static String supply(Facts facts) {
        String androstenedione = value(facts, "host.androstenedione", "");
        if (androstenedione.equals("none")) {
            return NO_ANDROGEN;
        }
        return androstenedione.isEmpty()
                        && facts.of(Vocabulary.get("host.androgen")).isKnown()
                ? value(facts, "host.androgen", "")
                : amount("androstenedione", facts, "host.androstenedioneDose", "dose");
    }

    /** True if other cells are known to share the medium. */
    private static boolean hasStroma(Facts facts) {
        Fact coCulture = facts.of(Vocabulary.get("model.coCulture"));
        return coCulture.isKnown()
                && !coCulture.display().equals("none")
                && Kind.source(facts).equals("cells");
    }

    private static boolean isOneDose(Facts facts) {
        return facts.of(Vocabulary.get("treatment.concentrations")).value() instanceof List<?> list && list.size() == 1;
    }

    /** What is given with the drug, as it stands among the drugs; empty if nothing is, or it is named with the drug. */
    private static String partner(Facts facts) {
        String drugs = value(facts, "treatment.drugs", "");
        String partner = NameTable.of("drugs").listed(value(facts, "treatment.partner", ""));
        return !partner.isEmpty() && drugs.endsWith(" + " + partner) ? partner : "";
    }

    /** The doses of the drug, which are not those of its partner. */
    private static String doses(Facts facts) {
        String partner = partner(facts);
        return ofTheDrug(facts)
                + (partner.isEmpty()
                        ? ""
                        : " of the first, with " + partner + " at the concentration of your protocol");
    }

    private static String ofTheDrug(Facts facts) {
        Fact list = facts.of(Vocabulary.get("treatment.concentrations"));
        if (list.isKnown()) {
            return list.display();
        }
        String lowest = value(facts, "treatment.lowestConcentration", "");
        String highest = value(facts, "treatment.highestConcentration", "");
        return lowest.isEmpty() && highest.isEmpty()
                ? "the concentrations of your protocol"
                : lowest.isEmpty()
                        ? "up to " + highest
                        : highest.isEmpty() ? "from " + lowest : lowest + " to " + highest;
    }

    /** So much of something, or as much as the protocol says. */
    private static String amount(String name, Facts facts, String path, String noun) {
        Fact amount = facts.of(Vocabulary.get(path));
        boolean isNamed = !name.startsWith("the ");
        return amount.isKnown()
                ? amount.display() + " " + name
                : isNamed ? name + " at the " + noun + " of your protocol" : name;
    }

    private static String value(Facts facts, String path, String otherwise) {
        Fact fact = facts.of(Vocabulary.get(path));
        return fact.isKnown() && !fact.display().equals("other") ? fact.type().shown(fact.display()) : otherwise;
    }
}
