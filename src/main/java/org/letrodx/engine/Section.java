package org.letrodx.engine;

import org.kie.api.definition.type.ClassReactive;

/**
 * One section of an experiment, such as its medium: the fact that is put into working memory. Rules put questions to
 * it; a change is one of the section, whatever in it has changed.
 */
@ClassReactive
final class Section {
    private final Case experiment;
    private final int number;

    Section(Case experiment, int number) {
        this.experiment = experiment;
        this.number = number;
    }

    /** Which section it is, by its place in the vocabulary. */
    int number() {
        return number;
    }

    /** What is known of the experiment that it is a section of. */
    Case experiment() {
        return experiment;
    }
}
