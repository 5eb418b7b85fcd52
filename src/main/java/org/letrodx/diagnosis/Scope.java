package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Impact;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What an experiment is read as: its complaints, and the settings that it may be. */
final class Scope {
    private static final FactType SYSTEM = Vocabulary.get("model.system");
    private static final FactType DESCRIBES = Vocabulary.get("experiment.describes");
    private static final FactType READS_LIVING_CELLS = Vocabulary.get("assay.readsLivingCells");
    private static final Set<String> OF_AN_ASSAY = Set.of("assay", "hormones");
    private static final FactType DRUG = Vocabulary.get("treatment.drug");
    private static final FactType COMPOUND = Vocabulary.get("treatment.compound");
    private static final FactType TUMOUR_ORIGIN = Vocabulary.get("tumour.origin");
    private static final FactType DRUG_CLASS = Vocabulary.get("treatment.drugClass");
    private static final Set<String> OTHER_THAN_TUMOURS = Set.of("none", "other");
    private static final String SO_NOT_CLEAN = ", so the set-up cannot be called clean";
    private static final Set<ModelSystem> IN_VITRO =
            EnumSet.of(ModelSystem.CELL_FREE, ModelSystem.CELL_CULTURE, ModelSystem.SPHEROID, ModelSystem.ORGANOID);
    private static final Set<ModelSystem> WITH_TUMOURS = EnumSet.of(ModelSystem.XENOGRAFT, ModelSystem.PATIENT);

    private final List<Complaint> complaints;
    private final List<Complaint> read;
    private final Setting setting;
    private final List<String> notCovered = new ArrayList<>();
    private final boolean review;
    private final List<ModelSystem> covered;
    /** What is not covered since the drug is another; empty if it is letrozole, or not known. */
    private String ofTheDrug = "";

    /** @param review all that may be wrong with the set-up is asked for, whatever it is complained of */
    Scope(List<Complaint> stated, Facts facts, boolean review) {
        this.review = review;
        Fact system = facts.of(SYSTEM);
        Set<ModelSystem> systems = EnumSet.noneOf(ModelSystem.class);
        if (system.isContested()) {
            notCovered.add(
                    "the complaint and the sections given speak of different kinds of system: state model.system");
        } else {
            system.possibleWords().forEach(word -> systems.add(ModelSystem.of((Word) word)));
        }
        List<String> notes = new ArrayList<>();
        read = read(stated, systems, notes);
        complaints = review ? List.of() : read;
        boolean enzymeOrCells = systems.size() > 1
                && systems.contains(ModelSystem.CELL_FREE)
                && facts.of(DESCRIBES).value() instanceof List<?> sections
                && sections.stream().anyMatch(section -> OF_AN_ASSAY.contains(section.toString()))
                && !Boolean.TRUE.equals(facts.of(READS_LIVING_CELLS).value());
        setting = new Setting(List.copyOf(systems), system.isStated(), enzymeOrCells, notes);
        covered = covered(setting.systems(), facts);
        if (!covered.containsAll(setting.systems())) {
            notCovered.add(withoutTumours(facts.of(TUMOUR_ORIGIN)));
        }
        Fact compound = facts.of(COMPOUND);
        if (compound.isKnown() && !compound.display().equals("letrozole")) {
            String silent = facts.of(DRUG_CLASS).display().equals("aromatase-inhibitor")
                    ? "rules with a limit for letrozole are silent"
                    : "rules that rest on aromatase, and those with a limit for letrozole, are silent";
            ofTheDrug = "the drug is " + facts.of(DRUG).display() + ": " + silent;
        }
    }

    /**
     * The systems that rules speak of: those of animals speak of tumours that come from a line, a patient or a
     * carcinogen, and so say nothing of polycystic ovaries, of a uterus or of fish.
     */
    static List<ModelSystem> covered(List<ModelSystem> systems, Facts facts) {
        return OTHER_THAN_TUMOURS.contains(facts.of(TUMOUR_ORIGIN).display())
                ? systems.stream()
                        .filter(system -> system != ModelSystem.XENOGRAFT)
                        .toList()
                : systems;
    }

    private String withoutTumours(Fact origin) {
        String rules = "the rules of animals speak of tumours that come from a line, a patient or a carcinogen"
                + (review ? SO_NOT_CLEAN : "");
        return origin.isStated()
                ? origin.type().sentence(origin.display()) + ": " + rules
                : "neither a line nor a tumour is described, and " + rules
                        + "; if there are any, state the cell line or the tumour origin";
    }

    /** "Does not respond" and "does not regress" are the same complaint in different settings. */
    private static List<Complaint> read(List<Complaint> stated, Set<ModelSystem> systems, List<String> notes) {
        Set<Complaint> read = new TreeSet<>(stated);
        if (!systems.isEmpty() && WITH_TUMOURS.containsAll(systems) && read.remove(Complaint.NO_RESPONSE)) {
            read.add(Complaint.NO_REGRESSION);
            notes.add("no-response of a tumour is read as no-regression");
        } else if (!systems.isEmpty() && IN_VITRO.containsAll(systems) && read.remove(Complaint.NO_REGRESSION)) {
            read.add(Complaint.NO_RESPONSE);
            notes.add("no-regression in culture is read as no-response");
        }
        return List.copyOf(read);
    }

    /** What is to be explained; nothing in a review. */
    List<Complaint> complaints() {
        return complaints;
    }

    /** The complaints as read, in a review too: what needs a complaint to be said may be said there. */
    List<Complaint> read() {
        return read;
    }

    Setting setting() {
        return setting;
    }

    /** Those of {@link #setting} that rules speak of. */
    List<ModelSystem> covered() {
        return covered;
    }

    /**
     * What the rules do not speak of.
     *
     * @param findings one of each rule that applies
     */
    List<String> notCovered(List<Finding> findings) {
        List<String> all = new ArrayList<>();
        if (findings.isEmpty() && !covered.isEmpty()) {
            all.add("no rule covers " + (complaints.isEmpty() ? "a review" : Term.labels(complaints, " or "))
                    + " in the setting " + Term.labels(covered, " or "));
        }
        all.addAll(notCovered);
        if (!ofTheDrug.isEmpty()) {
            String decisive = findings.stream()
                    .filter(finding -> finding.verdict() == Verdict.NOT_COVERED
                            && finding.rule().impact() == Impact.DECISIVE)
                    .map(Finding::id)
                    .sorted()
                    .collect(Collectors.joining(", "));
            all.add(ofTheDrug
                    + (decisive.isEmpty() ? "" : ", among them the decisive " + decisive)
                    + (review ? SO_NOT_CLEAN : ""));
        }
        return List.copyOf(all);
    }
}
