package org.letrodx.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.letrodx.RuleBook;
import org.letrodx.data.Texts;
import org.letrodx.document.InputException;
import org.letrodx.document.Legible;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.record.Change;
import org.letrodx.record.Difference;
import org.letrodx.record.RecordView;
import org.letrodx.record.Records;
import org.letrodx.record.ReviewComparison;
import org.letrodx.record.RuleComparison;
import org.letrodx.report.RecordReport;
import org.letrodx.report.Words;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.SetUp;
import org.letrodx.scenario.SetUps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two records, or two sets of rules. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Compares two records: who made them, when and why, and what differs; two reviews: which outcomes changed; or what two sets "
                        + "of rules say of set-ups: which verdicts changed, and of which rule.",
        footer = {
            "",
            "Examples:",
            "  letrodx diff records/3f2a9c41 records/91bc02d4",
            "  letrodx diff monday.ndjson tuesday.ndjson",
            "  letrodx diff bundled rules --over scenarios",
            "",
            "Exit: 0 the same; 1 different; 2 wrong usage; 3 an input or a rule that cannot be read."
        })
final class DiffCommand implements Callable<Integer> {
    private static final String BUNDLED = "bundled";

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description =
                    "A record (its book, a slash, and the beginning of its hash); a review as --format ndjson wrote it; or a rule "
                            + "book, house rules, or the word " + BUNDLED + ".")
    private String before;

    @Parameters(
            index = "1",
            paramLabel = "AFTER",
            description = "What to compare with it. Rules decide the answer: name what you trust.")
    private String after;

    @Option(
            names = "--over",
            arity = "1..*",
            paramLabel = "PATH",
            description = "The set-ups that rules are compared over, as review reads them.")
    private List<String> paths = List.of();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        for (String name : List.of(before, after)) {
            if (!isRules(name) && !Records.isReference(name) && !Files.exists(Path.of(name))) {
                throw new InputException(new Problem(Location.of(name), "", "no such file"));
            }
        }
        List<String> kinds = Stream.of(before, after).map(DiffCommand::kind).toList();
        if (!kinds.get(0).equals(kinds.get(1))) {
            throw new ParameterException(
                    command.commandLine(),
                    before + " is " + kinds.get(0) + ", and " + after + " is " + kinds.get(1)
                            + ": these cannot be compared");
        }
        boolean rules = isRules(before);
        if (rules == paths.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    rules
                            ? "rules are compared over set-ups: name them with --over"
                            : "--over is for rules, and this is " + kinds.get(0));
        }
        return rules ? compareRules() : Records.isReference(before) ? compareRecords() : compareReviews();
    }

    private static String kind(String name) {
        return isRules(name) ? "a set of rules" : Records.isReference(name) ? "a record" : "a review";
    }

    private int compareReviews() {
        ReviewComparison comparison = ReviewComparison.between(Path.of(before), Path.of(after));
        PrintWriter out = command.commandLine().getOut();
        comparison.changes().forEach(change -> out.println(inOne(change).orElseGet(() -> words(change))));
        if (comparison.changes().size() < comparison.changed()) {
            out.println((comparison.changed() - comparison.changes().size()) + " more");
        }
        comparison.outcomes().forEach((change, times) -> {
            if (inOne(change).isEmpty()) {
                out.println(words(change) + ", " + Texts.count(times, "set-up"));
            }
        });
        out.println(differ(comparison.changed(), comparison.setUps()));
        return comparison.changed() == 0 ? Main.ANSWERED : Main.FAILED;
    }

    /** What to say of a set-up that one of two reviews does not have. */
    private static Optional<String> inOne(Change change) {
        boolean first = change.after().isEmpty();
        return first || change.before().isEmpty()
                ? Optional.of(Legible.line(change.what() + " is not in the " + (first ? "second" : "first")
                        + " review; " + "in the other: " + change.before() + change.after()))
                : Optional.empty();
    }

    private static String differ(long differing, long setUps) {
        return differing + " of " + Texts.count(setUps, "set-up") + (differing == 1 ? " differs." : " differ.");
    }

    private static boolean isRules(String name) {
        return name.equals(BUNDLED) || Files.isDirectory(Path.of(name));
    }

    private static RuleBook rules(String name) {
        if (name.equals(BUNDLED)) {
            return RuleBook.bundled();
        }
        Path directory = Path.of(name);
        return RuleBook.isWhole(directory)
                ? RuleBook.of(directory)
                : RuleBook.bundled().withHouseRules(directory);
    }

    private int compareRecords() {
        RecordView one = Records.find(before);
        RecordView other = Records.find(after);
        Difference difference = Difference.between(one, other);
        print("before", difference.before(), difference.after());
        print("after", difference.after(), difference.before());
        UnaryOperator<String> rule = id -> {
            String name = RecordReport.name(id, other);
            return name.equals(id) ? RecordReport.name(id, one) : name;
        };
        print("the ", UnaryOperator.identity(), difference.outcome());
        print("verdict of ", rule, difference.verdicts());
        print("level of ", rule, difference.levels());
        print("rules and policy, ", DiffCommand::part, difference.ruleSet());
        print("", Words::called, difference.facts());
        if (difference.isEmpty()) {
            command.commandLine().getOut().println("The same.");
        }
        return difference.isEmpty() ? Main.ANSWERED : Main.FAILED;
    }

    private void print(String which, Difference.Origin record, Difference.Origin other) {
        String corrected = record.supersedes().equals(other.record()) ? "the other" : record.supersedes();
        command.commandLine()
                .getOut()
                .println(Legible.line(which + ": " + (record.id().isEmpty() ? "no id" : record.id()) + ", by "
                        + (record.by().isEmpty() ? "nobody" : record.by()) + ", "
                        + (record.at().isEmpty() ? "no date" : record.at())
                        + (corrected.isEmpty() ? "" : ", supersedes " + corrected + ": " + record.reason())));
    }

    private void print(String what, UnaryOperator<String> named, List<Change> changes) {
        changes.forEach(change -> command.commandLine().getOut().println(what + words(change, named)));
    }

    /** What a part of the rules of a record is called. */
    private static String part(String name) {
        return switch (name) {
            case "deciding" -> "hash of what decides";
            case "switchedOff" -> "switched off";
            default -> name;
        };
    }

    private static String words(Change change, UnaryOperator<String> named) {
        return words(new Change(named.apply(change.what()), change.before(), change.after()));
    }

    private static String words(Change change) {
        return Legible.line(change.what() + ": " + (change.before().isEmpty() ? "none" : change.before()) + " -> "
                + (change.after().isEmpty() ? "none" : change.after()));
    }

    private int compareRules() {
        PrintWriter out = command.commandLine().getOut();
        RuleBook one = rules(before);
        RuleBook other = rules(after);
        Map<String, String> names = new HashMap<>();
        Stream.concat(one.rules().stream(), other.rules().stream())
                .forEach((Rule rule) -> names.put(rule.id(), rule.name()));
        UnaryOperator<String> named = id -> names.getOrDefault(id, id);
        RuleComparison comparison = new RuleComparison(one, other);
        long unreadable = 0;
        try (SetUps setUps = SetUps.of(paths).standardInput(System.in).open()) {
            while (setUps.hasNext()) {
                SetUp setUp = setUps.next().get();
                unreadable += setUp.problems().isEmpty() ? 0 : 1;
                setUp.problems().forEach(command.commandLine().getErr()::println);
                setUp.experiment()
                        .map(comparison::compare)
                        .filter(changes -> !changes.isEmpty())
                        .ifPresent(changes -> {
                            out.println(Legible.line(setUp.at()
                                    + (setUp.experiment().get().id().isEmpty()
                                            ? ""
                                            : " " + setUp.experiment().get().id())));
                            changes.forEach(change -> out.println("  " + words(change, named)));
                        });
            }
        }
        RuleComparison.Totals totals = comparison.totals();
        totals.onlyBefore().forEach(rule -> out.println(named.apply(rule) + " is only in " + before));
        totals.onlyAfter().forEach(rule -> out.println(named.apply(rule) + " is only in " + after));
        for (Map.Entry<String, Map<Change, Long>> rule : totals.byRule().entrySet()) {
            rule.getValue()
                    .forEach((change, times) -> out.println(words(change, named) + ", " + Texts.count(times, "time")));
        }
        out.println(differ(totals.differing(), totals.experiments()));
        return unreadable > 0 ? Main.UNREADABLE : totals.isEmpty() ? Main.ANSWERED : Main.FAILED;
    }
}
