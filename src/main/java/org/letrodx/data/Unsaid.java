package org.letrodx.data;

import java.util.Optional;
import java.util.function.Function;

/**
 * What data leave unsaid, in words that stand in messages. Whoever tells a message adds how it is said there: an option
 * of a command, a key of a scenario.
 */
public enum Unsaid {
    LAYOUT("what the wells hold"),
    READ("which read is the signal"),
    RUN("the run of each plate"),
    CONDITION("the condition that the facts are about"),
    WELLS("how many wells the plate has"),
    START("the day or date of the first dose"),
    LAST_DOSE("the day or date of the last dose"),
    CONTROL("the group of the controls"),
    TREATED("the group that is judged"),
    STUDY("the study or model that is meant"),
    VOLUME_UNIT("the unit of the volumes");

    private final String words;

    Unsaid(String words) {
        this.words = words;
    }

    /**
     * A message with, after what is unsaid, how to say it in brackets.
     *
     * @param how empty where there is no way
     */
    public static String told(String message, Function<Unsaid, Optional<String>> how) {
        String told = message;
        for (Unsaid unsaid : values()) {
            Optional<String> way = how.apply(unsaid);
            if (way.isPresent()) {
                told = told.replace(unsaid.words, unsaid.words + " (" + way.get() + ")");
            }
        }
        return told;
    }

    /** In words: {@code the day or date of the first dose}. */
    @Override
    public String toString() {
        return words;
    }
}
