package org.letrodx.data.tumour;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.letrodx.data.DerivableFact;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.Remark;
import org.letrodx.data.Texts;

/** Takes down what is found in a table of tumours, each fact with the animals that it is of. */
final class FactsOfAnimals {
    private final String file;
    private final Derived.Builder derived;

    FactsOfAnimals(String file, Derived.Builder derived) {
        this.file = file;
        this.derived = derived;
    }

    /** Takes down a fact without a range; if it has no value, why, and what would give it. */
    void fact(DerivableFact fact, String value, String detail, List<Animal> animals, String reason, String add) {
        if (value.isEmpty()) {
            derived.not(fact, reason, add);
        } else {
            fact(fact, value, Optional.empty(), detail, animals);
        }
    }

    void fact(DerivableFact fact, String value, Optional<String> range, String detail, List<Animal> animals) {
        derived.fact(new DerivedFact(
                fact, value, range, detail, file + ", " + Texts.count(animals.size(), "animal"), used(animals)));
    }

    /** Takes down that these facts are not there, why, and what would give them. */
    void not(Collection<DerivableFact> facts, String reason, String add) {
        facts.forEach(fact -> derived.not(fact, reason, add));
    }

    void not(DerivableFact fact, String reason, String add) {
        derived.not(fact, reason, add);
    }

    void remark(Remark.Kind kind, String text, List<Animal> animals) {
        derived.remark(kind, text, used(animals));
    }

    private static List<String> used(List<Animal> animals) {
        return animals.stream().map(Animal::name).toList();
    }

    /** The names of the first animals, and how many more there are. */
    static String names(List<Animal> animals, int most) {
        return Texts.some(used(animals), most);
    }
}
