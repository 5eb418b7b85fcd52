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
import org.kie.api.KieBase;
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

/** The rules as they are written, compiled from DRL at run time. Matching only: no verdicts, no ranking. */
@State(Scope.Benchmark)
public class WrittenRulesBenchmark {
    private final Map<String, String> rules = new TreeMap<>();
    private Experiment built;
    private KieBase compiled;

    @Setup
    public void setUp() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".drl")).toList()) {
                rules.put("src/main/resources/" + file.toString().replace('\\', '/'), Files.readString(file));
            }
        }
        built = Cases.TYPICAL.experiment();
        compiled = compile();
    }

    /** Compiled once. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public List<Object> match() {
        return match(compiled);
    }

    /** What many tutorials do: compile the rules and make a KieBase for every call. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<Object> compileAndMatch() {
        return match(compile());
    }

    private KieBase compile() {
        KieServices services = KieServices.get();
        KieFileSystem files = services.newKieFileSystem();
        rules.forEach(files::write);
        services.newKieBuilder(files).buildAll();
        return services.newKieContainer(services.getRepository().getDefaultReleaseId())
                .getKieBase();
    }

    private List<Object> match(KieBase rules) {
        KieSession session = rules.newKieSession();
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
