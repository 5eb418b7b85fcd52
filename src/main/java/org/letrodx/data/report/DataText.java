package org.letrodx.data.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Texts;
import org.letrodx.data.fit.Statistics;
import org.letrodx.data.picture.TerminalPlate;
import org.letrodx.data.plate.DoseResponse;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateSignal;
import org.letrodx.data.tumour.TumourAnalysis;

/** What was derived, for a terminal of 80 columns. */
public final class DataText {
    private static final int COLUMNS = 80;

    private final StringBuilder text = new StringBuilder();
    private final UnaryOperator<String> unsaid;

    private DataText(UnaryOperator<String> unsaid) {
        this.unsaid = unsaid;
    }

    /**
     * Plates: what was read, each plate, the doses of each condition, facts, what is missing, remarks.
     *
     * @param colour what the terminal can show
     */
    public static String text(PlateAnalysis analysis, TerminalPlate.Colour colour) {
        return text(analysis, colour, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param unsaid adds to what is missing how to say it, as {@link org.letrodx.data.Unsaid#told} does
     */
    public static String text(PlateAnalysis analysis, TerminalPlate.Colour colour, UnaryOperator<String> unsaid) {
        DataText text = new DataText(unsaid);
        text.files(analysis.derived());
        for (PlateSignal plate : analysis.plates()) {
            text.heading(plate.name() + ": " + plate.title());
            text.text.append(TerminalPlate.of(plate, colour));
        }
        if (!analysis.responses().isEmpty()) {
            text.heading("Doses, in per cent of vehicle");
            analysis.responses().forEach(text::response);
        }
        text.derived(analysis.derived());
        return text.text.toString();
    }

    /** Tumours: what was read, the groups, facts, what is missing, remarks. */
    public static String text(TumourAnalysis analysis) {
        return text(analysis, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param unsaid adds to what is missing how to say it, as {@link org.letrodx.data.Unsaid#told} does
     */
    public static String text(TumourAnalysis analysis, UnaryOperator<String> unsaid) {
        DataText text = new DataText(unsaid);
        text.files(analysis.derived());
        text.heading("Groups"
                + analysis.study()
                        .filter(name -> !name.isEmpty())
                        .map(name -> " of " + name)
                        .orElse(""));
        if (analysis.study().isEmpty()) {
            text.wrap(2, "There are several studies: " + String.join("; ", analysis.studies()));
            text.derived(analysis.derived());
            return text.text.toString();
        }
        text.line(
                2,
                left("", 28) + right("animals", 8) + right("table's days", 14) + right("at start", 10) + "  mRECIST");
        for (TumourAnalysis.Summary group : analysis.summaries()) {
            text.line(
                    2,
                    left(clean(group.name()), 28) + right(String.valueOf(group.animals()), 8)
                            + right(Texts.digits(group.first()) + " to " + Texts.digits(group.last()), 14)
                            + right(
                                    group.baseline().isPresent()
                                            ? Texts.digits(group.baseline().getAsDouble())
                                            : "?",
                                    10)
                            + "  "
                            + (group.counts().isEmpty()
                                    ? "?"
                                    : group.counts().entrySet().stream()
                                            .map(count -> count.getValue() + " " + count.getKey())
                                            .collect(Collectors.joining(", "))));
        }
        text.derived(analysis.derived());
        return text.text.toString();
    }

    private void line(int indent, String line) {
        text.append(" ".repeat(indent)).append(line.stripTrailing()).append('\n');
    }

    private void heading(String heading) {
        text.append('\n');
        wrap(0, heading);
    }

    /** Breaks at blanks; what has none, such as a path, is left whole. */
    private void wrap(int indent, String words) {
        StringBuilder line = new StringBuilder(" ".repeat(indent));
        for (String word : clean(words).split("\\s+")) {
            if (line.length() > indent && line.length() + 1 + word.length() > COLUMNS) {
                line(0, line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
            }
            line.append(line.length() > indent ? " " : "").append(word);
        }
        line(0, line.toString());
    }

    /** An input is hostile: what it holds must not steer a terminal. */
    private static String clean(String words) {
        return words.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
    }

    private void files(Derived derived) {
        for (Derived.ReadFile file : derived.files()) {
            wrap(0, file.name() + ": " + file.format());
            file.holds().forEach(what -> wrap(2, what));
            wrap(2, "SHA-256 " + file.sha256());
        }
    }

    private void response(DoseResponse response) {
        String name = response.condition() + (response.run().isEmpty() ? "" : ", run " + response.run());
        wrap(2, (name.isEmpty() ? "" : name + ": ") + response.shape());
        for (DoseResponse.Level level : response.levels()) {
            double low = level.percent().low();
            line(
                    4,
                    left(level.name(), 11) + right(String.valueOf(level.values().length), 3)
                            + left(level.values().length == 1 ? " well" : " wells", 6)
                            + right(Texts.fixed(level.percent().value(), 0), 7) + " %  "
                            + left(
                                    Double.isNaN(low)
                                            ? ""
                                            : "("
                                                    + Texts.range(
                                                            Texts.fixed(low, 0),
                                                            Texts.fixed(
                                                                    level.percent()
                                                                            .high(),
                                                                    0))
                                                    + ")",
                                    14)
                            + " CV"
                            + right(variation(level), 6) + " %");
        }
        DoseResponse.Half half = response.half();
        wrap(
                4,
                half.isPoint()
                        ? "IC50 " + response.print(half.point()) + " (" + response.range(half) + ")"
                        : half.isKnown()
                                ? "IC50 " + response.range(half) + ", no point: " + half.reason()
                                : "no IC50: " + half.reason());
    }

    private static String variation(DoseResponse.Level level) {
        return level.values().length < 2 || level.percent().value() == 0
                ? "?"
                : Texts.fixed(
                        100
                                * Statistics.deviation(level.values())
                                / Math.abs(level.percent().value()),
                        1);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private void derived(Derived derived) {
        heading("Facts");
        for (DerivedFact fact : derived.facts()) {
            wrap(2, fact.fact().path() + " is " + fact.both());
            wrap(6, (fact.detail().isEmpty() ? "" : fact.detail() + "; ") + fact.from());
            wrap(6, fact.fact().definition() + " (" + fact.fact().source() + ")");
        }
        if (!derived.notDerived().isEmpty()) {
            heading("Not derived");
            Map<String, List<String>> why = new LinkedHashMap<>();
            derived.notDerived().forEach(fact -> why.computeIfAbsent(
                            fact.reason() + (fact.add().isEmpty() ? "" : ". To add: " + unsaid.apply(fact.add())),
                            any -> new ArrayList<>())
                    .add(fact.fact().path()));
            why.forEach((reason, facts) -> wrap(2, String.join(", ", facts) + ": " + reason));
        }
        if (!derived.remarks().isEmpty()) {
            heading("Notes");
            derived.remarks().forEach(remark -> wrap(2, remark.kind() + ": " + unsaid.apply(remark.text())));
        }
    }
}
