package org.letrodx.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.letrodx.Program;
import org.letrodx.diagnosis.Finding;
import org.letrodx.diagnosis.Reason;
import org.letrodx.diagnosis.Repair;
import org.letrodx.document.Problem;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Experiment;
import org.letrodx.review.MissingFact;
import org.letrodx.review.Waiver;
import org.letrodx.rules.Reference;
import org.letrodx.rules.RuleSet;

/** A finding, a work and a rule set in words: the same in every report. */
public final class Words {
    /** House limit: how many causes are named that one fact decides. */
    private static final int DECIDES = 3;

    private Words() {}

    /** The facts that speak for a finding or against it. */
    static String because(Finding finding) {
        return finding.because().stream().map(Words::because).collect(Collectors.joining("; "));
    }

    /** One of them, with where it comes from unless it was stated. */
    static String because(Reason reason) {
        String basis = reason.basis() == Basis.STATED ? "" : " (" + reason.basis() + ")";
        return reason.fact() + " is " + reason.value() + basis;
    }

    /** The facts still to find out. */
    static String missing(Finding finding, Experiment experiment) {
        return finding.missing().stream().map(path -> missing(path, experiment)).collect(Collectors.joining(", "));
    }

    /** A fact that is known, but only within a range that crosses the limit, is asked for more exactly. */
    static String missing(String path, Experiment experiment) {
        return experiment.fact(path).isKnown() ? path + " more exactly" : path;
    }

    /** A repair and what trying it changed. */
    static String repair(Repair repair, Finding finding) {
        String changes = repair.changes().entrySet().stream()
                .map(change -> change.getKey() + " = " + change.getValue())
                .collect(Collectors.joining("; "));
        List<String> others =
                repair.removes().stream().filter(id -> !id.equals(finding.id())).toList();
        return changes + " (tried: removes this" + (others.isEmpty() ? "" : " and " + String.join(", ", others))
                + (repair.creates().isEmpty() ? "" : ", brings up " + String.join(", ", repair.creates())) + ")";
    }

    /** A work in full, and how weak it is. */
    static String work(Reference reference) {
        return reference.line() + standing(reference);
    }

    /** How weak a work is; empty for one that was looked up. */
    static String standing(Reference reference) {
        return reference.standing().isEmpty() ? "" : " [" + reference.standing() + " source]";
    }

    /** Where a work is to be found; empty for one without an address of its own, such as a site without a paper. */
    public static Optional<String> address(Reference reference) {
        Object doi = reference.cslItem().get("DOI");
        Object pmid = reference.cslItem().get("PMID");
        if (doi == null && pmid == null) {
            return Optional.empty();
        }
        return Optional.of(doi == null ? "https://pubmed.ncbi.nlm.nih.gov/" + pmid : "https://doi.org/" + doi);
    }

    /** What a waiver says. */
    static String waiver(Waiver waiver) {
        return waiver.reason() + ": " + waiver.text() + " (" + waiver.by() + ", " + waiver.on() + ", until "
                + waiver.expires() + ")";
    }

    /** A statement that could not be read, and the facts that it leaves unknown if they are more than one. */
    static String fault(Problem fault) {
        return fault + (fault.paths().size() < 2 ? "" : "; unknown now: " + String.join(", ", fault.paths()));
    }

    /** A fact to state, with what it costs and what it decides. */
    static String missing(MissingFact fact) {
        List<String> decides = fact.decides();
        return fact.path() + (fact.moreExactly() ? " more exactly" : "") + " (" + fact.cost()
                + (fact.required() ? "; required by the policy" : "")
                + (decides.isEmpty()
                        ? ""
                        : "; for " + String.join(", ", decides.subList(0, Math.min(decides.size(), DECIDES)))
                                + (decides.size() > DECIDES ? " and " + (decides.size() - DECIDES) + " more" : ""))
                + ")";
    }

    /** The facts to state, the cheapest first; of many, the first and how many more. */
    static String toState(List<MissingFact> facts, int most) {
        return facts.stream().limit(most).map(Words::missing).collect(Collectors.joining(", "))
                + (facts.size() > most ? ", and " + (facts.size() - most) + " more" : "");
    }

    /** Program, rules and notice. */
    static String foot(RuleSet ruleSet) {
        String off = ruleSet.switchedOff().isEmpty() ? "" : ", without " + String.join(", ", ruleSet.switchedOff());
        return "letrodx " + Program.version() + ", rules " + ruleSet.version() + " ("
                + ruleSet.sha256().substring(0, 12) + ")" + off + ". " + Program.NOTICE;
    }

    /** A number of things, for example {@code 2 causes}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Prose as Markdown prints it unchanged, in a table too. */
    public static String markdown(String prose) {
        return prose.replaceAll("[\\\\`*_<\\[\\]|~]", "\\\\$0");
    }
}
