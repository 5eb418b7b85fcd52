package org.letrodx.engine;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieRuntime;
import org.kie.api.runtime.rule.FactHandle;
import org.letrodx.facts.Fact;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Question;
import org.letrodx.vocabulary.Vocabulary;

/** One experiment before the rules: its facts, what they answered, and which rules fired. Serves one call. */
final class Case {
    private static final Answer[] ANSWERS = Answer.values();

    private final Fact[] facts;
    private final byte[] answers;
    private final BitSet fired = new BitSet();
    private final Section[] sections = new Section[Vocabulary.allSections().size()];
    private final @Nullable FactHandle[] handles = new FactHandle[sections.length];

    /**
     * @param facts at their places in the vocabulary; changed in place by derivations
     * @param questions how many different questions the rules ask
     */
    Case(Fact[] facts, int questions) {
        this.facts = facts;
        this.answers = new byte[questions];
    }

    /** One of its sections, by its place in the vocabulary; the same one each time. */
    Section section(int number) {
        if (sections[number] == null) {
            sections[number] = new Section(this, number);
        }
        return sections[number];
    }

    /** Takes note of where a section was put, by its place in the vocabulary. */
    void inserted(int section, FactHandle handle) {
        handles[section] = handle;
    }

    /** Tells Drools that a section, told by its place in the vocabulary, has changed. */
    void update(int section, KieRuntime runtime) {
        FactHandle handle = handles[section];
        if (handle != null) {
            runtime.update(handle, section(section));
        }
    }

    Fact[] facts() {
        return facts;
    }

    /** The answer to a question; a fact is asked once, and its answer is kept. */
    Answer ask(Question question, int number) {
        byte kept = answers[number];
        if (kept == 0) {
            Answer answer = question.ask(facts[question.position()]);
            answers[number] = (byte) (1 + answer.ordinal());
            return answer;
        }
        return ANSWERS[kept - 1];
    }

    /** Forgets every answer, since a fact has changed. */
    void forgetAnswers() {
        Arrays.fill(answers, (byte) 0);
    }

    /** A rule has fired, told by its number. */
    void fire(int rule) {
        fired.set(rule);
    }

    /** The numbers of the rules that have fired. */
    BitSet fired() {
        return fired;
    }
}
