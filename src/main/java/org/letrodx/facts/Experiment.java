package org.letrodx.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Typography;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.quantity.Quantity;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * One experiment as stated, with what its statements amount to. Immutable; a fact that was not stated is unknown here.
 * What rules conclude from it is a {@code Diagnosis}'s to say.
 *
 * <pre>{@code
 * Experiment experiment = Experiment.builder()
 *         .complaint(Complaint.NO_RESPONSE)
 *         .state("cellLine.name", "MCF-7")
 *         .state("serum.treatment", "untreated")
 *         .state("serum.percent", 10, "%")
 *         .state("treatment.exposure", 3, "d")
 *         .build();
 * }</pre>
 */
public final class Experiment {
    private static final FactType COMPLAINT = Vocabulary.get("experiment.complaint");
    private static final FactType CONTRADICTED = Vocabulary.get("experiment.contradictedByData");

    private final String id;
    private final String title;
    private final String notes;
    private final List<Complaint> complaints;
    private final List<String> tried;
    private final Map<String, Object> extra;
    /** What was remarked while statements were read, and of what data say beside them. */
    private final List<Problem> remarks;

    private final List<Problem> remarksOfData;

    private final List<Problem> faults;
    private final Map<String, Object> unread;
    private final Map<String, Location> places;
    /** What was stated, and what data say of the facts that were not. */
    private final Facts stated;

    private final Facts facts;
    private final FromData data;

    private Experiment(Builder builder, Facts stated, Facts facts, List<Problem> faults) {
        id = builder.id;
        title = builder.title;
        notes = builder.notes;
        complaints = List.copyOf(builder.complaints);
        tried = List.copyOf(builder.tried);
        extra = builder.extra;
        places = Map.copyOf(builder.places);
        remarks = List.copyOf(builder.warnings);
        remarksOfData = List.copyOf(builder.warningsOfData);
        this.faults = List.copyOf(faults);
        unread = Collections.unmodifiableMap(new TreeMap<>(builder.unread));
        this.stated = stated;
        this.facts = facts;
        data = builder.data;
    }

    /**
     * Another experiment with other statements; where they were made is not known.
     *
     * @throws InvalidExperimentException if two of them cannot both be true
     */
    private Experiment(Experiment other, Statements statements) {
        id = other.id;
        title = other.title;
        notes = other.notes;
        complaints = other.complaints;
        tried = other.tried;
        extra = other.extra;
        places = Map.of();
        Fact[] changed = statements.facts();
        // what data say of a fact that was changed, they do not say of this experiment
        data = other.data.of(path -> {
            FactType type = Vocabulary.get(path);
            return changed[type.position()] == other.stated.of(type);
        });
        Arithmetic arithmetic = new Arithmetic(statements, places, other.facts);
        Fact[] known = arithmetic.facts();
        if (!data.isEmpty()) {
            known[CONTRADICTED.position()] = contradicted(changed, data);
        }
        if (!arithmetic.problems().isEmpty()) {
            throw new InvalidExperimentException(arithmetic.problems());
        }
        remarks = List.of();
        remarksOfData = List.of();
        if (other.faults.isEmpty()) {
            faults = List.of();
            unread = Map.of();
        } else {
            Predicate<String> isStated = path -> Vocabulary.find(path)
                    .filter(type -> changed[type.position()].isKnown())
                    .isPresent();
            faults = other.faults.stream()
                    .filter(fault ->
                            fault.paths().isEmpty() || !fault.paths().stream().allMatch(isStated))
                    .toList();
            Map<String, Object> stillUnread = new TreeMap<>(other.unread);
            stillUnread.keySet().removeIf(isStated);
            unread = Collections.unmodifiableMap(stillUnread);
        }
        stated = Facts.of(changed);
        facts = Facts.of(known);
    }

    /** A builder to which nothing was stated yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder to which all of this was stated. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.id = id;
        builder.title = title;
        builder.notes = notes;
        builder.complaints.addAll(complaints);
        builder.tried.addAll(tried);
        builder.extra = extra;
        builder.places.putAll(places);
        builder.warnings.addAll(remarks);
        builder.carried.addAll(faults);
        builder.unread.putAll(unread);
        builder.data = data;
        stated().forEach(fact -> builder.facts[fact.type().position()] = stated.of(fact.type()));
        return builder;
    }

    /**
     * An experiment from values by fact path; {@code id}, {@code title}, {@code notes}, {@code complaint} and
     * {@code extra} stand beside them.
     *
     * <pre>{@code
     * Experiment experiment = Experiment.of(Map.of("complaint", "no-response", "serum.treatment", "untreated"));
     * }</pre>
     *
     * @param values as {@link Builder#state(String, Object)} takes them
     * @throws InvalidExperimentException with every problem of every value
     */
    public static Experiment of(Map<String, ?> values) {
        Builder builder = builder();
        values.forEach((path, value) -> {
            switch (path) {
                case "id" -> builder.id(text(value));
                case "title" -> builder.title(text(value));
                case "notes" -> builder.notes(text(value));
                case "complaint" -> builder.handOver(path, value, builder::complaint);
                case "tried" -> builder.handOver(path, value, builder::tried);
                case "extra" -> builder.handOver(path, value, builder::extra);
                default -> builder.state(path, value);
            }
        });
        return builder.build();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
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

    /** What brought the user here, in the order of {@link Complaint}; none for a review of the set-up. */
    public List<Complaint> complaints() {
        return complaints;
    }

    /**
     * Facts, by their paths or in words, that were looked into already and excluded: they are not asked for again;
     * sorted.
     */
    public List<String> tried() {
        return tried;
    }

    /** The stated facts, in the order of the vocabulary. */
    public List<Fact> stated() {
        return facts.which(Fact::isStated);
    }

    /**
     * The fact with this path, as stated or calculated, or unknown.
     *
     * @throws IllegalArgumentException if the vocabulary has no such fact
     */
    public Fact fact(String path) {
        return facts.of(Vocabulary.get(path));
    }

    /** The fact of this type, as stated or calculated, or unknown. */
    public Fact fact(FactType type) {
        return facts.of(type);
    }

    /** All facts, as stated or calculated, or unknown. */
    public Facts facts() {
        return facts;
    }

    /** What its data files say; {@link FromData#NONE} if it names none. */
    public FromData data() {
        return data;
    }

    /** The stated facts that data contradict; unknown if there are no data. */
    private static Fact contradicted(Fact[] given, FromData data) {
        if (data.isEmpty()) {
            return Facts.UNKNOWN.of(CONTRADICTED);
        }
        List<String> paths = data.items().stream()
                .filter(item -> item.contradicts(given))
                .map(FromData.Item::path)
                .toList();
        List<Word> words = CONTRADICTED.words().stream()
                .filter(word -> paths.contains(word.label()))
                .toList();
        return Fact.computed(CONTRADICTED, words, paths);
    }

    /** Where a fact was stated; {@link Location#NONE} if it was not, or by a program. */
    public Location place(String path) {
        return places.getOrDefault(path, Location.NONE);
    }

    /** What a LIMS carries along: maps, lists, strings, and null where a value was empty; kept and ignored. */
    public Map<String, Object> extra() {
        return extra;
    }

    /** Statements that say less than they seem to. */
    public List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>(remarks);
        warnings.addAll(remarksOfData);
        warnings.addAll(Doubts.of(stated, places));
        return Collections.unmodifiableList(warnings);
    }

    /**
     * What was written and could not be read, or cannot be true together: the facts concerned are unknown. None unless
     * it was made by {@link Builder#buildReadable}.
     */
    public List<Problem> faults() {
        return faults;
    }

    /**
     * What was written of these facts, by their paths: strings, lists and maps; sorted. Empty if there are no
     * {@link #faults}.
     */
    public Map<String, Object> unread() {
        return unread;
    }

    /** The same set-up before anything was measured: outcomes are unknown. */
    public Experiment withoutOutcomes() {
        return without(fact -> fact.type().isOutcome());
    }

    /** The same experiment with one stated fact forgotten. */
    public Experiment without(String path) {
        return without(fact -> fact.path().equals(path));
    }

    private Experiment without(Predicate<Fact> forgotten) {
        List<Fact> gone = stated.which(fact -> fact.isGiven() && forgotten.test(fact));
        if (gone.isEmpty()) {
            return this;
        }
        Statements changed = new Statements(stated);
        gone.forEach(fact -> changed.forget(fact.type()));
        return new Experiment(this, changed);
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
     * The same experiment with some facts changed. Another cell line is another line: what was stated of the old one is
     * dropped; so is what was read with another method, what cannot be beside a change, such as a level of serum when
     * the medium becomes serum-free, and a list of concentrations when another range takes its place.
     *
     * @throws InvalidExperimentException if a change contradicts what else is stated
     */
    public Experiment with(Changes changes) {
        return new Experiment(this, changes.on(stated, facts));
    }

    /**
     * The same experiment with some facts stated, or stated anew. Nothing else is dropped, unlike with
     * {@link #with(Map)}, which changes the experiment: here more is said of it.
     *
     * @param statements values by fact path, as {@link Builder#state(String, Object)} takes them
     * @throws InvalidExperimentException if there is no such fact, a value does not fit its fact, or contradicts what
     *     else is stated
     */
    public Experiment stating(Map<String, ?> statements) {
        Builder builder = toBuilder();
        statements.forEach((path, value) -> {
            Vocabulary.find(Vocabulary.british(path)).ifPresent(builder::forget);
            builder.state(path, value);
        });
        return builder.build();
    }

    /** True if what a fact depends on leaves nothing to state of it, such as a level of serum where there is none. */
    public boolean leavesNothingToState(FactType type) {
        return Vocabulary.find(type.dependsOn())
                .map(on -> facts.of(on).value())
                .filter(value -> Vocabulary.contradictions().stream()
                        .anyMatch(contradiction -> contradiction.one().fact() == type
                                && !contradiction.one().isOfNone()
                                && contradiction.other().fact().path().equals(type.dependsOn())
                                && contradiction.other().isSaidBy(value)))
                .isPresent();
    }

    /** True if somebody wrote that the fact is unknown. */
    public boolean isSaidToBeUnknown(String path) {
        return places.containsKey(path) && !stated.of(Vocabulary.get(path)).isKnown();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Experiment experiment
                && id.equals(experiment.id)
                && title.equals(experiment.title)
                && notes.equals(experiment.notes)
                && complaints.equals(experiment.complaints)
                && tried.equals(experiment.tried)
                && extra.equals(experiment.extra)
                && unread.equals(experiment.unread)
                && data.equals(experiment.data)
                && stated.equals(experiment.stated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, complaints, stated);
    }

    @Override
    public String toString() {
        return (id.isEmpty() ? "experiment" : id) + " " + complaints + " " + stated();
    }

    /** Collects statements; {@link #build} checks them all and reports every problem at once. Not safe for threads. */
    public static final class Builder {
        private static final int LONGEST_LINE = 2_000;
        private static final int LONGEST_NOTES = 10_000;
        private static final int MOST_DIGITS = 100;

        private String id = "";
        private String title = "";
        private String notes = "";
        private final Set<Complaint> complaints = new TreeSet<>();
        private final Set<String> tried = new TreeSet<>();
        private final Fact[] facts = Facts.UNKNOWN.copy();
        private final Map<String, Location> places = new LinkedHashMap<>();
        private final Problems problems = new Problems();
        /** Faults of the experiment that this one is made from, and what was written of the facts concerned. */
        private final List<Problem> carried = new ArrayList<>();

        private final Map<String, Object> unread = new LinkedHashMap<>();
        private final List<Problem> warnings = new ArrayList<>();
        private final List<Problem> warningsOfData = new ArrayList<>();
        private FromData data = FromData.NONE;
        private Map<String, Object> extra = Map.of();
        private Location at = Location.NONE;

        private Builder() {}

        /** Where the experiment is written: the place of an id, a title and notes that cannot be read. */
        public Builder at(Location place) {
            at = place;
            return this;
        }

        /**
         * The user's own name for the experiment, up to 2,000 characters; the last one given stands. Typographic blanks
         * and hyphens become plain ones: what looks like another id is that id.
         */
        public Builder id(String text) {
            id = Typography.name(bounded("id", text, LONGEST_LINE, at));
            return this;
        }

        /** A line that says what the experiment is, up to 2,000 characters; the last one given stands. */
        public Builder title(String text) {
            title = bounded("title", text, LONGEST_LINE, at);
            return this;
        }

        /** Free words; more than 10,000 characters are reported by {@link #build}. The last ones given stand. */
        public Builder notes(String text) {
            notes = bounded("notes", text, LONGEST_NOTES, at);
            return this;
        }

        private String bounded(String name, String written, int longest, Location place) {
            String text = Objects.requireNonNull(written, name).strip();
            if (text.length() > longest) {
                unread(
                        name,
                        text,
                        new Problem(place, name, "a text of " + text.length() + " characters", "up to " + longest)
                                .coded(Problem.Code.TOO_LARGE));
                return "";
            }
            if (text.indexOf('\ufffd') >= 0 || !Written.isWhole(text)) {
                unread(
                        name,
                        text,
                        new Problem(place, name, "holds a character that was lost or cut in half", "text in UTF-8")
                                .coded(Problem.Code.UNREADABLE));
                return "";
            }
            return text;
        }

        /** Adds one complaint to those already made. */
        public Builder complaint(Complaint complaint) {
            complaints.add(complaint);
            return this;
        }

        /** These complaints and no others. */
        public Builder complaints(Collection<Complaint> others) {
            complaints.clear();
            complaints.addAll(others);
            return this;
        }

        /** One complaint or a list of them, as written. */
        public Builder complaint(Written written) {
            List<Problem> wrong = COMPLAINT.problems(written);
            if (!wrong.isEmpty()) {
                wrong.forEach(problem -> problems.add(problem.concerning("complaint")));
                unread.put("complaint", written.plain());
                return this;
            }
            try {
                if (COMPLAINT.read(written) instanceof List<?> words) {
                    words.forEach(word -> complaints.add(Complaint.of((Word) word)));
                }
            } catch (Unreadable impossible) {
                throw new IllegalStateException(impossible);
            }
            return this;
        }

        /** What was looked into already and excluded: one text or a list of them, as written. */
        public Builder tried(Written written) {
            List<Written> items = written instanceof Written.Items list ? list.items() : List.of(written);
            if (items.size() > FactType.LONGEST_LIST) {
                return unread(
                        "tried",
                        written.plain(),
                        new Problem(
                                        written.at(),
                                        "tried",
                                        "a list of " + items.size() + " items",
                                        "up to " + FactType.LONGEST_LIST)
                                .coded(Problem.Code.TOO_LARGE));
            }
            for (Written item : items) {
                if (item instanceof Written.Scalar scalar) {
                    String text = scalar.text() == null ? "" : bounded("tried", scalar.text(), LONGEST_LINE, item.at());
                    if (!text.isEmpty()) {
                        tried.add(text);
                    }
                } else {
                    unread(
                            "tried",
                            written.plain(),
                            new Problem(
                                            item.at(),
                                            "tried",
                                            "a list or a map where one text is wanted",
                                            "a list of texts")
                                    .coded(Problem.Code.WRONG_FORM));
                }
            }
            return this;
        }

        /**
         * Anything a LIMS wants to carry along.
         *
         * @throws IllegalArgumentException if a value is neither null, text, number, truth value, date, nor a list or a
         *     map of these, or if one holds itself
         */
        public Builder extra(Map<?, ?> anything) {
            return extra(Written.of(anything));
        }

        private Builder extra(Written anything) {
            Object plain = anything.plain();
            if (anything instanceof Written.Entries entries) {
                extra = entries.plain();
            } else if (plain != null) {
                extra = Map.of("extra", plain);
            }
            return this;
        }

        /**
         * States one fact. A value that cannot be read is reported by {@link #build}.
         *
         * @param path the section and the name, for example {@code medium.phenolRed}
         * @param value a boolean, a number, a word of the vocabulary or its text, a quantity, a text as a scenario file
         *     would have it, or a list or an array of these; null and {@code unknown} leave the fact unknown
         */
        public Builder state(String path, @Nullable Object value) {
            return handOver(path, value, written -> state(path, written, Location.NONE));
        }

        /**
         * Takes what a program gives. An object that says nothing is reported by {@link #build}, as a text that cannot
         * be read is.
         */
        private Builder handOver(String path, @Nullable Object value, Consumer<Written> take) {
            Written written;
            try {
                written = Written.of(value);
            } catch (IllegalArgumentException foreign) {
                return unread(
                        path,
                        // a list or a map that holds itself has no text
                        value instanceof Iterable || value instanceof Map
                                ? value.getClass().getName()
                                : String.valueOf(value),
                        new Problem(
                                        Location.NONE,
                                        path,
                                        String.valueOf(foreign.getMessage()),
                                        Vocabulary.find(Vocabulary.british(path))
                                                .map(FactType::allowed)
                                                .orElse("texts, numbers, truth values, dates, lists and maps of these"))
                                .coded(Problem.Code.WRONG_FORM));
            }
            take.accept(written);
            return this;
        }

        private void forget(FactType type) {
            places.remove(type.path());
            warnings.removeIf(warning -> warning.path().equals(type.path()));
            facts[type.position()] = Facts.UNKNOWN.of(type);
        }

        /**
         * States a quantity. What is no finite number, or has no unit where it needs one, is reported by
         * {@link #build}.
         *
         * @param number null leaves the fact unknown
         * @param unit as a laboratory or UCUM spells it; null for none
         */
        public Builder state(String path, @Nullable Number number, @Nullable String unit) {
            return number == null
                    ? state(path, (Object) null)
                    : state(
                            path,
                            new Written.Scalar(
                                    (plain(number) + " " + (unit == null ? "" : unit)).strip(), Location.NONE, true),
                            Location.NONE);
        }

        /** Without an exponent, unless that would take more digits than any quantity has; of NaN its name. */
        private static String plain(Number number) {
            try {
                BigDecimal decimal = new BigDecimal(number.toString());
                return Math.abs(decimal.scale()) > MOST_DIGITS ? decimal.toString() : decimal.toPlainString();
            } catch (NumberFormatException notFinite) {
                return number.toString();
            }
        }

        /** States one fact as it was written at some place. */
        public Builder state(String path, Written value, Location at) {
            Optional<FactType> found = Vocabulary.find(Vocabulary.british(path)).filter(type -> !type.isDerived());
            if (found.isEmpty()) {
                if (problems.isFull()) {
                    problems.count();
                    unread.put(path, value.plain());
                    return this;
                }
                return unread(path, value.plain(), Vocabulary.noSuchFact(path, at));
            }
            FactType type = found.get();
            if (places.putIfAbsent(type.path(), value.at()) != null) {
                setAside(type);
                return unread(
                        path.equals(type.path()) ? path + " (again)" : path,
                        value.plain(),
                        new Problem(at, type.path(), "is stated twice", "one value for one fact")
                                .coded(Problem.Code.STATED_TWICE));
            }
            try {
                Object read = type.read(value);
                if (read != null) {
                    facts[type.position()] = Fact.stated(type, read);
                    tellHowItIsRead(type, value, read);
                }
            } catch (Unreadable bad) {
                // of a list, each item is told of by itself
                problems.addAll(type.problems(value));
                unread.put(type.path(), value.plain());
            }
            return this;
        }

        private void tellHowItIsRead(FactType type, Written value, Object read) {
            if (read instanceof Word word
                    && value instanceof Written.Scalar scalar
                    && word.told().contains(String.valueOf(scalar.text()))) {
                warnings.add(new Problem(
                        value.at(),
                        type.path(),
                        "\"" + scalar.text() + "\" is read as \"" + word + "\"",
                        type.allowed()));
            }
            List<?> items = read instanceof List<?> list ? list : List.of(read);
            List<Written> asWritten = value instanceof Written.Items list ? list.items() : List.of(value);
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Quantity quantity
                        && !asWritten.get(i).isNumber()
                        && !type.otherReading(quantity).isEmpty()) {
                    warnings.add(new Problem(
                            value.at(),
                            type.path(),
                            "the point of \"" + quantity + "\" is read as a decimal point, not as "
                                    + type.otherReading(quantity),
                            "a decimal point, and no thousands separator"));
                }
            }
        }

        /** What the data files of the experiment say: facts that nobody stated get their values from them. */
        public Builder data(FromData found) {
            data = found;
            return this;
        }

        /** Takes note of a problem that a reader found; {@link #build} reports it with the others. */
        public Builder problem(Problem problem) {
            problems.add(problem);
            return this;
        }

        /**
         * Takes note of something written that a reader cannot read.
         *
         * @param path the fact it is about, or what it was written under
         * @param written strings, lists and maps, as {@link Written#plain} gives them
         */
        public Builder unread(String path, @Nullable Object written, Problem problem) {
            unread.put(path, written == null ? "" : written);
            problems.add(problem);
            return this;
        }

        /** Takes note of a statement that may mean something else than how it is read. */
        public Builder warning(Problem problem) {
            warnings.add(problem);
            return this;
        }

        /** True if something was written of this fact, or under this name, that cannot be read. */
        public boolean isUnread(String path) {
            return unread.containsKey(path);
        }

        /** True if so much is wrong already that another problem would only be counted. */
        public boolean hasMany() {
            return problems.isFull();
        }

        /** Makes a stated fact unknown; what was stated of it is kept as unread. False if it was not stated. */
        private boolean setAside(FactType type) {
            Fact fact = facts[type.position()];
            boolean stated = fact.isStated();
            if (stated) {
                Object value = fact.value();
                unread.put(
                        type.path(),
                        value instanceof List<?> items
                                ? items.stream().map(FactType::print).toList()
                                : FactType.print(value));
                facts[type.position()] = Facts.UNKNOWN.of(type);
            }
            return stated;
        }

        /**
         * What is wrong with the statements so far, those that contradict each other too; nothing if they make an
         * experiment.
         */
        public List<Problem> problems() {
            Problems all = new Problems();
            all.addAll(problems.list());
            new Arithmetic(facts(), places)
                    .problems().stream()
                            .filter(problem -> !followsFromUnread(problem))
                            .forEach(all::add);
            return all.list();
        }

        /** True of a mass of something that was named and could not be read: that is told already. */
        private boolean followsFromUnread(Problem problem) {
            return problem.paths().size() == 1
                    && Vocabulary.find(problem.path())
                            .filter(type -> unread.containsKey(type.substance()))
                            .isPresent();
        }

        /** The statements, to be added to. */
        private Fact[] facts() {
            Fact[] copy = facts.clone();
            List<Word> words = complaints.isEmpty()
                    ? List.of()
                    : COMPLAINT.words().stream()
                            .filter(word -> complaints.contains(Complaint.of(word)))
                            .toList();
            copy[COMPLAINT.position()] = Fact.computed(COMPLAINT, words, List.of());
            copy[CONTRADICTED.position()] = contradicted(copy, data);
            return copy;
        }

        /**
         * Puts in what data say of the facts that nobody stated, as far as it can be true together with what was
         * stated. What is calculated from a statement is left to that: the ends of a list of doses.
         */
        private void addData() {
            warningsOfData.clear();
            Set<String> compared = new TreeSet<>();
            data.items().forEach(item -> compared.add(item.path()));
            Fact[] known = facts();
            new Arithmetic(known, places);
            for (FromData.Item item : data.items()) {
                FactType type = Vocabulary.get(item.path());
                Fact stated = facts[type.position()];
                if (stated.isStated()) {
                    if (item.contradicts(facts)) {
                        warningsOfData.add(new Problem(
                                places.getOrDefault(item.path(), Location.NONE),
                                item.path(),
                                type.shown(stated.display()) + " is stated, but the data say "
                                        + type.shown(item.value()) + " (" + item.from()
                                        + "); the stated value is used"));
                    }
                } else if (!known[type.position()].isKnown()) {
                    facts[type.position()] = item.fact();
                    for (Problem clash : new Arithmetic(facts(), places).problems()) {
                        facts[type.position()] = Facts.UNKNOWN.of(type);
                        // doses were compared with the ends of a range one by one
                        if (!Doses.areOf(type) || clash.paths().size() == 1 || !compared.containsAll(clash.paths())) {
                            warningsOfData.add(new Problem(
                                    Location.NONE,
                                    item.path(),
                                    "the data say " + type.shown(item.value()) + " (" + item.from()
                                            + "), which contradicts what is stated and is left out: "
                                            + clash.fault()));
                        }
                    }
                }
            }
        }

        /** @throws InvalidExperimentException with every problem of every statement */
        public Experiment build() {
            addData();
            Fact[] known = facts();
            Arithmetic arithmetic = new Arithmetic(known, places);
            if (!problems.isEmpty() || !arithmetic.problems().isEmpty()) {
                throw new InvalidExperimentException(problems());
            }
            return new Experiment(this, Facts.of(facts.clone()), Facts.of(known), carried);
        }

        /**
         * What can be read of the statements. A value that cannot be read, and two statements that cannot both be true,
         * cost the facts concerned and no others: these are unknown, and the experiment's {@link Experiment#faults} say
         * why.
         */
        public Experiment buildReadable() {
            Problems all = new Problems();
            all.addAll(carried);
            all.addAll(problems.list());
            boolean hasData = data.isEmpty();
            while (true) {
                Fact[] known = facts();
                Arithmetic arithmetic = new Arithmetic(known, places);
                if (arithmetic.problems().isEmpty() && !hasData) {
                    hasData = true;
                    addData();
                    continue;
                }
                if (arithmetic.problems().isEmpty()) {
                    return new Experiment(this, Facts.of(facts.clone()), Facts.of(known), all.list());
                }
                boolean any = false;
                for (Problem contradiction : arithmetic.problems()) {
                    if (!followsFromUnread(contradiction)) {
                        all.add(contradiction);
                    }
                    for (String path : contradiction.paths()) {
                        any |= setAside(Vocabulary.get(path));
                    }
                }
                if (!any) {
                    throw new IllegalStateException(
                            "nothing stated can be set aside to settle " + arithmetic.problems());
                }
            }
        }

        /**
         * An experiment of which some statements were not read before: kept with it, as {@link Experiment#unread} and
         * {@link Experiment#faults} tell.
         */
        public Builder carry(Map<String, ?> written, List<Problem> faults) {
            unread.putAll(written);
            carried.addAll(faults);
            return this;
        }

        /** What was stated, whether it can be true together or not; a fact that was said to be unknown is unknown. */
        List<Fact> statements() {
            if (!problems.isEmpty()) {
                throw new InvalidExperimentException(problems.list());
            }
            return places.keySet().stream()
                    .map(path -> facts[Vocabulary.get(path).position()])
                    .toList();
        }
    }
}
