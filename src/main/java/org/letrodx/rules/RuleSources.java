package org.letrodx.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Sha256;
import org.letrodx.document.Tables;
import org.letrodx.document.Written;

/**
 * The files of a rule book in a directory: rules in a folder for each area, the bibliography, the tables, the version.
 */
final class RuleSources {
    private final List<RuleFile> files = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();
    private final Map<String, Reference> references = new LinkedHashMap<>();
    private final Optional<List<ReferenceValue>> values;
    private final List<Evidence> evidence;
    private final String version;
    private final String sha256;

    /** @throws InputException if the directory is none, holds no rule, or has a bibliography that cannot be read */
    RuleSources(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw fault(directory, "is not a directory of rules");
        }
        try (Stream<Path> walk = Files.walk(directory, 2)) {
            MessageDigest digest = Sha256.digest();
            for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                if (isPart(name)) {
                    String text = Documents.text(path);
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    digest.update((name + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                    if (name.endsWith(".csv")) {
                        tables.add(name);
                    }
                    if (name.endsWith(".drl")) {
                        String area = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
                        files.add(new RuleFile(area, name, path.toString(), text));
                    }
                }
            }
            sha256 = HexFormat.of().formatHex(digest.digest());
            Path versionFile = directory.resolve("VERSION");
            version = Files.exists(versionFile) ? Documents.text(versionFile).strip() : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (files.isEmpty()) {
            throw fault(directory, "holds no rule (area/ID.drl)");
        }
        Path table = directory.resolve("reference-values.csv");
        values = Files.exists(table)
                ? Optional.of(ReferenceValues.of(Tables.read(table, ReferenceValues.COLUMNS)))
                : Optional.empty();
        Path citations = directory.resolve(EvidenceTable.FILE);
        evidence =
                Files.exists(citations) ? EvidenceTable.of(Tables.read(citations, EvidenceTable.COLUMNS)) : List.of();
        Path bibliography = directory.resolve("references.yaml");
        if (Files.exists(bibliography)) {
            readReferences(bibliography);
        }
    }

    List<RuleFile> files() {
        return files;
    }

    Map<String, Reference> references() {
        return references;
    }

    /** Tables that only the bundled book has. */
    List<String> unusedTables() {
        return tables.stream()
                .filter(name -> !name.equals("reference-values.csv") && !name.equals(EvidenceTable.FILE))
                .toList();
    }

    /** The published numbers; empty if the directory has no table of them. */
    Optional<List<ReferenceValue>> values() {
        return values;
    }

    /** What its citations rest on; none if the directory has no table of it. */
    List<Evidence> evidence() {
        return evidence;
    }

    String version() {
        return version;
    }

    /** Over the names and the bytes of the rules, the bibliography and the tables. */
    String hash() {
        return sha256;
    }

    private static boolean isPart(String name) {
        return name.endsWith(".drl")
                || name.equals("references.yaml")
                || (name.endsWith(".csv") && !name.contains("/"));
    }

    private void readReferences(Path bibliography) {
        Written root = Documents.read(bibliography).sound();
        List<Problem> problems = new ArrayList<>();
        Optional<Written> list =
                root instanceof Written.Entries entries ? entries.find("references") : Optional.empty();
        if (list.isEmpty() || !(list.get() instanceof Written.Items items)) {
            throw fault(bibliography, "has no list of references");
        }
        for (Written item : items.items()) {
            Object plain = item.plain();
            if (!(plain instanceof Map<?, ?> map) || !(map.get("id") instanceof String key)) {
                problems.add(new Problem(item.at(), "", "a reference without an id"));
                continue;
            }
            Map<String, Object> cslItem = new LinkedHashMap<>();
            map.forEach((name, value) -> cslItem.put((String) name, value));
            if (references.put(key, new Reference(key, cslItem)) != null) {
                problems.add(new Problem(item.at(), key, "occurs twice in the bibliography"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private static InputException fault(Path path, String fault) {
        return new InputException(new Problem(Location.of(path.toString()), "", fault));
    }
}
