package org.letrodx.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.document.Unreadable;
import org.letrodx.document.Written;
import org.letrodx.facts.Basis;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Facts;
import org.letrodx.tables.NameTable;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Kind;
import org.letrodx.vocabulary.Vocabulary;
import org.letrodx.vocabulary.Word;

/**
 * What a derivation concludes of one fact: {@code assay.measuresGrowth = true}, {@code model.system = cell-culture or
 * spheroid}, {@code cellLine.aromatase != none}, {@code serum.treatment usually untreated}, which raises a suspicion
 * and settles nothing, or {@code medium.phenolRed from media}, which looks a name up in a table. A look-up may end in
 * {@code , else unlisted} (what a name that is not listed gives) and in {@code , if aromataseSource agrees} (nothing is
 * taken from the table if this fact was stated otherwise than the table has it).
 */
public final class Conclusion {
    private static final Pattern FORM =
            Pattern.compile("(?<fact>\\w+\\.\\w+)\\s*(?<how>=|!=|usually|from)\\s*(?<what>.+)");
    private static final Pattern LOOK_UP =
            Pattern.compile("(?<table>[\\w-]+)(?:,\\s*else (?<otherwise>[\\w-]+))?(?:,\\s*if (?<agrees>\\w+) agrees)?");
    private static final String ALLOWED =
            "fact = value, fact = word or word, fact != word, fact usually word, fact from table";

    private final String text;
    private final FactType fact;
    private final long words;
    private final @Nullable Object value;
    private final @Nullable Object usual;
    private final @Nullable NameTable table;
    private final @Nullable Object otherwise;
    private final @Nullable FactType agrees;

    private Conclusion(
            String text,
            FactType fact,
            long words,
            @Nullable Object value,
            @Nullable Object usual,
            @Nullable NameTable table,
            @Nullable Object otherwise,
            @Nullable FactType agrees) {
        this.text = text;
        this.fact = fact;
        this.words = words;
        this.value = value;
        this.usual = usual;
        this.table = table;
        this.otherwise = otherwise;
        this.agrees = agrees;
    }

    /** @param tables that names are looked up in, by name */
    static Optional<Conclusion> read(
            String text, Function<String, NameTable> tables, Location at, String rule, List<Problem> problems) {
        Matcher match = FORM.matcher(text.strip());
        if (!match.matches()) {
            problems.add(new Problem(at, rule, "\"" + text + "\" concludes nothing", ALLOWED));
            return Optional.empty();
        }
        int before = problems.size();
        FactType fact = QuestionReader.fact(match.group("fact"), problems, at, rule);
        Conclusion read = problems.size() > before
                ? null
                : match.group("how").equals("from")
                        ? lookUp(text, fact, match.group("what"), tables, at, rule, problems)
                        : values(text, fact, match.group("what"), match.group("how"), at, rule, problems);
        return Optional.ofNullable(read);
    }

    private static @Nullable Conclusion lookUp(
            String text,
            FactType fact,
            String what,
            Function<String, NameTable> tables,
            Location at,
            String rule,
            List<Problem> problems) {
        Matcher match = LOOK_UP.matcher(what);
        if (!match.matches()) {
            problems.add(
                    new Problem(at, rule, "\"" + what + "\" is not a table", "from table, else word, if fact agrees"));
            return null;
        }
        try {
            NameTable table = tables.apply(match.group("table"));
            String otherwise = match.group("otherwise");
            String agrees = match.group("agrees");
            return new Conclusion(
                    text.strip(),
                    fact,
                    0,
                    null,
                    null,
                    table,
                    otherwise == null ? null : read(fact, otherwise),
                    agrees == null ? null : Vocabulary.get(fact.section() + "." + agrees));
        } catch (Unreadable | IllegalArgumentException wrong) {
            problems.add(new Problem(at, rule, String.valueOf(wrong.getMessage())));
            return null;
        }
    }

    private static @Nullable Conclusion values(
            String text, FactType fact, String what, String how, Location at, String rule, List<Problem> problems) {
        boolean ofWords = fact.kind() == Kind.CHOICE || fact.kind() == Kind.YES_NO;
        if (!how.equals("=") && !ofWords || fact.kind() == Kind.TEXT) {
            problems.add(new Problem(at, rule, fact + " cannot be concluded so", ALLOWED));
            return null;
        }
        List<Object> values = new ArrayList<>();
        try {
            for (String part : ofWords && !how.equals("usually") ? Arrays.asList(what.split(" or ")) : List.of(what)) {
                values.add(read(fact, part.strip()));
            }
        } catch (Unreadable bad) {
            Problem problem = bad.at(at, rule);
            problems.add(new Problem(at, rule, fact + ": " + problem.fault(), problem.allowedValues(), problem.maybe())
                    .coded(problem.code()));
            return null;
        }
        long words = values.stream().mapToLong(Fact::bit).reduce(0, (one, other) -> one | other);
        return new Conclusion(
                text.strip(),
                fact,
                how.equals("!=") ? Fact.all(fact) & ~words : words,
                ofWords ? null : values.get(0),
                how.equals("usually") ? values.get(0) : null,
                null,
                null,
                null);
    }

    private static Object read(FactType fact, String text) throws Unreadable {
        Object value = fact.read(new Written.Scalar(text, Location.NONE));
        if (value == null) {
            throw new Unreadable(Problem.Code.WRONG_FORM, "\"" + text + "\" concludes nothing", fact.allowed(), "");
        }
        return value;
    }

    /** A conclusion that was checked before. */
    static Conclusion kept(String text, Function<String, NameTable> tables) {
        List<Problem> problems = new ArrayList<>();
        return read(text, tables, Location.NONE, "", problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
    }

    /** The fact it is about. */
    public FactType fact() {
        return fact;
    }

    /** The name of the table it is looked up in; empty if it is not. */
    public String table() {
        return table == null ? "" : table.name();
    }

    /** The fact whose value is looked up; the concluded fact itself if there is no look-up. */
    public FactType key() {
        return table == null ? fact : table.key();
    }

    /** True if it is looked up in a table that knows values of the fact that were read. */
    public boolean isSettledByTable() {
        return table != null && (comparesStatements() || table.settles(fact));
    }

    /** The facts that a look-up compares with what was stated of them, beside the name. */
    public List<FactType> comparedWith() {
        Stream<FactType> statements =
                comparesStatements() ? fact.words().stream().map(this::statement) : Stream.of();
        return Stream.concat(statements, Stream.ofNullable(agrees)).toList();
    }

    /** The fact that a word of a list of statements names. */
    private FactType statement(Word word) {
        return Vocabulary.get(fact.section() + "." + word.label());
    }

    /** True for the list of statements that a table contradicts. */
    private boolean comparesStatements() {
        return table != null && fact.kind() == Kind.CHOICES;
    }

    /**
     * What the fact is after this conclusion, if nothing was stated of it.
     *
     * @param facts all facts as they are known so far, at their places in the vocabulary
     * @param rule the id of the concluding rule
     * @param from the paths of the facts that it asked
     * @return the fact, of which nothing is known if the table does not tell
     */
    public Fact conclude(Fact[] facts, String rule, List<String> from) {
        if (usual != null) {
            return Fact.suggested(fact, usual, Basis.DERIVED, rule, from);
        }
        if (table == null) {
            return value == null
                    ? Fact.narrowed(fact, words, rule, from)
                    : Fact.concluded(fact, value, Basis.DERIVED, rule, from);
        }
        Basis basis = table.name().equals("cell-lines") ? Basis.PANEL : Basis.INFERRED;
        Optional<NameTable.Row> row =
                table.find(String.valueOf(facts[table.key().position()].value()));
        if (comparesStatements()) {
            return Fact.concluded(
                    fact, row.map(listed -> contradicted(listed, facts)).orElse(List.of()), Basis.DERIVED, rule, from);
        }
        if (row.isEmpty()) {
            return otherwise == null ? nothing() : Fact.concluded(fact, otherwise, basis, rule, from);
        }
        if (agrees != null && contradicts(row.get(), agrees, facts)) {
            return nothing();
        }
        Object known = row.get().known().get(fact);
        Object listed = row.get().usual().get(fact);
        return known != null
                ? Fact.concluded(fact, known, basis, rule, from)
                : listed != null ? Fact.suggested(fact, listed, basis, rule, from) : nothing();
    }

    private Fact nothing() {
        return Facts.UNKNOWN.of(fact);
    }

    /** The statements that a table contradicts, none if {@link #agrees} says that this is another line. */
    private List<Object> contradicted(NameTable.Row row, Fact[] facts) {
        if (agrees != null && contradicts(row, agrees, facts)) {
            return List.of();
        }
        return fact.words().stream()
                .filter(word -> contradicts(row, statement(word), facts))
                .<Object>map(word -> word)
                .toList();
    }

    private static boolean contradicts(NameTable.Row row, FactType type, Fact[] facts) {
        Fact stated = facts[type.position()];
        Object listed = row.known().get(type);
        return stated.isStated() && listed != null && !listed.equals(stated.value());
    }

    /** True if it is about the fact of a question and may be what answers it with yes. */
    boolean mayAnswer(Question question) {
        if (question.fact() != fact) {
            return false;
        }
        return table != null || question.mayBeAnsweredBy(conclude(Facts.UNKNOWN.copy(), "", List.of()));
    }

    /** As the rule has it. */
    @Override
    public String toString() {
        return text;
    }
}
