package org.letrodx.serve;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.letrodx.data.DataFile;
import org.letrodx.data.plate.Layout;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.plate.PlateFile;
import org.letrodx.data.plate.PlateOptions;
import org.letrodx.data.report.DataJson;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;
import org.letrodx.data.tumour.TumourTable;
import org.letrodx.document.InputException;

/** What plates and tumour tables say. */
final class DataRoutes {
    /** House limit: how much a form with files holds, in bytes; a file may have half of it. */
    private static final long LARGEST = 2L * DataFile.LARGEST;

    private static final Set<String> OF_PLATES = Set.of("plate", "layout", "read", "run", "condition", "wells");
    private static final Set<String> OF_TUMOURS =
            Set.of("tumours", "start", "lastDose", "control", "treated", "study", "volumeUnit");

    List<Route> routes() {
        return List.of(Route.post("/v1/data", this::data).upTo(LARGEST));
    }

    private Response data(Request request) {
        request.onlyQueries(Set.of());
        request.accepts(Response.JSON);
        if (!request.mediaType().equals("multipart/form-data")) {
            throw Inputs.unsupported(request.mediaType(), List.of("multipart/form-data"));
        }
        List<Request.Part> parts = request.parts();
        boolean plates = parts.stream().anyMatch(part -> part.name().equals("plate"));
        boolean tumours = parts.stream().anyMatch(part -> part.name().equals("tumours"));
        if (plates == tumours) {
            throw Refusal.of(
                    Refusal.Code.BAD_REQUEST, "send files of plates as plate, or one table of tumours as tumours");
        }
        only(parts, plates ? OF_PLATES : OF_TUMOURS);
        return Response.json(plates ? plates(parts) : tumours(parts));
    }

    private static void only(List<Request.Part> parts, Set<String> known) {
        parts.stream()
                .map(Request.Part::name)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.of(
                            Refusal.Code.BAD_REQUEST,
                            "\"" + other + "\" is no field of this form: it has "
                                    + String.join(", ", new TreeSet<>(known)));
                });
    }

    private static String plates(List<Request.Part> parts) {
        OptionalInt wells = WellsField.read(text(parts, "wells"));
        Optional<Layout> layout = file(parts, "layout").map(Layout::read);
        List<PlateFile> plates =
                InputException.readAll(named(parts, "plate").toList(), part -> PlateFile.read(file(part), wells));
        return DataJson.json(PlateAnalysis.of(
                plates,
                layout,
                new PlateOptions(
                        text(parts, "read"),
                        named(parts, "run").map(Request.Part::text).toList(),
                        text(parts, "condition"))));
    }

    private static String tumours(List<Request.Part> parts) {
        Optional<String> unit = text(parts, "volumeUnit");
        return DataJson.json(TumourAnalysis.of(
                TumourTable.read(file(parts, "tumours").orElseThrow(), unit),
                new TumourOptions(
                        text(parts, "start"),
                        text(parts, "lastDose"),
                        text(parts, "control"),
                        text(parts, "treated"),
                        text(parts, "study"),
                        unit)));
    }

    private static Stream<Request.Part> named(List<Request.Part> parts, String name) {
        return parts.stream().filter(part -> part.name().equals(name));
    }

    /** @throws Refusal if the field is there twice */
    private static Optional<Request.Part> one(List<Request.Part> parts, String name) {
        List<Request.Part> all = named(parts, name).toList();
        if (all.size() > 1) {
            throw Refusal.of(Refusal.Code.BAD_REQUEST, name + " is given " + all.size() + " times: give it once");
        }
        return all.stream().findFirst();
    }

    private static Optional<String> text(List<Request.Part> parts, String name) {
        return one(parts, name).map(Request.Part::text).filter(text -> !text.isBlank());
    }

    private static Optional<DataFile> file(List<Request.Part> parts, String name) {
        return one(parts, name).map(DataRoutes::file);
    }

    private static DataFile file(Request.Part part) {
        return DataFile.read(
                new ByteArrayInputStream(part.bytes()), part.fileName().orElse(part.name()));
    }
}
