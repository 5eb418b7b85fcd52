package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.letrodx.engine.Causes;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Question;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Vocabulary;

/**
 * Which causes apply to a kind of system and a complaint, in a rule base of these causes alone, since one of more is
 * slower. Each combination, of which there are few, is put together when first asked for. Safe for threads.
 */
final class Selection {
    private final List<Rule> causes;
    private final Map<List<?>, Selected> selected = new ConcurrentHashMap<>();

    /**
     * The causes that apply.
     *
     * @param causes in their rule base
     * @param byFact which of them ask for a fact, as numbers, by its position in the vocabulary
     * @param under what each may stand under, as {@link Ranking#under} tells
     */
    record Selected(Causes causes, List<BitSet> byFact, Map<String, Map<String, Beneath>> under) {

        /** The numbers of those that ask for any of the facts, told by their positions. */
        BitSet asking(BitSet facts) {
            BitSet numbers = new BitSet(causes.rules().size());
            for (int fact = facts.nextSetBit(0); fact >= 0; fact = facts.nextSetBit(fact + 1)) {
                numbers.or(byFact.get(fact));
            }
            return numbers;
        }
    }

    /** @param causes all causes of the book */
    Selection(List<Rule> causes) {
        this.causes = causes;
    }

    /**
     * The causes that apply in one of the systems and explain a complaint or, if there is none, may speak in a review.
     *
     * @param review every cause may speak, but for those that need a complaint which was not made
     */
    Selected of(List<ModelSystem> systems, List<Complaint> complaints, boolean review) {
        List<?> key = List.of(systems, complaints, review);
        Selected known = selected.get(key);
        return known != null ? known : selected.computeIfAbsent(key, unknown -> select(systems, complaints, review));
    }

    private Selected select(List<ModelSystem> systems, List<Complaint> complaints, boolean review) {
        List<Rule> chosen = new ArrayList<>();
        for (Rule cause : causes) {
            boolean explains = !Collections.disjoint(cause.explains(), complaints);
            boolean speaks = explains || (review || complaints.isEmpty()) && !cause.needsComplaint();
            if (speaks && !Collections.disjoint(cause.settings(), systems)) {
                chosen.add(cause);
            }
        }
        // those that are ruled out, mostly the most, then stand in order
        chosen.sort(Comparator.comparing(rule -> new RankKey(Tier.RULED_OUT, rule, 0)));
        List<BitSet> byFact =
                Stream.generate(BitSet::new).limit(Vocabulary.types().size()).toList();
        for (int i = 0; i < chosen.size(); i++) {
            for (Question question : chosen.get(i).questions()) {
                byFact.get(question.fact().position()).set(i);
            }
        }
        return new Selected(new Causes(chosen), byFact, Ranking.under(chosen));
    }
}
