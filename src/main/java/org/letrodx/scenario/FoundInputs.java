package org.letrodx.scenario;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** The inputs that somebody named: files, standard input, and what is found in directories, as {@link SetUps} tells. */
final class FoundInputs {
    static final String COLUMNS = "columns.yaml";
    /** The name of folders that hold data files, which scenarios name. */
    private static final String DATA = "data";

    private final String standardName;
    private final Set<Path> otherwiseUsed;
    private final List<Source> sources = new ArrayList<>();
    private final Map<Path, Boolean> waivers = new TreeMap<>();
    private final SortedSet<Path> notRead = new TreeSet<>();

    /**
     * An input that was named, or found in a directory.
     *
     * @param path where it is; empty for standard input, and for what is no path
     * @param named true if the user named it, false if it was found in a directory
     * @param bytes its size; empty if unknown
     * @param fault why it cannot be read, as far as that is known without opening it
     */
    record Source(
            InputFile file, Optional<Path> path, boolean named, OptionalLong bytes, Optional<InputException> fault) {
        private static Source refused(String name, Optional<Path> path, InputException fault) {
            return new Source(new InputFile(name), path, true, OptionalLong.of(0), Optional.of(fault));
        }

        String name() {
            return file.name();
        }
    }

    /** Lists the directories; reads nothing. The parameters are those of {@link SetUps.Opening}. */
    FoundInputs(List<String> paths, String standardName, Collection<Path> otherwiseUsed) {
        this.standardName = standardName;
        this.otherwiseUsed = otherwiseUsed.stream().map(FoundInputs::whole).collect(Collectors.toUnmodifiableSet());
        paths.forEach(this::add);
    }

    /** The inputs, in the order in which they are read. */
    List<Source> sources() {
        return sources;
    }

    /** As {@link SetUps#waivers} gives them. */
    Map<Path, Boolean> waivers() {
        return waivers;
    }

    /** As {@link SetUps#notRead} gives them. */
    SortedSet<Path> notRead() {
        return notRead;
    }

    private void add(String name) {
        if (name.equals(SetUps.STANDARD_INPUT)) {
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
                        if (folder.equals(directory)) {
                            return FileVisitResult.CONTINUE;
                        }
                        boolean used = otherwiseUsed.contains(whole(folder));
                        boolean ofNoSetUps = isHidden(folder)
                                || folder.getFileName().toString().equals(DATA);
                        boolean isLink = Files.isSymbolicLink(folder);
                        if (!used && ofNoSetUps) {
                            notRead.add(folder);
                        } else if (!used && leadsOut(folder, real)) {
                            found.add(Source.refused(folder.toString(), Optional.of(folder), leadsOut(folder)));
                        }
                        return used || ofNoSetUps || isLink ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        boolean used = otherwiseUsed.contains(whole(file));
                        boolean leadsOut = leadsOut(file, real);
                        if (isWaivers(file) && attributes.isRegularFile() && !leadsOut) {
                            waivers.put(file, true);
                        }
                        if (!used
                                && (isHidden(file)
                                        || InputFormat.of(file.toString()).isEmpty())
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
    static boolean leadsOut(Path file, Path folder) {
        try {
            return Files.isSymbolicLink(file) && !file.toRealPath().startsWith(folder);
        } catch (IOException leadsNowhere) {
            return false;
        }
    }

    static InputException leadsOut(Path file) {
        return fault(
                file.toString(),
                "is a link out of its folder and is not followed",
                "a file in the folder, or the name of what it leads to on the command line",
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
            try (Stream<Path> beside = Files.list(folder)) {
                beside.filter(path -> isWaivers(path) && Files.isRegularFile(path) && !leadsOut(path, real))
                        .forEach(path -> waivers.putIfAbsent(path, false));
            }
        }
    }

    static InputException fault(String name, String fault, String allowed, String maybe) {
        return new InputException(new Problem(Location.of(name), "", fault, allowed, maybe));
    }

    static String endings() {
        return String.join(", ", InputFormat.allEndings());
    }
}
