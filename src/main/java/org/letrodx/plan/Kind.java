package org.letrodx.plan;

import java.util.List;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What kind of experiment a plan is for. */
enum Kind {
    /** Of cells that grow. */
    GROWTH,
    /** Of what the enzyme does, with cells or without. */
    ENZYME,
    /** Of tumours in animals. */
    ANIMALS,
    /** Neither, or it is not known which. */
    NONE;

    static Kind of(Facts facts) {
        List<ModelSystem> systems = facts.of(Vocabulary.get("model.system")).possibleWords().stream()
                .map(word -> ModelSystem.of((Word) word))
                .toList();
        if (systems.equals(List.of(ModelSystem.XENOGRAFT))) {
            return ANIMALS;
        }
        if (systems.contains(ModelSystem.XENOGRAFT) || systems.contains(ModelSystem.PATIENT)) {
            return NONE;
        }
        Fact growth = facts.of(Vocabulary.get("assay.measuresGrowth"));
        return Boolean.FALSE.equals(growth.value()) ? ENZYME : GROWTH;
    }

    /** What holds the aromatase of an assay: cells, or the enzyme alone. */
    static String source(Facts facts) {
        return facts.of(Vocabulary.get("model.system")).display().equals(ModelSystem.CELL_FREE.label())
                ? "enzyme"
                : "cells";
    }

    /** Its name in the table of arms. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
