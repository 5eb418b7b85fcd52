package org.letrodx.rules;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.letrodx.document.InputException;
import org.letrodx.document.JsonReader;
import org.letrodx.document.JsonWriter;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Tables;
import org.letrodx.tables.NameTable;

/**
 * A rule book as one text: its rules, its bibliography and the tables that it looks names up in, so that it answers
 * later as it does now, whatever rules a program comes with then.
 */
final class KeptRules {
    private KeptRules() {}

    /** A book without its tables: maps, lists and texts. */
    static Map<String, Object> tree(Rules rules) {
        Map<String, Object> book = new LinkedHashMap<>();
        book.put("version", rules.set().version());
        book.put("sha256", rules.set().sha256());
        book.put("deciding", rules.set().deciding());
        book.put("rules", rules.all().stream().map(RuleReader::keep).toList());
        book.put(
                "references",
                rules.references().values().stream().map(Reference::cslItem).toList());
        return book;
    }

    /** A book as canonical JSON. */
    static String write(Rules rules) {
        Map<String, Object> book = tree(rules);
        Map<String, Object> tables = new TreeMap<>();
        NameTable.NAMES.forEach(name -> tables.put(name, rules.table(name)));
        book.put("tables", tables);
        return JsonWriter.canonical(book);
    }

    /**
     * A book that {@link #write} gave.
     *
     * @throws InputException if it is none, or if this program no longer knows a fact, a word or a table of it
     */
    @SuppressWarnings("unchecked") // what is not as write() wrote it is refused
    static Rules read(String json, String source) {
        try {
            Map<String, Object> book = JsonReader.object(json, source);
            Map<String, String> texts = (Map<String, String>) part(book, "tables");
            Map<String, NameTable> tables = new TreeMap<>();
            texts.forEach((name, csv) -> tables.put(name, NameTable.read(name, csv)));
            checkMolarMasses(requireNonNull(tables.get("drugs"), "they have no table drugs"));
            Function<String, NameTable> byName = name -> Optional.ofNullable(tables.get(name))
                    .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
            return of(book, byName, texts, false);
        } catch (InputException notJson) {
            throw notJson;
        } catch (RuntimeException notKnown) {
            throw new InputException(new Problem(
                    Location.of(source), "", "are rules that this program cannot read: " + notKnown.getMessage()));
        }
    }

    /** Concentrations by mass are converted before any rule is asked, with the molar masses of this program. */
    private static void checkMolarMasses(NameTable drugs) {
        for (NameTable.Row drug : drugs.rows()) {
            String then = drug.cell("molarMass");
            String now = NameTable.of("drugs")
                    .find(drug.name())
                    .map(row -> row.cell("molarMass"))
                    .orElse("");
            if (!then.isEmpty() && (now.isEmpty() || new BigDecimal(then).compareTo(new BigDecimal(now)) != 0)) {
                throw new IllegalStateException("the molar mass of " + drug.name() + " is another one now");
            }
        }
    }

    /**
     * @param book as {@link #tree} gives it
     * @param inParallel true for a book that was checked, where a program that starts has a processor to spare; else
     *     the first fault is told
     */
    @SuppressWarnings("unchecked") // as tree() made it
    static Rules of(
            Map<String, Object> book,
            Function<String, NameTable> tables,
            Map<String, String> texts,
            boolean inParallel) {
        List<Map<String, Object>> kept = (List<Map<String, Object>>) part(book, "rules");
        Map<List<String>, Question> questions = new ConcurrentHashMap<>();
        List<Rule> rules = (inParallel ? kept.parallelStream() : kept.stream())
                .map(rule -> RuleReader.kept(rule, tables, questions))
                .toList();
        Map<String, Reference> references = new LinkedHashMap<>();
        for (Map<String, Object> item : (List<Map<String, Object>>) part(book, "references")) {
            String key = text(item, "id");
            references.put(key, new Reference(key, item));
        }
        RuleSet set = new RuleSet(text(book, "version"), text(book, "sha256"), text(book, "deciding"), List.of());
        return new Rules(List::of, rules, references, List.of(), List::of, set, texts);
    }

    static String text(Map<String, ?> book, String name) {
        return (String) part(book, name);
    }

    /**
     * What was kept under a name.
     *
     * @throws IllegalStateException if nothing was
     */
    static Object part(Map<String, ?> kept, String name) {
        Object part = kept.get(name);
        if (part == null) {
            throw new IllegalStateException("they have no " + name);
        }
        return part;
    }

    /** The tables that come with the program, as texts by name. */
    static Map<String, String> bundledTables() {
        return NameTable.NAMES.stream().collect(Collectors.toMap(name -> name, name -> Tables.text(name + ".csv")));
    }
}
