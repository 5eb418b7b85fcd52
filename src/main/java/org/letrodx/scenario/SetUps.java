package org.letrodx.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.letrodx.data.Texts;
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
 * thread may; the iterator itself is for one thread. Neither throws for bad input: what cannot be read is a set-up that
 * is refused, and reading goes on with the next.
 *
 * <p>Of a directory and its folders, the files with one of the {@linkplain InputFormat#allEndings() endings} are read,
 * sorted by path. Left out are hidden files and folders, {@code letrodx.yaml}, {@code columns.yaml},
 * {@code waivers.yaml}, {@code *.waivers.yaml} and {@code *.schema.json}, and folders named {@code data}, whose files
 * scenarios name. A link to a file in the directory is read. One to a folder in it is not followed, since that is read
 * by its own name. A link that leads out of the directory is a set-up that is refused.
 */
public final class SetUps implements Iterator<Supplier<SetUp>>, AutoCloseable {
    /** The path that stands for standard input. */
    public static final String STANDARD_INPUT = "-";

    private final InputStream standardInput;
    private final Optional<InputFormat> forced;
    private final Optional<ColumnMapping> mapping;
    private final boolean hashed;
    private final FoundInputs found;
    private final Deque<FoundInputs.Source> sources;
    private final List<InputFile> files;
    private final OptionalLong bytesTotal;
    private final AtomicLong bytesRead = new AtomicLong();

    @SuppressWarnings("NullAway.Init") // asked only while there is a rest of it
    private FoundInputs.Source source;

    private @Nullable Rest rest;
    private CountedInput stream = CountedInput.NONE;
    private boolean isFirst;
    private Optional<Supplier<SetUp>> ready = Optional.empty();
    private final List<Location> brokenOff = new ArrayList<>();
    private long totals;

    /** What is left of the input that is being read. */
    @FunctionalInterface
    private interface Rest {
        /**
         * The next set-up, not yet read; empty at the end.
         *
         * @throws InputException if nothing more can be read
         */
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

        /**
         * Files and folders that are no set-ups, wherever they lie: a baseline or the folder of records, for example.
         */
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
        this.forced = opening.format;
        this.mapping = opening.mapping;
        this.hashed = opening.hashed;
        found = new FoundInputs(opening.paths, opening.standardName, opening.otherwiseUsed);
        sources = new ArrayDeque<>(found.sources());
        files = sources.stream().map(FoundInputs.Source::file).toList();
        bytesTotal = sources.stream().anyMatch(one -> one.bytes().isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(sources.stream()
                        .mapToLong(one -> one.bytes().getAsLong())
                        .sum());
    }

    /**
     * The files of waivers that lie where the set-ups do: those in and below each directory, and those beside each
     * file.
     *
     * @return true for those whose whole directory is read
     */
    public Map<Path, Boolean> waivers() {
        return Collections.unmodifiableMap(found.waivers());
    }

    /**
     * What is not read of directories: files whose endings are not those of set-ups, what is hidden, and folders of
     * data.
     */
    public SortedSet<Path> notRead() {
        return Collections.unmodifiableSortedSet(found.notRead());
    }

    /** True if all inputs are files, which can be opened once more: not so standard input and pipes. */
    public boolean canBeReadTwice() {
        return found.sources().stream()
                .allMatch(one -> one.fault().isPresent()
                        || one.path().filter(path -> !isPipe(path)).isPresent());
    }

    private static boolean isPipe(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path);
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
        stream = CountedInput.NONE;
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
                throw FoundInputs.fault(source.name(), "holds no set-up", "", "");
            }
            isFirst = false;
            if (next.isEmpty()) {
                end();
            }
            return next;
        } catch (InputException wrong) {
            return refused(wrong.problems());
        } catch (RuntimeException | StackOverflowError ours) {
            return refused(List.of(
                    new Problem(Location.of(source.name()), "", "cannot be read, which is a fault of ours: " + ours)));
        }
    }

    /** Whatever is wrong with one input is that input's: the next ones are read. */
    private Optional<Supplier<SetUp>> refused(List<Problem> problems) {
        boolean partly = !isFirst;
        Location at = partly ? problems.get(0).at() : Location.of(source.name());
        if (partly) {
            brokenOff.add(at);
        }
        end();
        return Optional.of(() -> SetUp.refused(at, "", problems));
    }

    private void end() {
        rest = null;
        closeInput();
    }

    private Rest open() {
        if (source.fault().isPresent()) {
            throw source.fault().get();
        }
        InputFormat format = forced.or(
                        () -> source.path().isEmpty() ? Optional.of(InputFormat.NDJSON) : InputFormat.of(source.name()))
                .orElseThrow(() -> {
                    if (source.path().filter(Files::exists).isEmpty()) {
                        return FoundInputs.fault(source.name(), "no such file", "", "");
                    }
                    Documents.checkIsText(source.path().get());
                    return FoundInputs.fault(
                            source.name(),
                            "has an ending that does not tell how it is written",
                            FoundInputs.endings(),
                            "--input with yaml, json, ndjson or csv");
                });
        return switch (format) {
            case YAML, JSON -> document(format);
            case NDJSON -> lines(new Lines(stream(), source.name()));
            case CSV -> rows(mapping.orElseGet(this::besideTable));
        };
    }

    private ColumnMapping besideTable() {
        Optional<Path> beside = source.path()
                .map(file -> file.resolveSibling(FoundInputs.COLUMNS))
                .filter(Files::exists);
        if (beside.isEmpty()) {
            return ColumnMapping.NONE;
        }
        try {
            Path folder = Objects.requireNonNullElse(beside.get().getParent(), Path.of(""));
            if (FoundInputs.leadsOut(beside.get(), folder.toRealPath())) {
                throw FoundInputs.leadsOut(beside.get());
            }
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(beside.get().toString()), unreadable);
        }
        source.file().describedBy(beside.get());
        return ColumnMapping.read(beside.get());
    }

    private InputStream stream() {
        boolean isFile = source.path().isPresent();
        InputStream bytes = isFile
                ? source.named()
                        ? Documents.openNamed(source.path().get())
                        : Documents.open(source.path().get())
                : standardInput;
        stream = new CountedInput(bytes, source.file(), digest(), bytesRead, isFile);
        return stream;
    }

    private Optional<MessageDigest> digest() {
        return hashed ? Optional.of(Sha256.digest()) : Optional.empty();
    }

    /** A file is read by the one who asks for the set-up, standard input at once. */
    private Rest document(InputFormat format) {
        Location at = Location.of(source.name());
        Supplier<String> text;
        boolean isRegular = source.path().filter(Files::isRegularFile).isPresent();
        if (isRegular
                || source.path().filter(Files::exists).isEmpty()
                        && source.path().isPresent()) {
            Path path = source.path().get();
            InputFile file = source.file();
            bytesRead.addAndGet(source.bytes().orElse(0));
            text = () -> {
                CountedInput document = new CountedInput(Documents.open(path), file, digest(), new AtomicLong(), true);
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
        Optional<Path> folder = source.path().filter(path -> isRegular).map(ScenarioReader::folder);
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
        Optional<Path> folder = source.path().filter(Files::isRegularFile).map(ScenarioReader::folder);
        return () -> {
            Optional<Lines.Line> line = lines.next();
            if (isFirst && line.isPresent() && line.get().opensADocument()) {
                throw new InputException(new Problem(
                        line.get().at(),
                        "",
                        "is not a whole JSON document",
                        "one JSON document in one line",
                        "a JSON document over several lines needs --input json"));
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
                    "a row of " + Texts.count(cells.size(), "cell"),
                    width + ", as the header has; quotes around a cell that holds a separator");
        }
        return SetUp.of(row.at(), reader.read(cells, row::at).buildReadable(), Optional.empty());
    }

    private static SetUp refused(Location at, String id, String fault, String allowed) {
        return SetUp.refused(at, id, List.of(new Problem(at, "", fault, allowed)));
    }
}
