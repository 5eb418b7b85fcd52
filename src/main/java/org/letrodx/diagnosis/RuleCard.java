package org.letrodx.diagnosis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Model;

/**
 * Everything a rule says of itself, apart from when it fires.
 *
 * @param id              for example {@code MED-01}
 * @param title           the fault in plain words
 * @param area            the folder of the rule book
 * @param file            the DRL file, below the rule book
 * @param explains        the complaints it explains
 * @param settings        where it applies
 * @param impact          how much it does to the result
 * @param strength        of the evidence
 * @param effort          of the check
 * @param repair          the changes of facts that remove the fault, by path; empty if there is none
 * @param cites           keys of references that support it
 * @param disputedBy      keys of references that disagree
 * @param covers          claims and traps of the source document
 * @param houseLimits     limits we chose, in words
 * @param beneath         the findings it is reported beneath when they are confirmed
 * @param over            the complaints whose other findings are reported beneath it
 * @param needsComplaint  silent in a review
 * @param asksFirst       its question may be asked even when nothing is known
 * @param values          topics of the reference values shown beside it
 * @param why             why it matters
 * @param check           how to check it
 * @param fix             how to mend it
 */
public record RuleCard(String id, String title, String area, String file, List<Complaint> explains, List<Model.ModelSystem> settings,
        Impact impact, Strength strength, Effort effort, Map<String, String> repair, List<String> cites, List<String> disputedBy,
        List<String> covers, List<String> houseLimits, List<Beneath> beneath, List<Complaint> over, boolean needsComplaint,
        boolean asksFirst, List<String> values, String why, String check, String fix) {

    /** Copies the lists and the map, whose order is kept. */
    public RuleCard {
        explains = List.copyOf(explains);
        settings = List.copyOf(settings);
        repair = Collections.unmodifiableMap(new LinkedHashMap<>(repair));
        cites = List.copyOf(cites);
        disputedBy = List.copyOf(disputedBy);
        covers = List.copyOf(covers);
        houseLimits = List.copyOf(houseLimits);
        beneath = List.copyOf(beneath);
        over = List.copyOf(over);
        values = List.copyOf(values);
    }

    /** True if a published number is shown beside this rule's findings: it is of one of the rule's topics. */
    public boolean shows(ReferenceValue value) {
        return value.topics().stream().anyMatch(values::contains);
    }

    /** The layer its area lies in. */
    public Layer layer() {
        return Layer.ofArea(area).orElseThrow();
    }

    /** The strength of the evidence, a step lower if papers disagree. */
    public Strength netStrength() {
        return disputedBy.isEmpty() ? strength : strength.lowered();
    }

    /** Id and title, the name of the rule in the engine. */
    public String name() {
        return id + " " + title;
    }
}
