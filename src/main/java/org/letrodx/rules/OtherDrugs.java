package org.letrodx.rules;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letrodx.facts.Facts;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** The drugs that are given together with the one that is tested, and how they act. */
final class OtherDrugs {
    /** Any drug, however it acts. */
    static final String ANY = "any";

    private static final FactType OTHERS = Vocabulary.get("treatment.otherDrugs");
    private static final FactType MECHANISMS = Vocabulary.get("treatment.mechanisms");
    private static final Pattern LISTED = Pattern.compile(" + ", Pattern.LITERAL);

    private OtherDrugs() {}

    /** What {@code @beside} may name. */
    static List<String> kinds() {
        return Stream.concat(Stream.of(ANY), MECHANISMS.words().stream().map(Word::label))
                .toList();
    }

    /** Those that act in one of these ways, for reading: {@code lapatinib (HER2 inhibitor)}. */
    static List<String> of(Facts facts, List<String> kinds) {
        if (!facts.of(OTHERS).isKnown() || facts.of(OTHERS).display().equals("none")) {
            return List.of();
        }
        return LISTED.splitAsStream(facts.of(OTHERS).display())
                .filter(drug -> kinds.contains(ANY)
                        || mechanisms(drug).stream().map(Word::label).anyMatch(kinds::contains))
                .map(OtherDrugs::shown)
                .toList();
    }

    private static String shown(String drug) {
        List<Word> mechanisms = mechanisms(drug);
        return mechanisms.isEmpty()
                ? drug
                : drug + mechanisms.stream().map(Word::shown).collect(Collectors.joining(" and ", " (", ")"));
    }

    private static List<Word> mechanisms(String drug) {
        return NameTable.of("drugs")
                .find(drug)
                .map(row -> row.known().get(MECHANISMS))
                .filter(List.class::isInstance)
                .map(words -> ((List<?>) words).stream().map(Word.class::cast).toList())
                .orElse(List.of());
    }
}
