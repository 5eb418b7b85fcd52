package org.letrodx.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.quantity.Quantity;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/** What is odd about statements that may all be true. */
final class Doubts {
    private static final FactType SYSTEM = Vocabulary.get("model.system");
    private static final FactType LINE = Vocabulary.get("cellLine.name");
    private static final FactType CONCENTRATIONS = Vocabulary.get("treatment.concentrations");
    private static final FactType DOSE = Vocabulary.get("dosing.dose");
    private static final List<FactType> RARELY_ABOVE = Vocabulary.types().stream()
            .filter(type -> type.rarelyAbove().isPresent())
            .toList();

    private Doubts() {}

    /**
     * Statements that say less than they seem to.
     *
     * @param facts as stated
     * @param places where each fact was stated
     */
    static List<Problem> of(Facts facts, Map<String, Location> places) {
        List<Problem> warnings = new ArrayList<>();
        factsOfOtherSystems(facts, places).ifPresent(warnings::add);
        lineAsOrganoids(facts, places).ifPresent(warnings::add);
        if (facts.of(CONCENTRATIONS).value() instanceof List<?> list
                && list.stream().allMatch(item -> ((Quantity) item).interval().high() <= 0)) {
            warnings.add(new Problem(
                    places.getOrDefault(CONCENTRATIONS.path(), Location.NONE),
                    CONCENTRATIONS.path(),
                    "no concentration above zero is given, so the lowest and the highest stay unknown"));
        }
        if (facts.of(DOSE).value() instanceof Quantity dose && dose.interval().isOnly(0)) {
            warnings.add(new Problem(
                    places.getOrDefault(DOSE.path(), Location.NONE),
                    DOSE.path(),
                    "is that of the controls; state the dose of the animals that got the drug"));
        }
        for (FactType type : RARELY_ABOVE) {
            Quantity limit = type.rarelyAbove().orElseThrow();
            if (facts.of(type).value() instanceof Quantity quantity
                    && quantity.interval().low() > limit.interval().high()) {
                warnings.add(new Problem(
                        places.getOrDefault(type.path(), Location.NONE),
                        type.path(),
                        quantity + " is above " + limit + ", a house limit; check the number and its unit"));
            }
        }
        return warnings;
    }

    /** Rules that know a line by its name are silent of organoids. */
    private static Optional<Problem> lineAsOrganoids(Facts facts, Map<String, Location> places) {
        Fact line = facts.of(LINE);
        return line.isKnown()
                        && facts.of(SYSTEM).isKnown()
                        && facts.of(SYSTEM).display().equals(ModelSystem.ORGANOID.label())
                        && NameTable.of("cell-lines").find(line.display()).isPresent()
                ? Optional.of(new Problem(
                        places.getOrDefault(LINE.path(), Location.NONE),
                        LINE.path(),
                        line.display()
                                + " is a line: if its cells grow in three dimensions, state model.system: spheroid, or the"
                                + " rules of lines stay silent"))
                : Optional.empty();
    }

    /** What is no part of this kind of study is read, and says nothing there. */
    private static Optional<Problem> factsOfOtherSystems(Facts facts, Map<String, Location> places) {
        Fact system = facts.of(SYSTEM);
        if (!system.isKnown()) {
            return Optional.empty();
        }
        List<FactType> foreign = facts
                .which(fact -> fact.isGiven()
                        && !fact.type().onlyIn().isEmpty()
                        && !fact.type().onlyIn().contains(system.display()))
                .stream()
                .map(Fact::type)
                .toList();
        if (foreign.isEmpty()) {
            return Optional.empty();
        }
        String others =
                switch (foreign.size()) {
                    case 1 -> "";
                    case 2 -> ", nor does " + foreign.get(1).path();
                    default -> ", nor do " + (foreign.size() - 1) + " more facts";
                };
        String first = foreign.get(0).path();
        return Optional.of(new Problem(
                        places.getOrDefault(first, Location.NONE),
                        first,
                        "does not belong in a " + system.display() + " study" + others + "; check "
                                + (foreign.size() == 1 ? "it" : "them") + ", or model.system")
                .concerning(foreign.stream().map(FactType::path).toArray(String[]::new)));
    }
}
