package org.letrodx.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Templates of pages. What an input holds comes out as text: it can neither break a page nor steer it. */
final class Pages {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withEscaper(text -> Escapers.HTML.escape(Legible.text(text)));

    private Pages() {}

    /** The template of this name, without its ending. */
    static Template template(String name) {
        try (InputStream stream = Pages.class.getResourceAsStream("/org/letrodx/report/" + name + ".mustache")) {
            return COMPILER.compile(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
