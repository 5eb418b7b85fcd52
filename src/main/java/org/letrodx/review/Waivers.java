package org.letrodx.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.letrodx.document.Document;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;

/**
 * The waivers of a review: those of files and, for each set-up, those it carries itself. One that is expired, or names
 * no single rule or
 * no experiment, waives nothing; one whose id several experiments share waives in each of them, and is reported. Which
 * of them met a
 * finding is noted while set-ups are reviewed; safe for threads once the files were added.
 */
public final class Waivers {
    private static final String UNUSED = "is not used: no such finding of such an experiment";

    /** House limit: how many problems of waivers that set-ups carry are told. */
    private static final int TOLD = 1000;

    private final WaiverReader reader;
    private final Set<String> switchedOff;
    private final LocalDate today;
    private final Map<String, List<Waiver>> byExperiment = new HashMap<>();
    private final List<Waiver> byInput = new ArrayList<>();
    private final List<Waiver> ofFiles = new ArrayList<>();
    /**
     * Waivers of files that lie beside a set-up which was named by itself: the others of such a file were not asked
     * for.
     */
    private final Set<Waiver> besideOne = new HashSet<>();
    /** Waivers of files whose experiment was reviewed. */
    private final Set<Waiver> seen = ConcurrentHashMap.newKeySet();
    /**
     * Hashes of the experiments in which a waiver of a file met its finding: two are enough to know that it is too
     * wide.
     */
    private final Map<Waiver, Set<String>> met = new ConcurrentHashMap<>();

    private final Set<Problem> ofSetUps = ConcurrentHashMap.newKeySet();
    private final AtomicLong untold = new AtomicLong();

    /**
     * @param rules the ids a waiver may name: of all rules of the book, switched off or not
     * @param today the day that decides which have expired
     */
    public Waivers(Collection<String> rules, LocalDate today) {
        this(rules, Set.of(), today);
    }

    /** @param switchedOff the ids of rules that will say nothing, so that their waivers cannot be used */
    public Waivers(Collection<String> rules, Collection<String> switchedOff, LocalDate today) {
        this.reader = new WaiverReader(rules);
        this.switchedOff = Set.copyOf(switchedOff);
        this.today = today;
    }

    /**
     * Adds the waivers of a file: a map with a list {@code waivers}. Add all files before the first review.
     *
     * @throws InputException with every problem of the file
     */
    public void add(Document file) {
        add(file, true);
    }

    /**
     * @param whole whether all set-ups that the file is for will be reviewed, so that a waiver without its experiment
     * is unused
     */
    public void add(Document file, boolean whole) {
        Optional<Written> list =
                file.sound() instanceof Written.Entries top && top.entries().size() == 1
                        ? top.find("waivers")
                        : Optional.empty();
        if (list.isEmpty()) {
            throw new InputException(List.of(
                    new Problem(file.root().at(), "", "is not a file of waivers", "one map: waivers, a list", "")));
        }
        for (Waiver waiver : reader.read(list.get(), true)) {
            ofFiles.add(waiver);
            if (!whole) {
                besideOne.add(waiver);
            }
            if (faultInFile(waiver).isPresent()) {
                continue;
            }
            if (waiver.experiment().isEmpty()) {
                byInput.add(waiver);
            } else {
                byExperiment
                        .computeIfAbsent(waiver.experiment(), id -> new ArrayList<>())
                        .add(waiver);
            }
        }
    }

    /**
     * The waivers that hold for one set-up, by rule; takes note of which were used.
     *
     * @param found ids of the rules that made a remark
     * @throws InputException if the waivers that the set-up carries cannot be read
     */
    Map<String, Waiver> of(SetUp setUp, Set<String> found) {
        List<Waiver> own = setUp.waivers().isEmpty()
                ? List.of()
                : reader.read(setUp.waivers().get(), false);
        Map<String, Waiver> held = new HashMap<>();
        for (Waiver waiver : own) {
            Optional<String> fault = found.contains(waiver.rule())
                    ? fault(waiver)
                    : fault(waiver).or(() -> Optional.of(UNUSED));
            fault.ifPresentOrElse(words -> tell(problem(waiver, words)), () -> held.putIfAbsent(waiver.rule(), waiver));
        }
        Experiment experiment = setUp.experiment().orElseThrow();
        List<Waiver> shared = new ArrayList<>(byExperiment.getOrDefault(experiment.id(), List.of()));
        if (!shared.isEmpty() || !byInput.isEmpty()) {
            String hash = ScenarioWriter.sha256(experiment);
            byInput.stream().filter(waiver -> hash.startsWith(waiver.input())).forEach(shared::add);
            seen.addAll(shared);
            shared.stream().filter(waiver -> found.contains(waiver.rule())).forEach(waiver -> {
                Set<String> hashes = met.computeIfAbsent(waiver, first -> ConcurrentHashMap.newKeySet());
                if (hashes.size() < 2) {
                    hashes.add(hash);
                }
                held.putIfAbsent(waiver.rule(), waiver);
            });
        }
        return held;
    }

    private void tell(Problem problem) {
        if (ofSetUps.size() < TOLD) {
            ofSetUps.add(problem);
        } else {
            untold.incrementAndGet();
        }
    }

    /** What is wrong with a waiver by itself. */
    private Optional<String> fault(Waiver waiver) {
        if (!reader.isRule(waiver.rule())) {
            return Optional.of("is wider than one rule and waives nothing");
        }
        if (waiver.expires().isBefore(today)) {
            return Optional.of("expired on " + waiver.expires() + " and waives nothing");
        }
        return waiver.on().isAfter(today)
                ? Optional.of("is dated " + waiver.on() + ", which is to come, and waives nothing")
                : Optional.empty();
    }

    private Optional<String> faultInFile(Waiver waiver) {
        return waiver.isForAnyExperiment()
                ? Optional.of("is wider than one experiment and waives nothing")
                : fault(waiver);
    }

    /**
     * What is wrong with waivers, by place; those of files that met nothing count as unused, so ask when all is
     * reviewed.
     */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(ofSetUps);
        for (Waiver waiver : ofFiles) {
            int experiments = met.getOrDefault(waiver, Set.of()).size();
            Optional<String> fault = faultInFile(waiver);
            if (fault.isPresent()) {
                problems.add(problem(waiver, fault.get()));
            } else if (experiments == 0
                    && !switchedOff.contains(waiver.rule())
                    && (seen.contains(waiver) || !besideOne.contains(waiver))) {
                problems.add(problem(waiver, UNUSED));
            } else if (experiments > 1) {
                problems.add(problem(
                        waiver,
                        "is wider than one experiment: several have the id " + waiver.experiment() + waiver.input()
                                + "; name each by the hash of its input"));
            }
        }
        problems.sort(Comparator.comparing((Problem problem) -> problem.at().source())
                .thenComparing(problem -> problem.at().line())
                .thenComparing(problem -> problem.at().column())
                .thenComparing(Problem::path));
        if (untold.get() > 0) {
            problems.add(new Problem(Location.NONE, "waivers", untold + " more are not told of", "", ""));
        }
        return List.copyOf(problems);
    }

    private static Problem problem(Waiver waiver, String fault) {
        return new Problem(waiver.at(), "waiver of " + waiver.rule(), fault, "", "");
    }
}
