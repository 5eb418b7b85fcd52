package org.letrodx.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.letrodx.RuleBook;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Written;
import org.letrodx.review.Policy;
import org.letrodx.review.WaiverList;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ColumnMapping;
import org.letrodx.scenario.ScenarioReader;

/**
 * Does what a page of the documentation says, as a newcomer would, in a process of its own whose working directory it
 * fills.
 *
 * <ul>
 *   <li>A block after a line that ends in {@code `name`:} is written to that file.
 *   <li>In {@code console} blocks, a line after {@code $} is run, and what follows is what it must print. It must exit
 *       with 0, or {@code $ echo $?} says what else. A last line {@code ...} stands for any more lines. Hashes may
 *       differ, but not from each other.
 *   <li>A {@code yaml} block is read as what it is.
 *   <li>A {@code java} block is compiled and run; a {@code text} block after a line "It prints:" is what it prints.
 * </ul>
 */
final class PageRunner {
    private static final Pattern FILE = Pattern.compile(".*`([^` ]+\\.[a-z]+)`[^`]*:");
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{8,64}\\b");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    /** While a page is written: so many lines are to stay of an output that is longer. */
    private static final Pattern CUT = Pattern.compile("\\.\\.\\. (\\d+)");

    private static final String REST = "...";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T09:00:00Z"), ZoneOffset.UTC);

    private final boolean writing;
    private final List<String> written = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> hashes = new TreeMap<>();
    private int exit;
    private boolean exitLooked = true;
    private String printed = "";
    private String lastCommand = "";

    private PageRunner(boolean writing) {
        this.writing = writing;
    }

    /**
     * @param args the page, and {@code write} to write into it what is printed; or {@code letrodx} and its arguments
     */
    public static void main(String[] args) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        if (args[0].equals("letrodx")) {
            String[] own = Arrays.copyOfRange(args, 1, args.length);
            System.exit(Main.run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), CLOCK, own));
        }
        Path page = Path.of(args[0]);
        PageRunner runner = new PageRunner(args.length > 1 && args[1].equals("write"));
        runner.run(Files.readAllLines(page));
        if (runner.writing) {
            Files.writeString(page, String.join("\n", runner.written) + "\n");
        }
        runner.faults.forEach(System.out::println);
        System.exit(runner.faults.isEmpty() ? 0 : 1);
    }

    private void run(List<String> lines) throws IOException {
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.startsWith("```")) {
                before = line.isBlank() ? before : line;
                written.add(line);
                continue;
            }
            String language = line.substring(3).strip();
            int from = i + 1;
            int to = from;
            while (to < lines.size() && !lines.get(to).startsWith("```")) {
                to++;
            }
            written.add(line);
            written.addAll(block(language, before, lines.subList(from, to), from + 1));
            if (to < lines.size()) {
                written.add(lines.get(to));
            }
            before = "";
            i = to;
        }
        looked(lines.size());
    }

    /** Does what a block says. @return its lines, as they are to be */
    private List<String> block(String language, String before, List<String> lines, int at) throws IOException {
        Matcher named = FILE.matcher(before);
        boolean file = named.matches() && !language.equals("console");
        if (file) {
            Path path = Path.of(named.group(1));
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            Files.writeString(path, String.join("\n", lines) + "\n");
        }
        switch (language) {
            case "console" -> {
                return console(lines, at);
            }
            case "yaml" -> yaml(String.join("\n", lines), at);
            case "java" -> java(lines, at);
            case "text" -> {
                if (before.equals("It prints:")) {
                    return compared(lines, printed, at);
                }
            }
            default -> {}
        }
        return lines;
    }

    private void fault(int line, String what) {
        faults.add("line " + line + ": " + what);
    }

    private List<String> console(List<String> lines, int at) throws IOException {
        List<String> result = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            if (!lines.get(i).startsWith("$ ")) {
                fault(at + i, "a console block begins with a command: " + lines.get(i));
                return lines;
            }
            int start = i;
            StringBuilder command = new StringBuilder(lines.get(i).substring(2));
            result.add(lines.get(i++));
            while (command.charAt(command.length() - 1) == '\\' && i < lines.size()) {
                command.setLength(command.length() - 1);
                command.append(lines.get(i).strip());
                result.add(lines.get(i++));
            }
            List<String> expected = new ArrayList<>();
            while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
                expected.add(lines.get(i++));
            }
            String output;
            if (command.toString().equals("echo $?")) {
                output = exit + "\n";
                exitLooked = true;
            } else {
                looked(at + start);
                output = command(command.toString());
            }
            result.addAll(compared(expected, output, at + start));
        }
        return result;
    }

    /** A command that failed must be followed by a look at its exit code. */
    private void looked(int line) {
        if (!exitLooked && exit != 0) {
            fault(line, "exit code " + exit + " of: " + lastCommand + "\n" + printed);
        }
        exitLooked = true;
    }

    private String command(String text) throws IOException {
        String line = ofNow(text);
        lastCommand = text;
        exitLooked = false;
        boolean plain = line.matches("(\\./)?letrodx [^|;&$]*");
        printed = plain ? letrodx(line) : shell(line);
        return printed;
    }

    /** The hashes of a page, as they are now; the page may shorten one that it has shown. */
    private String ofNow(String text) {
        return HASH.matcher(text).replaceAll(found -> hashes.entrySet().stream()
                .filter(hash -> hash.getKey().startsWith(found.group()))
                .map(hash -> hash.getValue().substring(0, found.group().length()))
                .findFirst()
                .orElse(found.group()));
    }

    /** What is printed, with the hashes that the page has for those of now. */
    private String ofThePage(String line) {
        return HASH.matcher(line).replaceAll(found -> hashes.entrySet().stream()
                .filter(hash -> hash.getValue().equals(found.group()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(found.group()));
    }

    /** Runs the command line in this process. */
    private String letrodx(String line) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        words.remove(0);
        String output = redirected(words, ">");
        String input = redirected(words, "<");
        StringWriter screen = new StringWriter();
        StringWriter out = output.isEmpty() ? screen : new StringWriter();
        InputStream standardInput = System.in;
        try (InputStream stream =
                input.isEmpty() ? new ByteArrayInputStream(new byte[0]) : Files.newInputStream(Path.of(input))) {
            System.setIn(stream);
            exit = Main.run(
                    new PrintWriter(out, true), new PrintWriter(screen, true), CLOCK, words.toArray(String[]::new));
        } finally {
            System.setIn(standardInput);
        }
        if (!output.isEmpty()) {
            Files.writeString(Path.of(output), out.toString());
        }
        return screen.toString();
    }

    private static String redirected(List<String> words, String sign) {
        int at = words.indexOf(sign);
        if (at < 0) {
            return "";
        }
        words.remove(at);
        return words.remove(at);
    }

    /** Runs anything else, with letrodx on its path. */
    private String shell(String line) throws IOException {
        Path bin = Path.of("bin");
        if (!Files.exists(bin)) {
            Files.createDirectories(bin);
            Path script = bin.resolve("letrodx");
            Files.writeString(
                    script,
                    "#!/bin/sh\nexec \"" + System.getProperty("java.home")
                            + "/bin/java\" -XX:TieredStopAtLevel=1 -cp \"" + System.getProperty("java.class.path")
                            + "\" " + PageRunner.class.getName() + " letrodx \"$@\"\n");
            if (!script.toFile().setExecutable(true)) {
                throw new IOException(script + " cannot be made executable");
            }
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true);
        builder.environment()
                .merge("PATH", bin.toAbsolutePath().toString(), (path, own) -> own + java.io.File.pathSeparator + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            exit = process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
        return text;
    }

    /** Holds what is printed to what the page says. @return what the page is to say */
    private List<String> compared(List<String> expected, String output, int at) {
        List<String> actual = output.lines().map(String::stripTrailing).collect(Collectors.toList());
        while (!actual.isEmpty() && actual.get(actual.size() - 1).isEmpty()) {
            actual.remove(actual.size() - 1);
        }
        List<String> said = new ArrayList<>(expected);
        while (!said.isEmpty() && said.get(said.size() - 1).isBlank()) {
            said.remove(said.size() - 1);
        }
        String last = said.isEmpty() ? "" : said.get(said.size() - 1);
        Matcher cut = CUT.matcher(last);
        boolean more = last.equals(REST) || cut.matches();
        if (more) {
            said.remove(said.size() - 1);
        }
        if (writing) {
            int most = !more ? actual.size() : cut.matches() ? Integer.parseInt(cut.group(1)) : said.size();
            List<String> kept = new ArrayList<>(actual.subList(0, Math.min(actual.size(), most)));
            for (int i = 0; i < kept.size(); i++) {
                boolean asBefore = i < said.size() && same(said.get(i), kept.get(i));
                kept.set(i, asBefore ? said.get(i) : ofThePage(kept.get(i)));
            }
            if (actual.size() > kept.size()) {
                kept.add(REST);
            }
            return kept;
        }
        if (more ? actual.size() <= said.size() : actual.size() != said.size()) {
            fault(at, "prints " + actual.size() + " lines, not " + said.size() + ": " + lastCommand + "\n" + output);
            return expected;
        }
        for (int i = 0; i < said.size(); i++) {
            if (!same(said.get(i), actual.get(i))) {
                fault(
                        at,
                        lastCommand + "\n  is said to print: " + said.get(i) + "\n  prints:            "
                                + actual.get(i));
            }
        }
        return expected;
    }

    /** True for equal lines; hashes may differ, if the same one always stands for the same other. */
    private boolean same(String said, String actual) {
        if (!HASH.matcher(said).replaceAll("#").equals(HASH.matcher(actual).replaceAll("#"))) {
            return false;
        }
        Matcher here = HASH.matcher(said);
        Matcher there = HASH.matcher(actual);
        while (here.find() && there.find()) {
            String other = hashes.putIfAbsent(here.group(), there.group());
            if (other != null && !other.equals(there.group())) {
                return false;
            }
        }
        return true;
    }

    private void yaml(String text, int at) {
        try {
            Document document = Documents.yaml(text, "page");
            List<String> keys = document.sound() instanceof Written.Entries top
                    ? top.entries().stream().map(Written.Entry::name).toList()
                    : List.of();
            if (keys.equals(List.of("waivers"))) {
                WaiverList.read(
                        document,
                        RuleBook.bundled().rules().stream().map(Rule::id).toList());
            } else if (keys.contains("columns")) {
                ColumnMapping.of(document);
            } else if (keys.contains("version")) {
                Policy.of(document);
            } else if (keys.contains("id") || keys.contains("complaint") || keys.contains("model")) {
                ScenarioReader.scenario(document, Optional.of(Path.of("")));
            }
        } catch (InputException wrong) {
            fault(at, String.valueOf(wrong.problems()));
        }
    }

    /** Compiles and runs a snippet; one without a class of its own is put into a method. */
    private void java(List<String> lines, int at) throws IOException {
        String all = String.join("\n", lines);
        Matcher named =
                Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)").matcher(all);
        boolean whole = named.find();
        String name = whole ? named.group(1) : "Snippet" + at;
        String source = whole
                ? all
                : lines.stream().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"))
                        + "\nclass " + name + " { public static void main(String[] args) throws Exception {\n"
                        + lines.stream()
                                .filter(line -> !line.startsWith("import "))
                                .collect(Collectors.joining("\n"))
                        + "\n} }\n";
        Path classes = Files.createDirectories(Path.of("classes-" + at));
        Path file = classes.resolve(name + ".java");
        Files.writeString(file, source);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        if (result != 0) {
            fault(at, "does not compile:\n" + messages.toString(StandardCharsets.UTF_8));
            return;
        }
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, PageRunner.class.getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            var main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException thrown) {
            fault(at, "throws " + thrown.getCause());
        } catch (ReflectiveOperationException cannot) {
            fault(at, "cannot be run: " + cannot);
        } finally {
            System.setOut(standardOutput);
        }
        lastCommand = name;
        printed = out.toString(StandardCharsets.UTF_8);
    }
}
