package org.letrodx.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letrodx.document.Problem;
import org.letrodx.facts.Experiment;
import org.letrodx.tables.NameTable;

/** A rule as its file has it, and as a book that was kept gives it back. */
class RuleTest {

    /** All that a rule says of itself, whatever it comes to say: a line for each. */
    private static String told(Rule rule) throws ReflectiveOperationException {
        Map<String, Object> told = new TreeMap<>();
        for (Method method : Rule.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && method.getParameterCount() == 0
                    && !Set.of("hashCode", "changes", "annotations").contains(method.getName())) {
                told.put(method.getName(), method.invoke(rule));
            }
        }
        return told.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n")) + "\n";
    }

    @Test
    void aCauseIsReadWhole() throws ReflectiveOperationException {
        assertEquals("""
                area=medium
                asksFirst=true
                beneath=[trace of MED-02, fix with CELL-01]
                besides=[HER2-inhibitor, mTOR-inhibitor]
                check=read the label.
                cites=[Berthois1986, Hole2015]
                conclusions=[]
                covers=[C-1, T-2]
                disputedBy=[Moreno1987]
                effort=hours
                explains=[NO_RESPONSE, HIGH_VARIABILITY]
                file=medium/MED-01.drl
                fix=buy medium without it.
                fixBeside=ask for both.
                houseLimits=[3 % of serum, 20 mg/L of dye]
                id=MED-01
                impact=contributing
                isDerivation=false
                layer=medium
                name=MED-01 Phenol red in the medium
                needsComplaint=true
                netStrength=moderate
                over=[POOR_TRANSLATION]
                overrules=
                questions=[medium.insulin.is( false ) (presumed), medium.phenolRed.is( true ), \
                serum.percent.atLeast( "3 %", "1 %" ) (given)]
                repair={medium.phenolRed=no, serum.percent=5 %}
                settings=[CELL_CULTURE, SPHEROID]
                strength=strong
                title=Phenol red in the medium
                toString=MED-01 Phenol red in the medium
                traceOf=[NO_RESPONSE]
                values=[phenol-red, estradiol]
                why=Phenol red is a weak estrogen. It feeds the controls.
                """, told(RuleTexts.read(RuleTexts.CAUSE)));
    }

    @Test
    void aDerivationIsReadWhole() throws ReflectiveOperationException {
        String told = told(RuleTexts.read(RuleTexts.DERIVATION));
        assertEquals(
                """
                area=derive
                cites=[Hole2015]
                conclusions=[cellLine.kind from cell-lines, else unlisted, medium.insulin = true]
                houseLimits=[our own panel]
                isDerivation=true
                overrules=readings.contradicts
                questions=[cellLine.name.isKnown(), serum.percent.above( "0 %" )]
                why=Whoever lists a line there has typed it.
                """,
                told.lines()
                                .filter(line -> line.matches("(area|cites|conclu|house|isDer|overrules|quest|why).*"))
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {RuleTexts.CAUSE, RuleTexts.DERIVATION})
    void aKeptRuleSaysTheSame(String text) throws ReflectiveOperationException {
        Rule rule = RuleTexts.read(text);
        Rule kept = RuleReader.kept(RuleReader.keep(rule), NameTable::of, new HashMap<>());
        assertEquals(told(rule), told(kept));
        assertEquals(rule.annotations(), kept.annotations());
        assertEquals(rule, kept);
        assertEquals(rule.hashCode(), kept.hashCode());
        for (int i = 0; i < rule.questions().size(); i++) {
            assertEquals(
                    rule.questions().get(i).words(), kept.questions().get(i).words());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MED-01, MED-02",
        "red in, red within",
        "weak estrogen, strong estrogen",
        "@effort( hours ), @effort( weeks )",
        "phenolRed.is( true ), phenolRed.is( false )",
        "phenolRed.is, phenolRed.presumed.is",
        "for both, for one",
    })
    void eachPartOfARuleMakesADifference(String was, String becomes) {
        String other = RuleTexts.CAUSE.replace(was, becomes).replace("of MED-02", "of MED-01");
        assertNotEquals(RuleTexts.read(RuleTexts.CAUSE.replace("of MED-02", "of MED-01")), RuleTexts.read(other));
    }

    @ParameterizedTest
    @CsvSource({"strong, moderate", "moderate, weak", "weak, weak"})
    void disputeLowersTheStrengthByAStep(String strength, String net) {
        String disputed = RuleTexts.CAUSE.replace("@strength( strong )", "@strength( " + strength + " )");
        String undisputed = disputed.replace("@disputed( \"Moreno1987\" )", "");
        assertEquals(net, RuleTexts.read(disputed).netStrength().toString());
        assertEquals(strength, RuleTexts.read(undisputed).netStrength().toString());
    }

    /** A fix that proposes a drug says something else where that drug is given already. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letrozole               |                        | buy medium without it.",
                "letrozole               | none                   | buy medium without it.",
                "letrozole               | testosterone           | buy medium without it.",
                "letrozole               | palbociclib            | buy medium without it.",
                "letrozole               | endoxifen              | buy medium without it.",
                "everolimus              |                        | buy medium without it.",
                "letrozole               | Tykerb                 | lapatinib (HER2 inhibitor) is given, too: ask for both.",
                "letrozole + RAD001      |                        | everolimus (mTOR inhibitor) is given, too: ask for both.",
                "RAD001 with letrozole   |                        | everolimus (mTOR inhibitor) is given, too: ask for both.",
                "letrozole               | lapatinib + everolimus | lapatinib (HER2 inhibitor) and everolimus (mTOR inhibitor) are given, too: ask for both.",
                "letrozole               | BEZ235                 | dactolisib (PI3K inhibitor and mTOR inhibitor) is given, too: ask for both.",
                "letrozole, everolimus   |                        | buy medium without it.",
                "letrozole then RAD001   |                        | buy medium without it.",
            })
    void theFixIsAnotherBesideADrugOfItsKind(String drug, @Nullable String partner, String fix) {
        Map<String, Object> pair = new TreeMap<>(Map.of("treatment.drug", drug));
        if (partner != null) {
            pair.put("treatment.partner", partner);
        }
        assertEquals(
                fix, RuleTexts.read(RuleTexts.CAUSE).fix(Experiment.of(pair).facts()));
    }

    @Test
    void anyDrugCountsWhereTheRuleSaysSo() {
        Rule any = RuleTexts.read(RuleTexts.CAUSE.replace("HER2-inhibitor, mTOR-inhibitor", "any"));
        assertEquals(
                "endoxifen is given, too: ask for both.",
                any.fix(Experiment.of(Map.of("treatment.drug", "letrozole", "treatment.partner", "endoxifen"))
                        .facts()));
    }

    /** What a rule need not say is so. */
    @Test
    void whatIsNotSaidIsNotSo() {
        Rule plain = RuleTexts.read(RuleTexts.cause("MED-01", "Medium( phenolRed.is( true ) )", ""));
        assertEquals(
                "false false [] [] [] {}  [] ",
                plain.needsComplaint() + " " + plain.asksFirst() + " "
                        + plain.beneath() + " " + plain.over() + " " + plain.values() + " " + plain.repair() + " "
                        + plain.overrules() + " " + plain.besides() + " " + plain.fixBeside());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`@complaint( required )` | `@complaint( wanted )` | `26: MED-01: \"wanted\" is not a value of @complaint; allowed: required`",
                "`@ask( first )` | `@ask( last )` | `27: MED-01: \"last\" is not a value of @ask; allowed: first`",
                "`\"medium.phenolRed = no; ` | `\"medium.phenolRed no; ` | `25: MED-01: \"medium.phenolRed no\" is not a change of a fact; allowed: fact = value`",
                "`trace of MED-02` | `trace MED-02` | `23: MED-01: \"trace MED-02\" is not understood; allowed: trace of ID, moot beside ID, fix with ID`",
                "`@setting( \"spheroid,` | `@setting( \"spheroids,` | `15: MED-01: \"spheroids\" is not a value of @setting; allowed: cell-free, cell-culture, spheroid, organoid, xenograft, patient. Maybe: spheroid`",
                "`@effort( hours )` | `` | `13: MED-01: has no @effort`",
                "`@effort( hours )` | `@effort( hour )` | `18: MED-01: \"hour\" is not a value of @effort; allowed: minutes, hours, days, weeks. Maybe: hours`",
                "`@ask(` | `@asks(` | `27: MED-01: @asks is not an annotation of a cause; allowed: ask, beside, cites, complaint, covers, disputed, effort, explains, house, impact, over, repair, setting, strength, trace, under, values. Maybe: ask`",
                "`mTOR-inhibitor` | `mTOR` | `29: MED-01: \"mTOR\" is not how a drug acts; allowed: any, ER-degrader`",
                "`Beside: ask` | `Ask` | `29: MED-01: has @beside and no Beside: behind its Fix:; allowed: both or neither`",
                "`@beside( \"HER2-inhibitor, mTOR-inhibitor\" )` | `` | `10: MED-01: has a Beside: and no @beside; allowed: both or neither`",
                "`Fix: buy` | `Buy` | `1: MED-01: has no comment that says why, then Check:, then Fix:`",
                "` * Phenol red is a weak estrogen.\n * It feeds the controls.\n` | `` | `1: MED-01: has no comment that says why, then Check:, then Fix:`",
                "`Serum( percent.given.atLeast( \"3 %\", \"1 %\" ) )` | `Sera( percent.isKnown() )` | `31: MED-01: \"Sera\" is not a section; allowed: Assay, CellLine, Clinic`",
                "`rule \"MED-01` | `rule \"MED-02` | `13: MED-02: its file is medium/MED-01.drl; allowed: medium/MED-02.drl`",
                "`Phenol red in` | `phenol red in` | `13: \"MED-01 phenol red in the medium\" is not the name of a rule; allowed: an id and the fault in plain words, such as \"MED-01 Phenol red in the medium\"`",
            })
    void aFaultOfACauseHasItsPlace(String right, String wrong, String fault) {
        assertFault("medium", "MED-01", RuleTexts.CAUSE, right, wrong, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`readings.contradicts` | `readings.zPrime` | `6: DER-07: \"readings.zPrime\" is not a fact that lists others; allowed: readings.contradicts`",
                "`readings.contradicts` | `readings.nothing` | `6: DER-07: \"readings.nothing\" is not a fact that lists others; allowed: readings.contradicts`",
                "`/** Whoever lists a line there has\n * typed it. */` | `` | `2: DER-07: has no comment that says why`",
                "`else unlisted` | `or unlisted` | `11: DER-07: \"cell-lines, or unlisted\" is not a table; allowed: from table, else word, if fact agrees`",
                "`else unlisted` | `else unheard` | `11: DER-07: \"unheard\" is not a value of this fact`",
                "`else unlisted` | `else unknown` | `11: DER-07: \"unknown\" concludes nothing`",
                "`else unlisted` | `if nothing agrees` | `11: DER-07: there is no fact cellLine.nothing`",
                "`= true` | `= unknown` | `12: DER-07: medium.insulin: \"unknown\" concludes nothing; allowed: true or false`",
                "`medium.insulin = true` | `cellLine.name = MCF-7` | `12: DER-07: cellLine.name cannot be concluded so; allowed: fact = value, fact = word or word, fact != word, fact usually word, fact from table`",
                "`medium.insulin = true` | `serum.percent usually 10 %` | `12: DER-07: serum.percent cannot be concluded so`",
                "`medium.insulin = true` | `serum.kind usually horse or human` | `12: DER-07: serum.kind: \"horse or human\" is not a value of this fact`",
                "`conclude( \"medium` | `nothing(); conclude( \"medium` | `10: DER-07: what stands behind then is no conclusion; allowed: conclude( \"fact = value\" );`",
                "`= true\" );` | `= true\" ); nothing();` | `10: DER-07: what stands behind then is no conclusion; allowed: conclude( \"fact = value\" );`",
                "`@house(` | `@hous(` | `5: DER-07: @hous is not an annotation of a derivation; allowed: cites, covers, disputed, house, overrules. Maybe: house`",
                "`name.isKnown` | `name.given.isKnown` | `8: DER-07: a derivation presumes nothing: it is true only for a certain yes; allowed: the question without given`",
            })
    void aFaultOfADerivationHasItsPlace(String right, String wrong, String fault) {
        assertFault("derive", "DER-07", RuleTexts.DERIVATION, right, wrong, fault);
    }

    private static void assertFault(String area, String id, String text, String right, String wrong, String fault) {
        List<Problem> problems = new ArrayList<>();
        RuleTexts.read(area, id, text.replace(right, wrong), problems);
        assertEquals(1, problems.size(), problems.toString());
        String told = problems.get(0).toString();
        assertEquals(
                fault,
                told.replaceFirst("^[^:]*:(\\d+):\\d+", "$1").substring(0, Math.min(fault.length(), told.length())),
                told);
    }

    @Test
    void aRuleLiesInAnAreaThatThereIs() {
        List<Problem> problems = new ArrayList<>();
        RuleTexts.read("media", "MED-01", RuleTexts.CAUSE, problems);
        assertEquals(
                List.of(
                        "MED-01.drl:1:1: MED-01: \"media\" is not an area; allowed: cells, hormones, medium, xenograft, "
                                + "dosing, treatment, assay, resistance, translation, adherence, derive"),
                problems.stream().map(Problem::toString).toList());
    }

    @Test
    void whatIsNoRuleIsNone() {
        assertNull(RuleTexts.read("medium", "MED-01", "", new ArrayList<>()));
    }
}
