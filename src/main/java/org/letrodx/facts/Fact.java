package org.letrodx.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Word;

/**
 * What is known of one fact of an experiment: its value, or what it may still be, and where that comes from. Immutable.
 */
public final class Fact {
    /** What marks an unverified value where it is displayed. */
    public static final String USUAL = " (usual, not verified)";

    private static final long FALSE = 1;
    private static final long TRUE = 2;

    private final FactType type;
    private final @Nullable Object value;
    private final long remaining;
    private final @Nullable Basis basis;
    private final @Nullable Object usual;
    private final String rule;
    private final List<String> from;
    private final List<String> asks;
    private final String source;

    private Fact(
            FactType type,
            @Nullable Object value,
            long remaining,
            @Nullable Basis basis,
            @Nullable Object usual,
            String rule,
            List<String> from,
            List<String> asks,
            String source) {
        this.type = type;
        this.value = value;
        this.remaining = remaining;
        this.basis = basis;
        this.usual = usual;
        this.rule = rule;
        this.from = from;
        this.asks = asks;
        this.source = source;
    }

    /** A fact of which nothing is known. */
    public static Fact unknown(FactType type) {
        return new Fact(type, null, all(type), null, null, "", List.of(), List.of(type.path()), "");
    }

    /** The same fact, of which nothing is known; an answer needs other facts than this one. */
    public Fact askedThrough(List<String> others) {
        return new Fact(type, value, remaining, basis, usual, rule, from, List.copyOf(others), source);
    }

    /** A fact that somebody stated. */
    static Fact stated(FactType type, Object value) {
        return known(type, value, Basis.STATED, "", List.of());
    }

    /**
     * A fact that was derived from data.
     *
     * @param source the file, and how many wells or animals of it: {@code plate.txt, 72 wells}
     */
    static Fact measured(FactType type, Object value, String source) {
        return new Fact(type, value, bit(value), Basis.DATA, null, "", List.of(), List.of(type.path()), source);
    }

    /** The same fact with a value that somebody would state, for trying out what follows. */
    public Fact with(Object other) {
        return stated(type, other);
    }

    /** A fact that arithmetic makes of others, named by their paths. */
    static Fact computed(FactType type, Object value, List<String> from) {
        return known(type, value, Basis.DERIVED, "", from);
    }

    /**
     * A fact that a rule concluded.
     *
     * @param rule the id of the rule
     * @param from the paths of the facts that the rule asked
     */
    public static Fact concluded(FactType type, Object value, Basis basis, String rule, List<String> from) {
        return known(type, value, basis, rule, from);
    }

    private static Fact known(FactType type, Object value, Basis basis, String rule, List<String> from) {
        return new Fact(type, value, bit(value), basis, null, rule, List.copyOf(from), List.of(type.path()), "");
    }

    /**
     * A fact that a rule narrowed to some of its words; with one left it is known.
     *
     * @param remaining a bit for each word that is left, by its position; of a yes-no fact, the first is for false
     */
    public static Fact narrowed(FactType type, long remaining, String rule, List<String> from) {
        Object only = Long.bitCount(remaining) == 1 ? word(type, Long.numberOfTrailingZeros(remaining)) : null;
        return new Fact(type, only, remaining, Basis.DERIVED, null, rule, List.copyOf(from), List.of(type.path()), "");
    }

    /** A fact of which rules concluded what cannot be true together: nothing is known of it. */
    public static Fact contested(FactType type, String rule, List<String> from) {
        return new Fact(type, null, all(type), Basis.DERIVED, null, rule, List.copyOf(from), List.of(type.path()), "");
    }

    /** A fact of which only an unverified value is known, which is usual for such a set-up. */
    public static Fact suggested(FactType type, Object usual, Basis basis, String rule, List<String> from) {
        return new Fact(type, null, all(type), basis, usual, rule, List.copyOf(from), List.of(type.path()), "");
    }

    /** A bit for each word that a fact may be. */
    public static long all(FactType type) {
        return type.kind() == Kind.YES_NO
                ? TRUE | FALSE
                : type.kind() == Kind.CHOICE ? (1L << type.words().size()) - 1 : 0;
    }

    /** The bit of a word or a boolean; 0 for any other value. */
    public static long bit(Object value) {
        if (value instanceof Word word) {
            return 1L << word.position();
        }
        return value instanceof Boolean yes ? yes ? TRUE : FALSE : 0;
    }

    private static Object word(FactType type, int position) {
        return type.kind() == Kind.YES_NO
                ? (Object) (position == 1)
                : type.words().get(position);
    }

    /** What it is a fact about: what it may be, the question that asks for it and what an answer costs. */
    public FactType type() {
        return type;
    }

    /** The section and the name, for example {@code medium.phenolRed}. */
    public String path() {
        return type.path();
    }

    /** True if it has a value, stated or worked out; a usual value alone does not make it known. */
    public boolean isKnown() {
        return value != null;
    }

    /** True if somebody stated it. */
    public boolean isStated() {
        return basis == Basis.STATED;
    }

    /** True if somebody stated it, or data of the experiment say it. */
    public boolean isGiven() {
        return basis == Basis.STATED || basis == Basis.DATA;
    }

    /** The file that it was derived from, and how many wells or animals of it; empty if it is not of data. */
    public String source() {
        return source;
    }

    /** The value, of the type that {@link Kind} tells; null if the fact is unknown. */
    public @Nullable Object value() {
        return value;
    }

    /** The words that are still possible, as bits by their positions; 0 if it is not a fact of words. */
    public long remaining() {
        return remaining;
    }

    /** The words, or true and false, that are still possible; none if it is not a fact of words. */
    public List<Object> possibleWords() {
        List<Object> words = new ArrayList<>();
        for (long left = remaining; left != 0; left &= left - 1) {
            words.add(word(type, Long.numberOfTrailingZeros(left)));
        }
        return List.copyOf(words);
    }

    /** True if it is unknown, and yet some of its words are excluded. */
    public boolean isNarrowed() {
        return value == null && remaining != all(type);
    }

    /** True if rules concluded of it what cannot be true together, so that it is unknown. */
    public boolean isContested() {
        return value == null && usual == null && basis != null && remaining == all(type);
    }

    /** Where the value, the usual value, or what is left of the words comes from; null if nothing is known. */
    public @Nullable Basis basis() {
        return basis;
    }

    /**
     * An unverified value that is usual for such a set-up; null if there is none. It raises a suspicion and never
     * settles anything.
     */
    public @Nullable Object usual() {
        return usual;
    }

    /** The id of the rule that concluded it; empty if none did. */
    public String rule() {
        return rule;
    }

    /** The paths of the facts that it was worked out from; none for a stated one. */
    public List<String> from() {
        return from;
    }

    /** The paths of the facts to ask for while this one is unknown: its own, unless it is worked out from others. */
    public List<String> asks() {
        return asks;
    }

    /** The value as the vocabulary spells it; an unverified one is marked so; {@code unknown} if there is none. */
    public String display() {
        if (value != null) {
            return FactType.print(value);
        }
        if (usual != null) {
            return FactType.print(usual) + USUAL;
        }
        return isNarrowed()
                ? possibleWords().stream().map(FactType::print).collect(Collectors.joining(" or "))
                : "unknown";
    }

    /** True if the same is known of the same fact, from the same source. */
    public boolean isSameAs(Fact other) {
        return this == other
                || type == other.type
                        && basis == other.basis
                        && remaining == other.remaining
                        && rule.equals(other.rule)
                        && source.equals(other.source)
                        && Objects.equals(value, other.value)
                        && Objects.equals(usual, other.usual)
                        && asks.equals(other.asks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact && isSameAs(fact);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, value, basis);
    }

    @Override
    public String toString() {
        return path() + " = " + display();
    }
}
