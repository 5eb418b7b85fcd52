package org.letrodx.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.letrodx.diagnosis.Reference;
import org.letrodx.diagnosis.ReferenceValue;
import org.letrodx.diagnosis.RuleCard;
import org.letrodx.diagnosis.RuleSet;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Tables;
import org.letrodx.facts.Dimension;
import org.letrodx.facts.Vocabulary;

/** The rules that come with the program: compiled when it is built, loaded when it is run. */
public final class BundledRules {
    private static final String FOLDER = "/org/letrodx/rules/";
    private static final String CARDS = "rule-book.json";
    private static final String MODELS = "models.txt";

    private BundledRules() { }

    /**
     * The build step: checks the rules of a directory, compiles them to Drools' executable model and writes them, with what
     * compilation drops, where the jar is made from.
     *
     * @param args the directory of rules, the directory of classes
     * @throws InputException with every fault of every rule
     * @throws IOException    if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        RuleSources sources = new RuleSources(Path.of(args[0]));
        CheckedRules checked = CheckedRules.of(sources.files(), sources.references(), sources.values().orElseThrow());
        // classically first: its messages name file and line
        RuleCompiler.compile(sources.files());
        Path classes = Path.of(args[1]);
        // names of generated classes hold a hash of the rule: those of an earlier text would stay in the jar
        deleteTree(classes.resolve("rules"));
        deleteTree(classes.resolve("org/drools/project"));
        List<String> models = new ArrayList<>();
        for (Map.Entry<String, byte[]> compiled : RuleCompiler.executableModel(sources.files()).entrySet()) {
            if (compiled.getKey().endsWith("drools-model")) {
                // a line "Drools-Model-Version:..." comes before the names of the models
                new String(compiled.getValue(), StandardCharsets.UTF_8).lines()
                        .filter(line -> !line.isBlank() && !line.contains(":")).forEach(models::add);
            } else {
                Path target = classes.resolve(compiled.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, compiled.getValue());
            }
        }
        Map<String, Object> book = new LinkedHashMap<>();
        book.put("version", sources.version());
        book.put("sha256", sources.hash());
        book.put("rules", checked.cards().stream().map(CardFile::write).toList());
        book.put("references", sources.references().values().stream().map(Reference::cslItem).toList());
        Files.writeString(classes.resolve(FOLDER.substring(1) + MODELS), String.join("\n", models));
        Files.writeString(classes.resolve(FOLDER.substring(1) + CARDS), JsonWriter.compact(book));
        Files.writeString(classes.resolve(FOLDER.substring(1) + "common-units.csv"), Dimension.commonUnitFactors());
    }

    /** The compiled rules, of which it loads the classes. */
    static CompiledRules compiled() {
        return Compiled.RULES;
    }

    private static final class Compiled implements CompiledRules {
        private static final Compiled RULES = new Compiled(Libraries.own(() -> resource(MODELS).lines().map(BundledRules::model).toList()));

        private final List<Model> models;

        private Compiled(List<Model> models) {
            this.models = models;
        }

        // one at a time: that Drools only reads its models is nowhere promised
        @Override
        public synchronized KieBase base(Set<String> ids) {
            // configured here: by default Drools asks its compiler, which hosts may leave out
            return KieBaseBuilder.createKieBaseFromModel(models.stream().<Model>map(model -> new ChosenRules(model, ids)).toList(),
                    RuleBaseFactory.newKnowledgeBaseConfiguration(null, Libraries.loader()));
        }
    }

    /** Some rules of a model. */
    private record ChosenRules(Model whole, Set<String> ids) implements Model {
        @Override
        public String getName() {
            return whole.getName();
        }

        @Override
        public String getPackageName() {
            return whole.getPackageName();
        }

        @Override
        public List<Global> getGlobals() {
            return whole.getGlobals();
        }

        @Override
        public List<Rule> getRules() {
            return whole.getRules().stream().filter(rule -> ids.contains(Matcher.id(rule.getName()))).toList();
        }

        @Override
        public List<Query> getQueries() {
            return whole.getQueries();
        }

        @Override
        public List<TypeMetaData> getTypeMetaDatas() {
            return whole.getTypeMetaDatas();
        }

        @Override
        public List<EntryPoint> getEntryPoints() {
            return whole.getEntryPoints();
        }
    }

    /** Reads the cards on a thread of their own beside loading the rules, which takes longer: the first answer waits for both. */
    static Book load() {
        CompletableFuture<Function<CompiledRules, Book>> cards = CompletableFuture.supplyAsync(BundledRules::readCards, task -> {
            Thread reader = new Thread(task, "rule cards");
            reader.setDaemon(true);
            reader.start();
        });
        CompiledRules rules = compiled();
        return cards.join().apply(rules);
    }

    /** All of the book but the rules. */
    private static Function<CompiledRules, Book> readCards() {
        Map<?, ?> book = (Map<?, ?>) read();
        List<RuleCard> cards = new ArrayList<>();
        for (Object card : (List<?>) book.get("rules")) {
            cards.add(CardFile.read(strings((Map<?, ?>) card)));
        }
        Map<String, Reference> references = new LinkedHashMap<>();
        for (Object item : (List<?>) book.get("references")) {
            Map<String, Object> cslItem = strings((Map<?, ?>) item);
            String key = (String) cslItem.get("id");
            references.put(key, new Reference(key, cslItem));
        }
        List<ReferenceValue> values = ReferenceValues.of(Tables.bundled("reference-values.csv"));
        // the vocabulary, which the rules will be asked about next
        Vocabulary.types();
        RuleSet ruleSet = new RuleSet((String) book.get("version"), (String) book.get("sha256"), List.of());
        return rules -> new Book(rules, () -> files(cards), cards, references, values, ruleSet);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Object read() {
        return Documents.parse(resource(CARDS), CARDS).sound().plain();
    }

    private static Model model(String name) {
        try {
            return (Model) Class.forName(name, true, Libraries.loader()).getConstructor().newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the compiled rules are missing from the jar", broken);
        }
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
