package org.letrodx.lint;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Problem;
import org.letrodx.document.Resources;
import org.letrodx.document.Sha256;
import org.letrodx.document.Tables;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioWriter;

/**
 * Whether an installed program does what it is meant to do: it runs the proofs of all rules, joins them with the claims
 * that the rules cover, and says on what all this was done. Immutable.
 */
public final class Qualification {
    private static final String PROOFS = "rules/proofs/";

    private final RuleBook book;
    private final Map<String, String> environment;
    private final List<Check> checks;
    private final List<Proved> proofs;
    private final List<Requirement> requirements;

    /**
     * A check of the installation.
     *
     * @param name what was checked
     * @param passed whether it holds
     * @param detail what was seen
     */
    public record Check(String name, boolean passed, String detail) {}

    /**
     * The proof of one rule.
     *
     * @param rule the rule
     * @param sha256 of the proof, in hexadecimal; empty if there is none
     * @param quiet how many of its variants must rule the rule out
     * @param problems what does not hold; empty if all does
     */
    public record Proved(Rule rule, String sha256, int quiet, List<String> problems) {
        /** True if all of it holds. */
        public boolean passed() {
            return problems.isEmpty();
        }
    }

    /**
     * A claim of the source document.
     *
     * @param id its number
     * @param says what it says, in our words
     * @param rules the ids of the rules that cover it
     * @param elsewhere what else covers it, or why nothing does
     * @param passed whether the proofs of all these rules hold
     */
    public record Requirement(String id, String says, List<String> rules, String elsewhere, boolean passed) {}

    private Qualification(RuleBook book, Optional<Path> houseRules) {
        this.book = book;
        environment = Collections.unmodifiableMap(seen());
        proofs = proofs(book, houseRules);
        checks = List.copyOf(check());
        requirements = required();
    }

    /**
     * Runs everything.
     *
     * @param book the rules
     * @param houseRules where the house rules among them lie, with their proofs; empty if there are none
     */
    public static Qualification of(RuleBook book, Optional<Path> houseRules) {
        return new Qualification(book, houseRules);
    }

    private Map<String, String> seen() {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("program", "letrodx " + Program.version());
        seen.put("program SHA-256", Program.sha256().isEmpty() ? "does not run from its jar" : Program.sha256());
        seen.put("rules", book.ruleSet().version());
        seen.put("rules SHA-256", book.ruleSet().sha256());
        seen.put("rules, what decides", book.ruleSet().deciding());
        seen.put("Java", System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
        seen.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        seen.put("file names", System.getProperty("sun.jnu.encoding", "unknown"));
        libraries().forEach((jar, hash) -> seen.put("library " + jar, hash));
        return seen;
    }

    private static Map<String, String> libraries() {
        Map<String, String> jars = new TreeMap<>();
        Path own = Path.of("");
        try {
            own = Path.of(Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException | RuntimeException noPlace) {
            // the class path says enough
        }
        Stream<Path> listed = Arrays.stream(
                        System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of);
        Path beside = own.resolveSibling("lib");
        try (Stream<Path> files = Files.isDirectory(beside) ? Files.list(beside) : Stream.empty()) {
            for (Path jar : Stream.concat(
                            listed, files.filter(file -> file.toString().endsWith(".jar")))
                    .toList()) {
                if (Files.isRegularFile(jar) && !jar.equals(own)) {
                    jars.put(jar.getFileName().toString(), Sha256.hex(Files.readAllBytes(jar)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return jars;
    }

    private static List<Proved> proofs(RuleBook book, Optional<Path> houseRules) {
        List<Proved> proofs = new ArrayList<>();
        Stream.concat(book.rules().stream(), book.derivations().stream())
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .forEach(rule -> proofs.add(prove(rule, book, houseRules)));
        return List.copyOf(proofs);
    }

    private static Proved prove(Rule rule, RuleBook book, Optional<Path> houseRules) {
        Optional<String> text = proof(rule.id(), houseRules);
        if (text.isEmpty()) {
            return new Proved(rule, "", 0, List.of("has no proof"));
        }
        String name = rule.id() + ".yaml";
        String hash = Sha256.hex(text.get());
        try {
            RuleProof proof = RuleProof.read(Documents.yaml(text.get(), name), Path.of(name));
            return new Proved(
                    rule,
                    hash,
                    proof.quiet().size(),
                    proof.check(book, judgedBy(rule)).stream()
                            .map(Problem::toString)
                            .toList());
        } catch (InputException unreadable) {
            return new Proved(
                    rule,
                    hash,
                    0,
                    unreadable.problems().stream().map(Problem::toString).toList());
        }
    }

    /** The proof of a bundled rule knows of no house rule, which may fire in it as well. */
    private static Predicate<String> judgedBy(Rule rule) {
        Set<String> bundled = RuleBook.bundled().rules().stream().map(Rule::id).collect(Collectors.toSet());
        return bundled.contains(rule.id()) ? bundled::contains : id -> true;
    }

    private static Optional<String> proof(String id, Optional<Path> houseRules) {
        Optional<Path> file = houseRules
                .map(directory -> directory.resolve("scenarios").resolve(id + ".yaml"))
                .filter(Files::exists);
        if (file.isPresent()) {
            return Optional.of(Documents.text(file.get()));
        }
        return Resources.find(PROOFS + id + ".yaml").map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private List<Check> check() {
        List<Check> done = new ArrayList<>();
        RuleBook bundled = RuleBook.bundled();
        done.add(new Check(
                "What the bundled rules decide by is what their hash says.",
                bundled.isWhatItSays(),
                bundled.ruleSet().deciding()));
        done.add(equal(
                "SHA-256 gives the known answer.",
                Sha256.hex("abc"),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", List.of(1, true, "\u00e4\n"));
        tree.put("a", 0.5);
        done.add(equal(
                "The canonical form of RFC 8785 is written.",
                JsonWriter.canonical(tree),
                "{\"a\":0.5,\"b\":[1,true,\"\u00e4\\n\"]}"));
        done.add(answers());
        done.add(equal(
                "Rules that are kept in a book of records answer as those they were kept from.",
                summary(RuleBook.ofKept(bundled.kept()), examples()),
                summary(bundled, examples())));
        boolean names = System.getProperty("sun.jnu.encoding", "").equalsIgnoreCase("UTF-8");
        done.add(new Check(
                "Names of files and people are read as UTF-8.",
                names,
                System.getProperty("sun.jnu.encoding", "unknown")));
        return done;
    }

    private static Check equal(String name, String seen, String wanted) {
        return new Check(
                name,
                seen.equals(wanted),
                seen.equals(wanted) ? Sha256.hex(seen).substring(0, 12) : seen + ", not " + wanted);
    }

    /** The same answers, in another order and on several threads. */
    private Check answers() {
        List<Experiment> experiments = examples();
        List<Experiment> reversed = new ArrayList<>(experiments);
        Collections.reverse(reversed);
        List<String> first =
                experiments.stream().map(one -> summary(book.review(one))).toList();
        List<String> again = new ArrayList<>(
                reversed.parallelStream().map(one -> summary(book.review(one))).toList());
        Collections.reverse(again);
        return new Check(
                "The same set-ups get the same answers, in any order and on several threads.",
                first.equals(again),
                experiments.size() + " set-ups");
    }

    private static List<Experiment> examples() {
        List<Experiment> experiments = new ArrayList<>();
        for (Rule rule : RuleBook.bundled().rules()) {
            proof(rule.id(), Optional.empty())
                    .map(text -> RuleProof.read(Documents.yaml(text, rule.id()), Path.of(rule.id() + ".yaml")))
                    .ifPresent(proof -> experiments.add(proof.experiment()));
        }
        return experiments;
    }

    private static String summary(RuleBook book, List<Experiment> experiments) {
        StringBuilder all = new StringBuilder();
        experiments.forEach(one -> all.append(summary(book.review(one))).append('\n'));
        return Sha256.hex(all.toString());
    }

    private static String summary(Diagnosis diagnosis) {
        StringBuilder verdicts = new StringBuilder(ScenarioWriter.sha256(diagnosis.experiment()));
        diagnosis.findings().forEach(finding -> verdicts.append(' ').append(finding));
        return verdicts.toString();
    }

    private List<Requirement> required() {
        Map<String, Boolean> passed = new TreeMap<>();
        proofs.forEach(proof -> passed.put(proof.rule().id(), proof.passed()));
        List<Requirement> all = new ArrayList<>();
        for (NamedCsvRecord row : Tables.bundled("source-claims.csv")) {
            String claim = row.getField("claim");
            List<String> covering = proofs.stream()
                    .filter(proof -> proof.rule().covers().contains(claim))
                    .map(proof -> proof.rule().id())
                    .toList();
            List<String> elsewhere = new ArrayList<>(Tables.items(row.getField("covered_by")));
            book.values().stream()
                    .filter(value -> value.covers().contains(claim))
                    .forEach(value -> elsewhere.add("published number " + value.id()));
            String reason = row.getField("reason");
            all.add(new Requirement(
                    claim,
                    row.getField("says"),
                    covering,
                    String.join("; ", elsewhere) + (reason.isEmpty() ? "" : (elsewhere.isEmpty() ? "" : ": ") + reason),
                    covering.stream().allMatch(passed::get)));
        }
        return List.copyOf(all);
    }

    /** On what it was done: program, rules, Java, system, libraries; by what it is. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The checks of the installation. */
    public List<Check> checks() {
        return checks;
    }

    /** The proofs, by the ids of their rules. */
    public List<Proved> proofs() {
        return proofs;
    }

    /** The claims of the source document, in its order. */
    public List<Requirement> requirements() {
        return requirements;
    }

    /** True if every check and every proof holds. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed) && proofs.stream().allMatch(Proved::passed);
    }
}
