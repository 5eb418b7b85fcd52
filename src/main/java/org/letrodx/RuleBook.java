package org.letrodx;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.letrodx.diagnosis.Diagnoser;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.InputException;
import org.letrodx.engine.DrlRuleParser;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Understanding;
import org.letrodx.rules.Evidence;
import org.letrodx.rules.Reference;
import org.letrodx.rules.ReferenceValue;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleSet;
import org.letrodx.rules.Rules;

/**
 * The front door: a set of rules that diagnoses experiments. Immutable and safe for threads; build one and share it.
 *
 * <pre>{@code
 * Diagnosis diagnosis = RuleBook.bundled().diagnose(Experiment.builder()
 *         .complaint(Complaint.NO_RESPONSE)
 *         .state("cellLine.name", "MDA-MB-231")
 *         .build());
 * diagnosis.findings(Verdict.CONFIRMED).forEach(finding -> System.out.println(finding.rule().name()));
 * }</pre>
 */
public final class RuleBook implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient Diagnoser diagnoser;

    private static final class Bundled {
        private static final RuleBook BOOK = new RuleBook(Rules.bundled());
    }

    private RuleBook(Rules rules) {
        this.diagnoser = new Diagnoser(rules);
    }

    /** The rules that come with the program. */
    public static RuleBook bundled() {
        return Bundled.BOOK;
    }

    /**
     * Loads the bundled rules ahead of use; a program that has other things to do first may call it on a thread of its
     * own. The causes for cell cultures that do not respond are ready then; those of any other kind of experiment are
     * put together for the first of that kind, in hundredths of a second.
     */
    public static void preload() {
        bundled().diagnoser.prepare();
    }

    /**
     * Puts the causes together that a diagnosis of such an experiment looks at, if it states its system; a program that
     * has other things to do first may call it on a thread of its own. The first diagnosis of a kind does so otherwise,
     * in hundredths of a second.
     */
    public void prepareFor(Experiment experiment) {
        diagnoser.prepare(experiment);
    }

    /**
     * The rules of a directory alone, read now: for those who write rules.
     *
     * @throws InputException with every fault of every rule
     * @throws IllegalStateException naming the libraries that read rules, if the host left them out
     */
    public static RuleBook of(Path directory) {
        return new RuleBook(Rules.read(directory, new DrlRuleParser()));
    }

    /**
     * True for a directory with a rule book of its own, which has a {@code VERSION}; without one its rules are house
     * rules.
     */
    public static boolean isWhole(Path directory) {
        return Rules.isWhole(directory);
    }

    /**
     * These rules and a laboratory's own. They hold no code, and they decide the answer: name a directory that you
     * trust.
     *
     * @param directory laid out as the bundled rules are: a folder for each area
     * @throws InputException with every fault of every house rule, such as an id that is taken
     * @throws IllegalStateException naming the libraries that read rules, if the host left them out
     */
    public RuleBook withHouseRules(Path directory) {
        return new RuleBook(diagnoser.rules().withHouseRules(directory, new DrlRuleParser()));
    }

    /**
     * The same rules with some causes switched off; every answer says so.
     *
     * @throws IllegalArgumentException if there is no cause of such an id
     */
    public RuleBook without(String... ids) {
        return new RuleBook(diagnoser.rules().without(List.of(ids)));
    }

    /** The answer to one experiment: the same for the same experiment, always. */
    public Diagnosis diagnose(Experiment experiment) {
        return diagnoser.answer(experiment, false, true);
    }

    /**
     * What is wrong with a set-up, whatever is complained of: an experiment without a complaint gets the same answer
     * from both.
     */
    public Diagnosis review(Experiment experiment) {
        return diagnoser.answer(experiment, true, true);
    }

    /**
     * What a diagnosis does not speak of: confirmed faults of the set-up, decisive or contributing, that explain other
     * complaints than those that were made. The decisive ones come first, then by id.
     */
    public List<Rule> besides(Diagnosis diagnosis) {
        return diagnoser.besides(diagnosis);
    }

    /** The same as {@link #review} in less time: no repair is tried. */
    public Diagnosis reviewWithoutRepairs(Experiment experiment) {
        return diagnoser.answer(experiment, true, false);
    }

    /** The same as {@link #diagnose} in less time: no repair is tried. */
    public Diagnosis diagnoseWithoutRepairs(Experiment experiment) {
        return diagnoser.answer(experiment, false, false);
    }

    /**
     * What is understood of an experiment: its facts with all that follows from them, before any cause is looked at.
     */
    public Understanding understand(Experiment experiment) {
        return diagnoser.understand(experiment);
    }

    /**
     * All of the book as one text, canonical JSON, from which {@link #ofKept} makes it again. It names no files and no
     * published numbers.
     */
    public String kept() {
        return diagnoser.rules().kept();
    }

    /**
     * The book that {@link #kept} gave: it answers as that one did.
     *
     * @throws InputException if it is none, or if this program no longer knows a fact, a word or a table of it
     */
    public static RuleBook ofKept(String text) {
        return new RuleBook(Rules.ofKept(text, "kept rules"));
    }

    /** A book travels as what it is known by: the bundled one as its hash, any other as its text. */
    private record Travelling(String sha256, List<String> switchedOff, String kept) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() throws InvalidObjectException {
            RuleBook book = kept.isEmpty() ? bundled() : ofKept(kept);
            if (!book.ruleSet().sha256().equals(sha256)) {
                throw new InvalidObjectException("the rules that come with the program there are " + sha256
                        + ", those here are " + book.ruleSet().sha256() + ": use the same version of letrodx");
            }
            return switchedOff.isEmpty() ? book : book.without(switchedOff.toArray(String[]::new));
        }
    }

    private Object writeReplace() {
        boolean bundled = ruleSet().sha256().equals(bundled().ruleSet().sha256());
        return new Travelling(ruleSet().sha256(), new ArrayList<>(ruleSet().switchedOff()), bundled ? "" : kept());
    }

    private void readObject(ObjectInputStream stream) throws InvalidObjectException {
        throw new InvalidObjectException("a book travels as what it is known by");
    }

    /** True if what decides is what the hash says; of a book without house rules. */
    public boolean isWhatItSays() {
        return diagnoser.rules().isWhatItSays();
    }

    /** The causes that are switched on, by id. */
    public List<Rule> rules() {
        return diagnoser.rules().causes();
    }

    /** The derivations, by id. */
    public List<Rule> derivations() {
        return diagnoser.rules().derivations();
    }

    /**
     * A rule as written.
     *
     * @throws IllegalArgumentException if it is not of this book
     */
    public String source(Rule rule) {
        return diagnoser.rules().source(rule);
    }

    /** The bibliography, by key. */
    public Map<String, Reference> references() {
        return diagnoser.rules().references();
    }

    /**
     * A work of the bibliography.
     *
     * @throws IllegalArgumentException if there is none of this key
     */
    public Reference reference(String key) {
        Reference reference = references().get(key);
        if (reference == null) {
            throw new IllegalArgumentException("no reference " + key);
        }
        return reference;
    }

    /** The published numbers. */
    public List<ReferenceValue> values() {
        return diagnoser.rules().values();
    }

    /** What the citations of the rules rest on, as far as it is recorded. */
    public List<Evidence> evidence() {
        return diagnoser.rules().evidence();
    }

    /** Version, hashes, and what is switched off. */
    public RuleSet ruleSet() {
        return diagnoser.rules().set();
    }
}
