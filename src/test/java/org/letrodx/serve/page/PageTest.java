package org.letrodx.serve.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.RuleBook;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.serve.Metrics;
import org.letrodx.serve.Options;
import org.letrodx.serve.Server;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/** The page as a browser without scripts has it: links and forms. */
class PageTest {
    private static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{id}}";
    private static final String[] FACTS = {
        "complaint", "no-response",
        "model.system", "cell-culture",
        "cellLine.name", "MCF-7",
        "serum.treatment", "charcoal-stripped",
        "assay.endpoint", "MTT",
        "assay.plateWells", "96",
        "treatment.concentrations", "1, 10, 100 nM",
        "hormones.androgen", "none"
    };

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Server server;

    @BeforeAll
    static void open() throws IOException {
        Page page = new Page(RuleBook::bundled);
        server = Server.start(Options.standard(), page.routes(), page::refused, new Metrics(), line -> {});
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private static HttpResponse<String> post(String path, String... namesAndValues) {
        String form = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> encoded(namesAndValues[2 * i]) + "=" + encoded(namesAndValues[2 * i + 1]))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A file as a browser sends it. */
    private static HttpResponse<String> upload(String path, String field, String name, byte[] file) {
        return upload(path, List.of(new Part(field, name, file)));
    }

    /** A field of a form. @param file the name of its file; empty if it is a text */
    private record Part(String field, String file, byte[] content) {}

    private static HttpResponse<String> upload(String path, List<Part> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.file.isEmpty() && part.content.length > 0
                    ? ""
                    : "; filename=\"" + part.file + "\"\r\nContent-Type: application/octet-stream";
            body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"" + part.field + "\"" + file + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static String sound(HttpResponse<String> page) {
        assertEquals(200, page.statusCode(), page.body());
        return page.body();
    }

    @Test
    void theMainPathNeedsNoScripts() {
        assertTrue(sound(get("/")).contains("name=\"complaint\" value=\"no-response\""));
        assertTrue(sound(get("/experiment?complaint=no-response")).contains("name=\"cellLine.name\""));
        String page = sound(post("/experiment", FACTS));
        assertTrue(page.contains("id=\"cause-HOR-01\""), "the first cause");
        assertTrue(page.contains("<option selected>charcoal-stripped"), "what was said stands in the form");
        String plan = sound(post("/plan", FACTS));
        assertTrue(
                plan.contains("testosterone") && plan.contains("Calendar") && plan.contains("class=\"scroll wide\""));
        assertTrue(sound(post("/plan/layout", FACTS)).startsWith("plate,well,role"));
        HttpResponse<String> saved = post("/scenario", FACTS);
        assertEquals(
                "none",
                ScenarioReader.read(sound(saved)).fact("hormones.androgen").display());
        assertTrue(saved.headers().firstValue("Content-Disposition").orElse("").contains("experiment.yaml"));
        assertTrue(sound(post("/sheet", FACTS)).contains("Start here:"));
        assertTrue(sound(post("/pictures", FACTS)).contains("href=\"/rules/HOR-01\""), "a node leads to its rule");
    }

    @Test
    void whatIsKeptIsNotChangedByAPlan() {
        String[] keep = Arrays.copyOf(FACTS, FACTS.length + 2);
        keep[FACTS.length] = "keep";
        keep[FACTS.length + 1] = "hormones.androgen";
        assertFalse(sound(post("/plan", keep)).contains("<strong>testosterone</strong>"));
    }

    @Test
    void aPlanTellsWhatItLeavesAndWhatTheRulesDoNotCover() {
        String plan = sound(post(
                "/plan",
                "complaint",
                "no-response",
                "model.system",
                "cell-culture",
                "treatment.drug",
                "letrozole + palbociclib",
                "readings.signal",
                "saturated"));
        assertTrue(plan.contains("Not covered: the drug is letrozole + palbociclib"), plan);
        assertTrue(plan.contains("<h2>Not fixed by a change of the set-up</h2>"), plan);
        assertTrue(plan.contains("href=\"/rules/ASY-31\""), plan);
    }

    @Test
    void whatIsTypedIsCheckedAtOnce() {
        String part = sound(post("/answer?fact=serum.percent", "serum.percent", "140 %", "complaint", "no-response"));
        assertTrue(part.contains("class=\"fault\"") && part.contains("hx-swap-oob"), part);
        assertFalse(sound(post("/answer?fact=serum.percent", "serum.percent", "10 %"))
                .contains("class=\"fault\""));
    }

    @Test
    void everyFactHasAField() {
        String page = sound(post("/experiment", "all", "yes"));
        Set<String> missing = new TreeSet<>();
        for (FactType type : Vocabulary.types()) {
            if (!type.isDerived() && !page.contains("name=\"" + type.path() + "\"")) {
                missing.add(type.path());
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void markupInAnyFieldIsText() throws IOException {
        List<String> fields = new ArrayList<>(List.of("id", MARKUP, "title", MARKUP, "notes", MARKUP));
        Vocabulary.statablePaths().forEach(path -> fields.addAll(List.of(path, MARKUP)));
        String[] hostile = fields.toArray(String[]::new);
        for (String path : List.of("/experiment", "/answer?fact=cellLine.name", "/sheet", "/plan", "/pictures")) {
            assertHarmless(path, post(path, hostile).body());
        }
        assertHarmless("/words", get("/words?word=" + encoded(MARKUP)).body());
        assertHarmless(
                "/experiment", get("/experiment?complaint=" + encoded(MARKUP)).body());
        byte[] scenario = post("/scenario", hostile).body().getBytes(StandardCharsets.UTF_8);
        String name = "a<img src=x onerror=alert(2)>.yaml";
        assertHarmless("/open", upload("/open", "file", name, scenario).body());
        assertHarmless("/review", upload("/review", "file", name, scenario).body());
        assertHarmless(
                "/data/plate", upload("/data/plate", "plate", name, scenario).body());
    }

    private static void assertHarmless(String path, String page) {
        assertFalse(page.contains("<script>alert") || page.contains("<img"), path);
    }

    @Test
    void noPageHasAScriptOrAStyleInside() {
        Pattern inside = Pattern.compile("<style|<script>| style=| on[a-z]+=|javascript:");
        List<HttpResponse<String>> pages = List.of(
                get("/"),
                get("/experiment?complaint=no-regression"),
                post("/experiment", FACTS),
                post("/plan", FACTS),
                post("/pictures", FACTS),
                get("/rules"),
                get("/rules/HOR-01"),
                get("/references/Hole2015"),
                get("/words?word=decisive"));
        for (HttpResponse<String> page : pages) {
            assertFalse(inside.matcher(sound(page)).find(), page.uri().toString());
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'self'"), policy);
        }
        String sheet = post("/sheet", FACTS)
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");
        assertTrue(sheet.startsWith("default-src 'none'; style-src 'sha256-"), sheet);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Set<String> links = new LinkedHashSet<>();
        for (String page : List.of(
                sound(get("/")),
                sound(post("/experiment", FACTS)),
                sound(post("/plan", FACTS)),
                sound(post("/pictures", FACTS)),
                sound(get("/rules")),
                sound(get("/rules/HOR-01")),
                sound(get("/references/Hole2015")))) {
            Matcher link = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"").matcher(page);
            while (link.find()) {
                links.add(link.group(1));
            }
        }
        assertTrue(links.size() > 100, "an empty selection proves nothing");
        List<String> dead =
                links.stream().filter(link -> get(link).statusCode() != 200).toList();
        assertEquals(List.of(), dead);
    }

    @ParameterizedTest
    @MethodSource("org.letrodx.serve.page.FormTest#scenarios")
    void everyQuestionLeadsToItsField(Path scenario) throws IOException {
        String page = sound(upload("/open", "file", "one.yaml", Files.readAllBytes(scenario)));
        Set<String> lost = new TreeSet<>();
        Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(page);
        while (link.find()) {
            if (!page.contains("id=\"" + link.group(1) + "\"")) {
                lost.add(link.group(1));
            }
        }
        assertEquals(Set.of(), lost);
    }

    @Test
    void whatCannotBeReadIsToldAsAPage() throws IOException {
        HttpResponse<String> list =
                upload("/open", "file", "list.yaml", "- one\n- two\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(422, list.statusCode());
        assertTrue(list.body().contains("list.yaml") && list.body().contains("<h1>"), list.body());
        assertEquals(
                422,
                upload("/data/plate", "plate", "x.txt", new byte[] {1, 2, 3}).statusCode());
        String plates = upload(
                        "/data/plate",
                        List.of(
                                new Part("plate", "x.txt", new byte[] {1, 2, 3}),
                                new Part("plate", "y.txt", new byte[] {4, 5, 6})))
                .body();
        assertTrue(plates.contains("x.txt") && plates.contains("y.txt"), plates);
        assertEquals(400, upload("/data/tumours", "tumours", "", new byte[0]).statusCode());
        assertEquals(404, get("/rules/NONE-01").statusCode());
        assertTrue(get("/rules/NONE-01").body().contains("<h1>"));
    }

    /** A browser that goes back may have forgotten what was written; a button has not. */
    @Test
    void everyPageAfterTheFormLeadsBackToIt() throws IOException {
        byte[] tumours = Files.readAllBytes(Path.of("src/examples/data/tumours.csv"));
        Part fact = new Part("cellLine.name", "", "MCF-7".getBytes(StandardCharsets.UTF_8));
        for (String page : List.of(
                upload("/data/tumours", List.of(fact)).body(),
                upload("/data/plate", List.of(fact)).body(),
                upload("/data/plate", List.of(fact, new Part("plate", "x.txt", new byte[] {1, 2, 3})))
                        .body(),
                upload("/data/tumours", List.of(fact, new Part("tumours", "tumours.csv", tumours)))
                        .body(),
                post("/plan", FACTS).body(),
                post("/pictures", FACTS).body(),
                post("/sheet", FACTS).body())) {
            assertTrue(
                    Stream.of(page.split("</form>"))
                            .filter(form -> form.contains("Back to the form"))
                            .anyMatch(form -> form.substring(form.lastIndexOf("<form"))
                                    .contains("name=\"cellLine.name\" value=\"MCF-7\"")),
                    page);
        }
        // where there was no form, none is promised
        String unknown = get("/rules/NONE-01").body();
        assertTrue(
                unknown.contains("<a href=\"/\">To the start</a>") && !unknown.contains("Back to the form"), unknown);
        byte[] table = "id,serum.treatment\none,untreated\n".getBytes(StandardCharsets.UTF_8);
        assertTrue(sound(upload("/review", "file", "runs.csv", table)).contains("<a href=\"/\">To the start</a>"));
    }

    @Test
    void aPlanIsMadeOfAComplaintAlone() {
        assertTrue(sound(post("/plan", "complaint", "no-response")).contains("Plan for Monday"));
    }

    /** What was written and counts for nothing is told wherever an answer stands, and stays in the form. */
    @Test
    void whatCannotBeReadIsToldBesideEveryAnswer() {
        String[] facts = {"complaint", "no-response", "serum.treatment", "untreated", "serum.percent", "10"};
        for (String path : List.of("/experiment", "/plan", "/pictures", "/sheet")) {
            String page = sound(post(path, facts)).toLowerCase(Locale.ROOT);
            assertTrue(page.contains("cannot be read, so taken as unknown") && page.contains("bare number"), path);
        }
        String next = sound(post("/plan", facts)).replaceFirst("(?s).*<form(?=.*Take this set-up)", "");
        assertTrue(
                next.replaceFirst("(?s)Take this set-up.*", "").contains("name=\"serum.percent\" value=\"10\""), next);
    }

    /** Both can be read; neither is told as if it could not, and the clash is told once. */
    @Test
    void aContradictionIsToldOnce() {
        String[] facts = {"complaint", "no-response", "serum.treatment", "serum-free", "serum.percent", "10 %"};
        for (String path : List.of("/experiment", "/plan", "/pictures", "/sheet")) {
            String page = sound(post(path, facts)).replaceAll("(?s)<section class=\"ask\".*?</section>", "");
            assertFalse(page.toLowerCase(Locale.ROOT).contains("cannot be read"), path);
            assertTrue(page.toLowerCase(Locale.ROOT).contains("cannot both be true"), path);
            assertEquals(2, page.split("yet the medium is serum-free", -1).length, path);
        }
    }

    /** Names of reagents are not rewritten. */
    @Test
    void wordsAreShownAsTheFieldSpellsThem() {
        String page = sound(post("/experiment", "all", "yes"));
        for (FactType type : Vocabulary.types()) {
            if (type.kind() == Kind.CHOICE && !type.isDerived()) {
                type.words()
                        .forEach(word -> assertTrue(
                                page.contains("<option>" + word.label())
                                        || page.contains("<option value=\"" + word.label() + "\">" + word.shown()),
                                word.label()));
            }
        }
        assertTrue(page.contains(">WST-8"), "a reagent");
    }

    @Test
    void whatAPlanStillNeedsIsAskedOnce() {
        String plan = sound(post(
                "/plan",
                "complaint",
                "no-response",
                "model.system",
                "cell-culture",
                "cellLine.name",
                "MCF-7",
                "serum.treatment",
                "untreated",
                "serum.percent",
                "10 %"));
        String open = plan.substring(plan.indexOf("Still to state"), plan.indexOf("Arms that decide"));
        assertFalse(open.contains("was the androgen added"), open);
        assertEquals(2, open.split(">androgen concentration<", -1).length, open);
        assertTrue(open.contains("href=\"/words?word=hormones.androgenConcentration\""), open);
    }

    /** Nothing is left to state of what lies between two limits. */
    @Test
    void whatAPlanLeavesBorderlineStandsByItself() {
        String plan = sound(post(
                "/plan",
                "complaint",
                "no-response",
                "model.system",
                "cell-culture",
                "cellLine.name",
                "MCF-7aro",
                "hormones.androgen",
                "androstenedione",
                "hormones.androgenConcentration",
                "1 uM",
                "treatment.highestConcentration",
                "1 uM",
                "assay.endpoint",
                "SRB",
                "keep",
                "hormones.androgenConcentration"));
        String borderline = plan.substring(plan.indexOf("<h2>Borderline"), plan.indexOf("Arms that decide"));
        assertTrue(borderline.contains("href=\"/rules/HOR-07\""), borderline);
        assertFalse(borderline.contains("rules it out"), borderline);
    }

    @Test
    void aPlanThatChangesNothingKeepsNothing() {
        assertFalse(sound(post("/plan", "complaint", "no-response")).contains("Plan again"));
        assertTrue(sound(post("/plan", FACTS)).contains("Plan again"));
        for (String[] wrong : List.of(new String[] {"seed", "abc"}, new String[] {"keep", "serum.colour"})) {
            String[] asked = Arrays.copyOf(FACTS, FACTS.length + 2);
            System.arraycopy(wrong, 0, asked, FACTS.length, 2);
            for (String path : List.of("/plan", "/plan/layout")) {
                HttpResponse<String> refused = post(path, asked);
                assertEquals(400, refused.statusCode(), path);
                assertTrue(refused.body().contains(wrong[1]) && refused.body().contains("Back to the form"), path);
            }
        }
    }

    /** Who follows an old link sees a page, not JSON. */
    @Test
    void aBrowserIsRefusedByAPage() {
        for (String path : List.of("/nothing", "/plan", "/v1/nothing")) {
            HttpResponse<String> page = send(HttpRequest.newBuilder(uri(path))
                    .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                    .build());
            assertTrue(page.statusCode() == 404 || page.statusCode() == 405, path);
            assertEquals(
                    page.statusCode() == 405, page.headers().firstValue("Allow").isPresent(), path);
            assertTrue(page.body().contains("<h1>") && page.body().contains("<a href=\"/\">To the start</a>"), path);
            assertTrue(get(path).body().startsWith("{"), "a program gets JSON");
        }
        for (String query : List.of("complaint=bogus", "model.system=dish", "complaint=no-response&complaint=bogus")) {
            HttpResponse<String> page = get("/experiment?" + query);
            assertEquals(422, page.statusCode(), query);
            assertTrue(
                    page.body().contains("<h1>") && page.body().contains("no-response") == query.contains("complaint"),
                    query);
        }
        HttpResponse<String> misspelt = get("/experiment?complant=no-response");
        assertEquals(400, misspelt.statusCode());
        assertTrue(
                misspelt.body().contains("?complant is no parameter of /experiment: it takes complaint, model.system"),
                misspelt.body());
    }

    @Test
    void manyFilesAreReviewedAtOnce() throws IOException {
        byte[] table = "id,cellLine.name,serum.treatment\none,MCF-7,untreated\ntwo,MDA-MB-231,untreated\n"
                .getBytes(StandardCharsets.UTF_8);
        String page = sound(upload("/review", "file", "runs.csv", table));
        assertTrue(page.contains("Review of 2 set-ups") && page.contains("runs.csv"), "told by the name of the file");
    }

    /** All that the command line may be told of a plate or a table reaches the reader: what is wrong is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plate read 9", "plate run a,b", "plate condition nothing", "plate wells 97",
                "tumours start soon", "tumours last-dose soon", "tumours control nobody", "tumours treated nobody",
                "tumours study none", "tumours volume-unit inch"
            })
    void everyOptionOfDataIsRead(String wrong) throws IOException {
        String[] words = wrong.split(" ");
        Path folder = Path.of("src/examples/data");
        boolean plate = words[0].equals("plate");
        byte[] file = Files.readAllBytes(folder.resolve(plate ? "plate.txt" : "tumours.csv"));
        byte[] layout = Files.readAllBytes(folder.resolve("layout.csv"));
        List<Part> parts = new ArrayList<>(List.of(new Part(words[0], "data.txt", file)));
        if (plate) {
            parts.add(new Part("layout", "layout.csv", layout));
        }
        sound(upload("/data/" + words[0], parts));
        parts.add(new Part(words[1], "", words[2].getBytes(StandardCharsets.UTF_8)));
        HttpResponse<String> page = upload("/data/" + words[0], parts);
        assertTrue(page.statusCode() == 400 || page.statusCode() == 422, wrong + ": " + page.statusCode());
        assertTrue(page.body().contains(words[2].split(",")[0]), page.body());
    }

    @Test
    void derivedFactsMayBeTaken() throws IOException {
        String page = sound(upload(
                "/data/tumours",
                "tumours",
                "tumours.csv",
                Files.readAllBytes(Path.of("src/examples/data/tumours.csv"))));
        assertTrue(page.contains("<svg") && page.contains("picture.css"));
    }

    /** The supervisor's page and the page of the pictures show the same. */
    @Test
    void thePicturesAreThoseOfThePageToPrint() {
        String pictures = sound(post("/pictures", FACTS));
        assertTrue(pictures.contains("<li>androgen, confirmed: <a href=\"/rules/HOR-01\">"), pictures);
        assertTrue(pictures.contains("<dt>estrogen receptor</dt>"), "what may light a node");
        assertTrue(pictures.contains("<dt>adherence</dt>"), "of all three");
        assertTrue(pictures.contains("<li>cell line, confirmed: the experiment is a cell culture</li>"), "by a fact");
        String lit = "Lit are confirmed: androgen";
        assertTrue(pictures.contains(lit) && sound(post("/sheet", FACTS)).contains(lit));
    }
}
