package org.letrodx.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letrodx.RuleBook;

/**
 * A record as an inspector reads it: what it says, where it comes from, what became of it, and who signed. Immutable.
 */
public final class RecordView {
    private final String hash;
    private final Map<String, Object> content;
    private final List<Occurrence> occurrences;
    private final Optional<RuleBook> rules;

    /** One time that it was recorded. Immutable. */
    public static final class Occurrence {
        private final Map<String, Object> line;
        private final Map<String, Object> run;
        private final boolean runEnded;
        private final Map<String, Object> file;
        private final Optional<Map<String, Object>> supersededBy;
        private final List<SignOff> signOffs;

        Occurrence(
                Map<String, Object> line,
                Map<String, Object> run,
                boolean runEnded,
                Map<String, Object> file,
                Optional<Map<String, Object>> supersededBy,
                List<SignOff> signOffs) {
            this.line = Collections.unmodifiableMap(new LinkedHashMap<>(line));
            this.run = Collections.unmodifiableMap(new LinkedHashMap<>(run));
            this.runEnded = runEnded;
            this.file = Collections.unmodifiableMap(new LinkedHashMap<>(file));
            this.supersededBy = supersededBy;
            this.signOffs = List.copyOf(signOffs);
        }

        /** Its line in the log: where the set-up was read, what it supersedes and why. */
        public Map<String, Object> line() {
            return line;
        }

        /** The run it was made in: who, when, with which program, rules, policy and files. */
        public Map<String, Object> run() {
            return run;
        }

        /** False if that run has no end: it goes on, was interrupted, or the end of the log was cut off. */
        public boolean runEnded() {
            return runEnded;
        }

        /** The file it was read from, with its hash; empty if the log does not say that it was read to its end. */
        public Map<String, Object> file() {
            return file;
        }

        /** The line of the record that supersedes it; empty if none does. */
        public Optional<Map<String, Object>> supersededBy() {
            return supersededBy;
        }

        /** The sign-offs that cover it, in their order. */
        public List<SignOff> signOffs() {
            return signOffs;
        }
    }

    /** A signature that covers a record. Immutable. */
    public static final class SignOff {
        private final String by;
        private final String at;
        private final String meaning;
        private final String key;
        private final boolean isRight;

        SignOff(String by, String at, String meaning, String key, boolean isRight) {
            this.by = by;
            this.at = at;
            this.meaning = meaning;
            this.key = key;
            this.isRight = isRight;
        }

        /** Who signed, as the line says. */
        public String by() {
            return by;
        }

        /** When, as the line says. */
        public String at() {
            return at;
        }

        /** What it means. */
        public String meaning() {
            return meaning;
        }

        /** The public key, in base64; whose it is, a keyring says. */
        public String key() {
            return key;
        }

        /** True if the signature is that of its line by its key. */
        public boolean isRight() {
            return isRight;
        }
    }

    RecordView(String hash, Map<String, Object> content, List<Occurrence> occurrences, Optional<RuleBook> rules) {
        this.hash = hash;
        this.content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
        this.occurrences = List.copyOf(occurrences);
        this.rules = rules;
    }

    /** SHA-256 of what it says, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** What was found: input, facts, remarks, outcome; maps, lists, texts and numbers. */
    public Map<String, Object> content() {
        return content;
    }

    /**
     * When it was recorded, the first time first. There are several if something else was recorded of the experiment
     * between; a run that finds what is current only counts it.
     */
    public List<Occurrence> occurrences() {
        return occurrences;
    }

    /** The last of them. */
    public Occurrence last() {
        return occurrences.get(occurrences.size() - 1);
    }

    /** The rules it was made with, as the book keeps them; empty if this program cannot read them. */
    public Optional<RuleBook> rules() {
        return rules;
    }
}
