package org.letrodx.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Documents;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * The change log of a rule book: a heading {@code ## 1.2.0} for each version, newest first, with a line {@code sha256:
 * ...} that says which rules had that version. So rules cannot change while their version stays.
 */
final class ChangeLog {
    private static final Pattern LINE = Pattern.compile("(?:## (?<version>.*)|sha256: (?<hash>.*))");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /** One version, newest first. */
    private record Entry(String version, int line, String hash) {}

    private ChangeLog(Path file) {
        this.file = file;
    }

    /** What is wrong with the version of the rules in a directory. */
    static List<Problem> check(Path directory, String version, String sha256) {
        ChangeLog log = new ChangeLog(directory.resolve("CHANGELOG.md"));
        log.read();
        log.checkEntries();
        log.checkNewest(version, sha256);
        return log.problems;
    }

    private void read() {
        int number = 0;
        for (String line : Documents.text(file).lines().toList()) {
            number++;
            Matcher match = LINE.matcher(line.strip());
            if (match.matches() && match.group("version") != null) {
                entries.add(new Entry(match.group("version"), number, ""));
            } else if (match.matches() && !entries.isEmpty()) {
                Entry entry = entries.remove(entries.size() - 1);
                entries.add(new Entry(entry.version, entry.line, match.group("hash")));
            }
        }
    }

    private void checkEntries() {
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (!VERSION.matcher(entry.version).matches()) {
                problem(entry.line, "\"" + entry.version + "\" is not a version", "three numbers, such as 1.2.0");
            } else if (i > 0 && isNotNewer(entries.get(i - 1).version, entry.version)) {
                problem(
                        entry.line,
                        entry.version + " does not come before " + entries.get(i - 1).version,
                        "the newest version first");
            }
            if (!hashes.add(entry.hash)) {
                problem(
                        entry.line,
                        entry.version + " has no hash of its own",
                        "a line sha256: with the hash of its rules");
            }
        }
    }

    private static boolean isNotNewer(String above, String below) {
        Matcher newer = VERSION.matcher(above);
        Matcher older = VERSION.matcher(below);
        if (!newer.matches() || !older.matches()) {
            return false;
        }
        for (int i = 1; i <= 3; i++) {
            int order = Long.compare(Long.parseLong(newer.group(i)), Long.parseLong(older.group(i)));
            if (order != 0) {
                return order < 0;
            }
        }
        return true;
    }

    private void checkNewest(String version, String sha256) {
        if (entries.isEmpty()) {
            problem(1, "names no version", "a heading ## " + version + " with a line sha256: " + sha256);
            return;
        }
        Entry newest = entries.get(0);
        if (!newest.version.equals(version)) {
            problem(
                    newest.line,
                    "the newest version is " + newest.version + ", and VERSION says " + version,
                    "the same in both");
        }
        if (!newest.hash.equals(sha256)) {
            problem(
                    newest.line,
                    "the rules are not those of " + newest.version + " any more",
                    "raise VERSION, and write a heading for it here with what changed and the line sha256: " + sha256);
        }
    }

    private void problem(int line, String fault, String allowed) {
        problems.add(new Problem(new Location(file.toString(), line, 1), "", fault, allowed));
    }
}
