package org.letrodx.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letrodx.RuleBook;
import org.letrodx.document.Documents;
import org.letrodx.document.Location;
import org.letrodx.facts.Experiment;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.review.Waivers;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;

/** Books of records to try things on. */
final class Records {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.ofHours(1));
    /** A few of the bundled rules: their records are small, and quickly hashed. */
    static final RuleBook RULES = RuleBook.bundled()
            .without(RuleBook.bundled().rules().stream()
                    .map(Rule::id)
                    .filter(id -> !id.startsWith("MED"))
                    .toArray(String[]::new));

    private Records() {}

    static Experiment experiment(String id) {
        return ScenarioReader.read("""
                id: %s
                cellLine: {name: MCF-7}
                medium: {phenolRed: yes}
                serum: {treatment: untreated, percent: 10 %%}
                treatment: {concentrations: [0 nM, 1 nM], exposure: 1 d}
                extra: {plate: 0.60}
                """.formatted(id));
    }

    /** A book of one rule, MED-02, that lets more serum pass than the bundled one. */
    static RuleBook otherRules(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("medium"));
        Files.copy(Path.of("rules/references.yaml"), directory.resolve("references.yaml"));
        Files.copy(Path.of("rules/reference-values.csv"), directory.resolve("reference-values.csv"));
        Files.writeString(directory.resolve("VERSION"), "0.0.1");
        Files.writeString(
                directory.resolve("medium/MED-02.drl"),
                Files.readString(Path.of("rules/medium/MED-02.drl")).replace("perCent( 5 )", "perCent( 20 )"));
        return RuleBook.of(directory);
    }

    static Review review(String id) {
        return review(experiment(id), RULES, "[]");
    }

    static Review review(Experiment experiment, RuleBook rules, String waiversOfAFile) {
        Waivers waivers = new Waivers(rules.rules().stream().map(Rule::id).toList(), LocalDate.now(CLOCK));
        waivers.add(Documents.parse("waivers: " + waiversOfAFile, "waivers.yaml"));
        return new Reviewer(rules, waivers, Set.of())
                .review(SetUp.of(Location.of("plate.yaml"), experiment, Optional.empty()));
    }

    /** A closed book of these experiments. */
    static void write(Path directory, String... ids) {
        try (RecordBook book = RecordBook.open(directory, CLOCK)) {
            for (String id : ids) {
                book.append(review(id), "Ada");
            }
        }
    }

    static Verification verify(Path directory) {
        return Verifier.verify(directory, RULES, Optional.empty());
    }

    static List<String> log(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("log.ndjson"));
    }

    static void writeLog(Path directory, List<String> lines) throws IOException {
        Files.writeString(directory.resolve("log.ndjson"), String.join("\n", lines) + "\n");
    }

    static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory.resolve("records"))) {
            return files.sorted().toList();
        }
    }

    /** What was found, a line for each: the kind and the words, without the directory. */
    static String words(Path directory, Verification found) {
        StringBuilder words = new StringBuilder();
        found.faults().forEach(fault -> words.append(fault.kind().name())
                .append(' ')
                .append(fault.toString().replace(directory.toString() + "/", ""))
                .append('\n'));
        return words.toString();
    }
}
