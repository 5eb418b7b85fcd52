package org.letrodx.serve.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letrodx.RuleBook;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.serve.Metrics;
import org.letrodx.serve.Options;
import org.letrodx.serve.Server;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as somebody uses it, in a real browser. */
class BrowserTest {
    private static final int WIDE = 1500;
    private static final int PHONE = 390;

    @TempDir
    static Path downloads;

    private static ChromeDriver browser;
    private static Server server;
    private static String base;

    @BeforeAll
    static void open() throws IOException {
        browser = Chromium.start(downloads);
        Page page = new Page(RuleBook::bundled);
        server = Server.start(Options.standard(), page.routes(), page::refused, new Metrics(), line -> {});
        base = "http://127.0.0.1:" + server.port();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.close();
        }
    }

    /** To ask for the address that is shown is a reload, which keeps what was written. */
    @BeforeEach
    void nothingWasWritten() {
        browser.get("about:blank");
    }

    /** A style, a script or a file that the policy forbids is an error of the browser. */
    @AfterEach
    void theBrowserHasNothingToComplainOf() {
        List<String> errors = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(Object::toString)
                .toList();
        assertEquals(List.of(), errors);
    }

    private static void waitFor(ExpectedCondition<?> condition) {
        new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50))
                // a page may be left or swapped while it is looked at, which the driver tells in several ways
                .ignoring(WebDriverException.class)
                .until(condition);
    }

    private static void waitForText(String css, String text) {
        waitFor(driver -> Boolean.TRUE.equals(browser.executeScript(
                "return [...document.querySelectorAll(arguments[0])].some(it => it.textContent.includes(arguments[1]))",
                css,
                text)));
    }

    /** The page is there, with its scripts. */
    private static void waitForPage(String id) {
        waitFor(driver -> Boolean.TRUE.equals(browser.executeScript(
                "return document.readyState === 'complete' && !!window.htmx && !!document.getElementById(arguments[0])",
                id)));
    }

    private static WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private static void click(String css) {
        WebElement element = find(css);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    private static void type(String id, String text) {
        WebElement field = find("#" + id);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", field);
        field.clear();
        field.sendKeys(text);
    }

    private static void choose(String id, String value) {
        WebElement field = find("#" + id);
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", field);
        new Select(field)
                .getOptions().stream()
                        .filter(option -> value.equals(option.getDomProperty("value")))
                        .findFirst()
                        .orElseThrow()
                        .click();
    }

    /** What axe-core finds that is moderate or worse. */
    @SuppressWarnings("unchecked")
    private static List<String> barriers() {
        browser.executeScript(axe());
        Map<String, Object> found = (Map<String, Object>) browser.executeAsyncScript(
                "const done = arguments[arguments.length - 1]; axe.run(document).then(done, e => done({violations: "
                        + "[{impact: 'critical', id: String(e), nodes: []}]}));");
        List<String> barriers = new ArrayList<>();
        for (Map<String, Object> violation : (List<Map<String, Object>>) found.get("violations")) {
            if (!"minor".equals(violation.get("impact"))) {
                barriers.add(violation.get("impact") + " " + violation.get("id") + ": "
                        + ((List<Map<String, Object>>) violation.get("nodes"))
                                .stream()
                                        .limit(3)
                                        .map(node -> node.get("html") + " " + node.get("failureSummary"))
                                        .toList());
            }
        }
        return barriers;
    }

    private static String axe() {
        String jar = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
        try (InputStream stream = BrowserTest.class.getClassLoader().getResourceAsStream(jar)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String saved(String name) throws IOException {
        Path file = downloads.resolve(name);
        waitFor(driver -> Files.exists(file));
        return Files.readString(file);
    }

    @Test
    void fromTheComplaintToThePlan() throws IOException {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/");
        click("button[value=no-response]");
        waitForPage("f-model-system");

        // five facts, and what is wrong is said beside its field as one types
        choose("f-model-system", "cell-culture");
        waitForText("#answer", "Setting: cell-culture.");
        assertEquals("f-model-system", browser.switchTo().activeElement().getDomAttribute("id"), "the focus stays");
        type("f-cellLine-name", "MCF-7");
        choose("f-serum-treatment", "charcoal-stripped");
        choose("f-assay-endpoint", "MTT");
        type("f-treatment-concentrations", "0,1 uM");
        waitForText("#said-f-treatment-concentrations", "is not a quantity");
        assertTrue(find("#f-treatment-concentrations + .said button").getText().equals("0.1 uM"), "a good guess");
        type("f-treatment-concentrations", "1, 10, 100 nM");
        waitForText("#said-f-treatment-concentrations", "");
        waitFor(driver -> find("#said-f-treatment-concentrations").getText().isEmpty());
        waitForText("#first", "Which androgen");

        // the first cause is suspected; its question leads to its field, and the answer confirms it
        assertEquals("suspected, decisive", find(".cause .badge").getText());
        click("#first a");
        assertEquals("f-hormones-androgen", browser.switchTo().activeElement().getDomAttribute("id"));
        choose("f-hormones-androgen", "none");
        waitForText("#cause-HOR-01 .badge", "confirmed, decisive");
        assertTrue(find("#first").getText().contains("Nothing to aromatise"), "it is what to do first");

        // why
        click("#cause-HOR-01 summary");
        assertTrue(find("#cause-HOR-01 .tree").getText().contains("stated"), "down to what was stated");
        click("#ruled-out summary");
        assertTrue(find("#ruled-out").getText().contains("the rule asks for"), "with its proof");
        // what was unfolded stays so when the answer changes
        type("f-serum-percent", "10 %");
        waitForText("#understood", "10 %");
        assertTrue(find("#cause-HOR-01 .tree").isDisplayed(), "still unfolded");
        assertEquals(List.of(), barriers());

        // save
        click("#topic-name summary");
        type("f-id", "monday");
        click("button[formaction='/scenario']");
        String scenario = saved("monday.yaml");
        assertEquals(
                "none", ScenarioReader.read(scenario).fact("hormones.androgen").display());

        // plan
        click("button[formaction='/plan']");
        waitForText("h1", "Plan for Monday");
        assertTrue(
                find("table").getText().contains("testosterone"), find("table").getText());
        assertTrue(find("main").getText().contains("Calendar"), "with a calendar");
        assertEquals(List.of(), barriers());
        browser.navigate().back();
        waitFor(driver -> !driver.findElements(By.id("f-cellLine-name")).isEmpty());
        assertEquals("MCF-7", find("#f-cellLine-name").getDomProperty("value"));

        // open what was saved
        browser.get(base + "/");
        find("#open-file").sendKeys(downloads.resolve("monday.yaml").toString());
        click("form[action='/open'] button");
        waitForText("#cause-HOR-01 .badge", "confirmed, decisive");
        assertEquals("monday", find("#f-id").getDomProperty("value"));

        // print
        String pdf = browser.print(new PrintOptions()).getContent();
        assertTrue(Base64.getDecoder().decode(pdf).length > 10_000, "a page on paper");
        browser.executeScript("document.querySelector('#facts').target = '_self'");
        click("button[formaction='/sheet']");
        waitForText("h1", "monday");
        String sheet = browser.print(new PrintOptions()).getContent();
        assertTrue(Base64.getDecoder().decode(sheet).length > 10_000, "the supervisor's page on paper");
        assertEquals(
                "rgb(10, 79, 158)",
                find(".start")
                        .getCssValue("border-top-color")
                        .replace("rgba", "rgb")
                        .replace(", 1)", ")"),
                "its own style is allowed");
        assertEquals(List.of(), barriers());
    }

    @Test
    void aPlateIsDroppedAndItsFactsAreTaken() throws IOException {
        Chromium.screen(browser, WIDE, true);
        browser.get(base + "/experiment?complaint=high-variability&model.system=cell-culture");
        click("#topic-data > summary");
        drop("#plate", Path.of("src/examples/data/plate.txt"));
        find("#layout")
                .sendKeys(
                        Path.of("src/examples/data/layout.csv").toAbsolutePath().toString());
        click("button[formaction='/data/plate']");
        waitForText("h2", "Facts that they give");
        assertEquals(
                "plate",
                browser.findElements(By.cssSelector("svg.picture"))
                        .get(0)
                        .getDomAttribute("class")
                        .split(" ")[1]);
        assertTrue(browser.findElements(By.cssSelector("svg.curve")).size() > 0, "a curve");
        assertEquals("rgb(13, 17, 23)", fill(".paper"), "the styles of pictures are there, in dark");
        assertEquals(List.of(), barriers());
        String value = find("[name='set:readings.zPrime']").getDomAttribute("value");
        click("main button.primary");
        waitForText("#understood", value);
        assertEquals(value, find("[name='readings.zPrime']").getDomProperty("value"));
    }

    private static String fill(String css) {
        return find(css).getCssValue("fill");
    }

    /** A browser lets no program drag a file, so the event is made. */
    private static void drop(String field, Path file) throws IOException {
        browser.executeScript(
                "const data = new DataTransfer(); const bytes = Uint8Array.from(atob(arguments[1]), c => c.charCodeAt(0));"
                        + "data.items.add(new File([bytes], arguments[2]));"
                        + "document.querySelector(arguments[0]).closest('.drop').dispatchEvent("
                        + "new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: data}));",
                field,
                Base64.getEncoder().encodeToString(Files.readAllBytes(file)),
                file.getFileName().toString());
        assertEquals(
                "1",
                String.valueOf(browser.executeScript("return document.querySelector('" + field + "').files.length")));
    }

    @Test
    void tumoursAreReadAndManyFilesReviewed() throws IOException {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/experiment?complaint=no-regression&model.system=xenograft");
        click("#topic-data > summary");
        find("#tumours")
                .sendKeys(Path.of("src/examples/data/tumours.csv")
                        .toAbsolutePath()
                        .toString());
        type("start", "0");
        click("button[formaction='/data/tumours']");
        waitForText("h2", "Facts that they give");
        assertTrue(find("svg.volumes").isDisplayed(), "volumes are drawn");
        assertEquals(List.of(), barriers());

        // what cannot be read is told on a page of its own
        browser.get(base + "/experiment?complaint=no-regression&model.system=xenograft");
        click("#topic-data > summary");
        click("#tumours-more > summary");
        find("#tumours")
                .sendKeys(Path.of("src/examples/data/tumours.csv")
                        .toAbsolutePath()
                        .toString());
        type("volume-unit", "inch");
        click("button[formaction='/data/tumours']");
        waitForText("h1", "This cannot be answered");
        assertEquals(List.of(), barriers());
        // the browser says of a page that is not found or refused that it is so
        browser.manage().logs().get(LogType.BROWSER);

        browser.get(base + "/");
        try (var scenarios = Files.list(Path.of("scenarios"))) {
            find("#review-files")
                    .sendKeys(String.join(
                            "\n",
                            scenarios
                                    .filter(file -> file.toString().endsWith(".yaml"))
                                    .limit(10)
                                    .map(file -> file.toAbsolutePath().toString())
                                    .toList()));
        }
        click("form[action='/review'] button");
        waitForText("h1", "Review of 10 set-ups");
        find("#find").sendKeys("no such thing");
        waitFor(driver ->
                driver.findElements(By.cssSelector(".set-up")).stream().noneMatch(WebElement::isDisplayed));
        assertEquals(List.of(), barriers());
    }

    @Test
    void whatWasUnfoldedStaysSoWhenTheKindOfExperimentChanges() {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/experiment?complaint=no-response&model.system=cell-culture");
        waitForPage("topic-data");
        click("#topic-serum > summary");
        click("#ruled-out > summary");
        click("#topic-data > summary");
        click("#tumours-more > summary");
        type("control", "vehicle");
        find("#tumours")
                .sendKeys(Path.of("src/examples/data/tumours.csv")
                        .toAbsolutePath()
                        .toString());
        choose("f-model-system", "spheroid");
        waitForText("#answer", "Setting: spheroid.");
        for (String topic : List.of("topic-serum", "ruled-out", "topic-data", "tumours-more")) {
            assertEquals("true", find("#" + topic).getDomAttribute("open"), topic);
        }
        assertEquals(null, find("#topic-name").getDomAttribute("open"), "what was folded stays so");
        assertEquals("vehicle", find("#control").getDomProperty("value"));
        assertEquals(1L, browser.executeScript("return document.querySelector('#tumours').files.length"));
    }

    @Test
    void theKeyboardAloneWillDo() {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/");
        WebElement first = find("button[value=no-response]");
        for (int i = 0; i < 12 && !browser.switchTo().activeElement().equals(first); i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        waitFor(driver -> !driver.findElements(By.id("f-model-system")).isEmpty());
        for (int i = 0;
                i < 12
                        && !"f-cellLine-name"
                                .equals(browser.switchTo().activeElement().getDomAttribute("id"));
                i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        browser.switchTo().activeElement().sendKeys("MDA-MB-231");
        waitForText("#answer .badge", "confirmed, decisive");
        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        waitForText("#answer .badge", "confirmed, decisive");
    }

    /** Back from a page, to it from a page that cannot be answered, and a reload: nothing that was written is lost. */
    @Test
    void whatWasWrittenIsThereAgain() {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/experiment?complaint=no-response");
        waitForPage("f-cellLine-name");
        // this field is not on the page as it was loaded first
        choose("f-model-system", "xenograft");
        waitForText("#answer", "Setting: xenograft.");
        type("f-cellLine-name", "MCF-7Ca");
        type("f-dosing-dose", "10 ug/animal/day");
        waitForText("#understood", "10 ug");
        click("#topic-data > summary");
        click("button[formaction='/data/plate']");
        waitForText("h1", "This cannot be answered");

        // a page that a form was sent to is loaded anew by Back
        click("form.back button");
        waitForText("#understood", "10 ug");
        type("f-dosing-dose", "10");
        waitForText("#said-f-dosing-dose", "bare number");
        click("button[formaction='/plan']");
        waitForText("h1", "Plan for Monday");
        browser.navigate().back();
        waitForText("#said-f-dosing-dose", "bare number");
        assertEquals("10", find("#f-dosing-dose").getDomProperty("value"));
        waitForText("#understood", "MCF-7Ca");

        browser.get(base + "/experiment?complaint=no-response");
        waitForPage("f-cellLine-name");
        choose("f-model-system", "xenograft");
        waitForText("#answer", "Setting: xenograft.");
        type("f-dosing-dose", "10 ug/animal/day");
        waitForText("#understood", "10 ug");
        browser.navigate().refresh();
        waitForText("#understood", "10 ug");
        assertEquals("10 ug/animal/day", find("#f-dosing-dose").getDomProperty("value"));
        // the browser says of a page that is refused that it is so
        browser.manage().logs().get(LogType.BROWSER);
    }

    @Test
    void aQuestionIsAnsweredWhereItStands() {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/experiment?complaint=no-response");
        waitForPage("f-cellLine-name");
        click("#topic-name > summary");
        browser.executeScript("window.same = true; window.scrollTo(0, 300)");
        for (int i = 0; i < 2; i++) {
            String asked = find(".questions li a").getText();
            find(".questions li .quick button:last-child").sendKeys(Keys.ENTER);
            waitFor(driver -> !find(".questions li a").getText().equals(asked));
            waitFor(driver -> find(".questions li a").equals(browser.switchTo().activeElement()));
        }
        assertEquals(true, browser.executeScript("return window.same && window.scrollY > 0"));
        assertEquals("true", find("#topic-name").getDomAttribute("open"), "what was unfolded stays so");

        // Enter in a field answers, and the focus stays there
        type("f-cellLine-name", "MDA-MB-231");
        find("#f-cellLine-name").sendKeys(Keys.ENTER);
        waitForText("#answer .badge", "confirmed, decisive");
        assertEquals("f-cellLine-name", browser.switchTo().activeElement().getDomAttribute("id"));
        // what was probably meant, too
        type("f-treatment-concentrations", "0,1 uM");
        waitForText("#said-f-treatment-concentrations", "Maybe");
        find("#said-f-treatment-concentrations button").sendKeys(Keys.ENTER);
        waitFor(driver -> "0.1 uM".equals(find("#f-treatment-concentrations").getDomProperty("value")));
        waitFor(driver -> "f-treatment-concentrations"
                .equals(browser.switchTo().activeElement().getDomAttribute("id")));
        assertEquals(true, browser.executeScript("return window.same"));
    }

    private static boolean isShown(String css) {
        return browser.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** Paper has what was stated, and whose answer it is; it has nothing to press. */
    @Test
    void whatIsPrintedIsWhole() {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/experiment?complaint=no-response");
        waitForPage("f-cellLine-name");
        type("f-cellLine-name", "MCF-7");
        choose("f-serum-treatment", "untreated");
        click("#topic-name > summary");
        type("f-id", "plate-12");
        waitForText("#answer .on-paper", "plate-12");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertTrue(find("#answer").getText().contains("plate-12"), "its name");
        assertEquals(
                true,
                browser.executeScript("return document.querySelector('#understood dd').checkVisibility("
                        + "{contentVisibilityAuto: true, visibilityProperty: true})"),
                "what was stated");
        assertTrue(
                find(".foot").getText().contains("Research use only"),
                find(".foot").getText());
        assertFalse(isShown("button"), "nothing to press");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        click("button[formaction='/plan']");
        waitForText("h1", "Plan for Monday");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertTrue(isShown("tr"), "with changes");
        assertFalse(isShown(".keep input, button"), "nothing to tick or press");
        assertEquals("avoid", find("tr").getCssValue("break-inside"));
        assertTrue(find(".foot").isDisplayed());
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    /** Nothing lies beyond the edge of a phone without a word about it. */
    @Test
    void aPhoneShowsAllOrSaysThatThereIsMore() {
        Chromium.screen(browser, PHONE, false);
        String before = "return getComputedStyle(document.querySelector(arguments[0]), '::before').content";
        browser.get(base + "/pictures");
        waitFor(driver ->
                String.valueOf(browser.executeScript(before, "figure .scroll")).contains("sideways"));
        browser.get(base + "/experiment?complaint=no-response&model.system=cell-culture");
        waitForPage("f-cellLine-name");
        choose("f-serum-treatment", "untreated");
        waitForText("#understood", "untreated");
        assertEquals(
                List.of(),
                browser.executeScript(
                        "return [...document.querySelectorAll('.bar button')]"
                                + ".filter(button => button.getBoundingClientRect().right > innerWidth).map(b => b.textContent)"));
        click("button[formaction='/plan']");
        waitForText("h1", "Plan for Monday");
        assertTrue(String.valueOf(browser.executeScript(before, "td[data-label=expect]"))
                .startsWith("\"expect"));
        assertEquals(List.of(), barriers());
    }

    @Test
    void everyPageIsFreeOfBarriersAndFitsAPhone() {
        for (boolean dark : new boolean[] {false, true}) {
            for (int width : new int[] {PHONE, WIDE}) {
                Chromium.screen(browser, width, dark);
                for (String page : List.of(
                        "/",
                        "/experiment?complaint=no-response",
                        "/experiment?complaint=no-regression&complaint=high-variability",
                        "/pictures",
                        "/rules",
                        "/rules/HOR-01",
                        "/references/Hole2015",
                        "/words?word=decisive")) {
                    browser.get(base + page);
                    assertEquals(List.of(), barriers(), page + " at " + width + (dark ? " in dark" : ""));
                    long over = (Long) browser.executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                    assertEquals(0, over, page + " is wider than " + width);
                }
            }
        }
    }

    @Test
    void itIsSmall() {
        Chromium.screen(browser, WIDE, false);
        for (String page : List.of("/experiment?complaint=no-response", "/experiment?model.system=cell-culture")) {
            browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
            browser.get(base + page);
            long bytes = (Long) browser.executeScript("return performance.getEntries().filter(e => e.decodedBodySize)"
                    + ".reduce((sum, e) => sum + e.decodedBodySize, 0)");
            assertTrue(
                    bytes > 60_000 && bytes < 150_000,
                    page + " takes " + bytes + " bytes, scripts and styles included");
            browser.get(base + page);
            double usable = ((Number) browser.executeScript(
                            "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"))
                    .doubleValue();
            System.out.println(page + ": " + bytes + " bytes, usable after " + Math.round(usable) + " ms");
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsToldOf() {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/experiment?complaint=no-response");
        waitForPage("f-cellLine-name");
        Map<String, Object> offline =
                Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions", offline);
        type("f-cellLine-name", "MCF-7");
        waitForText("#first", "does not answer");
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        // the browser says of a request that failed that it failed
        browser.manage().logs().get(LogType.BROWSER);
        type("f-cellLine-name", "MCF-7Ca");
        waitForText("#understood", "MCF-7Ca");
    }

    @Test
    void nothingIsAskedForElsewhere() {
        Chromium.screen(browser, WIDE, false);
        browser.get(base + "/experiment?complaint=no-response");
        Object elsewhere = browser.executeScript("return performance.getEntriesByType('resource').map(e => e.name)"
                + ".filter(name => !name.startsWith(location.origin))");
        assertEquals(List.of(), elsewhere);
        assertFalse(find("body").getText().isEmpty());
    }
}
