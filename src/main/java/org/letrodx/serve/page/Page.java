package org.letrodx.serve.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.letrodx.RuleBook;
import org.letrodx.diagnosis.Diagnosis;
import org.letrodx.document.InputException;
import org.letrodx.document.Problem;
import org.letrodx.report.HtmlReport;
import org.letrodx.report.Words;
import org.letrodx.serve.Refusal;
import org.letrodx.serve.Request;
import org.letrodx.serve.Response;
import org.letrodx.serve.Route;
import org.letrodx.vocabulary.Complaint;

/** The routes of the page. */
public final class Page {
    /** House limit: the longest form with files, in bytes. */
    private static final long LARGEST = 48L << 20;

    private final Supplier<RuleBook> books;

    private Page(Supplier<RuleBook> books) {
        this.books = books;
    }

    /** What a page stands in. */
    private record Frame(String title, String assets, boolean pictures, String body, String foot) {}

    /** What cannot be read. */
    private record Faults(String title, List<String> faults) {}

    /** The routes. @param books the rules in use */
    public static List<Route> routes(Supplier<RuleBook> books) {
        Page page = new Page(books);
        Thread warm = new Thread(page::warm, "page");
        warm.setDaemon(true);
        warm.start();
        return List.of(
                Route.get("/", request -> page.framed("Start", Bench.start())),
                Route.get("/experiment", page::begun),
                post("/experiment", (request, parts) -> page.bench(request, form(parts), parts)),
                post("/answer", page::swap),
                post("/open", page::open),
                post(
                        "/scenario",
                        (request, parts) -> download(
                                form(parts).scenario(),
                                "application/yaml",
                                form(parts).fileName() + ".yaml")),
                post("/sheet", page::sheet),
                post(
                        "/plan",
                        (request, parts) -> page.framed(
                                "Plan", Plans.page(form(parts), Plans.Wanted.of(texts(parts)), page.books.get()))),
                post(
                        "/plan/layout",
                        (request, parts) -> download(
                                Plans.layout(form(parts), Plans.Wanted.of(texts(parts)), page.books.get()),
                                "text/csv; charset=utf-8",
                                form(parts).fileName() + "-layout.csv")),
                post("/data/plate", (request, parts) -> page.data(Data.plate(parts, form(parts))))
                        .upTo(LARGEST),
                post("/data/tumours", (request, parts) -> page.data(Data.tumours(parts, form(parts))))
                        .upTo(LARGEST),
                post("/review", (request, parts) -> document(Reviews.page(parts, page.books.get())))
                        .upTo(LARGEST),
                Route.get(
                        "/pictures",
                        request -> page.framed("Pictures", Pictures.page(Form.of(List.of()), page.books.get()))),
                post(
                        "/pictures",
                        (request, parts) -> page.framed("Pictures", Pictures.page(form(parts), page.books.get()))),
                Route.get("/rules", request -> page.framed("Rules", Library.rules(page.books.get()))),
                Route.get(
                        "/rules/{id}",
                        request -> page.named(
                                request.parameter("id"), Library.rule(request.parameter("id"), page.books.get()))),
                Route.get(
                        "/references/{key}",
                        request -> page.named(
                                request.parameter("key"),
                                Library.reference(request.parameter("key"), page.books.get()))),
                Route.get(
                        "/words",
                        request -> page.framed(
                                request.query("word").orElse("Words"),
                                Library.word(request.query("word").orElse(""), page.books.get()))),
                Route.get("/page/{version}/{file}", request -> Assets.file(request.parameter("file")))
                        .open());
    }

    /** Nobody has to wait for what is made once, when the first page is asked for. */
    private void warm() {
        begun(List.of());
        for (Complaint complaint : Complaint.values()) {
            begun(List.of(new Form.Sent(Form.COMPLAINT, complaint.label())));
        }
    }

    /** Makes the answer to a form. */
    @FunctionalInterface
    private interface Answering {
        Response answer(Request request, List<Request.Part> parts);
    }

    private static Route post(String path, Answering answering) {
        return Route.post(path, request -> answering.answer(request, request.parts()));
    }

    private static List<Form.Sent> texts(List<Request.Part> parts) {
        return parts.stream()
                .filter(part -> part.fileName().isEmpty())
                .map(part -> new Form.Sent(part.name(), part.text()))
                .toList();
    }

    private static Form form(List<Request.Part> parts) {
        return Form.of(texts(parts));
    }

    /** The files of a field; a browser sends one without a name where none was chosen. */
    static List<Request.Part> files(List<Request.Part> parts, String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .filter(part -> part.fileName().filter(file -> !file.isEmpty()).isPresent())
                .toList();
    }

    private Response begun(Request request) {
        List<Form.Sent> sent = new ArrayList<>();
        request.queries(Form.COMPLAINT).forEach(value -> sent.add(new Form.Sent(Form.COMPLAINT, value)));
        request.query("model.system").ifPresent(value -> sent.add(new Form.Sent("model.system", value)));
        return begun(sent);
    }

    private Response begun(List<Form.Sent> sent) {
        return framed("Experiment", Bench.whole(Form.of(sent), false, books.get()));
    }

    private Response bench(Request request, Form form, List<Request.Part> parts) {
        boolean all = Request.part(parts, "all").isPresent();
        return framed("Experiment", Bench.whole(form, all, books.get()));
    }

    private Response swap(Request request, List<Request.Part> parts) {
        Optional<String> changed = request.query("fact");
        return Response.html(Bench.swap(form(parts), changed, books.get()));
    }

    private Response open(Request request, List<Request.Part> parts) {
        Optional<Request.Part> file = files(parts, "file").stream().findFirst();
        if (file.isEmpty()) {
            return framed("Start", Bench.start());
        }
        String name = file.get().fileName().orElse("file");
        try {
            Form form = Form.open(org.letrodx.document.Documents.text(file.get().bytes(), name), name);
            return framed("Experiment", Bench.whole(form, false, books.get()));
        } catch (InputException unreadable) {
            return unreadable(unreadable);
        }
    }

    private Response sheet(Request request, List<Request.Part> parts) {
        RuleBook book = books.get();
        Diagnosis diagnosis = book.diagnose(form(parts).experiment());
        return document(HtmlReport.html(
                List.of(new HtmlReport.Sheet("experiment", diagnosis, book.besides(diagnosis), List.of()))));
    }

    private Response data(String body) {
        return framed("Data", body);
    }

    private Response named(String name, Optional<String> body) {
        return framed(
                name,
                body.orElseThrow(() ->
                        Refusal.of(Refusal.Code.NOT_FOUND, "there is no " + name + ": /rules lists what there is")));
    }

    private Response unreadable(InputException wrong) {
        return framed("Cannot be read", faults("The file cannot be read", wrong.problems()));
    }

    /** What is wrong with a file, as a part of a page. */
    static String faults(String title, List<Problem> problems) {
        return Templates.fill(
                "faults",
                new Faults(title, problems.stream().map(Problem::toString).toList()));
    }

    private Response framed(String title, String body) {
        String foot = Words.foot(books.get().ruleSet());
        return page(Templates.fill("page", new Frame(title, Assets.PATH, body.contains("<svg"), body, foot)));
    }

    /** A browser that goes back shows what was typed; a form says where it comes from. */
    private static Response page(String html) {
        return Response.html(html).with("Cache-Control", "private, no-cache").with("Referrer-Policy", "same-origin");
    }

    /** A whole document of the library's, which has its styles inside. */
    private static Response document(String html) {
        return page(html).with("Content-Security-Policy", ContentSecurity.of(html));
    }

    private static Response download(String text, String mediaType, String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return Response.of(200, mediaType, text).with("Content-Disposition", "attachment; filename=\"" + ascii + "\"");
    }
}
