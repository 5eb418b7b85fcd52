package org.letrodx.diagnosis;

import java.util.List;
import java.util.Objects;
import org.letrodx.vocabulary.Cost;

/** Something to find out next. Immutable. */
public final class Question {
    private final int rank;
    private final String fact;
    private final String ask;
    private final Cost cost;
    private final List<String> settles;

    Question(int rank, String fact, String ask, Cost cost, List<String> settles) {
        this.rank = rank;
        this.fact = fact;
        this.ask = ask;
        this.cost = cost;
        this.settles = List.copyOf(settles);
    }

    /** 1 for the most useful. */
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

    /** The ids of the findings that wait for it, in rank order. */
    public List<String> settles() {
        return settles;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Question question
                && rank == question.rank
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
