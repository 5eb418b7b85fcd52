package org.letrodx.rules;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.letrodx.facts.Changes;
import org.letrodx.facts.Facts;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.ModelSystem;

/**
 * One rule: a cause, which explains complaints, or a derivation, which concludes what follows from facts. What it asks,
 * what it concludes, and everything it says of itself. Immutable.
 */
public final class Rule {
    /** The area of derivations. */
    public static final String DERIVE = "derive";

    private final String id;
    private final String title;
    private final String area;
    private final String file;
    private final Map<String, String> annotations;
    private final Prose prose;
    private final List<Question> questions;
    private final List<Conclusion> conclusions;
    private final Annotations read;
    /** Read when first tried; two threads may both read it, to the same. */
    private @Nullable Changes changes;

    Rule(
            String id,
            String title,
            String area,
            String file,
            Map<String, String> annotations,
            Prose prose,
            List<Question> questions,
            List<Conclusion> conclusions,
            Annotations read) {
        this.id = id;
        this.title = title;
        this.area = area;
        this.file = file;
        this.annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        this.prose = prose;
        this.questions = questions.stream()
                .sorted(Comparator.comparing(question -> question.fact().path()))
                .toList();
        this.conclusions = List.copyOf(conclusions);
        this.read = read;
    }

    /** For example {@code MED-01}. */
    public String id() {
        return id;
    }

    /** The fault, or what follows, in plain words. */
    public String title() {
        return title;
    }

    /** Id and title. */
    public String name() {
        return id + " " + title;
    }

    /** The folder of the rule book. */
    public String area() {
        return area;
    }

    /** The file, below the rule book. */
    public String file() {
        return file;
    }

    /** True for a derivation, false for a cause. */
    public boolean isDerivation() {
        return area.equals(DERIVE);
    }

    /** What it asks, in the order of the paths of the facts. */
    public List<Question> questions() {
        return questions;
    }

    /** What it concludes; none for a cause. */
    public List<Conclusion> conclusions() {
        return conclusions;
    }

    /** The annotations as written, by name. */
    public Map<String, String> annotations() {
        return annotations;
    }

    /** The complaints it explains. */
    public List<Complaint> explains() {
        return read.explains;
    }

    /** Where it applies. */
    public List<ModelSystem> settings() {
        return read.settings;
    }

    /** How much it does to the result. */
    public Impact impact() {
        return read.impact;
    }

    /** The strength of the evidence. */
    public Strength strength() {
        return read.strength;
    }

    /** The strength of the evidence, a step lower if papers disagree. */
    public Strength netStrength() {
        return disputedBy().isEmpty() ? strength() : strength().lowered();
    }

    /** What it takes to check it. */
    public Effort effort() {
        return read.effort;
    }

    /** The changes of facts that remove the fault, by path; none if there are none. */
    public Map<String, String> repair() {
        return read.repair;
    }

    /** The changes of {@link #repair}, read. */
    public Changes changes() {
        Changes known = changes;
        if (known == null) {
            known = Changes.of(repair());
            changes = known;
        }
        return known;
    }

    /** Keys of references that support it. */
    public List<String> cites() {
        return read.cites;
    }

    /** Keys of references that disagree. */
    public List<String> disputedBy() {
        return read.disputedBy;
    }

    /** Claims and traps of the source document. */
    public List<String> covers() {
        return read.covers;
    }

    /** Limits we chose, in words. */
    public List<String> houseLimits() {
        return read.houseLimits;
    }

    /** The findings it is reported beneath when they are confirmed. */
    public List<Beneath> beneath() {
        return read.beneath;
    }

    /** The complaints whose other findings are reported beneath it. */
    public List<Complaint> over() {
        return read.over;
    }

    /** The complaints of which it is a mere sign: whatever else explains one, advice apart, it is reported beneath. */
    public List<Complaint> traceOf() {
        return read.traceOf;
    }

    /** True if it is silent in a review without a complaint. */
    public boolean needsComplaint() {
        return read.needsComplaint;
    }

    /** True if its question may be asked even when nothing is known. */
    public boolean asksFirst() {
        return read.asksFirst;
    }

    /** Topics of the reference values shown beside it. */
    public List<String> values() {
        return read.values;
    }

    /**
     * The path of the fact that lists what was stated otherwise than this derivation concludes, which then is unknown;
     * empty if a statement stands against it.
     */
    public String overrules() {
        return read.overrules;
    }

    /** True if a published number is shown beside this rule's findings: it is of one of the rule's topics. */
    public boolean shows(ReferenceValue value) {
        return value.topics().stream().anyMatch(values()::contains);
    }

    /** The layer its area lies in. */
    public Layer layer() {
        return read.layer;
    }

    /** The comment above it, as written; empty of a rule of which only the parts were kept. */
    String comment() {
        return prose.comment();
    }

    /** Why it matters. */
    public String why() {
        return prose.parts().why();
    }

    /** How to check it; empty for a derivation. */
    public String check() {
        return prose.parts().check();
    }

    /** How to mend it; empty for a derivation. */
    public String fix() {
        return prose.parts().fix();
    }

    /** How to mend it where {@link #besides} are given, too; empty if that makes no difference. */
    public String fixBeside() {
        return prose.parts().beside();
    }

    /**
     * How the drugs act beside which it is mended otherwise, as {@code treatment.mechanisms} has it, or {@code any}.
     */
    public List<String> besides() {
        return read.besides;
    }

    /** How to mend it in an experiment: otherwise where a drug is given, too, that the fix might propose. */
    public String fix(Facts facts) {
        List<String> drugs = fixBeside().isEmpty() ? List.of() : OtherDrugs.of(facts, besides());
        return drugs.isEmpty()
                ? fix()
                : String.join(" and ", drugs) + (drugs.size() == 1 ? " is" : " are") + " given, too: " + fixBeside();
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Rule rule
                        && id.equals(rule.id)
                        && title.equals(rule.title)
                        && area.equals(rule.area)
                        && annotations.equals(rule.annotations)
                        && questions.equals(rule.questions)
                        && prose.equals(rule.prose);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
