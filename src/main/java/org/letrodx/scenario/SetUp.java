package org.letrodx.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;

/** One set-up of an input: an experiment, as far as it can be read, or why nothing of it can. Immutable. */
public final class SetUp {
    private final Location at;
    private final int row;
    private final String id;
    private final Optional<Experiment> experiment;
    private final Optional<Written> waivers;
    private final List<Problem> problems;
    private final ScenarioData data;

    private SetUp(
            Location at,
            int row,
            String id,
            Optional<Experiment> experiment,
            Optional<Written> waivers,
            List<Problem> problems,
            ScenarioData data) {
        this.at = at;
        this.row = row;
        this.id = id;
        this.experiment = experiment;
        this.waivers = waivers;
        this.problems = List.copyOf(problems);
        this.data = data;
    }

    /** The set-up of an experiment that a program has. */
    public static SetUp of(Experiment experiment) {
        return of(Location.NONE, experiment, Optional.empty());
    }

    /**
     * A set-up that was read.
     *
     * @param waivers what it says of findings that were accepted, not yet read
     */
    public static SetUp of(Location at, Experiment experiment, Optional<Written> waivers) {
        return new SetUp(at, 0, experiment.id(), Optional.of(experiment), waivers, List.of(), ScenarioData.NONE);
    }

    /**
     * The set-up that a document describes, as far as it can be read; refused if that is not at all. It never throws.
     */
    public static SetUp of(Document document) {
        return read(Location.NONE, () -> ScenarioReader.readable(document, Location.NONE, Optional.empty()));
    }

    /**
     * The set-up that a JSON document describes, as a line of NDJSON does. It never throws: of a document that cannot
     * be read the set-up is refused, and says why.
     *
     * @param at where it stands; {@link Location#NONE} if that is nowhere
     */
    public static SetUp ofJson(String json, Location at) {
        return read(at, () -> ScenarioReader.readable(Documents.json(json, at), at, Optional.empty()));
    }

    /** The same of its bytes, which may be no UTF-8. */
    public static SetUp ofJson(byte[] json, Location at) {
        return read(at, () -> ScenarioReader.readable(Documents.json(json, at), at, Optional.empty()));
    }

    /** Whatever happens with one set-up is that set-up's: the next ones go on. */
    static SetUp read(Location at, Supplier<SetUp> reader) {
        try {
            return reader.get();
        } catch (InputException wrong) {
            return refused(
                    at,
                    "",
                    wrong.problems().stream()
                            .map(problem -> problem.at().equals(Location.NONE) ? problem.movedTo(at) : problem)
                            .toList());
        } catch (RuntimeException | StackOverflowError ours) {
            return refused(at, "", List.of(new Problem(at, "", "cannot be read, which is a fault of ours: " + ours)));
        }
    }

    /**
     * A set-up of which nothing can be read.
     *
     * @param id of the experiment, if that was seen; empty if not
     */
    public static SetUp refused(Location at, String id, List<Problem> problems) {
        return new SetUp(at, 0, id, Optional.empty(), Optional.empty(), problems, ScenarioData.NONE);
    }

    /** The same set-up, with the number of its row in a table as a spreadsheet counts it. */
    SetUp inRow(int number) {
        return new SetUp(at, number, id, experiment, waivers, problems, data);
    }

    /** The same set-up, with the data files that it names. */
    SetUp with(ScenarioData read) {
        return new SetUp(at, row, id, experiment, waivers, problems, read);
    }

    /** The same set-up, of which it turns out that it cannot be reviewed. */
    public SetUp refused(List<Problem> why) {
        return new SetUp(at, row, id, Optional.empty(), Optional.empty(), why, ScenarioData.NONE);
    }

    /** The file and, where several set-ups share one, the line it begins at. */
    public Location at() {
        return at;
    }

    /** The number of its row in a table as a spreadsheet counts it, from 1; 0 if it is of no table. */
    public int row() {
        return row;
    }

    /** The user's own name of the experiment, as far as that was read; empty if none. */
    public String id() {
        return id;
    }

    /** The user's own name of the experiment or, without one, where it was read. */
    public String name() {
        return id.isEmpty() ? place() : id;
    }

    /** Where it was read, with the number of its row. */
    public String place() {
        return at + (row == 0 ? "" : " (row " + row + ")");
    }

    /** The experiment; empty if nothing can be read. What of it cannot be read, {@link Experiment#faults} tells. */
    public Optional<Experiment> experiment() {
        return experiment;
    }

    /** What it says of findings that were accepted, not yet read; empty if nothing. */
    public Optional<Written> waivers() {
        return waivers;
    }

    /**
     * The data files that it names, read and judged; {@link ScenarioData#NONE} if it names none, or they cannot be
     * read.
     */
    public ScenarioData data() {
        return data;
    }

    /** Why nothing of it can be read; empty if it can. */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public String toString() {
        return name();
    }
}
