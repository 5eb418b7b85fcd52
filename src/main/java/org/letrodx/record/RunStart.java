package org.letrodx.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.Documents;
import org.letrodx.document.Sha256;
import org.letrodx.review.FailOn;
import org.letrodx.review.Policy;

/**
 * What a run of reviews starts with, as its line in the log says it. Not safe for threads.
 *
 * <pre>{@code
 * try (RecordBook records = RecordBook.open(Path.of("records"), clock)) {
 *     RecordBook.Run run = records.begin(RunStart.by("R. Okafor", rules, policy));
 *     run.record(RecordDraft.of(review));
 *     run.end();
 * }
 * }</pre>
 */
public final class RunStart {
    private final String by;
    private final RuleBook book;
    private final Policy policy;
    private final List<Map<String, Object>> files = new ArrayList<>();
    private List<String> command = List.of();
    private String because = "";
    private String failOn = "";

    private RunStart(String by, RuleBook book, Policy policy) {
        if (by.isBlank()) {
            throw new IllegalArgumentException("a record needs the name of who reviews");
        }
        this.by = by;
        this.book = book;
        this.policy = policy;
    }

    /**
     * Somebody reviews with some rules by a policy.
     *
     * @throws IllegalArgumentException if nobody does
     */
    public static RunStart by(String name, RuleBook book, Policy policy) {
        return new RunStart(name, book, policy);
    }

    /** Why earlier records are superseded that say something else; without it they are not. */
    public RunStart because(String reason) {
        because = reason.strip();
        return this;
    }

    /** The command line. */
    public RunStart command(List<String> words) {
        command = List.copyOf(words);
        return this;
    }

    /** What makes the run fail. */
    public RunStart failOn(FailOn level) {
        failOn = level.toString();
        return this;
    }

    /**
     * A file that the review goes by, such as one of waivers or settings.
     *
     * @param use what it is for, for example {@code waivers}
     * @param file where it lies; its absolute path and its hash are recorded
     * @throws org.letrodx.document.InputException if it cannot be read
     */
    public RunStart file(String use, Path file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("use", use);
        tree.put("file", file.toAbsolutePath().normalize().toString());
        tree.put("sha256", Sha256.hex(Documents.bytes(file)));
        files.add(tree);
        return this;
    }

    String by() {
        return by;
    }

    String because() {
        return because;
    }

    RuleBook book() {
        return book;
    }

    /** What the line says beside its place and its time. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("by", by);
        tree.put("because", because);
        tree.put("command", command);
        tree.put("failOn", failOn);
        Map<String, Object> program = new LinkedHashMap<>();
        program.put("name", "letrodx");
        program.put("version", Program.version());
        program.put("sha256", Program.sha256());
        program.put("java", System.getProperty("java.runtime.version"));
        tree.put("program", program);
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("version", book.ruleSet().version());
        rules.put("sha256", book.ruleSet().sha256());
        rules.put("deciding", book.ruleSet().deciding());
        rules.put("switchedOff", book.ruleSet().switchedOff());
        tree.put("ruleSet", rules);
        Map<String, Object> ofPolicy = new LinkedHashMap<>(policy.tree());
        ofPolicy.put("sha256", policy.sha256());
        tree.put("policy", ofPolicy);
        tree.put("files", files);
        return tree;
    }
}
