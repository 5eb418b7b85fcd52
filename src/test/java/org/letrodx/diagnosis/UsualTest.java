package org.letrodx.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.RuleBook;
import org.letrodx.facts.Experiment;
import org.letrodx.vocabulary.Complaint;

/** What is only usual, such as serum that nobody calls stripped, raises a suspicion and decides nothing. */
class UsualTest {
    private static final RuleBook BOOK = RuleBook.bundled();

    private static final Experiment IN_SERUM = Experiment.builder()
            .complaint(Complaint.NO_RESPONSE)
            .state("cellLine.name", "MCF-7")
            .state("serum.kind", "FBS")
            .state("treatment.drug", "letrozole")
            .build();

    private static List<String> ofSerum(Experiment experiment) {
        return BOOK.diagnose(experiment).findings(Verdict.SUSPECTED).stream()
                .map(Finding::id)
                .filter(List.of("MED-02", "MED-10", "HOR-18", "HOR-20")::contains)
                .sorted()
                .toList();
    }

    /**
     * Nobody suspects an enzyme assay of anything before it is said to be one; how much serum there is may be asked.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "serum.kind=FBS; HOR-18 MED-02",
                "assay.endpoint=other; HOR-18 MED-02",
                "assay.endpoint=SRB; HOR-18 MED-02",
                "assay.endpoint=steroid-production; HOR-20 MED-10",
                "cellLine.name=a line of our own; MED-02",
                "serum.treatment=untreated; HOR-18 HOR-20 MED-02 MED-10"
            })
    void noGuessIsBuiltUponAGuess(String change, String suspected) {
        String[] stated = change.split("=");
        assertEquals(suspected, String.join(" ", ofSerum(IN_SERUM.with(Map.of(stated[0], stated[1])))));
    }

    @Test
    void aQualifiedLotIsNotSuspectedToBeUntreated() {
        assertEquals(List.of(), ofSerum(IN_SERUM.with(Map.of("serum.lotQualified", "yes", "serum.percent", "10 %"))));
    }

    /** A caveat that is usually not met is not assumed to be. */
    @Test
    void whatIsUsualIsNotAssumedAway() {
        Experiment enzyme = IN_SERUM.with(Map.of(
                "cellLine.name",
                "JEG-3",
                "hormones.androgen",
                "none",
                "assay.endpoint",
                "steroid-production",
                "assay.fluorogenicSubstrate",
                "no"));
        Map<String, Verdict> verdicts = Map.of(
                "unknown", Verdict.SUSPECTED, "charcoal-stripped", Verdict.CONFIRMED, "untreated", Verdict.RULED_OUT);
        verdicts.forEach((serum, verdict) -> assertTrue(
                BOOK.diagnose(enzyme.with(Map.of("serum.treatment", serum))).findings(verdict).stream()
                        .anyMatch(finding -> finding.id().equals("HOR-17")),
                serum));
        Finding suspected = BOOK.diagnose(enzyme).findings(Verdict.SUSPECTED).get(0);
        assertEquals("HOR-17", suspected.id());
        assertEquals(List.of("serum.treatment"), suspected.missing());
    }
}
