package org.letrodx.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Tables;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** Which drugs were given together, and what the table of drugs says of those beside the one that is tested. */
final class Partners {
    static final FactType DRUG = Vocabulary.get("treatment.drug");
    static final FactType PARTNER = Vocabulary.get("treatment.partner");
    static final FactType DRUGS = Vocabulary.get("treatment.drugs");
    static final FactType OTHER_DRUGS = Vocabulary.get("treatment.otherDrugs");
    static final FactType MECHANISMS = Vocabulary.get("treatment.mechanisms");
    static final FactType GIVEN_ALONE = Vocabulary.get("treatment.givenAlone");
    static final FactType SYMPTOMS = Vocabulary.get("clinic.symptoms");
    static final FactType SYMPTOMS_OF_OTHERS = Vocabulary.get("clinic.symptomsOfOtherDrugs");
    private static final Set<String> NO_PARTNERS = Set.of("none", "hormone");
    private static final Pattern LISTED = Pattern.compile(" + ", Pattern.LITERAL);
    /** Drugs that one text names as given at the same time; a comma or "and" may part two arms, "then" two times. */
    private static final Pattern TOGETHER =
            Pattern.compile("[^,;/&]*(?:\\+|\\bplus\\b|\\bwith\\b)[^,;/&]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern APART =
            Pattern.compile("\\b(?:and|then|now|followed by)\\b", Pattern.CASE_INSENSITIVE);

    private Partners() {}

    /** The drug and its partner, as the table of drugs calls them; several drugs may be written as one text as well. */
    static void pair(Fact[] facts) {
        NameTable table = NameTable.of("drugs");
        String drug = value(DRUG, facts) == null ? "" : table.listed(FactType.print(value(DRUG, facts)));
        String partner = value(PARTNER, facts) == null ? "" : table.listed(FactType.print(value(PARTNER, facts)));
        boolean isBeside = !partner.isEmpty() && isDrugBeside(table.find(drug), table.find(partner));
        boolean isPair = isBeside && !isBackground(table.find(partner));
        List<String> from = List.of(isPair ? PARTNER.path() : DRUG.path());
        boolean isCombination =
                table.find(drug).filter(row -> row.name().equals("combination")).isPresent();
        String all = !isBeside ? drug : drug.isEmpty() ? partner : drug + " + " + partner;
        facts[DRUGS.position()] = all.isEmpty()
                ? Fact.unknown(DRUGS).askedThrough(List.of(DRUG.path()))
                : Fact.computed(DRUGS, all, List.of(DRUG.path(), PARTNER.path()));
        boolean isAlone = !isPair && !isCombination;
        if (isCombination && partner.isEmpty() && areGivenTogether(FactType.print(value(DRUG, facts)))) {
            partner = besideInhibitor(table, drug);
            isAlone = isBackground(table.find(partner));
            isPair = !isAlone && isDrugBeside(Optional.empty(), table.find(partner));
            facts[PARTNER.position()] = Fact.computed(PARTNER, partner, List.of(DRUG.path()));
        }
        facts[GIVEN_ALONE.position()] =
                isAlone ? Fact.computed(GIVEN_ALONE, true, List.of()) : Fact.computed(GIVEN_ALONE, false, from);
        facts[OTHER_DRUGS.position()] = partner.isEmpty()
                ? Fact.unknown(OTHER_DRUGS).askedThrough(List.of(PARTNER.path()))
                : Fact.computed(OTHER_DRUGS, isPair ? partner : "none", List.of(PARTNER.path()));
        facts[MECHANISMS.position()] = partner.isEmpty()
                ? Fact.unknown(MECHANISMS).askedThrough(List.of(PARTNER.path()))
                : mechanisms(table, isPair ? partner : "");
    }

    private static boolean areGivenTogether(String drugs) {
        return TOGETHER.matcher(drugs).matches() && !APART.matcher(drugs).find();
    }

    /** What is named beside the inhibitor; if there is none, beside the first. */
    private static String besideInhibitor(NameTable table, String drugs) {
        List<String> names = LISTED.splitAsStream(drugs).toList();
        String first = names.stream()
                .filter(name -> table.find(name)
                        .filter(row -> row.cell("drugClass").equals("aromatase-inhibitor"))
                        .isPresent())
                .findFirst()
                .orElse(names.get(0));
        return names.stream().filter(name -> !name.equals(first)).collect(Collectors.joining(" + "));
    }

    /** How these drugs act, as far as the table lists them. */
    private static Fact mechanisms(NameTable table, String drugs) {
        List<Object> words = LISTED.splitAsStream(drugs)
                .flatMap(name -> table.find(name).stream())
                .flatMap(row -> row.known().get(MECHANISMS) instanceof List<?> known ? known.stream() : Stream.of())
                .distinct()
                .sorted()
                .collect(Collectors.toList());
        return Fact.computed(MECHANISMS, List.copyOf(words), List.of(PARTNER.path()));
    }

    /** A placebo, a solvent, a hormone and the drug itself are no second drug. */
    private static boolean isDrugBeside(Optional<NameTable.Row> drug, Optional<NameTable.Row> partner) {
        return partner.isPresent()
                && !NO_PARTNERS.contains(partner.get().cell("drugClass"))
                && !drug.equals(partner.filter(row -> !row.name().equals("other")));
    }

    /** Before menopause an inhibitor needs silent ovaries: what silences them in every arm is no second drug. */
    private static boolean isBackground(Optional<NameTable.Row> partner) {
        return partner.filter(row -> row.cell("mechanisms").equals("GnRH-analogue"))
                .isPresent();
    }

    /** Of the recorded symptoms, those that the table gives for the other drugs. */
    static void symptoms(Fact[] facts) {
        Fact others = facts[OTHER_DRUGS.position()];
        if (!others.isKnown()) {
            facts[SYMPTOMS_OF_OTHERS.position()] =
                    Fact.unknown(SYMPTOMS_OF_OTHERS).askedThrough(List.of(PARTNER.path()));
            return;
        }
        NameTable table = NameTable.of("drugs");
        Set<String> known = LISTED.splitAsStream(others.display())
                .flatMap(name -> table.find(name).stream())
                .flatMap(row -> Tables.items(row.cell("symptoms")).stream())
                .collect(Collectors.toSet());
        if (!known.isEmpty() && value(SYMPTOMS, facts) == null) {
            facts[SYMPTOMS_OF_OTHERS.position()] =
                    Fact.unknown(SYMPTOMS_OF_OTHERS).askedThrough(List.of(SYMPTOMS.path()));
            return;
        }
        List<String> recorded = value(SYMPTOMS, facts) instanceof List<?> list
                ? list.stream().map(FactType::print).toList()
                : List.of();
        facts[SYMPTOMS_OF_OTHERS.position()] = Fact.computed(
                SYMPTOMS_OF_OTHERS,
                SYMPTOMS_OF_OTHERS.words().stream()
                        .filter(word -> known.contains(word.label()) && recorded.contains(word.label()))
                        .toList(),
                List.of(PARTNER.path(), SYMPTOMS.path()));
    }

    private static @Nullable Object value(FactType type, Fact[] facts) {
        return facts[type.position()].value();
    }
}
