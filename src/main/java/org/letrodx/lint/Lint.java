package org.letrodx.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.engine.DroolsCompiler;
import org.letrodx.rules.Rule;
import org.letrodx.rules.RuleFile;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.tables.NameTable;

/**
 * Checks a directory of rules: the form of each, what holds between them, compilation, the blank sheet, the proof of
 * each, and whether its version was raised with its rules. A directory with a {@code VERSION} is a rule book of its
 * own, with its proofs in {@code ../scenarios/rules}; any other holds house rules, with their proofs in
 * {@code scenarios} inside it.
 */
public final class Lint {
    private final Path directory;
    private final boolean wholeBook;
    private final List<Problem> problems = new ArrayList<>();

    private Lint(Path directory) {
        this.directory = directory;
        this.wholeBook = RuleBook.isWhole(directory);
    }

    /** Everything that is wrong; empty if nothing is. */
    public static List<Problem> check(Path directory) {
        Lint lint = new Lint(directory);
        try {
            lint.check();
        } catch (InputException unreadable) {
            lint.problems.addAll(unreadable.problems());
        }
        return List.copyOf(lint.problems);
    }

    private void check() {
        RuleBook book = wholeBook ? RuleBook.of(directory) : RuleBook.bundled().withHouseRules(directory);
        checkCompilation(book);
        checkProofs(book);
        if (wholeBook) {
            checkReferences(book);
            problems.addAll(EvidenceCheck.check(directory, book));
            problems.addAll(ChangeLog.check(
                    directory, book.ruleSet().version(), book.ruleSet().sha256()));
        }
    }

    /** Rules are read without the compiler of Drools; where it is there, it must take them, too. */
    private void checkCompilation(RuleBook book) {
        if (DroolsCompiler.isThere()) {
            problems.addAll(DroolsCompiler.faults(all(book)
                    .filter(this::isOfThisDirectory)
                    .map(rule -> new RuleFile(
                            rule.area(),
                            rule.file(),
                            directory.resolve(rule.file()).toString(),
                            book.source(rule)))
                    .toList()));
        }
    }

    private static Stream<Rule> all(RuleBook book) {
        return Stream.concat(book.rules().stream(), book.derivations().stream());
    }

    private boolean isOfThisDirectory(Rule rule) {
        return Files.exists(directory.resolve(rule.file()));
    }

    private void checkProofs(RuleBook book) {
        Path folder = wholeBook
                ? directory
                        .toAbsolutePath()
                        .normalize()
                        .resolveSibling("scenarios")
                        .resolve("rules")
                : directory.resolve("scenarios");
        TreeMap<String, Path> proofs = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml"))
                        .forEach(
                                file -> proofs.put(file.getFileName().toString().replace(".yaml", ""), file));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        for (Rule rule : all(book).toList()) {
            Path proof = proofs.remove(rule.id());
            if (proof != null) {
                checkProof(proof, book);
            } else if (isOfThisDirectory(rule)) {
                problems.add(new Problem(
                        Location.of(directory.resolve(rule.file()).toString()),
                        rule.id(),
                        "has no proof",
                        folder.resolve(rule.id() + ".yaml").toString()));
            }
        }
        proofs.forEach((id, file) ->
                problems.add(new Problem(Location.of(file.toString()), id, "proves a rule that is not there")));
    }

    private void checkProof(Path proof, RuleBook book) {
        try {
            problems.addAll(RuleProof.read(proof).check(book));
        } catch (InputException unreadable) {
            problems.addAll(unreadable.problems());
        }
    }

    private void checkReferences(RuleBook book) {
        Set<String> used = new HashSet<>();
        all(book).forEach(rule -> {
            used.addAll(rule.cites());
            used.addAll(rule.disputedBy());
        });
        book.values().forEach(value -> used.addAll(value.cites()));
        NameTable.of("cell-lines").rows().forEach(line -> used.addAll(line.cites()));
        used.addAll(published());
        book.references().keySet().stream()
                .filter(key -> !used.contains(key))
                .forEach(key -> problems.add(new Problem(
                        Location.of(directory.resolve("references.yaml").toString()),
                        key,
                        "is cited by no rule, value or line")));
    }

    /** The works that published failures and sound designs among the scenarios are taken from. */
    private Set<String> published() {
        Path folder = directory
                .toAbsolutePath()
                .normalize()
                .resolveSibling("scenarios")
                .resolve("published");
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file ->
                            ScenarioReader.read(Documents.read(file)).extra().get("reference"))
                    .map(String::valueOf)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
