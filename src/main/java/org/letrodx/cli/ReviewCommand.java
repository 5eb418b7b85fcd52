package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import org.letrodx.data.Texts;
import org.letrodx.document.InputException;
import org.letrodx.document.Legible;
import org.letrodx.record.Keys;
import org.letrodx.record.RecordBook;
import org.letrodx.record.RecordDraft;
import org.letrodx.record.RunStart;
import org.letrodx.report.ReviewContext;
import org.letrodx.report.ReviewFormat;
import org.letrodx.report.ReviewReport;
import org.letrodx.report.ReviewReports;
import org.letrodx.review.Baseline;
import org.letrodx.review.FailOn;
import org.letrodx.review.Outcome;
import org.letrodx.review.Policy;
import org.letrodx.review.Refused;
import org.letrodx.review.Review;
import org.letrodx.review.Reviewed;
import org.letrodx.review.Reviewer;
import org.letrodx.review.Slice;
import org.letrodx.review.Summary;
import org.letrodx.review.SummaryCounter;
import org.letrodx.review.Waiver;
import org.letrodx.review.WaiverList;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ColumnMapping;
import org.letrodx.scenario.InOrder;
import org.letrodx.scenario.InputFormat;
import org.letrodx.scenario.SetUp;
import org.letrodx.scenario.SetUps;
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
            "Exit: 0 nothing to fail on; 1 something is (--fail-on); 2 wrong usage; 3 an input, a rule or a setting that cannot be read, "
                    + "or a review that could not be recorded.",
            "letrodx.yaml, in the working directory or above it, sets options that are not given."
        })
final class ReviewCommand implements Callable<Integer> {
    /** House limit: how many threads review. */
    static final int MOST_JOBS = 64;
    /** House limit: how many rules that are switched off, and files that are not read, are named. */
    private static final int TOLD = 20;

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
    private @Nullable InputFormat input;

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            description = "What the columns of tables mean (default: columns.yaml beside the table).")
    private @Nullable Path columns;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "What is asked of a set-up beyond the rules, or less (default: the built-in policy).")
    private @Nullable Path policyFile;

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

    @Option(names = "--no-waivers-inside", description = "Waivers that stand inside set-ups waive nothing.")
    private boolean noWaiversInside;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Count only what this file does not have.")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write what was found, for later reviews; needs --by and --because.")
    private @Nullable Path newBaseline;

    @Option(
            names = "--expires",
            paramLabel = "DAY",
            description = "The last day on which the new baseline counts (default: a year from today).")
    private @Nullable LocalDate expires;

    @Option(
            names = "--only",
            paramLabel = "OUTCOME",
            split = ",",
            description = "Write only what came to these: clean, clean-with-waivers, not-clean, undecided, unreadable. "
                    + "All are counted.")
    private List<String> only = List.of();

    @Option(
            names = "--group-by",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "Count by what set-ups have there: the path of a fact, extra.NAME, source, title or complaint.")
    private List<String> groupBy = List.of();

    @Option(names = "--questions", description = "SARIF: tell what unknown facts decide, too.")
    private boolean questions;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many threads review (default: one for each processor).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = "Keep a record of the run and of each review, in a log that shows changes of either.")
    private @Nullable Path records;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who reviews: records and a page in HTML say so (default: the user of the "
                    + "computer for records, nobody for a page without records).")
    private @Nullable String by;

    @Option(
            names = "--because",
            paramLabel = "REASON",
            description = "Why earlier records are corrected that say something else of the same experiments, "
                    + "or why a baseline is taken.")
    private @Nullable String because;

    @Option(
            names = "--sign",
            paramLabel = "KEY",
            description =
                    "Seal the records, with an Ed25519 key as openssl writes it. A seal is no person's signature.")
    private @Nullable Path key;

    @Option(names = "--settings", paramLabel = "FILE", description = "Use these settings and no letrodx.yaml.")
    private @Nullable Path settingsFile;

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

    private final Baseline.Draft found = new Baseline.Draft();

    @SuppressWarnings("NullAway.Init") // call() sets it before anything is counted
    private SummaryCounter counter;

    private List<String> shown = List.of();
    /** Who answers for the review; empty if nobody needs to. */
    private String author = "";

    /** What set-ups are reviewed by. */
    private record Basis(
            RuleBook whole,
            RuleBook book,
            Policy policy,
            Map<Path, Boolean> waiverFiles,
            WaiverList waivers,
            Baseline baseline,
            LocalDate day) {

        List<String> ids() {
            return whole.rules().stream().map(Rule::id).toList();
        }
    }

    @Override
    public Integer call() throws IOException {
        Optional<Settings> settings =
                command.defaultValueProvider() instanceof Settings found ? Optional.of(found) : Optional.empty();
        settings.ifPresent(Settings::check);
        settings.ifPresent(used -> used.told().forEach(command.commandLine().getErr()::println));
        OffsetDateTime now = OffsetDateTime.now(main.clock());
        checkOptions(now.toLocalDate());
        author = by != null ? by : records == null ? "" : System.getProperty("user.name", "");
        List<Slice> slices = slices();
        counter = new SummaryCounter(slices);
        SetUps.Opening opening = SetUps.of(paths)
                .standardInput(System.in)
                .without(Stream.concat(
                                Stream.of(baseline, newBaseline, columns, key, records, policyFile, settingsFile),
                                waiverFiles.stream())
                        .filter(Objects::nonNull)
                        .toList())
                .hashed(records != null);
        if (input != null) {
            opening.format(input);
        }
        if (columns != null || isolated) {
            opening.columns(columns == null ? ColumnMapping.NONE : ColumnMapping.read(columns));
        }
        String settingsName =
                settings.flatMap(Settings::file).map(Path::toString).orElse("");
        Summary summary;
        Basis basis;
        Collection<Path> notRead;
        long totals;
        long conflicts;
        try (SetUps setUps = opening.open()) {
            notRead = setUps.notRead();
            basis = basis(setUps, opening, now.toLocalDate());
            ReviewContext context = ReviewContext.of(Path.of(""))
                    .baseline(baseline != null)
                    .colour(Screen.hasColours())
                    .at(now)
                    .by(author)
                    .failOn(failOn)
                    .questions(questions || failOn == FailOn.QUESTION)
                    .slices(slices)
                    .settings(settingsName);
            try (ReviewReport report =
                    ReviewReports.to(command.commandLine().getOut(), format, basis.book(), context)) {
                report.begin();
                conflicts = review(setUps, basis, settings, report);
                summary = counter.summary(
                        SummaryCounter.Basis.of(basis.policy())
                                .waivers(
                                        basis.waivers(),
                                        basis.ids(),
                                        basis.book().ruleSet().switchedOff())
                                .baseline(basis.baseline())
                                .on(basis.day()),
                        failOn,
                        setUps.brokenOff());
                totals = setUps.totals();
                report.end(summary);
            }
        }
        if (newBaseline != null) {
            writeBaseline(newBaseline, basis);
        }
        tell(summary, basis.book(), notRead, totals);
        if (conflicts > 0
                || failOn != FailOn.NEVER
                        && (summary.unreadable() > 0 || !summary.brokenOff().isEmpty())) {
            return Main.UNREADABLE;
        }
        return summary.fails() ? Main.FAILED : Main.ANSWERED;
    }

    private void checkOptions(LocalDate today) {
        check(jobs >= 1 && jobs <= MOST_JOBS, "--jobs: from 1 to " + MOST_JOBS + " threads review");
        check(paths.stream().noneMatch(String::isBlank), "an empty path names nothing");
        check(by == null || !by.isBlank(), "--by: a record needs a name");
        check(because == null || !because.isBlank(), "--because is empty: say in a few words why");
        check(
                because == null || Waiver.saysWhy(because),
                "--because: \"" + because + "\" says nothing: say in a few words why");
        for (String text : Stream.of(by, because).filter(Objects::nonNull).toList()) {
            Legible.fault(text).ifPresent(fault -> check(false, "\"" + Legible.text(text) + "\" " + fault));
        }
        check(
                newBaseline == null
                        || newBaseline.getFileName() != null
                                && Files.isDirectory(Objects.requireNonNullElse(newBaseline.getParent(), Path.of(""))),
                "--write-baseline: there is no directory for " + newBaseline);
        check(
                newBaseline == null || mayBeReplaced(newBaseline),
                "--write-baseline: " + newBaseline + " is there and is no baseline: name another file");
        check(
                newBaseline == null || by != null && because != null,
                "--write-baseline: a baseline says who takes it and why: --by and --because");
        check(newBaseline != null || expires == null, "--expires is about a baseline that is written");
        check(
                expires == null || Baseline.mayExpire(today, expires),
                "--expires: " + expires + " is not a day on which a baseline may expire: " + Baseline.days(today));
        check(records != null || key == null, "--sign is about records: name their directory with --record");
        check(
                records != null || newBaseline != null || because == null,
                "--because is about records or a baseline: --record, --write-baseline");
        check(paths.stream().filter(SetUps.STANDARD_INPUT::equals).count() <= 1, "-: standard input can be read once");
        List<String> outcomes = new ArrayList<>(
                Arrays.stream(Outcome.values()).map(Outcome::toString).toList());
        outcomes.add("unreadable");
        shown = only.isEmpty() ? outcomes : only;
        shown.stream()
                .filter(outcome -> !outcomes.contains(outcome))
                .forEach(outcome ->
                        check(false, "--only: \"" + outcome + "\" is none of " + String.join(", ", outcomes)));
    }

    /** True of no file, of an empty one, and of a baseline. */
    private static boolean mayBeReplaced(Path file) {
        if (!Files.isRegularFile(file)) {
            return !Files.exists(file);
        }
        try {
            Baseline.read(file);
            return true;
        } catch (InputException other) {
            return false;
        }
    }

    private void check(boolean right, String fault) {
        if (!right) {
            throw new ParameterException(command.commandLine(), fault);
        }
    }

    private List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (String what : groupBy) {
            try {
                slices.add(Slice.of(what.strip()));
            } catch (IllegalArgumentException none) {
                check(false, "--group-by: " + none.getMessage());
            }
        }
        return slices;
    }

    private Basis basis(SetUps setUps, SetUps.Opening opening, LocalDate day) {
        RuleBook whole = rules.whole();
        RuleBook book = rules.chosen(whole);
        List<String> ids = whole.rules().stream().map(Rule::id).toList();
        Policy policy = policyFile == null ? Policy.builtIn() : Policy.read(policyFile, ids);
        Map<Path, Boolean> files = new TreeMap<>(isolated ? Map.of() : setUps.waivers());
        waiverFiles.forEach(file -> files.put(file, true));
        WaiverList waivers = WaiverFiles.read(files, waiverFiles, ids);
        Baseline known = baseline == null ? Baseline.NONE : Baseline.read(baseline);
        return new Basis(
                whole, book, policy, files, WaiverFiles.forOneExperimentEach(waivers, opening, jobs), known, day);
    }

    private Reviewer reviewer(Basis basis) {
        Reviewer.Builder reviewer = Reviewer.of(basis.book())
                .policy(basis.policy())
                .waivers(basis.waivers())
                .waivableRules(basis.ids())
                .baseline(basis.baseline())
                .clock(main.clock());
        if (noWaiversInside) {
            reviewer.withoutOwnWaivers();
        }
        return (format.showsRepairs() ? reviewer : reviewer.withoutRepairs()).build();
    }

    /** Returns how many reviews could not be recorded. */
    private long review(SetUps setUps, Basis basis, Optional<Settings> settings, ReviewReport report) {
        Optional<KeyPair> keys = Optional.ofNullable(key).map(Keys::pairOf);
        Reviewer reviewer = reviewer(basis);
        PrintWriter err = command.commandLine().getErr();
        Path directory = records;
        try (RecordBook book = directory == null ? null : RecordBook.open(directory, main.clock());
                Progress progress = Progress.on(err)) {
            Optional<RecordBook> open = Optional.ofNullable(book);
            open.ifPresent(one -> one.interrupted().forEach(err::println));
            Optional<ReviewRecording> recording =
                    open.map(one -> new ReviewRecording(one, start(basis, settings), err));
            ReviewOutput output = new ReviewOutput(
                    command.commandLine().getOut(), err, format != ReviewFormat.TEXT, shown, recording);
            InOrder.run(setUps, setUps::bytesRead, jobs, setUp -> done(setUp.get(), reviewer, report), done -> {
                count(done.review());
                output.add(done);
                progress.step(setUps.bytesRead(), setUps.bytesTotal());
            });
            output.flush();
            recording.ifPresent(one -> one.end(setUps.files(), String.valueOf(directory)));
            if (book != null && directory != null) {
                keys.ifPresent(pair -> SignCommand.seal(
                        book, directory, pair, author, main.clock().instant(), err));
            }
            return recording.map(ReviewRecording::conflicts).orElse(0L);
        }
    }

    private RunStart start(Basis basis, Optional<Settings> settings) {
        RunStart start = RunStart.by(author, basis.book(), basis.policy())
                .command(main.arguments())
                .failOn(failOn)
                .because(because == null ? "" : because);
        basis.waiverFiles().keySet().forEach(file -> start.file("waivers", file));
        Optional.ofNullable(baseline).ifPresent(file -> start.file("baseline", file));
        Optional.ofNullable(columns).ifPresent(file -> start.file("columns", file));
        Optional.ofNullable(policyFile).ifPresent(file -> start.file("policy", file));
        settings.flatMap(Settings::file).ifPresent(file -> start.file("settings", file));
        return start;
    }

    /** Whatever happens with one set-up is that set-up's: the next ones go on. */
    private ReviewOutput.Done done(SetUp setUp, Reviewer reviewer, ReviewReport report) {
        Review review = reviewer.review(setUp);
        try {
            return done(review, report);
        } catch (RuntimeException | StackOverflowError ours) {
            return done(Refused.because(setUp, ours), report);
        }
    }

    private ReviewOutput.Done done(Review review, ReviewReport report) {
        Optional<RecordDraft> draft = records != null && review instanceof Reviewed reviewed
                ? Optional.of(RecordDraft.of(reviewed))
                : Optional.empty();
        return new ReviewOutput.Done(
                review, draft, report.part(review, draft.map(RecordDraft::hash).orElse("")));
    }

    private void count(Review review) {
        counter.add(review);
        if (newBaseline != null && review instanceof Reviewed reviewed) {
            found.add(reviewed);
        }
    }

    private void writeBaseline(Path file, Basis basis) throws IOException {
        LocalDate last = expires == null ? basis.day().plusYears(1) : expires;
        Path written = file.resolveSibling(file.getFileName() + ".part");
        Files.write(
                written,
                found.lines(
                                author,
                                basis.day(),
                                because == null ? "" : because,
                                basis.book().ruleSet().version(),
                                last)
                        .toList());
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String named(Collection<?> items) {
        return Texts.some(items.stream().map(Object::toString).toList(), TOLD);
    }

    /** What a person wants to know beside the report. */
    private void tell(Summary summary, RuleBook book, Collection<Path> notRead, long totals) {
        PrintWriter err = command.commandLine().getErr();
        List<String> off = book.ruleSet().switchedOff();
        if (!off.isEmpty()) {
            err.println(Texts.count(off.size(), "rule") + (off.size() == 1 ? " is" : " are") + " switched off: "
                    + named(off));
        }
        if (format != ReviewFormat.TEXT) {
            summary.brokenOff().forEach(err::println);
            summary.ids().forEach(err::println);
        }
        if (totals > 0) {
            err.println(totals + (totals == 1 ? " row of totals was" : " rows of totals were") + " left out");
        }
        if (!notRead.isEmpty()) {
            err.println(Legible.line(named(notRead)
                    + (notRead.size() == 1 ? " was not read" : " were not read")
                    + ": set-ups are files that end with "
                    + String.join(", ", InputFormat.allEndings())
                    + ", a folder named data holds what scenarios name, and what is hidden is left out"));
        }
        if (newBaseline != null) {
            err.println(found.size() + " remarks in " + newBaseline);
        }
        if (failOn == FailOn.NEVER
                && (summary.unreadable() > 0 || !summary.brokenOff().isEmpty())) {
            err.println(summary.unreadable() + " of " + summary.setUps()
                    + " could not be read; because of --fail-on never the exit code " + "does not say so");
        }
    }
}
