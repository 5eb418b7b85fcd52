package org.letrodx.scenario;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Lines;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.TableRows;

/**
 * The set-ups of files, directories and streams, one by one: however many there are, one is held at a time.
 *
 * <p>The iterator hands out work that is not done yet. A supplier reads its set-up on the thread that asks it, and any
 * thread may;
 * the iterator itself is for one thread. Neither throws for bad input: what cannot be read is a set-up that is refused,
 * and reading
 * goes on with the next.
 *
 * <p>Of a directory and its folders, the files with one of the {@linkplain InputFormat#allEndings() endings} are read,
 * sorted by
 * path. Left out are hidden files and folders, {@code letrodx.yaml}, {@code columns.yaml}, {@code waivers.yaml},
 * {@code *.waivers.yaml} and {@code *.schema.json}. A link to a file is read; one to a folder is not followed.
 */
public final class SetUps implements Iterator<Supplier<SetUp>>, AutoCloseable {
    /** The path that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final String COLUMNS = "columns.yaml";

    private final InputStream standardInput;
    private final Optional<InputFormat> forced;
    private final Optional<ColumnMapping> mapping;
    private final Set<Path> otherwiseUsed;
    private final Deque<Source> sources = new ArrayDeque<>();
    private final OptionalLong bytesTotal;
    private final Map<Path, Boolean> waivers = new TreeMap<>();
    private final SortedSet<Path> notRead = new TreeSet<>();
    private final AtomicLong bytesRead = new AtomicLong();
    private Source source;
    private Rest rest;
    private InputStream open = InputStream.nullInputStream();
    private boolean isFirst;
    private Optional<Supplier<SetUp>> ready = Optional.empty();

    /**
     * An input that was named, or found in a directory.
     *
     * @param file  empty for standard input
     * @param bytes its size; empty if unknown
     * @param fault why it cannot be read, as far as that is known without opening it
     */
    private record Source(String name, Optional<Path> file, OptionalLong bytes, Optional<InputException> fault) {
        static Source refused(String name, InputException fault) {
            return new Source(name, Optional.empty(), OptionalLong.of(0), Optional.of(fault));
        }
    }

    /** What is left of the input that is being read. */
    @FunctionalInterface
    private interface Rest {
        /** The next set-up, not yet read; empty at the end. @throws InputException if nothing more can be read */
        Optional<Supplier<SetUp>> next();
    }

    /**
     * Lists the directories; reads nothing yet.
     *
     * @param paths         files, directories and {@code -}, as the user typed them; what is named twice is read twice
     * @param standardInput what {@code -} stands for, NDJSON unless a format is given
     * @param format        of all inputs; if empty, the ending of each file tells
     * @param mapping       what the columns of tables mean; if empty, a {@code columns.yaml} beside a table tells
     */
    public SetUps(
            List<String> paths,
            InputStream standardInput,
            Optional<InputFormat> format,
            Optional<ColumnMapping> mapping) {
        this(paths, standardInput, format, mapping, List.of());
    }

    /**
     * Lists the directories; reads nothing yet.
     *
     * @param paths         files, directories and {@code -}, as the user typed them; what is named twice is read twice
     * @param standardInput what {@code -} stands for, NDJSON unless a format is given
     * @param format        of all inputs; if empty, the ending of each file tells
     * @param mapping       what the columns of tables mean; if empty, a {@code columns.yaml} beside a table tells
     * @param otherwiseUsed files and folders that are no set-ups, wherever they lie: a baseline or the folder of
     *                      records, for example
     */
    public SetUps(
            List<String> paths,
            InputStream standardInput,
            Optional<InputFormat> format,
            Optional<ColumnMapping> mapping,
            Collection<Path> otherwiseUsed) {
        this.standardInput = standardInput;
        this.otherwiseUsed = otherwiseUsed.stream().map(SetUps::whole).collect(Collectors.toUnmodifiableSet());
        this.forced = format;
        this.mapping = mapping;
        paths.forEach(this::add);
        bytesTotal = sources.stream().anyMatch(one -> one.bytes.isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(
                        sources.stream().mapToLong(one -> one.bytes.getAsLong()).sum());
    }

    private void add(String name) {
        if (name.equals(STANDARD_INPUT)) {
            sources.add(new Source(name, Optional.empty(), OptionalLong.empty(), Optional.empty()));
            return;
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                addAll(path);
            } else {
                findWaiversBeside(path);
                OptionalLong bytes = Files.isRegularFile(path)
                        ? OptionalLong.of(Files.size(path))
                        : Files.exists(path) ? OptionalLong.empty() : OptionalLong.of(0);
                sources.add(new Source(name, Optional.of(path), bytes, Optional.empty()));
            }
        } catch (InvalidPathException noPath) {
            sources.add(Source.refused(name, fault(name, "is not the name of a file", "", "")));
        } catch (IOException fault) {
            sources.add(Source.refused(name, Documents.unreadable(Location.of(name), fault)));
        }
    }

    private void addAll(Path directory) throws IOException {
        Set<Source> found = new TreeSet<>(Comparator.comparing((Source one) -> Path.of(one.name)));
        Files.walkFileTree(
                directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        boolean leftOut = !folder.equals(directory)
                                && (isHidden(folder)
                                        || Files.isSymbolicLink(folder)
                                        || otherwiseUsed.contains(whole(folder)));
                        return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (isWaivers(file) && attributes.isRegularFile()) {
                            waivers.put(file, true);
                        }
                        if (otherwiseUsed.contains(whole(file))) {
                            return FileVisitResult.CONTINUE;
                        }
                        if (!isHidden(file)
                                && InputFormat.of(file.toString()).isEmpty()
                                && attributes.isRegularFile()) {
                            notRead.add(file);
                        }
                        // a link that leads nowhere is said to be missing when it is opened
                        if (isSetUp(file) && (attributes.isRegularFile() || attributes.isSymbolicLink())) {
                            found.add(new Source(
                                    file.toString(),
                                    Optional.of(file),
                                    OptionalLong.of(attributes.size()),
                                    Optional.empty()));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                        if (!(unreadable instanceof FileSystemLoopException)) {
                            String name = file.toString();
                            found.add(Source.refused(name, Documents.unreadable(Location.of(name), unreadable)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        if (found.isEmpty()) {
            String name = directory.toString();
            found.add(Source.refused(name, fault(name, "holds no set-up", "files that end with " + endings(), "")));
        }
        sources.addAll(found);
    }

    /** The same for every way to name it. */
    private static Path whole(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static boolean isSetUp(Path file) {
        String name = file.getFileName().toString();
        return !isHidden(file)
                && InputFormat.of(name).isPresent()
                && !name.equals("letrodx.yaml")
                && !name.equals(COLUMNS)
                && !isWaivers(file)
                && !name.endsWith(".schema.json");
    }

    private static boolean isWaivers(Path file) {
        String name = file.getFileName().toString();
        return !isHidden(file) && (name.equals("waivers.yaml") || name.endsWith(".waivers.yaml"));
    }

    private void findWaiversBeside(Path file) throws IOException {
        Path folder = Objects.requireNonNullElse(file.getParent(), Path.of(""));
        if (Files.isDirectory(folder) && Files.isReadable(folder)) {
            try (Stream<Path> beside = Files.list(folder)) {
                beside.filter(path -> isWaivers(path) && Files.isRegularFile(path))
                        .forEach(path -> waivers.putIfAbsent(path, false));
            }
        }
    }

    /**
     * The files of waivers that lie where the set-ups do: those in and below each directory, and those beside each
     * file.
     *
     * @return true for those whose whole directory is read
     */
    public Map<Path, Boolean> waivers() {
        return Collections.unmodifiableMap(waivers);
    }

    /**
     * The files of directories that are not read because their endings are not those of set-ups, but for hidden ones.
     */
    public SortedSet<Path> notRead() {
        return Collections.unmodifiableSortedSet(notRead);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && (rest != null || !sources.isEmpty())) {
            ready = advance();
        }
        return ready.isPresent();
    }

    @Override
    public Supplier<SetUp> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no other set-up");
        }
        Supplier<SetUp> next = ready.get();
        ready = Optional.empty();
        return next;
    }

    /** How much was read of all inputs, in bytes. Any thread may ask. */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** How much there is to read, in bytes; empty if an input does not tell, as standard input. */
    public OptionalLong bytesTotal() {
        return bytesTotal;
    }

    /** Closes the input that is being read; standard input stays open. */
    @Override
    public void close() {
        rest = null;
        sources.clear();
        ready = Optional.empty();
        closeInput();
    }

    private void closeInput() {
        try {
            open.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        open = InputStream.nullInputStream();
    }

    /** One step: the next set-up of the input that is being read, or nothing at the end of it. */
    private Optional<Supplier<SetUp>> advance() {
        try {
            if (rest == null) {
                source = sources.remove();
                isFirst = true;
                rest = open();
            }
            Optional<Supplier<SetUp>> next = rest.next();
            if (next.isEmpty() && isFirst) {
                throw fault(source.name, "holds no set-up", "", "");
            }
            isFirst = false;
            if (next.isEmpty()) {
                end();
            }
            return next;
        } catch (InputException wrong) {
            Location at = Location.of(source.name);
            end();
            return Optional.of(() -> SetUp.refused(at, wrong.problems()));
        }
    }

    private void end() {
        rest = null;
        closeInput();
    }

    private static InputException fault(String name, String fault, String allowed, String maybe) {
        return new InputException(List.of(new Problem(Location.of(name), "", fault, allowed, maybe)));
    }

    private static String endings() {
        return String.join(", ", InputFormat.allEndings());
    }

    private Rest open() {
        if (source.fault.isPresent()) {
            throw source.fault.get();
        }
        InputFormat format = forced.or(
                        () -> source.file.isEmpty() ? Optional.of(InputFormat.NDJSON) : InputFormat.of(source.name))
                .orElseThrow(() -> source.file.filter(Files::exists).isEmpty()
                        ? fault(source.name, "no such file", "", "")
                        : fault(
                                source.name,
                                "has an ending that does not tell how it is written",
                                endings(),
                                "--input with yaml, json, ndjson or csv"));
        return switch (format) {
            case YAML, JSON -> document(format);
            case NDJSON -> lines(new Lines(stream(), source.name));
            case CSV -> rows(mapping.orElseGet(this::besideTable));
        };
    }

    private ColumnMapping besideTable() {
        Optional<Path> beside =
                source.file.map(file -> file.resolveSibling(COLUMNS)).filter(Files::exists);
        return beside.isPresent() ? ColumnMapping.read(beside.get()) : ColumnMapping.NONE;
    }

    private InputStream stream() {
        InputStream stream = source.file.isPresent() ? Documents.open(source.file.get()) : standardInput;
        open = source.file.isPresent() ? stream : InputStream.nullInputStream();
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                bytesRead.addAndGet(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                bytesRead.addAndGet(Math.max(read, 0));
                return read;
            }
        };
    }

    /** A file is read by the one who asks for the set-up, standard input at once. */
    private Rest document(InputFormat format) {
        Location at = Location.of(source.name);
        Supplier<String> text;
        if (source.file.isPresent()) {
            Path file = source.file.get();
            bytesRead.addAndGet(source.bytes.orElse(0));
            text = () -> Documents.text(file);
        } else {
            String all = Documents.text(stream(), source.name);
            text = () -> all;
        }
        Supplier<SetUp> only = () -> read(
                at,
                () -> ScenarioReader.read(
                        format == InputFormat.JSON
                                ? Documents.json(text.get(), at.source())
                                : Documents.yaml(text.get(), at.source()),
                        at));
        return () -> isFirst ? Optional.of(only) : Optional.empty();
    }

    private Rest lines(Lines lines) {
        return () -> {
            Optional<Lines.Line> line = lines.next();
            if (isFirst && line.isPresent() && line.get().opensADocument()) {
                throw new InputException(List.of(new Problem(
                        line.get().at(),
                        "",
                        "is not a whole JSON document",
                        "one JSON document in one line",
                        "a JSON document over several lines needs --input json")));
            }
            return line.map(one -> () -> read(one.at(), () -> ScenarioReader.read(one.json(), one.at())));
        };
    }

    private Rest rows(ColumnMapping columns) {
        TableRows rows = new TableRows(stream(), source.name, columns.separator());
        TableReader reader = new TableReader(rows, columns);
        return () -> rows.next().map(row -> () -> read(row.at(), () -> reader.read(row)));
    }

    private static SetUp read(Location at, Supplier<SetUp> reader) {
        try {
            return reader.get();
        } catch (InputException wrong) {
            return SetUp.refused(
                    at,
                    wrong.problems().stream()
                            .map(problem -> problem.at().equals(Location.NONE)
                                    ? new Problem(
                                            at, problem.path(), problem.fault(), problem.allowed(), problem.maybe())
                                    : problem)
                            .toList());
        }
    }
}
