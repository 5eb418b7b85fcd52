package org.letrodx.engine;

import java.util.List;
import org.letrodx.facts.Fact;
import org.letrodx.rules.Answer;
import org.letrodx.rules.Question;

/**
 * A fact as rules ask it that Drools compiled from their text. Each question reads what it is asked and puts it, as a
 * {@link Question}, to the fact.
 */
public final class Asked {
    private final Fact fact;
    private final boolean certain;

    /**
     * A fact to be asked.
     *
     * @param certain true if only a certain yes will do, as in a derivation; false if anything but no will
     */
    public Asked(Fact fact, boolean certain) {
        this.fact = fact;
        this.certain = certain;
    }

    /** The same fact, as a caveat. */
    public Asked getPresumed() {
        return this;
    }

    /** The same fact, as context. */
    public Asked getGiven() {
        return this;
    }

    private boolean ask(String question, Object... values) {
        Answer answer = Question.of(fact.type(), question, List.of(values)).ask(fact);
        return certain ? answer == Answer.YES : answer != Answer.NO;
    }

    public boolean is(boolean value) {
        return ask("is", value);
    }

    public boolean is(String value) {
        return ask("is", value);
    }

    public boolean is(double value) {
        return ask("is", value);
    }

    public boolean isNot(String value) {
        return ask("isNot", value);
    }

    public boolean isOneOf(String... values) {
        return ask("isOneOf", (Object[]) values);
    }

    public boolean isNoneOf(String... values) {
        return ask("isNoneOf", (Object[]) values);
    }

    public boolean has(String value) {
        return ask("has", value);
    }

    public boolean hasOneOf(String... values) {
        return ask("hasOneOf", (Object[]) values);
    }

    public boolean hasNoneOf(String... values) {
        return ask("hasNoneOf", (Object[]) values);
    }

    public boolean mentionsOneOf(String... values) {
        return ask("mentionsOneOf", (Object[]) values);
    }

    public boolean mentionsNoneOf(String... values) {
        return ask("mentionsNoneOf", (Object[]) values);
    }

    public boolean isNone() {
        return ask("isNone");
    }

    public boolean isNotEmpty() {
        return ask("isNotEmpty");
    }

    public boolean isKnown() {
        return ask("isKnown");
    }

    public boolean above(String limit) {
        return ask("above", limit);
    }

    public boolean above(String certain, String borderline) {
        return ask("above", certain, borderline);
    }

    public boolean above(double limit) {
        return ask("above", limit);
    }

    public boolean below(String limit) {
        return ask("below", limit);
    }

    public boolean below(String certain, String borderline) {
        return ask("below", certain, borderline);
    }

    public boolean below(double limit) {
        return ask("below", limit);
    }

    public boolean atLeast(String limit) {
        return ask("atLeast", limit);
    }

    public boolean atLeast(String certain, String borderline) {
        return ask("atLeast", certain, borderline);
    }

    public boolean atLeast(double limit) {
        return ask("atLeast", limit);
    }

    public boolean atMost(String limit) {
        return ask("atMost", limit);
    }

    public boolean atMost(String certain, String borderline) {
        return ask("atMost", certain, borderline);
    }

    public boolean atMost(double limit) {
        return ask("atMost", limit);
    }

    public boolean between(String low, String high) {
        return ask("between", low, high);
    }

    public boolean between(double low, double high) {
        return ask("between", low, high);
    }

    public boolean outside(String low, String high) {
        return ask("outside", low, high);
    }

    public boolean outside(double low, double high) {
        return ask("outside", low, high);
    }
}
