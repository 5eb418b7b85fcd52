package org.letrodx.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Document;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.plan.Arm;
import org.letrodx.plan.Arms;
import org.letrodx.plan.Calendar;
import org.letrodx.plan.Layout;
import org.letrodx.plan.Plan;
import org.letrodx.plan.Planner;
import org.letrodx.report.JsonPlan;
import org.letrodx.report.JsonReport;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUp;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** What is asked of one experiment: a diagnosis, a plan, or whether something can be stated. */
final class Diagnoses {
    private final ServedBook rules;
    private final Inputs inputs;
    /** Of the rules in use: to make one looks through all repairs. */
    private final AtomicReference<Planning> planner = new AtomicReference<>();

    private record Planning(RuleBook book, Planner planner) {}

    Diagnoses(ServedBook rules, Inputs inputs) {
        this.rules = rules;
        this.inputs = inputs;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/diagnoses", this::diagnosis),
                Route.post("/v1/plans", this::plan),
                Route.post("/v1/checks", this::check));
    }

    private Response diagnosis(Request request) {
        request.onlyQueries(Set.of("findings", "repairs", Inputs.MAPPING));
        request.accepts(Response.JSON);
        boolean repairs = request.query("repairs", true);
        String findings = request.query("findings").orElse("all");
        if (!Set.of("all", "causes").contains(findings)) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "?findings=" + findings + ": write all or causes");
        }
        Experiment experiment = inputs.experiment(request);
        RuleBook book = rules.book();
        Diagnosis diagnosis = repairs ? book.diagnose(experiment) : book.diagnoseWithoutRepairs(experiment);
        String input = ScenarioWriter.sha256(experiment);
        return Tag.on(
                        Response.json(
                                findings.equals("all") ? JsonReport.json(diagnosis) : JsonReport.causes(diagnosis)),
                        book,
                        List.of("diagnosis", input, String.valueOf(repairs), findings))
                .with(Response.INPUT, input);
    }

    private Response plan(Request request) {
        request.onlyQueries(Set.of("keep", "seed", Inputs.MAPPING));
        request.accepts(Response.JSON);
        Set<String> kept = kept(request);
        long seed = request.query("seed").map(Diagnoses::seed).orElse(1L);
        Experiment experiment = inputs.experiment(request);
        RuleBook book = rules.book();
        List<Plan> plans = planner(book).plans(experiment, kept);
        Experiment after = plans.get(0).after();
        List<Arm> arms = new Arms(book).of(after);
        String input = ScenarioWriter.sha256(experiment);
        return Tag.on(
                        Response.json(JsonPlan.json(
                                experiment, plans, arms, Calendar.of(after, book), Layout.of(after, arms, seed), book)),
                        book,
                        List.of("plan", input, new TreeSet<>(kept).toString(), String.valueOf(seed)))
                .with(Response.INPUT, input);
    }

    private Planner planner(RuleBook book) {
        Planning planning = planner.get();
        if (planning == null || planning.book() != book) {
            planning = new Planning(book, new Planner(book));
            planner.set(planning);
        }
        return planning.planner();
    }

    private static long seed(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "?seed=" + text + ": write a whole number");
        }
        return Long.parseLong(text);
    }

    private static Set<String> kept(Request request) {
        try {
            return Planner.kept(request.queries("keep"));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "?keep: " + unknown.getMessage());
        }
    }

    /** One field, {@code path} and {@code value}, or a form as far as it is filled in. */
    private Response check(Request request) {
        request.onlyQueries(Set.of(Inputs.MAPPING));
        request.accepts(Response.JSON);
        Document document = inputs.document(request);
        boolean field = document.root() instanceof Written.Entries entries
                && entries.entries().stream().map(Written.Entry::name).allMatch(Set.of("path", "value")::contains)
                && entries.find("path").isPresent();
        return field
                ? field((Written.Entries) document.sound())
                : form(inputs.mapping(request).isPresent() ? inputs.setUp(request) : SetUp.of(document));
    }

    private static Response field(Written.Entries entries) {
        String path = String.valueOf(entries.find("path").orElseThrow().plain());
        Optional<Written> value = entries.find("value");
        Written written = value.orElseGet(() -> Written.of(null));
        Optional<FactType> type = Vocabulary.find(Vocabulary.british(path)).filter(one -> !one.isDerived());
        List<Problem> problems = type.map(one -> one.problems(written))
                .orElseGet(() -> List.of(Vocabulary.noSuchFact(path, Location.NONE)));
        String reads = type.isEmpty() || !problems.isEmpty()
                ? ""
                : Experiment.builder()
                        .state(type.get().path(), written, written.at())
                        .build()
                        .fact(type.get())
                        .display();
        return checked(problems, Map.of(path, reads));
    }

    private static Response form(SetUp setUp) {
        Map<String, String> reads = new LinkedHashMap<>();
        setUp.experiment().ifPresent(experiment -> {
            for (Fact fact : experiment.stated()) {
                reads.put(fact.path(), fact.display());
            }
        });
        return checked(setUp.experiment().map(Experiment::faults).orElse(setUp.problems()), reads);
    }

    private static Response checked(List<Problem> problems, Map<String, String> reads) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("problems", problems.stream().map(JsonReport::tree).toList());
        tree.put("reads", reads);
        return Response.json(JsonWriter.compact(tree));
    }
}
