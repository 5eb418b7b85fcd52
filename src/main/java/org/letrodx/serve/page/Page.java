package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.document.Templates;
import org.letrodx.report.HtmlReport;
import org.letrodx.report.Words;
import org.letrodx.serve.Refusal;
import org.letrodx.serve.Request;
import org.letrodx.serve.Response;
import org.letrodx.serve.Route;
import org.letrodx.vocabulary.Complaint;

/**
 * The routes of the page.
 *
 * <pre>{@code
 * Server.start(Options.standard(), new Page(RuleBook::bundled).routes(), new Metrics(), System.err::println);
 * }</pre>
 */
public final class Page {
    /** House limit: the longest form with files, in bytes. */
    private static final long LARGEST = 48L << 20;

    private final Supplier<RuleBook> books;

    /** @param books the rules in use */
    public Page(Supplier<RuleBook> books) {
        this.books = books;
    }

    /** What a page stands in. */
    private record Frame(String title, String assets, boolean pictures, String body, String foot) {}

    /**
     * The way back to a form.
     *
     * @param state its fields; none if there was no form
     */
    @SuppressWarnings("UnusedMethod") // the template calls it
    private record Back(List<Form.Field> state) {
        boolean hasState() {
            return !state.isEmpty();
        }
    }

    /**
     * What cannot be read.
     *
     * @param state the form that it stood in, to go back to; none if there was no form
     */
    @SuppressWarnings("UnusedMethod") // the template calls it
    private record Faults(String title, List<String> faults, List<Form.Field> state) {
        boolean hasState() {
            return !state.isEmpty();
        }
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                get("/", "Start", (request, book) -> Bench.start()),
                get("/experiment", "Experiment", (request, book) -> Bench.whole(begun(request), false, book)),
                post("/experiment", (sent, book) -> framed("Experiment", Bench.whole(sent, book))),
                post("/open", this::opened),
                Route.post(
                        "/answer",
                        request ->
                                Response.html(Bench.swap(Sent.of(request).form(), request.query("fact"), books.get()))),
                post(
                        "/scenario",
                        (sent, book) -> saved(sent.form(), sent.form().scenario(), "application/yaml", ".yaml")),
                post("/sheet", (sent, book) -> sheet(sent.form(), book)),
                post("/plan", (sent, book) -> framed("Plan", Plans.page(sent, book))),
                post(
                        "/plan/layout",
                        (sent, book) ->
                                saved(sent.form(), Plans.layout(sent, book), "text/csv; charset=utf-8", "-layout.csv")),
                post("/data/plate", (sent, book) -> framed("Plate", Data.plate(sent)))
                        .upTo(LARGEST),
                post("/data/tumours", (sent, book) -> framed("Tumour volumes", Data.tumours(sent)))
                        .upTo(LARGEST),
                post("/review", (sent, book) -> document(Reviews.page(sent.files("file"), book), List.of()))
                        .upTo(LARGEST),
                get("/pictures", "Pictures", (request, book) -> Pictures.page(Form.of(List.of()), book)),
                post("/pictures", (sent, book) -> framed("Pictures", Pictures.page(sent.form(), book))),
                get("/rules", "Rules", (request, book) -> Library.rules(book)),
                named("/rules/{name}", Library::rule),
                named("/references/{name}", Library::reference),
                get(
                        "/words",
                        "Words",
                        (request, book) -> Library.word(request.query("word").orElse(""), book)),
                Route.get("/page/{version}/{file}", request -> Assets.file(request.parameter("file")))
                        .open());
    }

    /**
     * Makes each form once, on a thread of its own: nobody has to wait then for what is made when the first page is
     * asked for.
     */
    public void warmUp() {
        Thread warm = new Thread(
                () -> {
                    for (Complaint complaint : Complaint.values()) {
                        Form form = Form.of(List.of(new Form.Field(Form.COMPLAINT, complaint.label())));
                        framed("Experiment", Bench.whole(form, false, books.get()));
                    }
                },
                "warm-up");
        warm.setDaemon(true);
        warm.start();
    }

    private Route get(String path, String title, BiFunction<Request, RuleBook, String> body) {
        return Route.get(path, request -> {
            try {
                return framed(title, body.apply(request, books.get()));
            } catch (Refusal refusal) {
                return refused(refusal);
            }
        });
    }

    /** A page of something that has a name. */
    private Route named(String path, BiFunction<String, RuleBook, Optional<String>> body) {
        return Route.get(path, request -> {
            String name = request.parameter("name");
            return body.apply(name, books.get())
                    .map(found -> framed(name, found))
                    .orElseGet(() -> refused(Refusal.of(
                            Refusal.Code.NOT_FOUND,
                            "there is nothing called " + name + "; Rules and Words list what there is")));
        });
    }

    /** The answer to a form. What cannot be answered is told as a page, too. */
    private Route post(String path, BiFunction<Sent, RuleBook, Response> answering) {
        return Route.post(path, request -> {
            List<Form.Field> state = List.of();
            try {
                Sent sent = Sent.of(request);
                state = sent.form().hidden(Set.of());
                return answering.apply(sent, books.get());
            } catch (InputException wrong) {
                return refused(Refusal.of(Refusal.Code.INVALID, wrong.problems()), state);
            } catch (Refusal refusal) {
                return refused(refusal, state);
            }
        });
    }

    /** What is not answered, as a page. */
    public Response refused(Refusal refusal) {
        return refused(refusal, List.of());
    }

    private Response refused(Refusal refusal, List<Form.Field> state) {
        List<String> told = refusal.problems().isEmpty()
                ? List.of(refusal.getMessage())
                : refusal.problems().stream().map(Problem::toString).toList();
        String body = Templates.fill("serve/page/faults", new Faults("This cannot be answered", told, state));
        return shown(Response.of(refusal.code().status(), "text/html; charset=utf-8", page("Not answered", body)));
    }

    /**
     * An experiment that a link begins.
     *
     * @throws Refusal if there is no such complaint or kind of experiment, or if it says something else
     */
    private static Form begun(Request request) {
        request.onlyQueries(Set.of(Form.COMPLAINT, "model.system"));
        List<Form.Field> fields = new ArrayList<>();
        request.queries(Form.COMPLAINT).forEach(value -> fields.add(new Form.Field(Form.COMPLAINT, value)));
        request.query("model.system").ifPresent(value -> fields.add(new Form.Field("model.system", value)));
        Form form = Form.of(fields);
        List<Problem> faults = form.experiment().faults();
        if (!faults.isEmpty()) {
            throw Refusal.of(Refusal.Code.INVALID, faults);
        }
        return form;
    }

    private Response opened(Sent sent, RuleBook book) {
        Request.Part file =
                sent.file("file").orElseThrow(() -> Refusal.of(Refusal.Code.BAD_REQUEST, "no file was chosen"));
        String name = file.fileName().orElse("file");
        Form form = Form.open(Documents.text(file.bytes(), name), name);
        return framed("Experiment", Bench.whole(form, false, book));
    }

    private static Response sheet(Form form, RuleBook book) {
        Diagnosis diagnosis = book.diagnose(form.experiment());
        return document(
                HtmlReport.html(
                        List.of(new HtmlReport.Sheet("experiment", diagnosis, book.besides(diagnosis), List.of()))),
                form.hidden(Set.of()));
    }

    private String page(String title, String body) {
        String foot = Words.foot(books.get().ruleSet());
        return Templates.fill("serve/page/page", new Frame(title, Assets.PATH, body.contains("<svg"), body, foot));
    }

    private Response framed(String title, String body) {
        return shown(Response.html(page(title, body)));
    }

    /** Who goes back in the browser finds what was typed; and a form may say to its own server where it comes from. */
    private static Response shown(Response page) {
        return page.with("Cache-Control", "private, no-cache").with("Referrer-Policy", "same-origin");
    }

    /**
     * A whole document of the library's, which has its styles inside, with the way back.
     *
     * @param state the form; none if there is none
     */
    private static Response document(String document, List<Form.Field> state) {
        String html = document.replaceFirst(
                "<body>",
                Matcher.quoteReplacement("<body>\n" + Templates.fill("serve/page/document", new Back(state))));
        return shown(Response.html(html)).with("Content-Security-Policy", ContentSecurity.of(html));
    }

    private static Response saved(Form form, String text, String mediaType, String ending) {
        String name = form.fileName().replaceAll("[^A-Za-z0-9._-]", "-") + ending;
        return Response.of(200, mediaType, text).with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
