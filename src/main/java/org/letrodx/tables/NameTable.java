package org.letrodx.tables;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Tables;
import org.letrodx.document.Typography;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What is known by a name: of a cell line, a medium, a drug. Each is a table in {@code rules/} with a column {@code
 * name}, one of
 * {@code synonyms}, and one for each fact that it knows, named as in the vocabulary. A column {@code <fact>_mark} says
 * how a value is
 * known: with a settled mark it was read, with any other it is usual and not verified.
 */
public final class NameTable {
    /** Marks of a value that was read in a paper's abstract, a table or a methods section. */
    private static final Set<String> SETTLED = Set.of("V", "v", "h");

    /** Where cells come from, a catalogue number or a passage: says nothing of what a line is. */
    private static final String ORIGIN =
            "(?:from|ATCC|ECACC|DSMZ|JCRB|RIKEN|KCLB|CLS|ICLC|BCRC|HTB|CRL|ACC|RRID|CVCL|lot|passage|p\\.?\\s?\\d+)\\b";

    private static final Pattern ASIDE = Pattern.compile(
            "\\([^()]*\\b" + ORIGIN + "[^()]*\\)|[/,;:\\s-]+" + ORIGIN + ".*|\\b(?:cell line|cells?)\\b",
            Pattern.CASE_INSENSITIVE);

    /** {@code letrozole 1 uM}, {@code Femara 2.5 mg/day}. */
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<name>.*[^\\s,@(])[\\s,@(]+\\d[\\d.,]*\\s*(?:[a-zA-Z%\u00b5\u03bc][^\\s]*(?:\\s?(?:per|a|/).*)?)?\\)?");

    private static final int KEPT_AT_MOST = 1000;

    private final String name;
    private final FactType key;
    private final List<Row> rows;
    private final Map<String, Row> bySpelling = new HashMap<>();
    private final Function<String, Optional<Row>> finder;
    /** A laboratory writes few names, and each of them often. */
    private final Map<String, Optional<Row>> found = new ConcurrentHashMap<>();

    /** The tables there are, and the facts whose values are looked up in them. */
    private static final Map<String, String> KEYS =
            Map.of("cell-lines", "cellLine.name", "media", "medium.name", "drugs", "treatment.drug");

    /** Those that come with the program. */
    private static final class Bundled {
        private static final Map<String, NameTable> TABLES = KEYS.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> read(name, Tables.text(name + ".csv"))));
    }

    /**
     * What the table knows of one name.
     *
     * @param name    the name
     * @param known   values that were read, by fact
     * @param usual   values that are usual and not verified, by fact
     * @param cites   keys of references
     * @param cells   all cells as written, by column
     */
    public record Row(
            String name,
            Map<FactType, Object> known,
            Map<FactType, Object> usual,
            List<String> cites,
            Map<String, String> cells) {

        /** A cell as written; empty if the table has no such column. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private NameTable(String name, String key, List<NamedCsvRecord> records) {
        this.name = name;
        this.key = Vocabulary.get(key);
        List<Row> read = new ArrayList<>();
        for (NamedCsvRecord record : records) {
            Row row = row(record.getFieldsAsMap());
            read.add(row);
            List<String> spellings = new ArrayList<>(Tables.items(row.cell("synonyms")));
            spellings.add(row.name());
            if (!row.cell("rrid").isEmpty()) {
                spellings.add(row.cell("rrid"));
            }
            for (String spelling : spellings) {
                Row other = bySpelling.put(Nearest.fold(spelling), row);
                if (other != null && other != row) {
                    throw new IllegalStateException(name + ".csv gives the name " + spelling + " to two rows");
                }
            }
        }
        rows = List.copyOf(read);
        finder = name.equals("drugs") ? new DrugNames(this)::find : this::named;
    }

    /**
     * A table that is written so.
     *
     * @param name what kind of table it is, for example {@code cell-lines}
     * @throws IllegalArgumentException if there is no such kind
     * @throws IllegalStateException    if it says something that this program does not know
     */
    public static NameTable read(String name, String csv) {
        String key = KEYS.get(name);
        if (key == null) {
            throw new IllegalArgumentException("there is no table " + name);
        }
        return new NameTable(name, key, Tables.rows(csv));
    }

    /**
     * The table of this name, without its ending.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NameTable of(String name) {
        NameTable table = Bundled.TABLES.get(name);
        if (table == null) {
            throw new IllegalArgumentException("there is no table " + name + "; there are "
                    + String.join(
                            ", ", Bundled.TABLES.keySet().stream().sorted().toList()));
        }
        return table;
    }

    /** Its name, for example {@code cell-lines}. */
    public String name() {
        return name;
    }

    /** The fact whose value is looked up in it. */
    public FactType key() {
        return key;
    }

    /** All rows, in the order of the file. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * What it knows of a name, matched without case, blanks, hyphens, underscores and slashes, and without a word of the
     * supplier, the catalogue number or the passage: {@code mcf-7 (ATCC HTB-22)} is MCF-7, {@code MCF-7 (LTED)} is not.
     */
    public Optional<Row> find(String wanted) {
        Optional<Row> known = found.get(wanted);
        if (known == null) {
            known = finder.apply(wanted);
            if (found.size() < KEPT_AT_MOST) {
                found.put(wanted, known);
            }
        }
        return known;
    }

    /** True if it knows values of a fact that were read, not only usual ones. */
    public boolean settles(FactType fact) {
        return rows.stream().anyMatch(row -> row.known().containsKey(fact));
    }

    /**
     * The name that was probably meant by one that is not listed; empty if none is near. A listed name of which a word is
     * cut short is near, too: {@code MCF-7 aromatase} may be MCF-7aro. Of several drugs, the first that is misspelt counts.
     */
    public String nearest(String unlisted) {
        if (name.equals("drugs")) {
            return DrugNames.parts(unlisted).stream()
                    .filter(part -> spelt(part).isEmpty())
                    .map(this::misspelt)
                    .filter(near -> !near.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        String near = Nearest.to(unlisted, rows.stream().map(Row::name).toList());
        if (!near.isEmpty()) {
            return near;
        }
        String wanted = Nearest.fold(unlisted);
        return rows.stream()
                .map(Row::name)
                .filter(listed -> isCutShort(Nearest.fold(listed), wanted))
                .collect(Collectors.joining(" or "));
    }

    private static boolean isCutShort(String listed, String wanted) {
        return wanted.length() > listed.length()
                && wanted.startsWith(listed)
                && Character.isLetter(listed.charAt(listed.length() - 1))
                && Character.isLetter(wanted.charAt(listed.length()));
    }

    /** Names of drugs resemble each other: tamoxifen and endoxifen are three letters apart. */
    private String misspelt(String drug) {
        List<String> spellings =
                bySpelling.keySet().stream().filter(one -> one.length() > 4).toList();
        String near = Nearest.to(drug, spellings, 2);
        return near.isEmpty() ? "" : requireNonNull(bySpelling.get(near)).name();
    }

    /** The name that is left of one without the quantity that stands behind it; empty if no listed name is left. */
    public Optional<Row> withoutQuantity(String unlisted) {
        Matcher quantity = QUANTITY.matcher(Typography.plain(unlisted).strip());
        return quantity.matches() ? spelt(quantity.group("name")) : Optional.empty();
    }

    private Optional<Row> named(String wanted) {
        return spelt(wanted)
                .or(() -> spelt(
                        ASIDE.matcher(Typography.plain(wanted)).replaceAll(" ").strip()));
    }

    Optional<Row> spelt(String wanted) {
        return Optional.ofNullable(bySpelling.get(Nearest.fold(wanted)));
    }

    private Row row(Map<String, String> cells) {
        Map<FactType, Object> known = new HashMap<>();
        Map<FactType, Object> usual = new HashMap<>();
        cells.forEach((column, text) -> {
            Vocabulary.find(key.section() + "." + column)
                    .filter(type -> type != key && !text.isEmpty())
                    .ifPresent(type -> {
                        String mark = cells.get(column + "_mark");
                        (mark == null || SETTLED.contains(mark) ? known : usual).put(type, read(type, text));
                    });
        });
        return new Row(
                requireNonNull(cells.get("name")),
                Map.copyOf(known),
                Map.copyOf(usual),
                Tables.items(cells.getOrDefault("cites", "")),
                cells);
    }

    private Object read(FactType type, String text) {
        try {
            return Objects.requireNonNull(type.read(new Written.Scalar(text, Location.NONE)), "a value is unknown");
        } catch (Unreadable bad) {
            throw new IllegalStateException(name + ".csv has a wrong value for " + type + ": " + bad.getMessage(), bad);
        }
    }
}
