package org.letrodx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.ReferenceValue;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.RuleSet;
import org.letrodx.document.InputException;
import org.letrodx.engine.Book;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Experiment;

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
public final class RuleBook {
    private final Book book;

    private RuleBook(Book book) {
        this.book = book;
    }

    /** The rules that come with the program. */
    public static RuleBook bundled() {
        return new RuleBook(Book.bundled());
    }

    /**
     * Loads the bundled rules ahead of use; a program that has other things to do first may call it on a thread of its own. The rules
     * for cell cultures that do not respond are ready then; those of any other kind of experiment are put together for the first of
     * that kind, in hundredths of a second.
     */
    public static void preload() {
        Book.preload();
    }

    /**
     * The rules of a directory alone, compiled now: for those who write rules.
     *
     * @throws InputException        with every fault of every rule
     * @throws IllegalStateException naming the libraries that compile rules, if the host left them out
     */
    public static RuleBook of(Path directory) {
        return new RuleBook(Book.of(directory));
    }

    /** True for a directory with a rule book of its own, which has a {@code VERSION}; without one its rules are house rules. */
    public static boolean isWhole(Path directory) {
        return Files.exists(directory.resolve("VERSION"));
    }

    /**
     * These rules and a laboratory's own. House rules are code that the caller trusts.
     *
     * @param directory laid out as the bundled rules are: a folder for each area
     * @throws InputException        with every fault of every house rule, such as an id that is taken
     * @throws IllegalStateException naming the libraries that compile rules, if the host left them out
     */
    public RuleBook withHouseRules(Path directory) {
        return new RuleBook(book.withHouseRules(directory));
    }

    /**
     * The same rules with some switched off; every answer says so.
     *
     * @throws IllegalArgumentException if there is no rule of such an id
     */
    public RuleBook without(String... ids) {
        return new RuleBook(book.without(List.of(ids)));
    }

    /** The answer to one experiment: the same for the same experiment, always. */
    public Diagnosis diagnose(Experiment experiment) {
        return book.diagnoser().diagnose(experiment);
    }

    /** What is wrong with a set-up, whatever is complained of: an experiment without a complaint gets the same answer from both. */
    public Diagnosis review(Experiment experiment) {
        return book.diagnoser().review(experiment, true);
    }

    /** The same as {@link #review} in less time: no repair is tried. */
    public Diagnosis reviewWithoutRepairs(Experiment experiment) {
        return book.diagnoser().review(experiment, false);
    }

    /** The rules that are switched on, by id. */
    public List<RuleCard> rules() {
        return book.diagnoser().rules();
    }

    /**
     * The questions a rule asks, as an experiment of which nothing is known answers them.
     *
     * @throws IllegalArgumentException if the rule is not of this book, or switched off
     */
    public List<Answer> questionsOf(RuleCard rule) {
        return book.diagnoser().questionsOf(rule);
    }

    /** A rule as written. */
    public String source(RuleCard rule) {
        return book.source(rule);
    }

    /** The bibliography, by key. */
    public Map<String, Reference> references() {
        return book.diagnoser().references();
    }

    /** The published numbers. */
    public List<ReferenceValue> values() {
        return book.diagnoser().values();
    }

    /** Version, hash, and what is switched off. */
    public RuleSet ruleSet() {
        return book.diagnoser().ruleSet();
    }
}
