package org.letrodx.tables;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Tables;
import org.letrodx.document.Typography;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;

/**
 * What is known by a name: of a cell line, a medium, a drug. Each is a table in {@code rules/} with a column
 * {@code name}, one of {@code synonyms}, and one for each fact that it knows, named as in the vocabulary. A column
 * {@code <fact>_mark} says how a value is known: with a settled mark it was read, with any other it is usual and not
 * verified.
 */
public final class NameTable {
    /** Marks of a value that was read in a paper's abstract, a table or a methods section. */
    private static final Set<String> SETTLED = Set.of("V", "v", "h");

    /** {@code letrozole 1 uM}, {@code Femara 2.5 mg/day}. */
    private static final Pattern QUANTITY = Pattern.compile(
            "(?<name>.*[^\\s,@(])[\\s,@(]+\\d[\\d.,]*\\s*(?:[a-zA-Z%\u00b5\u03bc][^\\s]*(?:\\s?(?:per|a|/).*)?)?\\)?");

    private static final int KEPT_AT_MOST = 1000;

    private final String name;
    private final FactType key;
    private final List<Row> rows;
    private final Map<String, Row> bySpelling = new HashMap<>();
    private final Names names;
    /** A laboratory writes few names, and each of them often. */
    private final Map<String, Optional<Row>> found = new ConcurrentHashMap<>();

    /** A table, the fact whose values are looked up in it, and how a name is found in what somebody wrote. */
    private record Sort(String name, String key, Function<NameTable, Names> names) {}

    private static final List<Sort> SORTS = List.of(
            new Sort("cell-lines", "cellLine.name", SingleName::new),
            new Sort("media", "medium.name", SingleName::new),
            new Sort("drugs", "treatment.drug", DrugNames::new));

    /** The names of the tables there are. */
    public static final List<String> NAMES = SORTS.stream().map(Sort::name).toList();

    /** Those that come with the program. */
    private static final class Bundled {
        private static final List<NameTable> TABLES = NAMES.stream()
                .map(name -> read(name, Tables.text(name + ".csv")))
                .toList();
    }

    /**
     * What the table knows of one name.
     *
     * @param name the name
     * @param known values that were read, by fact
     * @param usual values that are usual and not verified, by fact
     * @param cites keys of references
     * @param cells all cells as written, by column
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

    private NameTable(Sort sort, List<NamedCsvRecord> records) {
        name = sort.name();
        key = Vocabulary.get(sort.key());
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
        names = sort.names().apply(this);
    }

    /**
     * A table that is written so.
     *
     * @param name what kind of table it is, for example {@code cell-lines}
     * @throws IllegalArgumentException if there is no such kind
     * @throws IllegalStateException if it says something that this program does not know
     */
    public static NameTable read(String name, String csv) {
        Sort known = SORTS.stream()
                .filter(sort -> sort.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
        return new NameTable(known, Tables.rows(csv));
    }

    /** The tables that come with the program, in the order of {@link #NAMES}. */
    public static List<NameTable> all() {
        return Bundled.TABLES;
    }

    /** The table in which the values of this fact are looked up; empty if there is none. */
    public static Optional<NameTable> of(FactType fact) {
        return all().stream().filter(table -> table.key == fact).findFirst();
    }

    /**
     * The table of this name, without its ending.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NameTable of(String name) {
        return all().stream()
                .filter(table -> table.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name + "; there are "
                        + String.join(", ", NAMES.stream().sorted().toList())));
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
     * What it knows of a name, matched without case, blanks, hyphens, underscores and slashes, and without a word of
     * the supplier, the catalogue number or the passage: {@code mcf-7 (ATCC HTB-22)} is MCF-7, {@code MCF-7 (LTED)} is
     * not.
     */
    public Optional<Row> find(String wanted) {
        Optional<Row> known = found.get(wanted);
        if (known == null) {
            known = names.find(wanted);
            if (found.size() < KEPT_AT_MOST) {
                found.put(wanted, known);
            }
        }
        return known;
    }

    /** What somebody wrote, in the names of the table as far as it lists them; of several drugs {@code a + b}. */
    public String listed(String written) {
        return names.listed(written);
    }

    /** True if it knows values of a fact that were read, not only usual ones. */
    public boolean settles(FactType fact) {
        return rows.stream().anyMatch(row -> row.known().containsKey(fact));
    }

    /**
     * The name that was probably meant by one that is not listed; empty if none is near. A listed name of which a word
     * is cut short is near, too: {@code MCF-7 aromatase} may be MCF-7aro. Of several drugs, the first that is misspelt
     * counts.
     */
    public String nearest(String unlisted) {
        return names.nearest(unlisted);
    }

    /** The name that is left of one without the quantity that stands behind it; empty if no listed name is left. */
    public Optional<Row> withoutQuantity(String unlisted) {
        Matcher quantity = QUANTITY.matcher(Typography.plain(unlisted).strip());
        return quantity.matches() ? spelt(quantity.group("name")) : Optional.empty();
    }

    /** All spellings of all names, folded. */
    Set<String> spellings() {
        return bySpelling.keySet();
    }

    /** The row of a name or a synonym of it. */
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
            return requireNonNull(
                    type.read(type.kind() == Kind.CHOICES ? list(text) : scalar(text)), "a value is unknown");
        } catch (Unreadable bad) {
            throw new IllegalStateException(name + ".csv has a wrong value for " + type + ": " + bad.getMessage(), bad);
        }
    }

    private static Written scalar(String text) {
        return new Written.Scalar(text, Location.NONE);
    }

    private static Written list(String text) {
        return new Written.Items(
                Tables.items(text).stream().map(NameTable::scalar).toList(), Location.NONE);
    }
}
