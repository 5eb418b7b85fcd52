package org.letrodx.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Conclusion;
import org.letrodx.rules.Rule;
import org.letrodx.vocabulary.Complaint;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.ModelSystem;
import org.letrodx.vocabulary.Term;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/** What an experiment is read as: its complaints, and the settings that it may be. */
final class Scope {
    private static final FactType SYSTEM = Vocabulary.get("model.system");
    private static final FactType DRUG = Vocabulary.get("treatment.drug");
    private static final FactType COMPOUND = Vocabulary.get("treatment.compound");
    private static final FactType DRUG_CLASS = Vocabulary.get("treatment.drugClass");
    private static final Set<ModelSystem> IN_VITRO =
            EnumSet.of(ModelSystem.CELL_FREE, ModelSystem.CELL_CULTURE, ModelSystem.SPHEROID);
    private static final Set<ModelSystem> WITH_TUMOURS = EnumSet.of(ModelSystem.XENOGRAFT, ModelSystem.PATIENT);

    private final List<Complaint> complaints;
    private final List<Complaint> read;
    private final Setting setting;
    private final List<String> notCovered = new ArrayList<>();

    /** @param review all that may be wrong with the set-up is asked for, whatever it is complained of */
    Scope(List<Complaint> stated, Facts facts, boolean review) {
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
        setting = new Setting(List.copyOf(systems), system.isStated(), notes);
        Fact compound = facts.of(COMPOUND);
        if (compound.isKnown() && !compound.display().equals("letrozole")) {
            String silent = facts.of(DRUG_CLASS).display().equals("aromatase-inhibitor")
                    ? "rules with a limit for letrozole are silent"
                    : "rules that rest on aromatase, and those with a limit for letrozole, are silent";
            notCovered.add("the drug is " + facts.of(DRUG).display() + ": " + silent);
        }
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

    /** @param rules how many rules apply */
    List<String> notCovered(int rules) {
        List<String> all = new ArrayList<>();
        if (rules == 0 && !setting.systems().isEmpty()) {
            all.add("no rule covers " + (complaints.isEmpty() ? "a review" : Term.labels(complaints, " or "))
                    + " in the setting " + Term.labels(setting.systems(), " or "));
        }
        all.addAll(notCovered);
        return List.copyOf(all);
    }

    /**
     * The systems that have facts of a section, as the derivations have it that conclude the system from what is
     * described: a culture
     * has no host. A section that no derivation names belongs to all.
     */
    static Map<String, Set<ModelSystem>> systemsBySection(List<Rule> derivations) {
        FactType describes = Vocabulary.get("experiment.describes");
        Map<String, Set<ModelSystem>> systems = new HashMap<>();
        for (Word section : describes.words()) {
            Set<ModelSystem> left = EnumSet.allOf(ModelSystem.class);
            Fact described = Facts.UNKNOWN.of(describes).with(List.of(section));
            for (Rule rule : derivations) {
                if (rule.questions().size() == 1
                        && rule.questions().get(0).fact() == describes
                        && rule.questions().get(0).ask(described) == Answer.YES) {
                    for (Conclusion conclusion : rule.conclusions()) {
                        if (conclusion.fact() == SYSTEM) {
                            left.retainAll(systems(conclusion, rule));
                        }
                    }
                }
            }
            systems.put(section.label(), left);
        }
        return Collections.unmodifiableMap(systems);
    }

    private static Set<ModelSystem> systems(Conclusion conclusion, Rule rule) {
        Set<ModelSystem> systems = EnumSet.noneOf(ModelSystem.class);
        conclusion
                .conclude(Facts.UNKNOWN.copy(), rule.id(), List.of())
                .possibleWords()
                .forEach(word -> systems.add(ModelSystem.of((Word) word)));
        return systems;
    }
}
