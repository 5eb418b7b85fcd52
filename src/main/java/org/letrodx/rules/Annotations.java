package org.letrodx.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.InvalidExperimentException;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Vocabulary;

/** What the annotations of a rule mean. A new one is read here, and has its accessor in {@link Rule}. */
final class Annotations {
    private static final Pattern BENEATH = Pattern.compile("(?<relation>trace of|moot beside|fix with) (?<rule>\\S+)");
    private static final Set<String> REQUIRED = Set.of("explains", "setting", "impact", "strength", "effort");
    private static final Set<String> OPTIONAL = Set.of(
            "cites",
            "disputed",
            "covers",
            "repair",
            "house",
            "under",
            "over",
            "trace",
            "complaint",
            "ask",
            "values",
            "beside");
    private static final Set<String> OF_CAUSES =
            Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> OF_DERIVATIONS = Set.of("cites", "disputed", "covers", "house", "overrules");
    /** Those that move a verdict, a rank, a repair or the scope. */
    static final Set<String> DECIDING = Set.of(
            "explains",
            "setting",
            "impact",
            "strength",
            "effort",
            "repair",
            "disputed",
            "under",
            "over",
            "trace",
            "complaint",
            "ask",
            "overrules");

    private final Map<String, String> written;
    private final Function<String, Location> places;
    private final String id;
    private final List<Problem> problems;

    List<Complaint> explains = List.of();
    List<ModelSystem> settings = List.of();
    Impact impact = Impact.ADVISORY;
    Strength strength = Strength.WEAK;
    Effort effort = Effort.WEEKS;
    Layer layer = Layer.CELLS;
    Map<String, String> repair = Map.of();
    List<String> cites = List.of();
    List<String> disputedBy = List.of();
    List<String> covers = List.of();
    List<String> houseLimits = List.of();
    List<Beneath> beneath = List.of();
    List<Complaint> over = List.of();
    List<Complaint> traceOf = List.of();
    boolean needsComplaint;
    boolean asksFirst;
    List<String> values = List.of();
    List<String> besides = List.of();
    String overrules = "";

    private Annotations(
            Map<String, String> written, Function<String, Location> places, String id, List<Problem> problems) {
        this.written = written;
        this.places = places;
        this.id = id;
        this.problems = problems;
    }

    /**
     * Reads annotations.
     *
     * @param places where an annotation stands in its file
     * @param problems is added to for each that cannot be read
     */
    static Annotations read(
            Map<String, String> written,
            boolean derivation,
            Function<String, Location> places,
            String id,
            List<Problem> problems) {
        Annotations read = new Annotations(written, places, id, problems);
        read.checkNames(derivation);
        read.cites = read.list("cites", ",");
        read.disputedBy = read.list("disputed", ",");
        read.covers = read.list("covers", ",");
        read.houseLimits = read.list("house", ";");
        if (read.cites.isEmpty() && read.houseLimits.isEmpty()) {
            read.problem("", "cites nobody", "@cites, or @house for a rule of our own", "");
        }
        if (derivation) {
            read.overrules = read.overruled();
        } else {
            read.ofCause();
        }
        return read;
    }

    private void ofCause() {
        explains = terms("explains", Complaint.values());
        settings = terms("setting", ModelSystem.values());
        impact = word("impact", Impact.values(), impact);
        strength = word("strength", Strength.values(), strength);
        effort = word("effort", Effort.values(), effort);
        repair = changes();
        beneath = under();
        over = terms("over", Complaint.values());
        traceOf = terms("trace", Complaint.values());
        needsComplaint = only("complaint", "required");
        asksFirst = only("ask", "first");
        values = list("values", ",");
        besides = besides();
    }

    private List<String> besides() {
        List<String> read = list("beside", ",");
        read.stream()
                .filter(kind -> !OtherDrugs.kinds().contains(kind))
                .forEach(kind -> problem(
                        "beside",
                        "\"" + kind + "\" is not how a drug acts",
                        String.join(", ", OtherDrugs.kinds()),
                        Nearest.to(kind, OtherDrugs.kinds())));
        return read;
    }

    private void checkNames(boolean derivation) {
        Set<String> known = derivation ? OF_DERIVATIONS : OF_CAUSES;
        written.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problem(
                        name,
                        "@" + name + " is not an annotation of a " + (derivation ? "derivation" : "cause"),
                        String.join(", ", known.stream().sorted().toList()),
                        Nearest.to(name, known)));
        if (!derivation) {
            REQUIRED.stream()
                    .filter(name -> !written.containsKey(name))
                    .sorted()
                    .forEach(name -> problem("", "has no @" + name, "", ""));
        }
    }

    private String overruled() {
        String path = written.getOrDefault("overrules", "");
        if (!path.isEmpty()
                && Vocabulary.find(path)
                        .filter(type -> type.kind() == Kind.CHOICES)
                        .isEmpty()) {
            problem("overrules", "\"" + path + "\" is not a fact that lists others", "readings.contradicts", "");
            return "";
        }
        return path;
    }

    private Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        for (String change : list("repair", ";")) {
            String[] sides = change.split("=", 2);
            if (sides.length == 2) {
                changes.put(sides[0].strip(), sides[1].strip());
            } else {
                problem("repair", "\"" + change + "\" is not a change of a fact", "fact = value", "");
            }
        }
        return Collections.unmodifiableMap(changes);
    }

    /** Tries whether a repair can be stated, which takes longer than reading it. */
    void checkRepair() {
        try {
            Experiment.blank().with(repair);
        } catch (InvalidExperimentException wrong) {
            wrong.problems()
                    .forEach(bad -> problem("repair", bad.path() + ": " + bad.fault(), bad.allowed(), bad.maybe()));
        }
    }

    private List<Beneath> under() {
        List<Beneath> read = new ArrayList<>();
        for (String phrase : list("under", ";")) {
            Matcher match = BENEATH.matcher(phrase);
            if (match.matches()) {
                Relation relation = Arrays.stream(Relation.values())
                        .filter(candidate -> candidate.toString().equals(match.group("relation")))
                        .findFirst()
                        .orElseThrow();
                read.add(new Beneath(match.group("rule"), relation));
            } else {
                problem(
                        "under",
                        "\"" + phrase + "\" is not understood",
                        Arrays.stream(Relation.values())
                                .map(relation -> relation + " ID")
                                .collect(Collectors.joining(", ")),
                        "");
            }
        }
        return List.copyOf(read);
    }

    private <E extends Enum<E> & Term> List<E> terms(String annotation, E[] known) {
        List<E> read = new ArrayList<>();
        list(annotation, ",")
                .forEach(word -> find(annotation, word, known, Term::label).ifPresent(read::add));
        return read.stream().sorted().toList();
    }

    private <E extends Enum<E>> E word(String annotation, E[] known, E otherwise) {
        String word = written.get(annotation);
        return word == null
                ? otherwise
                : find(annotation, word, known, Enum::toString).orElse(otherwise);
    }

    private boolean only(String annotation, String word) {
        String value = written.get(annotation);
        if (value != null && !value.equals(word)) {
            problem(annotation, "\"" + value + "\" is not a value of @" + annotation, word, "");
        }
        return value != null;
    }

    private <E> Optional<E> find(String annotation, String word, E[] known, Function<E, String> label) {
        Optional<E> found = Arrays.stream(known)
                .filter(candidate -> label.apply(candidate).equals(word))
                .findFirst();
        if (found.isEmpty()) {
            List<String> labels = Arrays.stream(known).map(label).toList();
            problem(
                    annotation,
                    "\"" + word + "\" is not a value of @" + annotation,
                    String.join(", ", labels),
                    Nearest.to(word, labels));
        }
        return found;
    }

    private List<String> list(String annotation, String separator) {
        return Arrays.stream(written.getOrDefault(annotation, "").split(separator))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private void problem(String annotation, String fault, String allowed, String maybe) {
        problems.add(new Problem(places.apply(annotation), id, fault, allowed, maybe));
    }
}
