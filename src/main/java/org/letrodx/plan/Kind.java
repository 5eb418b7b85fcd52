package org.letrodx.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.letrodx.document.Spelling;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What kind of experiment a plan is for. */
enum Kind {
    /** Of cells that grow. */
    GROWTH,
    /** Of the growth of cells that make their own androgen, and get none. */
    GROWTH_ON_OWN_ANDROGEN,
    /** Of what ER switches on, such as the light of a reporter. */
    SIGNAL,
    /** Of what the enzyme does, with cells or without. */
    ENZYME,
    /** Of the steroids of cells that make their own androgen, and get none. */
    STEROIDS,
    /** Of tumours in animals that get an androgen as substrate. */
    ANIMALS,
    /** Of tumours in animals whose own ovaries make the estrogen. */
    INTACT,
    /** Neither, or it is not known which. */
    NONE;

    /** In the names of lines that make their own androgen from cholesterol (Higley2010, OECD456). */
    private static final String OWN_ANDROGEN = "h295";
    /** End points that the rules take for those of ER: which gene or protein is read, nobody states. */
    private static final Set<String> SIGNALS = Set.of("reporter", "gene-expression", "protein");

    static Kind of(Facts facts) {
        List<ModelSystem> systems = facts.of(Vocabulary.get("model.system")).possibleWords().stream()
                .map(word -> ModelSystem.of((Word) word))
                .toList();
        if (systems.equals(List.of(ModelSystem.XENOGRAFT))) {
            if (!isOfTumours(facts) || isMaleWithoutAndrogen(facts)) {
                return NONE;
            }
            return haveOvaries(facts) ? INTACT : ANIMALS;
        }
        if (systems.contains(ModelSystem.XENOGRAFT) || systems.contains(ModelSystem.PATIENT)) {
            return NONE;
        }
        if (SIGNALS.contains(facts.of(Vocabulary.get("assay.endpoint")).display())
                && !systems.equals(List.of(ModelSystem.CELL_FREE))) {
            return makeAndrogen(facts) ? NONE : SIGNAL;
        }
        Fact growth = facts.of(Vocabulary.get("assay.measuresGrowth"));
        boolean isOfEnzyme = Boolean.FALSE.equals(growth.value());
        if (makeAndrogen(facts)) {
            return isOfEnzyme ? STEROIDS : GROWTH_ON_OWN_ANDROGEN;
        }
        return isOfEnzyme ? ENZYME : GROWTH;
    }

    /** Whoever adds an androgen to such cells states it. */
    private static boolean makeAndrogen(Facts facts) {
        Fact androgen = facts.of(Vocabulary.get("hormones.androgen"));
        return facts.of(Vocabulary.get("cellLine.name"))
                        .display()
                        .toLowerCase(Locale.ROOT)
                        .contains(OWN_ANDROGEN)
                && (!androgen.isKnown() || androgen.display().equals("none"));
    }

    /** A carcinogen is given to animals with ovaries, unless the set-up says otherwise. */
    private static boolean haveOvaries(Facts facts) {
        Fact ovariectomised = facts.of(Vocabulary.get("host.ovariectomised"));
        boolean isIntact =
                ovariectomised.isKnown() ? Boolean.FALSE.equals(ovariectomised.value()) : ofCarcinogen(facts);
        return isIntact
                && !facts.of(Vocabulary.get("host.sex")).display().equals("male")
                && Stream.of("host.androstenedione", "host.androgen")
                        .map(path -> facts.of(Vocabulary.get(path)))
                        .allMatch(given -> !given.isKnown() || given.display().equals("none"));
    }

    /** A study without tumours, or of tumours that no rule speaks of, has arms of its own. */
    private static boolean isOfTumours(Facts facts) {
        String origin = facts.of(Vocabulary.get("tumour.origin")).display();
        return !origin.equals("none") && !origin.equals("other");
    }

    /** The testes supply androgen, which no arm here leaves out. */
    private static boolean isMaleWithoutAndrogen(Facts facts) {
        return facts.of(Vocabulary.get("host.sex")).display().equals("male")
                && Stream.of("host.androstenedione", "host.androgen")
                        .anyMatch(
                                path -> facts.of(Vocabulary.get(path)).display().equals("none"));
    }

    /** True of tumours that were induced in the animal, not put into it. */
    static boolean ofCarcinogen(Facts facts) {
        return facts.of(Vocabulary.get("tumour.origin")).display().equals("carcinogen");
    }

    /** What holds the aromatase of an assay: cells, or the enzyme alone. */
    static String source(Facts facts) {
        return facts.of(Vocabulary.get("model.system")).display().equals(ModelSystem.CELL_FREE.label())
                ? "enzyme"
                : "cells";
    }

    /** Its name in the table of arms. */
    String word() {
        return Spelling.words(this);
    }
}
