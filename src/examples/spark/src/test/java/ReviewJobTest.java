import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.RuleBook;
import org.letrodx.document.Location;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.scenario.SetUp;

/** However many parts it is cut into, the job finds of a file what {@code letrodx review} finds, byte for byte. */
class ReviewJobTest {
    /** Where letrodx was built. */
    private static final Path LETRODX = Path.of(System.getProperty("letrodx"));

    private static final int RECORDS = 100_000;
    /** One record of so many is hostile. */
    private static final int HOSTILE_OF = 20;

    private static final int LONGEST = 24_000_000;

    /** Records that are none, or strange ones; # stands for the number of the record. */
    private static final String HOSTILE = """
            {"id": "broken-#", "serum": {"treatment":
            {"id": "comma-#", "serum": {"percent": "10 %"},}
            {'id': 'quotes-#'}
            {"id": "first-#"} {"id": "second-#"}
            ["a list", #]
            "a text"
            null
            #
            {}
            id,serum.treatment
            {"id": NaN}
            {"id": "first-#", "id": "second-#"}
            {"id": "fact-twice-#", "serum": {"percent": "5 %", "percent": "10 %"}}
            {"id": "section-#", "medum": {"phenolRed": true}}
            {"id": "fact-#", "medium": {"phenolRd": true, "percent": "10 %"}}
            {"id": "word-#", "serum": {"treatment": "boiled", "kind": "CS-FBS"}}
            {"id": "no-unit-#", "serum": {"percent": 10}, "treatment": {"exposure": 72}}
            {"id": "unit-#", "treatment": {"highestConcentration": "1 um", "exposure": "3 furlong"}}
            {"id": "number-#", "treatment": {"highestConcentration": "1e999 nM"}, "assay": {"seedingDensity": -1e999}}
            {"id": "list-#", "serum": {"percent": ["5 %", "10 %"]}}
            {"id": "map-#", "medium": {"phenolRed": {"value": true}}, "title": {"a": "b"}}
            {"id": "no-map-#", "serum": "stripped", "extra": 1, "waivers": "all"}
            {"id": "neither-#", "medium": {"phenolRed": "maybe"}}
            {"id": "clash-#", "treatment": {"concentrations": ["<10 nM", "10 nM"]}}
            {"id": "clash-#", "treatment": {"exposure": "2 d", "renewal": "4 d"}, "cellLine": {"name": "MCF-7", "er": "negative"}}
            {"id": "straddling-#", "serum": {"treatment": "untreated", "percent": "0-100 %"}}
            {"id": "unlisted-#", "model": {"system": "cell-culture"}, "cellLine": {"name": "Our-Line-#"}}
            {"id": "complaint-#", "complaint": "no-response", "serum": {"treatment": "untreated", "percent": "10 %"}}
            {"id": "complaint-#", "complaint": "my cells do not respond #"}
            {"id": "again", "serum": {"treatment": "untreated"}}
            {"id": "set-up-1", "serum": {"treatment": "untreated"}}
            {"serum": {"treatment": "untreated"}, "notes": "number # has no id"}
            {"id": #, "serum": {"treatment": "untreated"}}
            {"id": "=2+5|'<script>\\u202e\\n# ${jndi:ldap://x}", "title": "\\u0000\\u001b[31mred", "serum": {"percent": "10 %"}}
            {"id": "extra-#", "extra": {"analyst": "J. M\u00fcller", "deep": {"list": [1, null, {"a": "b"}]}}, "notes": "\u2028 \u0085 \ufeff"}
            {"id": "surrogate-#", "title": "\\ud800", "notes": "\ud83e\uddec"}
            {"id": "zero-#\0", "serum": {"percent": "10 %"}}
            \ufeff{"id": "mark-#", "serum": {"treatment": "untreated"}}
            {"id": "returns-#",\r"serum":\r{"treatment": "untreated"}\r\r}
            {"id": "waived-#", "serum": {"treatment": "untreated", "percent": "10 %"}, "waivers": [WAIVER]}
            {"id": "other-facts-#", "serum": {"treatment": "untreated", "percent": "20 %"}, "waivers": [WAIVER, 7]}
            {"id": "expired-#", "serum": {"treatment": "untreated"}, "waivers": [{"rule": "MED-02", "expires": "2020-01-01"}]}
            {"id": "no-rule-#", "waivers": [{"rule": "MED-99", "reason": "because", "text": "?", "by": "", "on": "today"}]}
            """;

    /** Records whose bytes, one for each character, are no UTF-8. */
    private static final String NO_UTF_8 = """
            {"id": "latin-#", "treatment": {"highestConcentration": "1 \u00b5M"}}
            {"id": "cut-off-#\u00e2\u0082", "serum": {"treatment": "untreated"}}
            \u00ff\u00fe{\0"\0i\0d\0"\0:\0#\0}\0
            PK\u0003\u0004#
            """;

    @TempDir
    static Path folder;

    private static Path setUps;
    /** What {@code letrodx review} says: a line of findings for each set-up, and the summary. */
    private static Path reviewed;

    private static SparkSession session;

    @BeforeAll
    static void reviewWithoutSpark() throws Exception {
        setUps = folder.resolve("set-ups.ndjson");
        reviewed = folder.resolve("reviewed.ndjson");
        writeSetUps();
        int exit =
                run(reviewed, "-jar", "target/letrodx.jar", "review", "--isolated", "--format", "ndjson", setUps + "");
        assertEquals(3, exit, "there are some that cannot be read");
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                // files are cut into as many parts as are asked for, and not wherever 32 MiB are full
                .config("spark.hadoop.fs.local.block.size", 1 << 30)
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void itFindsWhatAReviewFinds(int partitions) throws IOException {
        Path findings = folder.resolve("findings-" + partitions);
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        String summary = ReviewJob.review(spark, setUps.toString(), findings.toString(), partitions);

        List<Path> parts = parts(findings);
        assertEquals(partitions, parts.size());
        try (BufferedReader wanted = Files.newBufferedReader(reviewed)) {
            for (Path part : parts) {
                try (Stream<String> found = Files.lines(part)) {
                    for (String finding : (Iterable<String>) found::iterator) {
                        assertEquals(wanted.readLine(), finding);
                    }
                }
            }
            assertEquals(wanted.readLine(), summary);
            assertNull(wanted.readLine());
        }
    }

    private static List<Path> parts(Path findings) throws IOException {
        try (Stream<Path> files = Files.list(findings)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList();
        }
    }

    /** Otherwise the comparison would say little. */
    @Test
    void theRecordsAreAsHostileAsTheyAreMeantToBe() throws IOException {
        String last;
        try (Stream<String> lines = Files.lines(reviewed)) {
            last = lines.skip(RECORDS).findFirst().orElseThrow();
        }
        JsonNode summary = new ObjectMapper().readTree(last);
        assertEquals(RECORDS, summary.path("setUps").asInt());
        for (String count : List.of("unreadable", "withFaults", "notCovered", "waived")) {
            assertTrue(summary.path(count).asInt() > 0, count);
        }
        for (String list : List.of("rules", "missing", "warnings", "waiverProblems", "idProblems")) {
            assertTrue(summary.path(list).size() > 1, list);
        }
    }

    private static void writeSetUps() throws Exception {
        Path usual = folder.resolve("usual.ndjson");
        String generator = "src/jmh/java/org/letrodx/benchmark/GenerateSetUps.java";
        assertEquals(0, run(usual, "-cp", "target/letrodx.jar", generator, RECORDS + ""));
        List<byte[]> hostile = new ArrayList<>();
        for (String line : HOSTILE.replace("WAIVER", waiver()).split("\n")) {
            hostile.add(line.getBytes(StandardCharsets.UTF_8));
        }
        for (String line : NO_UTF_8.split("\n")) {
            hostile.add(line.getBytes(StandardCharsets.ISO_8859_1));
        }
        try (BufferedReader lines = Files.newBufferedReader(usual);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(setUps))) {
            out.write("\ufeff".getBytes(StandardCharsets.UTF_8));
            for (int number = 1; number <= RECORDS; number++) {
                byte[] line = lines.readLine().getBytes(StandardCharsets.UTF_8);
                out.write(number % HOSTILE_OF == 0 ? hostile(hostile, number) : line);
                out.write(number % 7 == 0 ? "\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[] {'\n'});
                if (number % 1000 == 0) {
                    out.write("\n \t\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
            out.write("\n  ".getBytes(StandardCharsets.US_ASCII));
        }
        assertTrue(LONGEST > Files.size(setUps) * 2 / 7, "there is a part in which no line begins");
    }

    private static byte[] hostile(List<byte[]> lines, int number) {
        return switch (number) {
            case 20_000 -> ("{\"id\": \"" + "x".repeat(10_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
            case 40_000 ->
                ("{\"id\": \"long\", \"notes\": \"" + "x".repeat(1_000_000) + "\"}")
                        .getBytes(StandardCharsets.US_ASCII);
            case 60_000 -> "[".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            case 80_000 -> "x".repeat(LONGEST).getBytes(StandardCharsets.US_ASCII);
            default -> {
                byte[] line = lines.get(number / HOSTILE_OF % lines.size());
                yield new String(line, StandardCharsets.ISO_8859_1)
                        .replace("#", number + "")
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
        };
    }

    /** A waiver that holds today, for the facts of those that are called waived. */
    private static String waiver() {
        Reviewer reviewer = Reviewer.of(RuleBook.bundled()).build();
        SetUp setUp = SetUp.ofJson("{\"serum\": {\"treatment\": \"untreated\", \"percent\": \"10 %\"}}", Location.NONE);
        String facts = ((Reviewed) reviewer.review(setUp))
                .remarks().stream()
                        .filter(remark -> remark.finding().id().equals("MED-02"))
                        .findFirst()
                        .orElseThrow()
                        .facts();
        LocalDate today = LocalDate.now();
        return """
                {"rule": "MED-02", "facts": "%s", "reason": "intended", "text": "It is the control.", "by": "R. Okafor",\
                 "on": "%s", "expires": "%s"}""".formatted(facts, today.minusDays(1), today.plusYears(1));
    }

    /** Runs Java where letrodx was built, and gives its exit code. */
    private static int run(Path output, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(LETRODX.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
