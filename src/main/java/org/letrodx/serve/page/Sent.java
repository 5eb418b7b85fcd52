package org.letrodx.serve.page;

import java.util.List;
import java.util.Optional;
import org.letrodx.serve.Request;

/** What a browser sent: a form, and the files that were chosen. Immutable. */
final class Sent {
    private final List<Request.Part> parts;

    private Sent(List<Request.Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * What a request holds.
     *
     * @throws org.letrodx.serve.Refusal if it is no form
     */
    static Sent of(Request request) {
        return new Sent(request.parts());
    }

    /** The fields that are no files. */
    List<Form.Field> fields() {
        return parts.stream()
                .filter(part -> part.fileName().isEmpty())
                .map(part -> new Form.Field(part.name(), part.text()))
                .toList();
    }

    /** The form. */
    Form form() {
        return Form.of(fields());
    }

    /** What was written in a field; empty if nothing was. */
    Optional<String> text(String name) {
        return fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.value().strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The files of a field; a browser sends one without a name where none was chosen. */
    List<Request.Part> files(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .filter(part -> part.fileName().filter(file -> !file.isEmpty()).isPresent())
                .toList();
    }

    /** The file of a field; empty if none was chosen. */
    Optional<Request.Part> file(String name) {
        return files(name).stream().findFirst();
    }
}
