package org.letrodx.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.letrodx.rules.Beneath;
import org.letrodx.rules.Rule;

/** A finding in its place. */
final class Ranked implements Finding {
    private final int rank;
    private final Ranking.Placed placed;
    private final Optional<Repair> repair;

    Ranked(int rank, Ranking.Placed placed, Optional<Repair> repair) {
        this.rank = rank;
        this.placed = placed;
        this.repair = repair;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public Rule rule() {
        return placed.assessment().rule();
    }

    @Override
    public Verdict verdict() {
        return placed.assessment().verdict();
    }

    @Override
    public List<Reason> because() {
        return placed.assessment().explanation().because();
    }

    @Override
    public List<String> missing() {
        return placed.assessment().missing();
    }

    @Override
    public List<Assumption> assumed() {
        return placed.assessment().explanation().assumed();
    }

    @Override
    public Optional<Beneath> under() {
        return placed.under();
    }

    @Override
    public Optional<Repair> repair() {
        return repair;
    }

    @Override
    public RankKey rankKey() {
        return placed.key();
    }

    @Override
    public String fix() {
        return placed.assessment().fix();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranked ranked
                && rank == ranked.rank
                && rule().equals(ranked.rule())
                && verdict() == ranked.verdict()
                && because().equals(ranked.because())
                && missing().equals(ranked.missing())
                && assumed().equals(ranked.assumed())
                && under().equals(ranked.under())
                && repair.equals(ranked.repair)
                && rankKey().equals(ranked.rankKey())
                && fix().equals(ranked.fix());
    }

    @Override
    public int hashCode() {
        return Objects.hash(rank, rule(), verdict());
    }

    @Override
    public String toString() {
        return rank + ". " + verdict() + " " + rule();
    }
}
