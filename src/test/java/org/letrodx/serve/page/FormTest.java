package org.letrodx.serve.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.scenario.ScenarioReader;

/** The form is all the state there is, so nothing may be lost between a file and the form. */
class FormTest {
    private static Form form(String... namesAndValues) {
        List<Form.Field> fields = Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
                .map(i -> new Form.Field(namesAndValues[i], namesAndValues[i + 1]))
                .toList();
        return Form.of(fields);
    }

    static Stream<Path> scenarios() throws IOException {
        return Files.list(Path.of("scenarios"))
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aFileThatIsOpenedAndSavedSaysTheSame(Path file) {
        String text = Documents.text(file);
        String saved = Form.open(text, file.toString()).scenario();
        assertEquals(ScenarioReader.read(text), ScenarioReader.read(saved), saved);
        // as a browser sends it back
        Form again = Form.of(Form.open(text, "").hidden(java.util.Set.of()));
        assertEquals(ScenarioReader.read(text), again.experiment());
    }

    @Test
    void whatAFileCarriesAlongComesBack() {
        String text = "complaint: no-response\ntried: [mycoplasma]\nextra: {lot: 7}\nserum: {treatment: untreated}\n";
        String saved = Form.open(text, "one.yaml").scenario();
        assertEquals(List.of("mycoplasma"), ScenarioReader.read(saved).tried());
        assertEquals(
                ScenarioReader.read(text).extra(), ScenarioReader.read(saved).extra());
    }

    @Test
    void whatCannotBeReadStays() {
        Form form = Form.open("serum: {percent: lots}\ncellLine: {name: MCF-7}\nmodel: {system: dish}\n", "one.yaml");
        assertEquals("lots", form.text("serum.percent"));
        assertEquals(2, form.experiment().faults().size());
        assertEquals("MCF-7", form.experiment().fact("cellLine.name").display());
        Form again = Form.open(form.scenario(), "again.yaml");
        assertEquals("lots", again.text("serum.percent"), form.scenario());
        assertEquals("dish", again.text("model.system"));
    }

    @Test
    void whatNoScenarioHoldsIsTold() {
        Form form = Form.open("colour: blue\nserum: {smell: sweet, percent: 10 %}\n", "one.yaml");
        assertEquals(2, form.left().size(), form.left().toString());
        assertEquals("10 %", form.text("serum.percent"));
        assertThrows(InputException.class, () -> Form.open("- one\n- two\n", "list.yaml"));
    }

    @Test
    void aButtonPutsAnotherValueIntoAField() {
        Form form = form("treatment.concentrations", "0,1 uM", "set:treatment.concentrations", "0.1 uM");
        assertEquals("0.1 uM", form.text("treatment.concentrations"));
        assertTrue(form.experiment().faults().isEmpty());
    }

    @Test
    void wordsAndListsAreReadAsInAFile() {
        Form form = form(
                "complaint", "no-response",
                "complaint", "high-variability",
                "treatment.concentrations", "1, 10, 100 nM",
                "serum.treatment", "CS-FBS",
                "nothing.ofThis", "x",
                "cellLine.kind", "ordinary");
        assertEquals(2, form.experiment().complaints().size());
        assertEquals(
                "1 nM, 10 nM, 100 nM",
                form.experiment().fact("treatment.concentrations").display());
        assertEquals(
                List.of("charcoal-stripped"), form.shown(org.letrodx.vocabulary.Vocabulary.get("serum.treatment")));
        assertEquals(2, form.facts().size(), "what nobody may state is no field");
    }

    @Test
    void whatNobodyKnowsIsSavedSo() {
        Form form = form("hormones.androgen", "unknown", "id", "my plate/7");
        assertEquals(1, form.unknown().size());
        assertTrue(form.scenario().contains("androgen: unknown"), form.scenario());
        assertEquals("my-plate-7", form.fileName());
    }
}
