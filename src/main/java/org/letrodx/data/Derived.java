package org.letrodx.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What data say: facts, facts that they do not give, and remarks.
 *
 * @param files what was read
 * @param facts in the order of {@link DerivableFact}
 * @param notDerived in the same order
 * @param remarks in the order of {@link Remark.Kind}
 */
public record Derived(
        List<ReadFile> files, List<DerivedFact> facts, List<NotDerived> notDerived, List<Remark> remarks) {
    /** Copies the lists. */
    public Derived {
        files = List.copyOf(files);
        facts = List.copyOf(facts);
        notDerived = List.copyOf(notDerived);
        remarks = List.copyOf(remarks);
    }

    /**
     * A file that was read.
     *
     * @param name as the user gave it
     * @param sha256 of its bytes
     * @param format what it was recognised as
     * @param holds what is in it, a line each
     */
    public record ReadFile(String name, String sha256, String format, List<String> holds) {
        /** Copies the list. */
        public ReadFile {
            holds = List.copyOf(holds);
        }
    }

    /**
     * What a scenario would state: the text of each fact by its path, {@code readings.edgeRatio} to {@code 1.05-1.23}.
     * A list is no text and is not there; of doses, the lowest and the highest are.
     */
    public Map<String, String> stated() {
        Map<String, String> stated = new LinkedHashMap<>();
        facts.stream()
                .filter(fact -> !fact.fact().isList())
                .forEach(fact -> stated.put(fact.fact().path(), fact.stated()));
        return Collections.unmodifiableMap(stated);
    }

    /** A fact, if it was derived. */
    public Optional<DerivedFact> find(DerivableFact fact) {
        return facts.stream().filter(one -> one.fact() == fact).findFirst();
    }

    /** Collects what is found, in any order. */
    public static final class Builder {
        private final List<ReadFile> files = new ArrayList<>();
        private final Map<DerivableFact, DerivedFact> facts = new EnumMap<>(DerivableFact.class);
        private final Map<DerivableFact, NotDerived> notDerived = new EnumMap<>(DerivableFact.class);
        private final List<Remark> remarks = new ArrayList<>();

        /** Adds a file. */
        public Builder file(ReadFile file) {
            files.add(file);
            return this;
        }

        /** Adds a fact. */
        public Builder fact(DerivedFact fact) {
            facts.put(fact.fact(), fact);
            return this;
        }

        /** Adds a fact that is not there. */
        public Builder not(DerivableFact fact, String reason, String add) {
            notDerived.put(fact, new NotDerived(fact, reason, add));
            return this;
        }

        /** Adds a remark. */
        public Builder remark(Remark.Kind kind, String text, List<String> where) {
            remarks.add(new Remark(kind, text, where));
            return this;
        }

        /** What was collected. */
        public Derived build() {
            return new Derived(
                    files,
                    List.copyOf(facts.values()),
                    List.copyOf(notDerived.values()),
                    remarks.stream().sorted(Comparator.comparing(Remark::kind)).toList());
        }
    }
}
