package org.letrodx.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;

/**
 * What is known about one experiment. Immutable; a fact that was not stated, looked up or derived is unknown.
 *
 * <pre>{@code
 * Experiment experiment = Experiment.builder()
 *         .complaint(Complaint.NO_RESPONSE)
 *         .state("cellLine.name", "MCF-7")
 *         .state("serum.treatment", "untreated")
 *         .state("treatment.exposure", "3 d")
 *         .build();
 * }</pre>
 */
public final class Experiment {
    /** Sections and facts that report an outcome: a changed set-up makes them unknown. */
    private static final Set<String> OUTCOME_SECTIONS = Set.of("readings", "tumour", "history");
    private static final Set<FactType<?>> OUTCOME_FACTS = Set.of(Assay.CONFLUENT_AT_END);

    private final String id;
    private final String title;
    private final String notes;
    private final List<Complaint> complaints;
    private final Map<String, Object> extra;
    private final List<Problem> warnings;
    private final Map<String, Location> places;
    private final Facts facts;

    private Experiment(Builder builder, FillIn filledIn) {
        id = builder.id;
        title = builder.title;
        notes = builder.notes;
        complaints = List.copyOf(builder.complaints);
        extra = builder.extra;
        warnings = List.copyOf(filledIn.warnings());
        places = builder.places;
        facts = filledIn.facts();
    }

    private Experiment(Experiment other, Facts facts, List<Problem> warnings) {
        id = other.id;
        title = other.title;
        notes = other.notes;
        complaints = other.complaints;
        extra = other.extra;
        places = Map.of();
        this.warnings = warnings;
        this.facts = facts;
    }

    /** A builder to which nothing was stated yet. */
    public static Builder builder() {
        return new Builder(new Facts());
    }

    /**
     * An experiment from values by fact path; {@code id}, {@code title}, {@code notes} and {@code complaint} stand beside them.
     *
     * <pre>{@code
     * Experiment experiment = Experiment.of(Map.of("complaint", "no-response", "serum.treatment", "untreated"));
     * }</pre>
     *
     * @param values as {@link Builder#state} takes them
     * @throws InvalidExperimentException with every problem of every value
     */
    public static Experiment of(Map<String, ?> values) {
        Builder builder = builder();
        values.forEach((path, value) -> {
            switch (path) {
                case "id" -> builder.id(String.valueOf(value));
                case "title" -> builder.title(String.valueOf(value));
                case "notes" -> builder.notes(String.valueOf(value));
                case "complaint" -> builder.complaint(Written.of(value));
                default -> builder.state(path, value);
            }
        });
        return builder.build();
    }

    /** An experiment of which nothing is known. */
    public static Experiment blank() {
        return builder().build();
    }

    /** The user's own name for it; empty if none. */
    public String id() {
        return id;
    }

    /** A line that says what it is; empty if none. */
    public String title() {
        return title;
    }

    /** Free words; empty if none. */
    public String notes() {
        return notes;
    }

    /** What brought the user here, in the order of {@link Complaint}; empty for a review of the set-up. */
    public List<Complaint> complaints() {
        return complaints;
    }

    /** The stated facts, in the order of the vocabulary. */
    public Collection<Fact<?>> stated() {
        return facts.which(Fact::isStated);
    }

    /** The known facts, stated or filled in, in the order of the vocabulary. */
    public List<Fact<?>> known() {
        return facts.which(Fact::isKnown);
    }

    /**
     * The fact with this path, known or not.
     *
     * @throws IllegalArgumentException if the vocabulary has no such fact
     */
    public Fact<?> fact(String path) {
        return fact(Vocabulary.find(path).orElseThrow(() -> new IllegalArgumentException("there is no fact " + path)));
    }

    /** The fact of this type, known or not. */
    public <F extends Fact<?>> F fact(FactType<F> type) {
        return facts.of(type);
    }

    /** Where a fact was stated; {@link Location#NONE} if it was not, or by a program. */
    public Location place(String path) {
        return places.getOrDefault(path, Location.NONE);
    }

    /** What a LIMS carries along: maps, lists and strings; kept and ignored. */
    public Map<String, Object> extra() {
        return extra;
    }

    /** Statements that say less than they seem to. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** All that may be known of it, section by section. */
    public Sheet sheet() {
        return new Sheet(facts);
    }

    /** The same set-up before anything was measured: outcomes are unknown. */
    public Experiment withoutOutcomes() {
        return without(fact -> OUTCOME_FACTS.contains(fact.type()) || OUTCOME_SECTIONS.contains(fact.type().section()));
    }

    /** The same experiment with one stated fact forgotten. */
    public Experiment without(String path) {
        return without(fact -> fact.path().equals(path));
    }

    private Experiment without(Predicate<Fact<?>> forgotten) {
        Set<String> sections = new HashSet<>();
        facts.which(fact -> fact.isStated() && forgotten.test(fact)).forEach(fact -> sections.add(fact.type().section()));
        return sections.isEmpty() ? this : changed(FillIn.dependingOn(sections), stated -> stated.forget(forgotten));
    }

    /**
     * The same experiment with some facts changed; see {@link #with(Changes)}.
     *
     * @param changes values by fact path, as a scenario file would write them
     * @throws InvalidExperimentException if a value does not fit its fact, or contradicts what else is stated
     */
    public Experiment with(Map<String, ?> changes) {
        return with(Changes.of(changes));
    }

    /**
     * The same experiment with some facts changed. Another cell line is another line: what was stated of the old one is dropped;
     * so is a concentration of no androgen when an androgen is added.
     *
     * @throws InvalidExperimentException if a change contradicts what else is stated
     */
    public Experiment with(Changes changes) {
        return changed(changes.sections(), stated -> {
            if (changes.isOf(CellLine.NAME)) {
                stated.forget(fact -> fact.type().section().equals("cellLine"));
            }
            if (changes.isOf(Hormones.ANDROGEN) && hasNoAndrogen()) {
                stated.put(Hormones.ANDROGEN_CONCENTRATION.unknown());
            }
            changes.facts().forEach(stated::put);
        });
    }

    /**
     * The same experiment with other facts in some sections, whose other facts are filled in anew.
     *
     * @param sections all in which something else may follow from the change
     */
    private Experiment changed(Set<String> sections, Consumer<Facts> change) {
        Facts changed = facts.copy();
        changed.forget(fact -> !fact.isStated() && sections.contains(fact.type().section()));
        change.accept(changed);
        FillIn filledIn = new FillIn(changed, sections, Map.of());
        if (!filledIn.problems().isEmpty()) {
            throw new InvalidExperimentException(filledIn.problems());
        }
        return new Experiment(this, changed, warnings(sections, filledIn.warnings()));
    }

    /** Those of other sections, and the new ones; where a fact was stated is not known of a changed experiment. */
    private List<Problem> warnings(Set<String> sections, List<Problem> found) {
        if (warnings.isEmpty()) {
            return List.copyOf(found);
        }
        List<Problem> all = new ArrayList<>(found);
        for (Problem warning : warnings) {
            if (!sections.contains(FillIn.section(warning))) {
                all.add(new Problem(Location.NONE, warning.path(), warning.fault(), warning.allowed(), warning.maybe()));
            }
        }
        return FillIn.inOrder(all);
    }

    private boolean hasNoAndrogen() {
        Quantity concentration = facts.of(Hormones.ANDROGEN_CONCENTRATION).value();
        return concentration != null && concentration.interval().isOnly(0);
    }

    /** The paths of the facts of which something else is known here than in another experiment. */
    public Set<String> differences(Experiment other) {
        return facts.differences(other.facts);
    }

    /** The name of a section or a fact in the vocabulary's spelling; American spellings are accepted for names, too. */
    public static String british(String name) {
        return name.replace("tumor", "tumour").replace("ized", "ised");
    }

    /** Collects statements; {@link #build} checks them all and reports every problem at once. Not safe for threads. */
    public static final class Builder {
        private static final Words<Complaint> COMPLAINTS = Words.of(Complaint.class);
        private static final Set<String> SECTIONS = Set.copyOf(Vocabulary.sections());
        private static final int LONGEST_LINE = 2_000;
        private static final int LONGEST_NOTES = 10_000;

        private String id = "";
        private String title = "";
        private String notes = "";
        private final Set<Complaint> complaints = new TreeSet<>();
        private final Facts stated;
        private final Map<String, Location> places = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private Map<String, Object> extra = Map.of();

        private Builder(Facts stated) {
            this.stated = stated;
        }

        /** The user's own name for the experiment, up to 2,000 characters; the last one given stands. */
        public Builder id(String text) {
            id = bounded("id", text, LONGEST_LINE);
            return this;
        }

        /** A line that says what the experiment is, up to 2,000 characters; the last one given stands. */
        public Builder title(String text) {
            title = bounded("title", text, LONGEST_LINE);
            return this;
        }

        /** Free words; more than 10,000 characters are reported by {@link #build}. The last ones given stand. */
        public Builder notes(String text) {
            notes = bounded("notes", text, LONGEST_NOTES);
            return this;
        }

        private String bounded(String name, String written, int longest) {
            String text = written.strip();
            if (text.length() > longest) {
                problems.add(new Problem(Location.NONE, name, "a text of " + text.length() + " characters", "up to " + longest, ""));
            }
            return text;
        }

        /** Adds one complaint to those already made. */
        public Builder complaint(Complaint complaint) {
            complaints.add(complaint);
            return this;
        }

        /** One complaint or a list of them, as written. */
        public Builder complaint(Written written) {
            List<Written> items = written instanceof Written.Items list ? list.items() : List.of(written);
            for (Written item : items) {
                if (!(item instanceof Written.Scalar scalar)) {
                    problems.add(new Problem(item.at(), "complaint", "a list or a map where a complaint is wanted", "", ""));
                    continue;
                }
                String text = scalar.text();
                if (text == null || Nearest.fold(text).equals("unknown")) {
                    continue;
                }
                try {
                    complaints.add(COMPLAINTS.read(text, "unknown"));
                } catch (Unreadable bad) {
                    problems.add(new Problem(item.at(), "complaint", bad.fault, bad.allowed, bad.maybe));
                }
            }
            return this;
        }

        /** Anything a LIMS wants to carry along. */
        public Builder extra(Map<String, Object> anything) {
            Map<String, Object> copy = new LinkedHashMap<>();
            anything.forEach((name, value) -> copy.put(name, Written.of(value).plain()));
            extra = Collections.unmodifiableMap(copy);
            return this;
        }

        /**
         * States one fact. A value that cannot be read is reported by {@link #build}.
         *
         * @param path  the section and the name, for example {@code medium.phenolRed}
         * @param value a boolean, a number, a {@link Term}, a string as a scenario file would have it, or a list of these;
         *              null and {@code unknown} leave the fact unknown
         */
        public Builder state(String path, Object value) {
            return state(path, Written.of(value), Location.NONE);
        }

        /** States one fact as it was written at some place. */
        public Builder state(String path, Written value, Location at) {
            Optional<FactType<?>> found = Vocabulary.find(british(path)).filter(type -> !type.isDerived());
            if (found.isEmpty()) {
                problems.add(unknownFact(path, at));
                return this;
            }
            FactType<?> type = found.get();
            if (places.putIfAbsent(type.path(), value.at()) != null) {
                problems.add(new Problem(at, type.path(), "is stated twice", "one value for one fact", ""));
                return this;
            }
            try {
                Object read = type.read(value);
                if (read != null) {
                    stated.put(type.make(Fact.Known.stated(read, type.path())));
                }
            } catch (Unreadable bad) {
                List<Problem> ofItems = type.problems(value);
                problems.addAll(ofItems.isEmpty()
                        ? List.of(new Problem(value.at(), type.path(), bad.fault, bad.allowed, bad.maybe)) : ofItems);
            }
            return this;
        }

        /** Takes note of a problem that a reader found; {@link #build} reports it with the others. */
        public Builder problem(Problem problem) {
            problems.add(problem);
            return this;
        }

        /** @throws InvalidExperimentException with every problem of every statement */
        public Experiment build() {
            FillIn filledIn = new FillIn(stated.copy(), SECTIONS, places);
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(filledIn.problems());
            if (!all.isEmpty()) {
                all.sort(Comparator.comparingInt((Problem problem) -> problem.at().line())
                        .thenComparingInt(problem -> problem.at().column()));
                throw new InvalidExperimentException(all);
            }
            return new Experiment(this, filledIn);
        }

        /** What was stated, whether it can be true together or not; a fact that was said to be unknown is unknown. */
        List<Fact<?>> statements() {
            if (!problems.isEmpty()) {
                throw new InvalidExperimentException(problems);
            }
            return places.keySet().stream().<Fact<?>>map(path -> stated.of(Vocabulary.find(path).orElseThrow())).toList();
        }

        private static Problem unknownFact(String path, Location at) {
            int dot = path.indexOf('.');
            String section = dot < 0 ? path : path.substring(0, dot);
            if (Vocabulary.find(path).isPresent()) {
                return new Problem(at, path, "is derived from other facts and cannot be stated", "", "");
            }
            if (!Vocabulary.sections().contains(british(section))) {
                return new Problem(at, path, "\"" + section + "\" is not a section", String.join(", ", Vocabulary.sections()),
                        Nearest.to(section, Vocabulary.sections()));
            }
            String name = dot < 0 ? "" : path.substring(dot + 1);
            List<String> here = Vocabulary.statable(british(section)).stream().map(FactType::name).toList();
            String maybe = Nearest.to(name, here);
            if (maybe.isEmpty()) {
                maybe = Vocabulary.statablePaths().stream().filter(other -> other.endsWith("." + name)).findFirst().orElse("");
            }
            return new Problem(at, path, "\"" + name + "\" is not a fact of " + section, String.join(", ", here), maybe);
        }
    }
}
