package org.letrodx.record;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.document.Problems;
import org.letrodx.document.Written;

/**
 * Whose keys count: the name of each person or machine, its public key, from when to when it holds, and what it may
 * sign. Immutable.
 *
 * <pre>{@code
 * keys:
 *   - name: R. Okafor
 *     key: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
 *     from: 2026-01-01
 *     to: 2027-12-31
 *     meanings: [review, approval]
 * }</pre>
 */
public final class Keyring {
    private static final List<String> FIELDS = List.of("name", "key", "from", "to", "meanings");

    private final List<Entry> entries;

    /** @param name empty for a key that was given without one: then any name may sign with it */
    private record Entry(String name, String key, LocalDate from, LocalDate to, Set<Meaning> meanings) {}

    private Keyring(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** A ring of one key, which anybody may have signed with, at any time and with any meaning. */
    public static Keyring of(PublicKey key) {
        return new Keyring(
                List.of(new Entry("", Keys.text(key), LocalDate.MIN, LocalDate.MAX, EnumSet.allOf(Meaning.class))));
    }

    /**
     * Reads a file, YAML or JSON.
     *
     * @throws InputException with every problem of it
     */
    public static Keyring read(Path file) {
        return of(Documents.read(file));
    }

    /**
     * The ring that a document describes.
     *
     * @throws InputException with every problem of it
     */
    public static Keyring of(Document document) {
        Problems problems = new Problems();
        problems.addAll(document.problems());
        List<Entry> entries = new ArrayList<>();
        Optional<Written> list =
                document.root() instanceof Written.Entries top && top.entries().size() == 1
                        ? top.find("keys")
                        : Optional.empty();
        if (list.isEmpty()
                || !(list.get() instanceof Written.Items items)
                || items.items().isEmpty()) {
            problems.add(new Problem(document.root().at(), "", "is not a keyring", "one map: keys, a list"));
        } else {
            items.items().forEach(item -> entry(item, problems).ifPresent(entries::add));
        }
        for (Entry entry : entries) {
            entries.stream()
                    .filter(other ->
                            other.key().equals(entry.key()) && other.name().compareTo(entry.name()) > 0)
                    .forEach(other -> problems.add(new Problem(
                            document.root().at(),
                            "keys",
                            "\"" + entry.name() + "\" and \"" + other.name() + "\" have one key",
                            "a key of their own for each")));
            entries.stream()
                    .filter(other -> Nearest.fold(other.name()).equals(Nearest.fold(entry.name()))
                            && other.name().compareTo(entry.name()) > 0)
                    .forEach(other -> problems.add(new Problem(
                            document.root().at(),
                            "keys",
                            "\"" + entry.name() + "\" and \"" + other.name()
                                    + "\" differ only in case, blanks or hyphens, so they are one name",
                            "one spelling for one person, and names that tell two people apart")));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.list());
        }
        return new Keyring(entries);
    }

    private static Optional<Entry> entry(Written item, Problems problems) {
        if (!(item instanceof Written.Entries fields)) {
            problems.add(new Problem(item.at(), "keys", "is not a key", "a map of " + String.join(", ", FIELDS)));
            return Optional.empty();
        }
        Problems own = new Problems();
        for (Written.Entry field : fields.entries()) {
            if (!FIELDS.contains(field.name())) {
                own.add(new Problem(
                        field.at(),
                        "keys",
                        "\"" + field.name() + "\" is no part of a key",
                        String.join(", ", FIELDS),
                        Nearest.to(field.name(), FIELDS)));
            }
        }
        for (String field : FIELDS) {
            if (fields.find(field).map(Written::plain).isEmpty()
                    || fields.find(field).get() instanceof Written.Scalar
                            && text(fields, field).isEmpty()) {
                own.add(new Problem(item.at(), "keys." + field, "is missing", String.join(", ", FIELDS)));
            }
        }
        String name = text(fields, "name");
        String key = text(fields, "key").replaceAll("-----[A-Z ]+-----|\\s", "");
        if (!key.isEmpty() && !Keys.isPublicKey(key)) {
            own.add(new Problem(
                    at(fields, "key"),
                    "keys.key",
                    "is not a public Ed25519 key",
                    "the base64 of a .pub file that openssl wrote, with or without its first and last lines"));
        }
        LocalDate from = day(fields, "from", own).orElse(LocalDate.MIN);
        LocalDate to = day(fields, "to", own).orElse(LocalDate.MAX);
        if (to.isBefore(from)) {
            own.add(new Problem(at(fields, "to"), "keys.to", to + " is before " + from));
        }
        Set<Meaning> meanings = EnumSet.noneOf(Meaning.class);
        fields.find("meanings").ifPresent(list -> meanings(list, own, meanings));
        if (!own.isEmpty()) {
            problems.addAll(own.list());
            return Optional.empty();
        }
        return Optional.of(new Entry(name, key, from, to, meanings));
    }

    private static void meanings(Written list, Problems problems, Set<Meaning> meanings) {
        List<String> words =
                Arrays.stream(Meaning.values()).map(Meaning::toString).toList();
        for (Written item : list instanceof Written.Items items ? items.items() : List.of(list)) {
            String word = String.valueOf(item.plain()).strip().toLowerCase(Locale.ROOT);
            if (words.contains(word)) {
                meanings.add(Meaning.valueOf(word.toUpperCase(Locale.ROOT)));
            } else {
                problems.add(new Problem(
                        item.at(),
                        "keys.meanings",
                        "\"" + word + "\" is not a meaning",
                        String.join(", ", words),
                        Nearest.to(word, words)));
            }
        }
    }

    private static String text(Written.Entries fields, String name) {
        return fields.find(name)
                .map(Written::plain)
                .map(plain -> String.valueOf(plain).strip())
                .orElse("");
    }

    private static Location at(Written.Entries fields, String name) {
        return fields.find(name).map(Written::at).orElse(fields.at());
    }

    private static Optional<LocalDate> day(Written.Entries fields, String name, Problems problems) {
        String text = text(fields, name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notDate) {
            problems.add(new Problem(
                    at(fields, name), "keys." + name, "\"" + text + "\" is not a date", "a day such as 2026-11-25"));
            return Optional.empty();
        }
    }

    /** Why somebody may not sign now; empty if he may. */
    public Optional<String> refusal(PublicKey key, String by, Meaning meaning, String at) {
        return fault(by, Keys.text(key), meaning.toString(), at);
    }

    /** Why a sign-off does not count; empty if it does. Its signature is checked elsewhere. */
    Optional<String> fault(String by, String key, String meaning, String at) {
        List<Entry> ofTheKey =
                entries.stream().filter(entry -> entry.key().equals(key)).toList();
        if (ofTheKey.isEmpty()) {
            return Optional.of("is signed with a key of a stranger, by \"" + by + "\"");
        }
        List<Entry> ofTheName = ofTheKey.stream()
                .filter(entry -> entry.name().isEmpty() || entry.name().equals(by))
                .toList();
        if (ofTheName.isEmpty()) {
            return Optional.of("is signed by \"" + by + "\" with the key of \""
                    + ofTheKey.get(0).name() + "\"");
        }
        LocalDate day;
        try {
            day = OffsetDateTime.parse(at).toLocalDate();
        } catch (DateTimeException noTime) {
            return Optional.of("says no time at which it was signed");
        }
        List<Entry> ofTheDay = ofTheName.stream()
                .filter(entry -> !day.isBefore(entry.from()) && !day.isAfter(entry.to()))
                .toList();
        if (ofTheDay.isEmpty()) {
            return Optional.of("is signed by \"" + by + "\" on " + day + ", when that key did not hold: from "
                    + ofTheName.get(0).from() + " to " + ofTheName.get(0).to());
        }
        return ofTheDay.stream().anyMatch(entry -> entry.meanings().stream()
                        .anyMatch(one -> one.toString().equals(meaning)))
                ? Optional.empty()
                : Optional.of("is signed by \"" + by + "\" as " + meaning + ", which that key may not mean");
    }
}
