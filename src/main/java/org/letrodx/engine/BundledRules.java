package org.letrodx.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.ReferenceValue;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.RuleSet;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Tables;
import org.letrodx.facts.Answer;
import org.letrodx.facts.Dimension;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.QuestionFile;
import org.letrodx.facts.YesNo;

/** The rules that come with the program: compiled when it is built, and kept as what they ask and what they say. */
public final class BundledRules {
    private static final String FOLDER = "/org/letrodx/rules/";
    private static final String CARDS = "rule-book.json";

    private BundledRules() { }

    /**
     * The build step: checks and compiles the rules of a directory, and writes what they ask, with what compilation drops, where the jar
     * is made from.
     *
     * @param args the directory of rules, the directory of classes
     * @throws InputException with every fault of every rule
     * @throws IOException    if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        RuleSources sources = new RuleSources(Path.of(args[0]));
        CheckedRules checked = CheckedRules.of(sources.files(), List.of(), sources.references(), sources.values().orElseThrow());
        Map<String, Object> book = new LinkedHashMap<>();
        book.put("version", sources.version());
        book.put("sha256", sources.hash());
        book.put("rules", checked.cards().stream().map(card -> {
            Map<String, Object> rule = CardFile.write(card);
            rule.put("asks", checked.questions().get(card.id()).stream().map(QuestionFile::write).toList());
            return rule;
        }).toList());
        book.put("references", sources.references().values().stream().map(Reference::cslItem).toList());
        Path folder = Path.of(args[1]).resolve(FOLDER.substring(1));
        Files.writeString(folder.resolve(CARDS), JsonWriter.ascii(book));
        Files.writeString(folder.resolve("common-units.csv"), Dimension.commonUnitFactors());
    }

    /** Reads them on a thread of its own, while a rule of one question has Drools load its parts: the first answer waits for both. */
    static Book load() {
        CompletableFuture<Book> book = CompletableFuture.supplyAsync(BundledRules::readBook, task -> {
            Thread reader = new Thread(task, "rule book");
            reader.setDaemon(true);
            reader.start();
        });
        // without any at first: the vocabulary is being put together on the other thread
        Libraries.own(() -> RuleModel.of(Map.of()));
        Answer anything = ((YesNo) Experiment.blank().fact("medium.phenolRed")).is(true);
        new Matcher(Map.of("any", List.of(anything)));
        return book.join();
    }

    private static Book readBook() {
        Experiment blank = Experiment.blank();
        Map<String, Object> book = JsonReader.object(resource(CARDS), CARDS);
        List<RuleCard> cards = new ArrayList<>();
        Map<String, List<Answer>> questions = new HashMap<>();
        for (Object rule : (List<?>) book.get("rules")) {
            RuleCard card = CardFile.read(strings((Map<?, ?>) rule));
            cards.add(card);
            questions.put(card.id(), ((List<?>) ((Map<?, ?>) rule).get("asks")).stream()
                    .map(question -> QuestionFile.read((Map<?, ?>) question, blank)).toList());
        }
        Map<String, Reference> references = new LinkedHashMap<>();
        for (Object item : (List<?>) book.get("references")) {
            Map<String, Object> cslItem = strings((Map<?, ?>) item);
            String key = (String) cslItem.get("id");
            references.put(key, new Reference(key, cslItem));
        }
        List<ReferenceValue> values = ReferenceValues.of(Tables.bundled("reference-values.csv"));
        RuleSet ruleSet = new RuleSet((String) book.get("version"), (String) book.get("sha256"), List.of());
        return new Book(() -> files(cards), cards, questions, references, values, ruleSet);
    }

    /** The rules as written; read only when somebody wants to see them or to compile them again. */
    private static List<RuleFile> files(List<RuleCard> cards) {
        return cards.stream().map(card -> new RuleFile(card.area(), card.file(), "rules/" + card.file(), resource(card.file()))).toList();
    }

    private static String resource(String name) {
        try (InputStream stream = BundledRules.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static Map<String, Object> strings(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }
}
