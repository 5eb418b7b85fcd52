package org.letrodx.serve.page;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.letrodx.data.DataFile;
import org.letrodx.data.Derived;
import org.letrodx.data.DerivedFact;
import org.letrodx.data.NotDerived;
import org.letrodx.data.Remark;
import org.letrodx.data.picture.Picture;
import org.letrodx.data.picture.Pictures;
import org.letrodx.data.plate.Layout;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;
import org.letrodx.data.tumour.TumourTable;
import org.letrodx.document.InputException;
import org.letrodx.document.Templates;
import org.letrodx.report.Words;
import org.letrodx.serve.Refusal;
import org.letrodx.serve.Request;
import org.letrodx.serve.WellsField;

/** What a plate or a table of tumour volumes shows: its map, its curve, and the facts that it gives. */
@SuppressWarnings("UnusedMethod") // the templates call them
final class Data {
    /** House limit: how many pictures stand in a page. */
    private static final int MOST_PICTURES = 12;

    private Data() {}

    /**
     * A page of data.
     *
     * @param state the form, to go back to
     */
    private record View(
            List<Derived.ReadFile> files,
            List<String> pictures,
            List<Taken> facts,
            List<Missing> missing,
            List<Remark> remarks,
            List<Form.Field> state) {
        boolean hasFacts() {
            return !facts.isEmpty();
        }

        boolean hasMissing() {
            return !missing.isEmpty();
        }

        boolean hasRemarks() {
            return !remarks.isEmpty();
        }
    }

    /**
     * A fact that may be taken into the form.
     *
     * @param before what stands there now; empty if nothing does
     */
    private record Taken(
            String path,
            String label,
            String value,
            String stated,
            String how,
            String definition,
            String source,
            String before) {}

    private record Missing(String label, String reason, String add) {}

    /**
     * The page of plates that a browser sent.
     *
     * @throws InputException with all that cannot be read
     */
    static String plate(Sent sent) {
        OptionalInt wells = WellsField.read(sent.text("wells"));
        List<PlateFile> plates = InputException.readAll(sent.files("plate"), file -> PlateFile.read(file(file), wells));
        if (plates.isEmpty()) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, "no file was chosen: choose what the reader exported");
        }
        PlateAnalysis analysis = PlateAnalysis.of(
                plates,
                sent.file("layout").map(file -> Layout.read(file(file), plates)),
                new PlateOptions(sent.text("read"), runs(sent), sent.text("condition")));
        return page(analysis.derived(), Pictures.of(analysis), sent.form());
    }

    /**
     * The page of tumour volumes that a browser sent.
     *
     * @throws InputException if they cannot be read
     */
    static String tumours(Sent sent) {
        Request.Part file = sent.file("tumours")
                .orElseThrow(() ->
                        Refusal.of(Refusal.Code.BAD_REQUEST, "no file was chosen: choose a table of tumour volumes"));
        Optional<String> unit = sent.text("volume-unit");
        TumourAnalysis analysis = TumourAnalysis.of(
                TumourTable.read(file(file), unit),
                new TumourOptions(
                        sent.text("start"),
                        sent.text("last-dose"),
                        sent.text("control"),
                        sent.text("treated"),
                        sent.text("study"),
                        unit));
        return page(analysis.derived(), Pictures.of(analysis), sent.form());
    }

    /** The runs of the plates, which stand in one field. */
    private static List<String> runs(Sent sent) {
        return sent.text("run").map(text -> List.of(text.split("\\s*,\\s*"))).orElse(List.of());
    }

    private static DataFile file(Request.Part part) {
        return DataFile.read(
                new ByteArrayInputStream(part.bytes()), part.fileName().orElse("file"));
    }

    private static String page(Derived derived, List<Picture> pictures, Form form) {
        List<Taken> facts =
                derived.facts().stream().map(fact -> taken(fact, form)).toList();
        return Templates.fill(
                "serve/page/data",
                new View(
                        derived.files(),
                        pictures.stream()
                                .limit(MOST_PICTURES)
                                .map(Picture::bare)
                                .toList(),
                        facts,
                        derived.notDerived().stream().map(Data::missing).toList(),
                        derived.remarks(),
                        form.hidden(Set.of())));
    }

    private static Taken taken(DerivedFact fact, Form form) {
        String path = fact.fact().path();
        return new Taken(
                path,
                Words.label(path),
                fact.both(),
                fact.stated(),
                (fact.detail().isEmpty() ? "" : fact.detail() + "; ") + fact.from(),
                fact.fact().definition(),
                fact.fact().source(),
                form.text(path));
    }

    private static Missing missing(NotDerived fact) {
        return new Missing(Words.label(fact.fact().path()), fact.reason(), fact.add());
    }
}
