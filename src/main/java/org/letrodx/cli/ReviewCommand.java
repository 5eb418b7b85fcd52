package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.record.Appended;
import org.letrodx.record.Keys;
import org.letrodx.record.Meaning;
import org.letrodx.record.RecordBook;
import org.letrodx.report.Legible;
import org.letrodx.report.ReviewContext;
import org.letrodx.report.ReviewFormat;
import org.letrodx.report.ReviewReport;
import org.letrodx.report.ReviewReports;
import org.letrodx.review.Baseline;
import org.letrodx.review.FailOn;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewer;
import org.letrodx.review.Summary;
import org.letrodx.review.SummaryCounter;
import org.letrodx.review.Waivers;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ColumnMapping;
import org.letrodx.scenario.InputFormat;
import org.letrodx.scenario.SetUps;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reviews set-ups in bulk. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description =
                "Checks set-ups, one or a million, before or after the work: decisive faults are errors, contributing ones warnings, "
                        + "good practice notes, and what unknown facts decide are questions.",
        footer = {
            "",
            "Examples:",
            "  letrodx review scenarios/review",
            "  letrodx review --format html scenarios/review > review.html",
            "  letrodx review --format ndjson --fail-on never - < export.ndjson > findings.ndjson",
            "  letrodx review --record records --by \"R. Okafor\" plates.csv",
            "",
            "Exit: 0 nothing to fail on; 1 something is (--fail-on); 2 wrong usage; 3 an input, a rule or a setting that cannot be read.",
            "letrodx.yaml, in the working directory or above it, sets options that are not given."
        })
final class ReviewCommand implements Callable<Integer> {
    /** How many reviews are written before it is looked whether anybody still reads them. */
    private static final int FLUSH = 256;
    /** House limit: how many threads review. */
    static final int MOST_JOBS = 64;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "YAML and JSON files of one set-up, NDJSON streams, CSV tables, and "
                    + "directories of them; - reads NDJSON from standard input.")
    private List<String> paths;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ReviewFormat format;

    @Option(
            names = "--input",
            paramLabel = "FORMAT",
            description = "What the inputs are, whatever their names: ${COMPLETION-CANDIDATES}")
    private InputFormat input;

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            description = "What the columns of tables mean (default: columns.yaml beside the table).")
    private Path columns;

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            description = "What makes the exit code 1: ${COMPLETION-CANDIDATES}; what is "
                    + "waived or known to the baseline does not count (default: ${DEFAULT-VALUE}).")
    private FailOn failOn;

    @Option(
            names = "--waivers",
            paramLabel = "FILE",
            split = ",",
            description = "Files of waivers, beside those found as waivers.yaml " + "in the directories of the inputs.")
    private List<Path> waiverFiles = List.of();

    @Option(names = "--baseline", paramLabel = "FILE", description = "Count only what this file does not have.")
    private Path baseline;

    @Option(names = "--write-baseline", paramLabel = "FILE", description = "Write what was found, for later reviews.")
    private Path newBaseline;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many threads review (default: one for each processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = "Keep a record of each review, and a log that shows changes of either.")
    private Path records;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who reviews: records and a page in HTML say so (default: the user of the "
                    + "computer for records, nobody for a page without records).")
    private String by;

    @Option(
            names = "--correct",
            paramLabel = "REASON",
            description = "The records of this review supersede earlier ones of the same "
                    + "experiments that say something else.")
    private String correction;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description = "Sign the records, with an Ed25519 key as openssl writes it.")
    private Path key;

    @Option(
            names = "--isolated",
            description = "Use no letrodx.yaml and no waivers.yaml or columns.yaml but those named here.")
    private boolean isolated;

    @Mixin
    private RuleOptions rules;

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec command;

    private final SummaryCounter counter = new SummaryCounter();
    private final Baseline found = new Baseline();
    private long reviewed;
    private long recorded;
    private long alreadyRecorded;

    /** One set-up, reviewed and ready to be written. */
    private record Done(Review review, ReviewReport.Part part) {}

    @Override
    public Integer call() throws IOException {
        RuleBook whole = rules.whole();
        if (command.defaultValueProvider() instanceof Settings settings) {
            settings.check(whole.rules().stream().map(Rule::id).toList());
        }
        checkOptions();
        if (by == null) {
            by = records == null ? "" : System.getProperty("user.name");
        }
        OffsetDateTime now = OffsetDateTime.now(main.clock());
        RuleBook book = rules.chosen(whole);
        Set<String> known = baseline == null ? Set.of() : Baseline.read(baseline);
        Optional<ColumnMapping> mapping = columns != null
                ? Optional.of(ColumnMapping.read(columns))
                : isolated ? Optional.of(ColumnMapping.NONE) : Optional.empty();
        boolean colour = System.console() != null && CommandLine.Help.Ansi.AUTO.enabled();
        ReviewReport report = ReviewReports.to(
                command.commandLine().getOut(),
                format,
                book,
                new ReviewContext(Path.of(""), baseline != null, colour, now, by));
        Summary summary;
        Collection<Path> notRead;
        List<Path> otherwiseUsed = Stream.concat(
                        Stream.of(baseline, newBaseline, columns, key, records), waiverFiles.stream())
                .filter(Objects::nonNull)
                .toList();
        try (SetUps setUps = new SetUps(paths, System.in, Optional.ofNullable(input), mapping, otherwiseUsed)) {
            notRead = setUps.notRead();
            Waivers waivers = waivers(whole, book, now.toLocalDate(), setUps);
            report.begin();
            review(setUps, new Reviewer(book, waivers, known, records != null || format.showsRepairs()), report);
            summary = counter.summary(waivers.problems(), failOn);
        }
        report.end(summary);
        if (newBaseline != null) {
            Path written = newBaseline.resolveSibling(newBaseline.getFileName() + ".part");
            Files.write(written, (Iterable<String>) found.lines()::iterator);
            Files.move(written, newBaseline, StandardCopyOption.REPLACE_EXISTING);
        }
        tell(summary, book, notRead);
        if (summary.unreadable() > 0 && failOn != FailOn.NEVER) {
            return Main.UNREADABLE;
        }
        return summary.fails() ? Main.FAILED : Main.ANSWERED;
    }

    private void checkOptions() {
        check(jobs >= 1 && jobs <= MOST_JOBS, "--jobs: from 1 to " + MOST_JOBS + " threads review");
        check(paths.stream().noneMatch(String::isBlank), "an empty path names nothing");
        check(by == null || !by.isBlank(), "--by: a record needs a name");
        check(correction == null || !correction.isBlank(), "--correct: a correction needs a reason");
        check(
                newBaseline == null
                        || newBaseline.getFileName() != null
                                && Files.isDirectory(Objects.requireNonNullElse(newBaseline.getParent(), Path.of(""))),
                "--write-baseline: there is no directory for " + newBaseline);
        check(
                records != null || key == null && correction == null,
                "--sign and --correct are about records: name their directory with --record");
        check(paths.stream().filter(SetUps.STANDARD_INPUT::equals).count() <= 1, "-: standard input can be read once");
    }

    private void check(boolean right, String fault) {
        if (!right) {
            throw new ParameterException(command.commandLine(), fault);
        }
    }

    /** Those named, and those that lie where the inputs do. */
    private Waivers waivers(RuleBook whole, RuleBook book, LocalDate day, SetUps setUps) {
        Waivers waivers = new Waivers(
                whole.rules().stream().map(Rule::id).toList(), book.ruleSet().switchedOff(), day);
        Map<Path, Boolean> files = new TreeMap<>(isolated ? Map.of() : setUps.waivers());
        waiverFiles.forEach(file -> files.put(file, true));
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<Path, Boolean> file : files.entrySet()) {
            try {
                waivers.add(Documents.read(file.getKey()), file.getValue());
            } catch (InputException unreadable) {
                problems.addAll(unreadable.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return waivers;
    }

    private void review(SetUps setUps, Reviewer reviewer, ReviewReport report) {
        Optional<KeyPair> keys = Optional.ofNullable(key).map(Keys::pairOf);
        try (RecordBook book = records == null ? null : RecordBook.open(records, main.clock());
                Progress progress = Progress.on(command.commandLine().getErr())) {
            if (book != null) {
                book.completed().forEach(command.commandLine().getErr()::println);
            }
            InOrder.run(
                    setUps,
                    setUps::bytesRead,
                    jobs,
                    setUp -> {
                        Review review = reviewer.review(setUp.get());
                        return new Done(review, report.part(review));
                    },
                    done -> {
                        take(done, Optional.ofNullable(book));
                        progress.step(setUps.bytesRead(), setUps.bytesTotal());
                    });
            if (book != null) {
                book.flush();
                if (keys.isPresent() && book.isEmpty()) {
                    command.commandLine().getErr().println("there is no record to sign");
                } else {
                    keys.ifPresent(pair -> book.signOff(pair, by, Meaning.REVIEW, Optional.empty()));
                }
            }
        }
    }

    /** Called in the order of the input. What is recorded is so before it is told. */
    private void take(Done done, Optional<RecordBook> book) {
        Review review = done.review();
        if (book.isPresent() && review.outcome().isPresent()) {
            Appended appended = correction == null
                    ? book.get().append(review, by)
                    : book.get().correct(review, by, correction);
            if (appended.done() == Appended.Done.ALREADY_THERE) {
                alreadyRecorded++;
            } else {
                recorded++;
            }
        }
        counter.add(review);
        if (newBaseline != null) {
            found.add(review);
        }
        if (format != ReviewFormat.TEXT) {
            review.setUp().problems().forEach(command.commandLine().getErr()::println);
        }
        try {
            done.part().write();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        reviewed++;
        if (reviewed % FLUSH == 0 && command.commandLine().getOut().checkError()) {
            throw new InputException(List.of(new Problem(
                    Location.of("standard output"),
                    "",
                    "is closed, after " + reviewed + " set-ups; nothing more was reviewed",
                    "",
                    "")));
        }
    }

    /** What a person wants to know beside the report. */
    private void tell(Summary summary, RuleBook book, Collection<Path> notRead) {
        PrintWriter err = command.commandLine().getErr();
        List<String> off = book.ruleSet().switchedOff();
        if (!off.isEmpty()) {
            err.println(off.size() + (off.size() == 1 ? " rule is" : " rules are") + " switched off: "
                    + String.join(", ", off));
        }
        if (format != ReviewFormat.TEXT) {
            summary.ids().forEach(err::println);
        }
        if (!notRead.isEmpty()) {
            err.println(Legible.text(notRead.iterator().next()
                    + (notRead.size() == 1 ? " was not read" : " and " + (notRead.size() - 1) + " more were not read")
                    + ": set-ups are files that end with " + String.join(", ", InputFormat.allEndings())));
        }
        if (records != null) {
            err.println(recorded + " recorded, " + alreadyRecorded + " recorded already, in " + records);
        }
        if (newBaseline != null) {
            err.println(found.size() + " remarks in " + newBaseline);
        }
        if (summary.unreadable() > 0 && failOn == FailOn.NEVER) {
            err.println(summary.unreadable() + " of " + summary.setUps()
                    + " could not be read; because of --fail-on never the exit code " + "does not say so");
        }
    }
}
