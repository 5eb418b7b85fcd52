package org.letrodx.serve.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser without a window: Chromium with its driver, as Debian has them, or Chrome. */
final class Chromium {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private Chromium() {}

    private static Optional<File> find(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    /**
     * Starts one. Where there is none, the test is skipped and says so; with {@code -Dletrodx.browser=required} it
     * fails.
     *
     * @param downloads where what is saved goes
     */
    static ChromeDriver start(Path downloads) {
        Optional<File> browser = find(BROWSERS);
        Optional<File> driver = find(List.of("chromedriver"));
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing = "No test in a browser was run: there is no chromium with its chromedriver on the PATH "
                    + "(Debian: apt-get install chromium chromium-driver).";
            Assertions.assertNotEquals("required", System.getProperty("letrodx.browser"), missing);
            System.err.println("\n*** " + missing + " ***\n");
            Assumptions.abort(missing);
        }
        // the driver speaks the protocol that every browser does; what it says of newer ones is of no account here
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        LoggingPreferences logged = new LoggingPreferences();
        logged.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get());
        options.setCapability("goog:loggingPrefs", logged);
        options.setExperimentalOption(
                "prefs",
                Map.of("download.default_directory", downloads.toString(), "download.prompt_for_download", false));
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions");
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get())
                        .build(),
                options);
    }

    /** Shows pages at a width, light or dark. */
    static void screen(ChromeDriver browser, int width, boolean dark) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("width", width);
        metrics.put("height", width < 500 ? 844 : 950);
        metrics.put("deviceScaleFactor", 1);
        metrics.put("mobile", width < 500);
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }
}
