package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letrodx.document.InputException;
import org.letrodx.engine.DrlRuleParser;

/** A rule book in a directory: what is read of it, what is refused, and what stays of it when it is kept as a text. */
class RuleBookTest {
    private static final String REFERENCES = """
            references:
              - id: Berthois1986
                title: Phenol red is a weak estrogen
              - id: Hole2015
                title: Lines
              - id: Moreno1987
                title: Phenol red is harmless
            """;
    private static final String VALUES = """
            id,topics,system,endpoint,low,high,unit,conditions,cites,mark,conflicts_with,covers,note,arm
            red,phenol-red,MCF-7 cells,growth,2,3,fold,4 d,Berthois1986,V,,,,
            e2,estradiol;trial-levels,patients,level,,5,pM,,Hole2015,V2,red,S1,low,letrozole
            e3,estradiol,patients,level,7,,pM,,Hole2015,U,,,,
            e4,estradiol,patients,level,9,9,pM,,Hole2015,source,,,,
            e5,estradiol,patients,level,,,,none given,,computed,,,,
            """;
    private static final String EVIDENCE = """
            rule,reference,read,carries
            MED-01,Berthois1986,abstract,it feeds the cells
            MED-01,Hole2015,not read,the line
            """;
    private static final String MED_02 = "medium/MED-02.drl";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Path book = Files.createDirectories(folder.resolve("book"));
        RuleTexts.write(
                book,
                RuleTexts.CAUSE,
                RuleTexts.DERIVATION,
                RuleTexts.cause("MED-02", "Serum( treatment.is( \"untreated\" ) )", ""),
                RuleTexts.cause("CELL-01", "CellLine( er.is( \"negative\" ) )", ""));
        Files.writeString(book.resolve("VERSION"), "1.2.3\n");
        Files.writeString(book.resolve("references.yaml"), REFERENCES);
        Files.writeString(book.resolve("reference-values.csv"), VALUES);
        Files.writeString(book.resolve("evidence.csv"), EVIDENCE);
    }

    private Rules read() {
        return Rules.read(folder.resolve("book"), new DrlRuleParser());
    }

    private void change(String file, String right, String wrong) throws IOException {
        Path changed = folder.resolve("book").resolve(file);
        String text = Files.readString(changed);
        assertNotEquals(text, text.replace(right, wrong));
        Files.writeString(changed, text.replace(right, wrong));
    }

    private static <T> List<String> told(List<T> things, Function<T, ?> what) {
        return things.stream().map(what).map(String::valueOf).toList();
    }

    @Test
    void allOfADirectoryIsRead() {
        Rules rules = read();
        assertEquals(List.of("CELL-01", "DER-07", "MED-01", "MED-02"), told(rules.all(), Rule::id));
        assertEquals(List.of("CELL-01", "MED-01", "MED-02"), told(rules.causes(), Rule::id));
        assertEquals(List.of("DER-07"), told(rules.derivations(), Rule::id));
        assertEquals(
                List.of("Berthois1986", "Hole2015", "Moreno1987"),
                List.copyOf(rules.references().keySet()));
        assertEquals("Lines.", rules.references().get("Hole2015").line());
        assertEquals(
                List.of("2-3 fold", "up to 5 pM", "above 7 pM", "9 pM", ""),
                told(rules.values(), ReferenceValue::value));
        assertEquals(
                List.of("MCF-7 cells", "patients, letrozole"),
                told(rules.values().subList(0, 2), ReferenceValue::place));
        assertEquals(
                List.of(Extent.ABSTRACT, Extent.NOT_READ),
                rules.evidence().stream().map(Evidence::read).toList());
        assertEquals("1.2.3", rules.set().version());
        assertEquals(RuleTexts.CAUSE, rules.source(rules.find("MED-01").orElseThrow()));
        assertEquals(Optional.empty(), rules.find("MED-03"));
        assertTrue(Rules.isWhole(folder.resolve("book")));
        assertFalse(Rules.isWhole(folder));
    }

    @Test
    void aRuleShowsTheNumbersOfItsTopics() {
        Rules rules = read();
        assertEquals(
                List.of("red", "e2", "e3", "e4", "e5"),
                told(
                        rules.values().stream()
                                .filter(rules.find("MED-01").orElseThrow()::shows)
                                .toList(),
                        ReferenceValue::id));
        assertTrue(rules.values().stream().noneMatch(rules.find("MED-02").orElseThrow()::shows));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reference-values.csv | ,V2, | ,V3, | `reference-values.csv:3:1: e2: \"V3\" is not a mark; allowed: V, V2, computed, source, U`",
                "reference-values.csv | ,fold, | `,,` | `reference-values.csv:2:1: red: a number without a unit; allowed: a unit; ratio for what has none`",
                "reference-values.csv | `,5,pM` | `,5,` | `reference-values.csv:3:1: e2: a number without a unit; allowed: a unit; ratio for what has none`",
                "reference-values.csv | Berthois1986 | `` | `reference-values.csv:2:1: red: a number without a source; allowed: keys of references.yaml in cites`",
                "reference-values.csv | `low,letrozole` | `low,` | `reference-values.csv:3:1: e2: a number of a trial without its arm; allowed: letrozole, placebo, tamoxifen ...`",
                "reference-values.csv | phenol-red | phenol-blue | `MED-01: \"phenol-red\" is not a topic of reference-values.csv`",
                "evidence.csv | not read | glanced | `evidence.csv:3:1: MED-01 Hole2015: \"glanced\" is not how much of a work was read; allowed: full text, table, abstract, secondary, notes, not read`",
                "evidence.csv | it feeds the cells | `` | `evidence.csv:2:1: MED-01 Berthois1986: carries nothing; allowed: the sentence or number it carries`",
                "evidence.csv | it feeds the cells | \"it feeds the cells | `evidence.csv: is not CSV: a quote is opened in the row of line 2 and not closed`",
                "evidence.csv | Hole2015 | Berthois1986 | `evidence.csv:3:1: MED-01 Berthois1986: stands in the table twice; allowed: one row for each citation`",
                "references.yaml | id: Hole2015 | key: Hole2015 | `a reference without an id`",
                "references.yaml | id: Hole2015 | id: Moreno1987 | `Moreno1987: occurs twice in the bibliography`",
                "references.yaml | references: | works: | `has no list of references`",
                "references.yaml | Moreno1987 | Mareno1987 | `MED-01: \"Moreno1987\" is not in the bibliography. Maybe: Mareno1987`",
                "references.yaml | Berthois1986 | Bertois1986 | `MED-01: \"Berthois1986\" is not in the bibliography. Maybe: Bertois1986`",
                "medium/MED-01.drl | trace of MED-02 | trace of MED-03 | `MED-01: \"MED-03\" is not a rule`",
                MED_02 + " | @house | `@under( \"moot beside MED-01\" ) @house` | `stands under itself: MED-0`",
                MED_02 + " | \"no-response\" | \"poor-translation\" | `stands under itself: MED-0`",
                "derive/DER-07.drl | medium.insulin = true | serum.percent = 5 % | `DER-07: runs in a circle: DER-07 leads to DER-07; allowed: derivations that end`",
            })
    void whatIsWrongIsRefused(String file, String right, String wrong, String fault) throws IOException {
        change(file, right, wrong);
        String told = assertThrows(InputException.class, this::read).getMessage();
        assertTrue(told.contains(fault), told);
    }

    @Test
    void aDirectoryHoldsRules() throws IOException {
        Path absent = folder.resolve("absent");
        assertTrue(assertThrows(InputException.class, () -> Rules.read(absent, new DrlRuleParser()))
                .getMessage()
                .contains("is not a directory of rules"));
        Files.createDirectories(absent);
        assertTrue(assertThrows(InputException.class, () -> Rules.read(absent, new DrlRuleParser()))
                .getMessage()
                .contains("holds no rule (area/ID.drl)"));
    }

    @Test
    void anIdIsTakenOnce() throws IOException {
        Path twin = folder.resolve("book/cells/MED-02.drl");
        Files.copy(folder.resolve("book/medium/MED-02.drl"), twin);
        String told = assertThrows(InputException.class, this::read).getMessage();
        assertTrue(told.contains("medium/MED-02.drl:4:1: MED-02: the id is taken by " + twin), told);
    }

    @Test
    void twoRulesThatStandUnderEachOtherAreNamed() throws IOException {
        change(MED_02, "@house", "@under( \"moot beside MED-01\" ) @house");
        String told = assertThrows(InputException.class, this::read).getMessage();
        assertTrue(told.contains("MED-01: stands under itself: MED-01 under MED-02"), told);
        assertTrue(told.contains("MED-02: stands under itself: MED-02 under MED-01"), told);
    }

    @Test
    void aCircleOfDerivationsIsNamedFromItsStart() {
        RuleTexts.write(
                folder.resolve("book"),
                RuleTexts.derivation("DER-01", "Serum( percent.isKnown() )", "medium.phenolRed = true", ""),
                RuleTexts.derivation("DER-02", "Medium( phenolRed.is( true ) )", "medium.insulin = true", ""),
                RuleTexts.derivation("DER-03", "Medium( insulin.is( true ) )", "medium.phenolRed = true", ""));
        String told = assertThrows(InputException.class, this::read).getMessage();
        assertTrue(told.contains("DER-02: runs in a circle: DER-02 leads to DER-03 leads to DER-02; allowed"), told);
    }

    @Test
    void whatIsSwitchedOffIsNoCauseAndStaysInTheBook() {
        Rules rules = read();
        Rules less = rules.without(List.of("MED-02")).without(List.of("CELL-01"));
        assertEquals(List.of("MED-01"), told(less.causes(), Rule::id));
        assertEquals(rules.all(), less.all());
        assertEquals(rules.values(), less.values());
        assertEquals(rules.evidence(), less.evidence());
        assertEquals(List.of("CELL-01", "MED-02"), less.set().switchedOff());
        assertTrue(
                less.set().toString().endsWith(" without CELL-01, MED-02"),
                less.set().toString());
        assertNotEquals(rules.set(), less.set());
        assertEquals(less.set(), rules.without(List.of("MED-02", "CELL-01")).set());
        assertEquals(
                "there is no rule DER-07",
                assertThrows(IllegalArgumentException.class, () -> rules.without(List.of("DER-07")))
                        .getMessage());
        assertEquals(
                "there is no rule MED-2. Maybe: MED-02",
                assertThrows(IllegalArgumentException.class, () -> rules.without(List.of("MED-2")))
                        .getMessage());
    }

    /** What decides moves the hash by which a record is replayed; prose moves only the hash of everything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "medium/MED-01.drl | weak estrogen     | feeble estrogen  | false",
                "medium/MED-01.drl | red in the medium | red in a medium  | false",
                "medium/MED-01.drl | @disputed( \"Moreno1987\" ) | @disputed( \"Hole2015\" ) | false",
                "medium/MED-01.drl | `, estradiol`     | ``               | false",
                "medium/MED-01.drl | `no; serum`       | `no;  serum`     | false",
                "references.yaml   | Lines             | Cells            | false",
                "evidence.csv      | feeds             | fattens          | false",
                "medium/MED-01.drl | @disputed( \"Moreno1987\" ) | ``        | true",
                "medium/MED-01.drl | insulin.presumed  | insulin          | true",
                "medium/MED-01.drl | \"1 %\"           | \"2 %\"          | true",
                "medium/MED-01.drl | hours             | days             | true",
                "medium/MED-01.drl | trace of          | moot beside      | true",
                "medium/MED-01.drl | @trace( \"no-response\" ) | ``         | true",
                "derive/DER-07.drl | insulin = true    | insulin = false  | true",
                "derive/DER-07.drl | @overrules( \"readings.contradicts\" ) | `` | true",
            })
    void whatDecidesMovesTheHash(String file, String right, String wrong, boolean decides) throws IOException {
        RuleSet before = read().set();
        assertEquals(before, read().set());
        assertEquals(before.hashCode(), read().set().hashCode());
        change(file, right, wrong);
        RuleSet after = read().set();
        assertEquals(decides, !before.deciding().equals(after.deciding()));
        assertNotEquals(before.sha256(), after.sha256());
        assertNotEquals(before, after);
        assertNotEquals(before.hashCode(), after.hashCode());
    }

    @Test
    void theNameOfAFileMovesTheHashAndWhatIsNoPartOfTheBookDoesNot() throws IOException {
        String before = read().set().sha256();
        Files.writeString(folder.resolve("book/README.md"), "about");
        Files.createDirectories(folder.resolve("book/notes"));
        Files.writeString(folder.resolve("book/notes/some.csv"), "a,b");
        Files.writeString(folder.resolve("book/VERSION"), "1.2.4");
        assertEquals(before, read().set().sha256());
        assertEquals("1.2.4", read().set().version());
        Files.writeString(folder.resolve("book/some.csv"), "a,b");
        String with = read().set().sha256();
        assertNotEquals(before, with);
        Files.move(folder.resolve("book/some.csv"), folder.resolve("book/same.csv"));
        assertNotEquals(with, read().set().sha256());
    }

    private Rules joined(Path house) {
        return read().withHouseRules(house, new DrlRuleParser());
    }

    private static String houseRule(String id) {
        return RuleTexts.cause(
                id, "Medium( insulin.is( true ) )", "@cites( \"Ours2020, Hole2015\" ) @values( \"ours\" )");
    }

    private Path house() throws IOException {
        Path house = RuleTexts.write(folder.resolve("house"), houseRule("LAB-01"));
        Files.writeString(house.resolve("references.yaml"), "references: [{id: Ours2020, title: Ours}]\n");
        Files.writeString(
                house.resolve("reference-values.csv"),
                VALUES.lines().findFirst().orElseThrow() + "\nours-1,ours,cells,growth,1,1,fold,,Ours2020,V,,,,\n");
        Files.writeString(house.resolve("evidence.csv"), "rule,reference,read,carries\nLAB-01,Ours2020,notes,all\n");
        return house;
    }

    @Test
    void aHouseAddsToABook() throws IOException {
        Rules joined = joined(house());
        assertEquals(List.of("CELL-01", "LAB-01", "MED-01", "MED-02"), told(joined.causes(), Rule::id));
        assertEquals(
                List.of("Berthois1986", "Hole2015", "Moreno1987", "Ours2020"),
                List.copyOf(joined.references().keySet()));
        assertEquals(6, joined.values().size());
        assertEquals(3, joined.evidence().size());
        assertEquals(5, joined.files().size());
        assertEquals("1.2.3+house", joined.set().version());
        assertNotEquals(read().set().deciding(), joined.set().deciding());
        assertNotEquals(read().set().sha256(), joined.set().sha256());
        Path more = RuleTexts.write(folder.resolve("more"), houseRule("ANN-01"));
        assertEquals(
                "1.2.3+house",
                joined.withHouseRules(more, new DrlRuleParser()).set().version());
    }

    @Test
    void aHouseTakesNoNameThatIsTaken() throws IOException {
        Path house = house();
        Files.writeString(
                house.resolve("references.yaml"),
                "references: [{id: Ours2020, title: Ours}, {id: Hole2015, title: Mine}]\n");
        Files.writeString(
                house.resolve("reference-values.csv"),
                VALUES.lines().limit(2).toList().stream().reduce("", (one, two) -> one + two + "\n"));
        Files.writeString(house.resolve("cell-lines.csv"), "name\n");
        assertEquals(
                List.of(
                        "references.yaml: Hole2015: is a key of the bundled bibliography; allowed: a key of your own",
                        "reference-values.csv: red: is an id of the bundled values; allowed: an id of your own",
                        "cell-lines.csv: is not read in a directory of house rules; allowed: reference-values.csv; a line is described by the facts of a scenario"),
                told(assertThrows(InputException.class, () -> joined(house)).problems(), problem -> problem));
    }

    @Test
    void aHouseRuleHasAPrefixOfItsOwn() {
        Path house =
                RuleTexts.write(folder.resolve("house"), RuleTexts.cause("MED-77", "Medium( insulin.is( true ) )", ""));
        assertEquals(
                List.of(
                        "medium/MED-77.drl: MED-77: a house rule with a prefix that is taken; allowed: a prefix of your own, such as LAB-01"),
                told(assertThrows(InputException.class, () -> joined(house)).problems(), problem -> problem));
    }

    @Test
    void aKeptBookIsTheSameBook() throws IOException {
        Rules rules = joined(house());
        Rules kept = Rules.ofKept(rules.kept(), "kept");
        assertEquals(rules.all(), kept.all());
        assertEquals(told(rules.all(), Rule::conclusions), told(kept.all(), Rule::conclusions));
        assertEquals(rules.references(), kept.references());
        assertEquals(rules.set(), kept.set());
        assertEquals(rules.kept(), kept.kept());
    }

    @Test
    void aBookIsWhatItSaysUnlessSomebodyChangedIt() {
        String kept = read().kept();
        assertTrue(Rules.ofKept(kept, "kept").isWhatItSays());
        assertFalse(Rules.ofKept(kept.replace("\\\"negative\\\"", "\\\"positive\\\""), "kept")
                .isWhatItSays());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tables\"  | \"stables\" | they have no tables",
                "\"drugs\"   | \"drags\"   | there is no table drags",
                "\"version\" | \"edition\" | they have no version",
                "285.3       | 285.4       | the molar mass of letrozole is another one now",
                "letrozole,Femara | letrozolid,Femara | the molar mass of letrozolid is another one now",
                "insulin.is  | insulin.be  | a question that was checked cannot be read",
                "= true      | = maybe     | is neither true nor false",
                "from cell-lines | from cells | there is no table cells",
                "hours       | ages        | is not a value of @effort",
            })
    void whatThisProgramDoesNotKnowIsRefused(String right, String wrong, String fault) {
        String kept = read().kept();
        assertNotEquals(kept, kept.replace(right, wrong));
        String told = assertThrows(InputException.class, () -> Rules.ofKept(kept.replace(right, wrong), "kept"))
                .getMessage();
        assertTrue(told.contains(fault), told);
        assertTrue(told.startsWith("kept"), told);
    }

    /** The program comes with what the files say, so that it need not read them. */
    @Test
    void theBundledBookIsWhatItsFilesSay() {
        Rules read = Rules.read(Path.of("rules"), new DrlRuleParser());
        Rules bundled = BundledRules.load();
        assertEquals(read.all(), bundled.all());
        assertEquals(told(read.all(), Rule::conclusions), told(bundled.all(), Rule::conclusions));
        assertEquals(read.references(), bundled.references());
        assertEquals(read.values(), bundled.values());
        assertEquals(read.evidence(), bundled.evidence());
        assertEquals(read.set(), bundled.set());
        assertTrue(bundled.isWhatItSays());
        assertEquals(told(read.files(), RuleFile::text), told(bundled.files(), RuleFile::text));
        assertEquals(read.kept(), bundled.kept());
    }

    @Test
    void whatIsLoadedIsWrittenAsItWas(@TempDir Path classes) throws IOException {
        Path written = Files.createDirectories(classes.resolve("org/letrodx/rules"));
        BundledRules.write(BundledRules.load(), classes);
        try (Stream<Path> files = Files.list(written)) {
            List<Path> all = files.toList();
            assertEquals(3, all.size());
            for (Path file : all) {
                try (InputStream bundled = BundledRules.class.getResourceAsStream(
                        file.getFileName().toString())) {
                    assertArrayEquals(bundled.readAllBytes(), Files.readAllBytes(file), file.toString());
                }
            }
        }
    }
}
