package org.letrodx.record;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Sha256;
import org.letrodx.rules.RuleSet;

/**
 * Verifies a book of records: computes every hash again, follows the log, checks signatures, and reviews every recorded
 * input again. What
 * is wrong with one record stops nothing. A book that is being appended to looks interrupted.
 */
public final class Verifier {
    /** House limit: how many differences of one record are named. */
    private static final int NAMED = 20;

    private final Path records;
    private final Path log;
    private final RuleBook book;
    private final Optional<String> key;
    private final Faults faults = new Faults();
    private final Chain chain;
    private final Map<List<String>, Optional<RuleBook>> books = new HashMap<>();
    /** Records that no sign-off covers so far, with the number of their line. */
    private final Map<String, Long> unsigned = new LinkedHashMap<>();

    private final Set<String> superseded = new HashSet<>();
    private String otherKeys = "";
    private long signOffs;
    private long signOffsOfTheKey;
    private long recorded;
    private long replayed;
    private long notReplayable;

    private Verifier(Path directory, RuleBook book, Optional<PublicKey> key) {
        this.records = directory.resolve(RecordDirectory.RECORDS);
        this.log = directory.resolve(RecordDirectory.LOG);
        this.book = book;
        this.key = key.map(Keys::text);
        this.chain = new Chain(log, faults);
    }

    /**
     * Verifies a directory of records.
     *
     * @param book the rules to review with again; rules that were switched off for a record are switched off for its
     *             replay
     * @param key  by which every record must be signed; empty if none must
     * @throws InputException if the directory cannot be read, or is none of records
     */
    public static Verification verify(Path directory, RuleBook book, Optional<PublicKey> key) {
        RecordDirectory.checkIsThere(directory);
        try {
            return new Verifier(directory, book, key).verify(directory);
        } catch (IOException unreadable) {
            throw RecordDirectory.unusable(directory, unreadable);
        }
    }

    private Verification verify(Path directory) throws IOException {
        Set<String> names = Set.of();
        if (Files.exists(records)) {
            names = names(records);
        } else {
            faults.add(Fault.Kind.MISSING, records, 0, "", "there is no directory of records", "");
        }
        if (Files.exists(log)) {
            followLog();
        } else {
            faults.add(Fault.Kind.MISSING, log, 0, "", "there is no log", "");
        }
        long unsignedRecords = unsigned.size();
        if (key.isPresent()) {
            tellUnsigned();
        }
        names.forEach(this::checkName);
        for (String name : names(directory)) {
            if (name.startsWith(RecordDirectory.TORN)) {
                faults.add(
                        Fault.Kind.SET_ASIDE,
                        directory.resolve(name),
                        0,
                        "",
                        "is what an interrupted append left of a line",
                        "");
            }
        }
        Path aside = directory.resolve(RecordDirectory.SET_ASIDE);
        if (Files.isDirectory(aside)) {
            names(aside)
                    .forEach(name -> faults.add(
                            Fault.Kind.SET_ASIDE,
                            aside.resolve(name),
                            0,
                            "",
                            "had no line in the log when the book was opened",
                            ""));
        }
        return new Verification(
                faults.kept(),
                faults.found(),
                recorded,
                recorded - unsignedRecords,
                superseded.size(),
                replayed,
                notReplayable);
    }

    /** Of a key that signed nothing, once and not for each record. */
    private void tellUnsigned() {
        if (signOffsOfTheKey > 0) {
            unsigned.forEach((record, line) -> faults.add(
                    Fault.Kind.UNSIGNED,
                    log,
                    line,
                    "",
                    "no valid sign-off of the key covers record " + record + otherKeys,
                    ""));
        } else if (!unsigned.isEmpty()) {
            faults.add(
                    Fault.Kind.UNSIGNED,
                    log,
                    0,
                    "",
                    signOffs == 0
                            ? "nothing is signed, with this key or another"
                            : (signOffs == 1
                                            ? "the one signature is not"
                                            : "none of the " + signOffs + " signatures is")
                                    + " by the key" + otherKeys,
                    signOffs == 0 ? "" : "the key of somebody else was given");
        }
    }

    private static Set<String> names(Path directory) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private void followLog() throws IOException {
        try (LogReader reader = new LogReader(log)) {
            for (Optional<LogLine> next = reader.next(); next.isPresent(); next = reader.next()) {
                LogLine line = next.get();
                if (chain.follow(line, reader.ahead())) {
                    switch (line.text("kind")) {
                        case LogLine.RECORD -> checkRecord(line);
                        case LogLine.SIGN_OFF -> checkSignOff(line);
                        default -> changed(line, "/kind", "is neither " + LogLine.RECORD + " nor " + LogLine.SIGN_OFF);
                    }
                }
            }
        }
        chain.end();
    }

    private void checkName(String name) {
        Path file = records.resolve(name);
        Optional<String> hash = RecordFile.hash(name);
        if (name.endsWith(RecordDirectory.PART)) {
            faults.add(Fault.Kind.UNFINISHED, file, 0, "", "is part of a record: an append was interrupted", "");
        } else if (hash.isEmpty()) {
            changed(file, "", "was added: it has no name of a record");
        } else if (!chain.hasSeen(hash.get())) {
            faults.add(
                    chain.isIntact() ? Fault.Kind.UNFINISHED : Fault.Kind.MISSING,
                    file,
                    0,
                    "",
                    "has no line in the log"
                            + (chain.isIntact()
                                    ? ": an append was interrupted, or the end of the log was cut off"
                                    : ""),
                    "");
        }
    }

    private void checkRecord(LogLine line) {
        recorded++;
        String hash = line.text("record");
        unsigned.put(hash, line.number());
        if (!RecordFile.HASH.matcher(hash).matches()) {
            changed(line, "/record", "is no hash");
            return;
        }
        Path file = records.resolve(hash + RecordFile.ENDING);
        RecordFile record;
        try {
            record = RecordFile.read(file);
        } catch (NoSuchFileException gone) {
            faults.add(Fault.Kind.MISSING, file, 0, "", "is gone; line " + line.number() + " of the log names it", "");
            return;
        } catch (IOException unreadable) {
            faults.add(Fault.Kind.MISSING, file, 0, "", "cannot be read: " + unreadable.getMessage(), "");
            return;
        } catch (InputException noRecord) {
            changed(file, "", "was changed: " + noRecord.problems().get(0).fault());
            return;
        }
        if (!record.hash().equals(hash)) {
            changed(
                    file,
                    "",
                    Files.exists(records.resolve(record.hash() + RecordFile.ENDING))
                            ? "was changed: it is a copy of record " + record.hash()
                            : "was changed: the SHA-256 of its bytes is " + record.hash());
        } else {
            checkLine(line, record);
        }
        checkHashes(file, record);
        checkSupersedes(file, record);
        replay(file, record);
    }

    /** A line says nothing that its record does not say. */
    private void checkLine(LogLine line, RecordFile record) {
        String right = JsonWriter.canonical(LogLine.of(record, line.seq(), line.text("previous")));
        Trees.changes(JsonReader.object(right, ""), line.tree())
                .forEach(change -> changed(
                        line,
                        change.what(),
                        "was changed: the record has " + or(change.before()) + ", the log " + or(change.after())));
    }

    private void checkHashes(Path file, RecordFile record) {
        if (!JsonWriter.canonical(record.tree()).equals(record.text())) {
            changed(file, "", "is not in canonical form");
        }
        checkHash(file, "/content", record.content(), Trees.text(record.tree(), "content"));
        Map<String, Object> input = new LinkedHashMap<>();
        Trees.entries(record.tree(), "input").forEach((name, value) -> input.put((String) name, value));
        checkHash(file, "/diagnosis/input/sha256", input, record.inputHash());
    }

    private void checkHash(Path file, String path, Map<String, Object> tree, String recorded) {
        String hash = Sha256.hex(JsonWriter.canonical(tree));
        if (!hash.equals(recorded)) {
            changed(file, path, "recorded \"" + recorded + "\", the hash is \"" + hash + "\"");
        }
    }

    private void checkSupersedes(Path file, RecordFile record) {
        String earlier = record.supersedes();
        if (earlier.isEmpty()) {
            return;
        }
        if (earlier.equals(record.hash()) || !chain.hasSeen(earlier)) {
            changed(file, "/supersedes/record", "no record " + earlier + " comes before it in the log");
        } else if (!superseded.add(earlier)) {
            changed(file, "/supersedes/record", "record " + earlier + " is superseded already");
        }
    }

    private void replay(Path file, RecordFile record) {
        Object rules = Trees.find(record.tree(), "diagnosis", "ruleSet");
        List<String> off =
                Trees.items(rules, "switchedOff").stream().map(String::valueOf).toList();
        Optional<RuleBook> same =
                Trees.text(rules, "sha256").equals(book.ruleSet().sha256())
                        ? books.computeIfAbsent(off, this::without)
                        : Optional.empty();
        boolean otherForm =
                !Integer.valueOf(Content.SCHEMA).equals(record.tree().get("schema"));
        if (same.isEmpty() || otherForm) {
            notReplayable++;
            faults.add(
                    Fault.Kind.NOT_REPLAYABLE,
                    file,
                    0,
                    otherForm ? "/schema" : "/diagnosis/ruleSet",
                    otherForm
                            ? "is a record of another form than " + Content.SCHEMA
                            : "cannot be replayed: needs rule set "
                                    + words(Trees.text(rules, "version"), Trees.text(rules, "sha256"), off)
                                    + "; at hand is " + words(book.ruleSet()),
                    "");
            return;
        }
        replayed++;
        try {
            Map<String, Object> again =
                    Content.replayed(record.tree(), same.get(), record.day(), Location.of(file.toString()));
            compare(file, record, again);
        } catch (InputException unreadable) {
            unreadable
                    .problems()
                    .forEach(problem -> changed(file, problem.path(), "cannot be replayed: " + problem.fault()));
        } catch (DateTimeException noTime) {
            changed(file, "/at", "\"" + Trees.text(record.tree(), "at") + "\" is no date and time");
        }
    }

    /**
     * The program's version is taken from the record: another program must give the same answer with the same rules.
     */
    private void compare(Path file, RecordFile record, Map<String, Object> again) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Trees.entries(again, "diagnosis").forEach((name, value) -> answer.put((String) name, value));
        answer.put("program", Trees.find(record.tree(), "diagnosis", "program"));
        again.put("diagnosis", answer);
        if (again.equals(record.content())) {
            return;
        }
        String version = Trees.text(record.tree(), "diagnosis", "program", "version");
        String maybe = version.equals(Program.version())
                ? ""
                : "the record is of version " + version + " of the program, this is " + Program.version();
        List<Change> changes = Trees.changes(record.content(), again);
        changes.stream()
                .limit(NAMED)
                .forEach(change -> faults.add(
                        Fault.Kind.CHANGED,
                        file,
                        0,
                        change.what(),
                        "recorded " + or(change.before()) + ", replayed " + or(change.after()),
                        maybe));
        if (changes.size() > NAMED) {
            changed(file, "", "differs from its replay in " + (changes.size() - NAMED) + " more places");
        }
    }

    /** The book at hand with these rules switched off and no others; empty if it cannot be had. */
    private Optional<RuleBook> without(List<String> ids) {
        List<String> more = new ArrayList<>(ids);
        more.removeAll(book.ruleSet().switchedOff());
        try {
            return Optional.of(book.without(more.toArray(String[]::new)))
                    .filter(found -> found.ruleSet().switchedOff().equals(ids));
        } catch (IllegalArgumentException noSuchRule) {
            return Optional.empty();
        }
    }

    private static String words(RuleSet rules) {
        return words(rules.version(), rules.sha256(), rules.switchedOff());
    }

    private static String words(String version, String sha256, List<String> off) {
        return version + " (SHA-256 " + sha256 + ")" + (off.isEmpty() ? "" : " without " + String.join(", ", off));
    }

    private void checkSignOff(LogLine line) {
        Map<String, Object> signed = new LinkedHashMap<>(line.tree());
        signed.remove("signature");
        String record = line.text("record");
        boolean isOfTheKey = key.filter(line.text("key")::equals).isPresent();
        signOffs++;
        signOffsOfTheKey += isOfTheKey ? 1 : 0;
        if (!Keys.isSigned(JsonWriter.canonical(signed), line.text("signature"), line.text("key"))) {
            changed(line, "/signature", "is not that of this line by its key");
        } else if (!record.equals(LogLine.ALL) && !chain.hasSeen(record)) {
            changed(line, "/record", "no record " + record + " comes before it in the log");
        } else if (key.isPresent() && !isOfTheKey) {
            otherKeys = "; line " + line.number() + " is signed with another key, by " + line.text("by");
        } else if (!record.equals(LogLine.ALL)) {
            unsigned.remove(record);
        } else if (chain.isIntact()) {
            unsigned.clear();
        }
    }

    private void changed(Path file, String path, String words) {
        faults.add(Fault.Kind.CHANGED, file, 0, path, words, "");
    }

    private void changed(LogLine line, String path, String words) {
        faults.add(Fault.Kind.CHANGED, log, line.number(), path, words, "");
    }

    private static String or(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
