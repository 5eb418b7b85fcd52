package org.letrodx.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.letrodx.vocabulary.Cost;

/** Something to find out next. Immutable. */
public final class Question {
    /** House limit: how many questions an answer asks. */
    private static final int BEST = 5;

    private final int rank;
    private final String fact;
    private final String ask;
    private final Cost cost;
    private final List<String> also;
    private final List<String> settles;

    Question(int rank, String fact, String ask, Cost cost, List<String> also, List<String> settles) {
        this.rank = rank;
        this.fact = fact;
        this.ask = ask;
        this.cost = cost;
        this.also = List.copyOf(also);
        this.settles = List.copyOf(settles);
    }

    /** The first few, the cheapest first; each keeps its rank among all. */
    static List<Question> best(List<Question> all) {
        return all.stream()
                .limit(BEST)
                .sorted(Comparator.comparing(Question::cost).thenComparingInt(Question::rank))
                .toList();
    }

    /** 1 for the most useful of all. */
    public int rank() {
        return rank;
    }

    /** The fact's path. */
    public String fact() {
        return fact;
    }

    /** The question in plain words. */
    public String ask() {
        return ask;
    }

    /** What an answer costs. */
    public Cost cost() {
        return cost;
    }

    /** The paths of facts that depend on this one and are wanted, too: of an androgen, its concentration. Sorted. */
    public List<String> also() {
        return also;
    }

    /** The ids of the findings that wait for it, in rank order. */
    public List<String> settles() {
        return settles;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question
                && rank == question.rank
                && fact.equals(question.fact)
                && ask.equals(question.ask)
                && settles.equals(question.settles);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rank, fact);
    }

    @Override
    public String toString() {
        return rank + ". " + ask;
    }
}
