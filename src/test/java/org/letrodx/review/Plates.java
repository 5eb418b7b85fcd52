package org.letrodx.review;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.RuleBook;
import org.letrodx.SmallRules;
import org.letrodx.document.Documents;
import org.letrodx.document.Location;
import org.letrodx.facts.Experiment;
import org.letrodx.rules.Rule;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;

/** Set-ups for a book of eight rules, and what is said of them. */
final class Plates {
    static final RuleBook BOOK = SmallRules.BOOK;
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);
    /** Every decisive cause that a set-up can decide is ruled out. */
    static final Experiment CLEAN = ScenarioReader.read("""
            id: plate
            model: {system: cell-culture}
            cellLine: {er: positive}
            medium: {phenolRed: no}
            serum: {treatment: charcoal-stripped, percent: 5 %, lotQualified: yes}
            hormones: {androgen: testosterone}
            assay: {cellsCounted: yes}
            """);
    /** A decisive cause is confirmed: MED-02. */
    static final Experiment FAULTY = CLEAN.with(Map.of("serum.treatment", "untreated"));

    private Plates() {}

    static List<String> ids() {
        return BOOK.rules().stream().map(Rule::id).toList();
    }

    static SetUp setUp(Experiment experiment) {
        return SetUp.of(Location.of("plate.yaml"), experiment, Optional.empty());
    }

    static Reviewer.Builder reviewer() {
        return Reviewer.of(BOOK).withoutRepairs().clock(CLOCK);
    }

    static Reviewed review(Experiment experiment) {
        return (Reviewed) reviewer().build().review(setUp(experiment));
    }

    static Reviewed review(Experiment experiment, Policy policy) {
        return (Reviewed) reviewer().policy(policy).build().review(setUp(experiment));
    }

    static Policy policy(String yaml) {
        return Policy.of(Documents.parse(yaml, "policy.yaml"));
    }

    static Remark remark(Reviewed review, String rule) {
        return review.remarks().stream()
                .filter(remark -> remark.finding().id().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** The fields of a waiver, but for the rule, the experiment and the facts. */
    static String waiver(String rule, String naming) {
        return "waivers: [{rule: " + rule + ", " + naming
                + "reason: mitigated, text: text, by: b, on: 2026-11-01, expires: 2026-12-01}]";
    }
}
