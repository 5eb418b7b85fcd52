package org.letrodx.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.runtime.ClassObjectFilter;
import org.kie.api.runtime.KieSession;
import org.letrodx.engine.Evidence;
import org.letrodx.facts.Experiment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What many tutorials do: compile the rules and make a KieBase for every call. Matching only: no verdicts, no ranking. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class NewKieBaseBenchmark {
    private final Map<String, String> rules = new TreeMap<>();
    private Experiment built;

    @Setup
    public void setUp() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".drl")).toList()) {
                rules.put("src/main/resources/" + file.toString().replace('\\', '/'), Files.readString(file));
            }
        }
        built = Cases.TYPICAL.experiment();
    }

    @Benchmark
    public List<Object> compileAndMatch() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        rules.forEach(files::write);
        services.newKieBuilder(files).buildAll();
        KieSession session = services.newKieContainer(services.getRepository().getDefaultReleaseId()).newKieSession();
        try {
            session.insert(built.sheet());
            session.fireAllRules();
            Collection<?> matched = session.getObjects(new ClassObjectFilter(Evidence.class));
            return List.copyOf(matched);
        } finally {
            session.dispose();
        }
    }
}
