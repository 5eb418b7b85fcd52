package org.letrodx.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.letrodx.document.Document;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Written;
import org.letrodx.facts.Experiment;
import org.letrodx.scenario.ColumnMapping;
import org.letrodx.scenario.ScenarioReader;
import org.letrodx.scenario.SetUp;

/** Reads what is sent: a scenario in JSON or YAML or, by a mapping, a record in the host's own names. Immutable. */
final class Inputs {
    static final String YAML = "application/yaml";
    static final String CSV = "text/csv";

    /** The query's name for a mapping. */
    static final String MAPPING = "mapping";

    private static final Set<String> OTHER_YAML = Set.of("application/x-yaml", "text/yaml", "text/x-yaml");

    private final Map<String, ColumnMapping> mappings;

    /** @param mappings by the name that a query gives */
    Inputs(Map<String, ColumnMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * The document of a body.
     *
     * @throws Refusal if it is of no media type that is read, or no such notation
     */
    Document document(Request request) {
        String type = request.mediaType();
        if (request.length() > Documents.LARGEST) {
            throw Refusal.tooLarge(Documents.LARGEST, "one experiment; many are sent as " + Response.NDJSON);
        }
        if (type.equals(Response.JSON)) {
            return notation(() -> Documents.json(request.text(), ""));
        }
        if (type.equals(YAML) || OTHER_YAML.contains(type)) {
            return notation(() -> Documents.yaml(request.text(), ""));
        }
        throw unsupported(type, List.of(Response.JSON, YAML));
    }

    /** @param read media types that are */
    static Refusal unsupported(String type, List<String> read) {
        return Refusal.of(
                Refusal.Code.UNSUPPORTED_MEDIA_TYPE,
                (type.isEmpty() ? "no Content-Type is given" : type + " is not read here") + ": send "
                        + read.stream().collect(Collectors.joining(", ")));
    }

    private static Document notation(Supplier<Document> read) {
        try {
            return read.get();
        } catch (InputException broken) {
            throw Refusal.of(Refusal.Code.UNREADABLE, broken.problems());
        }
    }

    /**
     * The experiment that a body describes.
     *
     * @throws InputException with every problem
     */
    Experiment experiment(Request request) {
        Document document = document(request);
        Optional<ColumnMapping> mapping = mapping(request);
        return mapping.isPresent() ? mapping.get().experiment(row(document)) : ScenarioReader.read(document);
    }

    /** The same as far as it can be read. */
    SetUp setUp(Request request) {
        Document document = document(request);
        Optional<ColumnMapping> mapping = mapping(request);
        return mapping.isPresent() ? mapping.get().setUp(row(document)) : SetUp.of(document);
    }

    /** @throws Refusal if the query names one that the server does not have */
    Optional<ColumnMapping> mapping(Request request) {
        return request.query(MAPPING).map(name -> {
            ColumnMapping mapping = mappings.get(name);
            if (mapping == null) {
                throw Refusal.of(
                        Refusal.Code.NOT_FOUND,
                        "there is no mapping \"" + name + "\": "
                                + (mappings.isEmpty()
                                        ? "the server was started without --mapping"
                                        : "there are " + String.join(", ", mappings.keySet())));
            }
            return mapping;
        });
    }

    /** What a record says, by the host's own names. */
    private static Map<String, ?> row(Document document) {
        Written root = document.sound();
        if (!(root instanceof Written.Entries row)) {
            throw Refusal.of(Refusal.Code.INVALID, "a record is an object: names and values");
        }
        return row.entries().stream()
                .collect(Collectors.toMap(
                        Written.Entry::name, Written.Entry::value, (first, second) -> second, LinkedHashMap::new));
    }
}
