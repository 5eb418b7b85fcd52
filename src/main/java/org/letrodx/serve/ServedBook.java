package org.letrodx.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;

/**
 * The rules in use: the bundled ones and, if a directory is named, a laboratory's own, which are read again when it
 * changes. If they cannot be read then, the rules before stay in use. Ask for the book once for each request. Safe for
 * threads.
 */
public final class ServedBook implements AutoCloseable {
    private final Optional<Path> directory;
    private final Consumer<String> log;
    private final ScheduledExecutorService watch;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    /** Waits for the bundled rules if there are no others, since they may be loaded meanwhile. */
    private volatile Supplier<RuleBook> book;

    private volatile List<Problem> problems = List.of();
    /** What the directory held when it was last read, and when it was last looked at. */
    private String read;

    private String seen;

    private ServedBook(Optional<Path> directory, Consumer<String> log) {
        this.directory = directory;
        this.log = log;
        read = directory.map(ServedBook::state).orElse("");
        seen = read;
        book = directory.map(ServedBook::with).orElse(RuleBook::bundled);
        watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "house rules");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static Supplier<RuleBook> with(Path directory) {
        RuleBook book = RuleBook.bundled().withHouseRules(directory);
        return () -> book;
    }

    /** The bundled rules. */
    public static ServedBook bundled() {
        return new ServedBook(Optional.empty(), line -> {});
    }

    /**
     * The bundled rules and those of a directory, which is looked at in an interval. They are read again when the
     * directory was the same twice, so never half written.
     *
     * @param log gets a line for each reload
     * @throws InputException if they cannot be read now
     */
    public static ServedBook of(Path directory, Duration interval, Consumer<String> log) {
        ServedBook served = new ServedBook(Optional.of(directory), log);
        // what fails is told in the log, by look()
        Future<?> unused = served.watch.scheduleWithFixedDelay(
                served::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return served;
    }

    /** The rules in use now. The bundled ones are waited for here if they are still being loaded. */
    public RuleBook book() {
        return book.get();
    }

    /** Why the house rules as they are now are not in use; empty if they are. */
    public List<Problem> problems() {
        return problems;
    }

    /** How often house rules were read again, by what came of it. */
    Map<String, Long> reloads() {
        return new TreeMap<>(Map.of("taken", taken.get(), "failed", failed.get()));
    }

    private void look() {
        String now = state(directory.orElseThrow());
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(read)) {
            return;
        }
        read = now;
        try {
            book = with(directory.get());
            problems = List.of();
            taken.incrementAndGet();
            log.accept("house rules read again: " + book().ruleSet().sha256().substring(0, 12));
        } catch (InputException wrong) {
            problems = wrong.problems();
            failed.incrementAndGet();
            log.accept("house rules cannot be read, so those before stay in use: " + problems.get(0)
                    + (problems.size() == 1 ? "" : " and " + (problems.size() - 1) + " more problems"));
        } catch (RuntimeException ours) {
            failed.incrementAndGet();
            log.accept("house rules cannot be read, which is a fault of ours, so those before stay in use: " + ours);
        }
    }

    /** The names, sizes and times of all files. */
    private static String state(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().map(ServedBook::state1).collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException gone) {
            return "cannot be read: " + gone.getMessage();
        }
    }

    private static String state1(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file + " "
                    + (attributes.isRegularFile() ? attributes.size() + " " + attributes.lastModifiedTime() : "");
        } catch (IOException gone) {
            return file + " gone";
        }
    }

    /** Looks no more. */
    @Override
    public void close() {
        watch.shutdownNow();
    }
}
