package org.letrodx.scenario;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Lines;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
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
 * {@code *.waivers.yaml} and {@code *.schema.json}, and folders named {@code data}, whose files scenarios name. A link to a file is read; one to a folder is not followed.
 */
public final class SetUps implements Iterator<Supplier<SetUp>>, AutoCloseable {
    /** The path that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final String COLUMNS = "columns.yaml";
    /** The name of folders that hold data files, which scenarios name. */
    private static final String DATA = "data";

    private final InputStream standardInput;
    private final String standardName;
    private final Optional<InputFormat> forced;
    private final Optional<ColumnMapping> mapping;
    private final Set<Path> otherwiseUsed;
    private final boolean hashed;
    private final Deque<Source> sources = new ArrayDeque<>();
    private final List<InputFile> files;
    private final OptionalLong bytesTotal;
    private final Map<Path, Boolean> waivers = new TreeMap<>();
    private final SortedSet<Path> notRead = new TreeSet<>();
    private final AtomicLong bytesRead = new AtomicLong();

    @SuppressWarnings("NullAway.Init") // asked only while there is a rest of it
    private Source source;

    private @Nullable Rest rest;
    private Stream stream = Stream.NONE;
    private boolean isFirst;
    private Optional<Supplier<SetUp>> ready = Optional.empty();
    private final List<Location> brokenOff = new ArrayList<>();
    private long totals;

    /**
     * An input that was named, or found in a directory.
     *
     * @param path  where it is; empty for standard input, and for what is no path
     * @param named true if the user named it, false if it was found in a directory
     * @param bytes its size; empty if unknown
     * @param fault why it cannot be read, as far as that is known without opening it
     */
    private record Source(
            InputFile file, Optional<Path> path, boolean named, OptionalLong bytes, Optional<InputException> fault) {
        static Source refused(String name, Optional<Path> path, InputException fault) {
            return new Source(new InputFile(name), path, true, OptionalLong.of(0), Optional.of(fault));
        }

        String name() {
            return file.name();
        }
    }

    /** What is left of the input that is being read. */
    @FunctionalInterface
    private interface Rest {
        /** The next set-up, not yet read; empty at the end. @throws InputException if nothing more can be read */
        Optional<Supplier<SetUp>> next();
    }

    /** How inputs are to be read; {@link #open} lists the directories and reads nothing yet. Not safe for threads. */
    public static final class Opening {
        private final List<String> paths;
        private InputStream standardInput = InputStream.nullInputStream();
        private String standardName = STANDARD_INPUT;
        private Optional<InputFormat> format = Optional.empty();
        private Optional<ColumnMapping> mapping = Optional.empty();
        private Collection<Path> otherwiseUsed = List.of();
        private boolean hashed;

        private Opening(List<String> paths) {
            this.paths = List.copyOf(paths);
        }

        /** What {@code -} stands for: NDJSON, unless a format is given. It is never closed. */
        public Opening standardInput(InputStream stream) {
            standardInput = stream;
            return this;
        }

        /** The same, told of by another name: that of a file that a browser sent, for example. */
        public Opening standardInput(InputStream stream, String name) {
            standardName = name;
            return standardInput(stream);
        }

        /** How all inputs are written, whatever their names; without it the ending of each file tells. */
        public Opening format(InputFormat written) {
            format = Optional.of(written);
            return this;
        }

        /** What the columns of all tables mean; without it a {@code columns.yaml} beside a table tells. */
        public Opening columns(ColumnMapping meant) {
            mapping = Optional.of(meant);
            return this;
        }

        /** Files and folders that are no set-ups, wherever they lie: a baseline or the folder of records, for example. */
        public Opening without(Collection<Path> others) {
            otherwiseUsed = List.copyOf(others);
            return this;
        }

        /** Whether the hash of each file is taken while it is read. */
        public Opening hashed(boolean wanted) {
            hashed = wanted;
            return this;
        }

        /** Lists the directories; reads nothing yet. */
        public SetUps open() {
            return new SetUps(this);
        }
    }

    /** @param paths files, directories and {@code -}, as the user typed them; what is named twice is read twice */
    public static Opening of(List<String> paths) {
        return new Opening(paths);
    }

    private SetUps(Opening opening) {
        this.standardInput = opening.standardInput;
        this.standardName = opening.standardName;
        this.otherwiseUsed = opening.otherwiseUsed.stream().map(SetUps::whole).collect(Collectors.toUnmodifiableSet());
        this.forced = opening.format;
        this.mapping = opening.mapping;
        this.hashed = opening.hashed;
        opening.paths.forEach(this::add);
        files = sources.stream().map(Source::file).toList();
        bytesTotal = sources.stream().anyMatch(one -> one.bytes.isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(
                        sources.stream().mapToLong(one -> one.bytes.getAsLong()).sum());
    }

    private void add(String name) {
        if (name.equals(STANDARD_INPUT)) {
            sources.add(new Source(
                    new InputFile(standardName), Optional.empty(), true, OptionalLong.empty(), Optional.empty()));
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
                sources.add(new Source(new InputFile(name), Optional.of(path), true, bytes, Optional.empty()));
            }
        } catch (InvalidPathException noPath) {
            sources.add(Source.refused(
                    name,
                    Optional.empty(),
                    fault(name, "is not the name of a file", "", "LC_ALL=C.UTF-8, if the name is right")));
        } catch (IOException fault) {
            sources.add(Source.refused(name, Optional.empty(), Documents.unreadable(Location.of(name), fault)));
        }
    }

    private void addAll(Path directory) throws IOException {
        Set<Source> found = new TreeSet<>(Comparator.comparing((Source one) -> one.path.orElse(directory)));
        Path real = directory.toRealPath();
        Files.walkFileTree(
                directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        boolean ofData = !folder.equals(directory)
                                && folder.getFileName().toString().equals(DATA);
                        if (ofData) {
                            notRead.add(folder);
                        }
                        boolean leftOut = !folder.equals(directory)
                                && (ofData
                                        || isHidden(folder)
                                        || Files.isSymbolicLink(folder)
                                        || otherwiseUsed.contains(whole(folder)));
                        return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        boolean used = otherwiseUsed.contains(whole(file));
                        boolean leadsOut = leadsOut(file, real);
                        if (isWaivers(file) && attributes.isRegularFile() && !leadsOut) {
                            waivers.put(file, true);
                        }
                        if (!used
                                && !isHidden(file)
                                && InputFormat.of(file.toString()).isEmpty()
                                && attributes.isRegularFile()) {
                            notRead.add(file);
                        }
                        // a link that leads nowhere is said to be missing when it is opened
                        boolean isFile = attributes.isRegularFile() || attributes.isSymbolicLink();
                        if (!used && leadsOut && (isSetUp(file) || isWaivers(file))) {
                            found.add(Source.refused(file.toString(), Optional.of(file), leadsOut(file)));
                        } else if (!used && isSetUp(file) && isFile) {
                            found.add(new Source(
                                    new InputFile(file.toString()),
                                    Optional.of(file),
                                    false,
                                    OptionalLong.of(attributes.size()),
                                    Optional.empty()));
                        } else if (!used && isSetUp(file)) {
                            found.add(Source.refused(
                                    file.toString(),
                                    Optional.of(file),
                                    fault(file.toString(), "is a pipe or a device", "a file", "")));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                        if (!(unreadable instanceof FileSystemLoopException)) {
                            String name = file.toString();
                            found.add(Source.refused(
                                    name, Optional.of(file), Documents.unreadable(Location.of(name), unreadable)));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        if (found.isEmpty()) {
            String name = directory.toString();
            found.add(Source.refused(
                    name,
                    Optional.of(directory),
                    fault(name, "holds no set-up", "files that end with " + endings(), "")));
        }
        sources.addAll(found);
    }

    /** True for a link to something that is not in the folder: whoever can write there could have anything read. */
    private static boolean leadsOut(Path file, Path folder) {
        try {
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(folder);
        } catch (IOException leadsNowhere) {
            return false;
        }
    }

    private static InputException leadsOut(Path file) {
        return fault(
                file.toString(),
                "is a link out of its folder and is not followed",
                "a file in the folder, or the name of the file itself on the command line",
                "");
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
            Path real = folder.toRealPath();
            try (java.util.stream.Stream<Path> beside = Files.list(folder)) {
                beside.filter(path -> isWaivers(path) && Files.isRegularFile(path) && !leadsOut(path, real))
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

    /** The inputs in their order: what is known of each is complete when all its set-ups were read. */
    public List<InputFile> files() {
        return files;
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

    /** Where inputs could not be read any further; what follows there was not even counted. */
    public List<Location> brokenOff() {
        return List.copyOf(brokenOff);
    }

    /** How many rows of tables were left out, because they sum up others. */
    public long totals() {
        return totals;
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
        stream.finish();
        stream = Stream.NONE;
    }

    /** One step: the next set-up of the input that is being read, or nothing at the end of it. */
    private Optional<Supplier<SetUp>> advance() {
        try {
            Rest left = rest;
            if (left == null) {
                source = sources.remove();
                isFirst = true;
                left = open();
                rest = left;
            }
            Optional<Supplier<SetUp>> next = left.next();
            if (next.isEmpty() && isFirst) {
                throw fault(source.name(), "holds no set-up", "", "");
            }
            isFirst = false;
            if (next.isEmpty()) {
                end();
            }
            return next;
        } catch (InputException wrong) {
            boolean partly = !isFirst;
            Location at = partly ? wrong.problems().get(0).at() : Location.of(source.name());
            if (partly) {
                brokenOff.add(at);
            }
            end();
            return Optional.of(() -> SetUp.refused(at, "", wrong.problems()));
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
                        () -> source.path.isEmpty() ? Optional.of(InputFormat.NDJSON) : InputFormat.of(source.name()))
                .orElseThrow(() -> {
                    if (source.path.filter(Files::exists).isEmpty()) {
                        return fault(source.name(), "no such file", "", "");
                    }
                    Documents.checkIsText(source.path.get());
                    return fault(
                            source.name(),
                            "has an ending that does not tell how it is written",
                            endings(),
                            "--input with yaml, json, ndjson or csv");
                });
        return switch (format) {
            case YAML, JSON -> document(format);
            case NDJSON -> lines(new Lines(stream(), source.name()));
            case CSV -> rows(mapping.orElseGet(this::besideTable));
        };
    }

    private ColumnMapping besideTable() {
        Optional<Path> beside =
                source.path.map(file -> file.resolveSibling(COLUMNS)).filter(Files::exists);
        if (beside.isEmpty()) {
            return ColumnMapping.NONE;
        }
        try {
            Path folder = Objects.requireNonNullElse(beside.get().getParent(), Path.of(""));
            if (leadsOut(beside.get(), folder.toRealPath())) {
                throw leadsOut(beside.get());
            }
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(beside.get().toString()), unreadable);
        }
        source.file.describedBy(beside.get());
        return ColumnMapping.read(beside.get());
    }

    /** The bytes of one input: counted, and hashed if that was asked for. */
    private static final class Stream extends FilterInputStream {
        static final Stream NONE =
                new Stream(InputStream.nullInputStream(), new InputFile(""), Optional.empty(), new AtomicLong(), false);

        private final InputFile file;
        private final Optional<MessageDigest> digest;
        private final AtomicLong all;
        private final boolean closes;
        private long length;

        Stream(InputStream bytes, InputFile file, Optional<MessageDigest> digest, AtomicLong all, boolean closes) {
            super(bytes);
            this.file = file;
            this.digest = digest;
            this.all = all;
            this.closes = closes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int read = super.read(bytes, from, most);
            if (read > 0) {
                length += read;
                all.addAndGet(read);
                digest.ifPresent(hash -> hash.update(bytes, from, read));
            }
            return read;
        }

        private void readOn() throws IOException {
            try {
                if (digest.isPresent()) {
                    byte[] rest = new byte[1 << 16];
                    while (read(rest, 0, rest.length) >= 0) {
                        // its hash is taken meanwhile
                    }
                    file.isRead(digest.get(), length);
                } else {
                    file.read(length);
                }
            } finally {
                if (closes) {
                    in.close();
                }
            }
        }

        /** Reads what is left, which only its hash needs, and closes the file. */
        void finish() {
            try {
                readOn();
            } catch (IOException unreadable) {
                // it was read as far as set-ups could be, and that was told; it has no hash then
                file.read(length);
            }
        }
    }

    private InputStream stream() {
        boolean isFile = source.path.isPresent();
        InputStream bytes = isFile
                ? source.named ? Documents.openNamed(source.path.get()) : Documents.open(source.path.get())
                : standardInput;
        stream = new Stream(bytes, source.file, digest(), bytesRead, isFile);
        return stream;
    }

    private Optional<MessageDigest> digest() {
        return hashed ? Optional.of(Sha256.digest()) : Optional.empty();
    }

    /** A file is read by the one who asks for the set-up, standard input at once. */
    private Rest document(InputFormat format) {
        Location at = Location.of(source.name());
        Supplier<String> text;
        boolean isRegular = source.path.filter(Files::isRegularFile).isPresent();
        if (isRegular || source.path.filter(Files::exists).isEmpty() && source.path.isPresent()) {
            Path path = source.path.get();
            InputFile file = source.file;
            bytesRead.addAndGet(source.bytes.orElse(0));
            text = () -> {
                Stream document = new Stream(Documents.open(path), file, digest(), new AtomicLong(), true);
                try {
                    return Documents.text(document, file.name());
                } finally {
                    document.finish();
                }
            };
        } else {
            String all = Documents.text(stream(), source.name());
            text = () -> all;
        }
        Optional<Path> folder = source.path.filter(path -> isRegular).map(ScenarioReader::folder);
        Supplier<SetUp> only = () -> SetUp.read(
                at,
                () -> ScenarioReader.readable(
                        format == InputFormat.JSON
                                ? Documents.json(text.get(), at.source())
                                : Documents.yaml(text.get(), at.source()),
                        at,
                        folder));
        return () -> isFirst ? Optional.of(only) : Optional.empty();
    }

    private Rest lines(Lines lines) {
        Optional<Path> folder = source.path.filter(Files::isRegularFile).map(ScenarioReader::folder);
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
            return line.map(
                    one -> () -> SetUp.read(one.at(), () -> ScenarioReader.readable(one.json(), one.at(), folder)));
        };
    }

    private Rest rows(ColumnMapping columns) {
        TableRows rows = new TableRows(stream(), source.name(), columns.separator(), columns.header());
        TableRows.Row header = rows.header();
        RowReader reader = new RowReader(
                header.cells(), header::at, columns, CellReader.Decimals.of(columns.decimal(), rows.separator()));
        return () -> {
            Optional<TableRows.Row> row = rows.next();
            while (row.isPresent()
                    && row.get().swallowed().isEmpty()
                    && columns.isTotal(row.get().cells())) {
                totals++;
                row = rows.next();
            }
            return row.map(
                    one -> () -> SetUp.read(one.at(), () -> setUp(one, reader)).inRow(one.number()));
        };
    }

    private static SetUp setUp(TableRows.Row row, RowReader reader) {
        int width = reader.width();
        List<String> cells = row.cells();
        if (row.tooLong()) {
            return refused(
                    row.at(),
                    "",
                    "is longer than " + Documents.LARGEST / 1024 + " Ki characters",
                    "a house limit on the size of one row");
        }
        if (row.swallowed().isPresent()) {
            return SetUp.refused(row.at(), "", List.of(row.swallowed().get()));
        }
        boolean onlyBlankAfter = cells.size() > width
                && cells.subList(width, cells.size()).stream().allMatch(String::isBlank);
        if (cells.size() != width && !onlyBlankAfter) {
            return refused(
                    row.at(Math.min(cells.size(), width) + 1),
                    reader.id(cells),
                    "a row of " + cells.size() + (cells.size() == 1 ? " cell" : " cells"),
                    width + ", as the header has; quotes around a cell that holds a separator");
        }
        return SetUp.of(row.at(), reader.read(cells, row::at).buildReadable(), Optional.empty());
    }

    private static SetUp refused(Location at, String id, String fault, String allowed) {
        return SetUp.refused(at, id, List.of(new Problem(at, "", fault, allowed, "")));
    }
}
