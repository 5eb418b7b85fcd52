package org.letrodx.rules;

import java.util.List;
import java.util.Objects;

/** Which rules gave an answer. Immutable. */
public final class RuleSet {
    private final String version;
    private final String sha256;
    private final String deciding;
    private final List<String> switchedOff;

    RuleSet(String version, String sha256, String deciding, List<String> switchedOff) {
        this.version = version;
        this.sha256 = sha256;
        this.deciding = deciding;
        this.switchedOff = List.copyOf(switchedOff);
    }

    /** The version of the rule book; house rules add {@code +house}. */
    public String version() {
        return version;
    }

    /** SHA-256 of everything: the rules with their prose, the references and the tables; in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /**
     * SHA-256 of what decides an answer: questions, conclusions, every annotation that moves a verdict, a rank, a
     * repair or the scope, the tables that are looked up, and the words and units of the vocabulary; in hexadecimal.
     * Prose and references do not change it, so a record can be replayed though a comma was mended.
     */
    public String deciding() {
        return deciding;
    }

    /** The ids of the rules that are switched off. */
    public List<String> switchedOff() {
        return switchedOff;
    }

    RuleSet without(List<String> ids) {
        return new RuleSet(version, sha256, deciding, ids);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSet set
                && version.equals(set.version)
                && sha256.equals(set.sha256)
                && deciding.equals(set.deciding)
                && switchedOff.equals(set.switchedOff);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sha256, switchedOff);
    }

    @Override
    public String toString() {
        return version + " " + sha256 + (switchedOff.isEmpty() ? "" : " without " + String.join(", ", switchedOff));
    }
}
