package org.letrodx.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Compiles rules from their text. */
final class RuleCompiler {
    private static final String ROOT = "src/main/resources/rules/";
    private static final AtomicLong BOOKS = new AtomicLong();

    private RuleCompiler() { }

    /**
     * Compiles rules.
     *
     * @throws InputException with every fault the compiler finds
     */
    static KieBase compile(List<RuleFile> files) {
        KieServices services = KieServices.get();
        ReleaseId book = newBook(services);
        try {
            build(files, services, book);
            return services.newKieContainer(book, Libraries.loader()).getKieBase();
        } finally {
            services.getRepository().removeKieModule(book);
        }
    }

    // Two books on one release id would silently share the rules of the second.
    private static ReleaseId newBook(KieServices services) {
        return services.newReleaseId("org.letrodx", "rule-book", String.valueOf(BOOKS.incrementAndGet()));
    }

    private static void build(List<RuleFile> files, KieServices services, ReleaseId book) {
        KieFileSystem system = services.newKieFileSystem();
        system.generateAndWritePomXML(book);
        for (RuleFile file : files) {
            // as bytes: a plain string is written in the platform's charset
            system.write(ROOT + file.name(), services.getResources()
                    .newByteArrayResource(file.text().getBytes(StandardCharsets.UTF_8), "UTF-8"));
        }
        KieBuilder builder = services.newKieBuilder(system, Libraries.loader());
        builder.buildAll(DrlProject.class);
        List<Problem> problems = new ArrayList<>();
        for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
            problems.add(problem(message, files));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private static Problem problem(Message message, List<RuleFile> files) {
        String path = String.valueOf(message.getPath());
        String fault = message.getText().strip().replaceAll("\\s*\\R\\s*", " ");
        return files.stream().filter(file -> path.endsWith(file.name())).findFirst()
                .map(file -> new Problem(file.line(message.getLine()), "", fault, "", ""))
                .orElse(new Problem(Location.of(path), "", fault, "", ""));
    }
}
