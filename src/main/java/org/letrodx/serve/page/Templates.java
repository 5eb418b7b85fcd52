package org.letrodx.serve.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.letrodx.report.Legible;

/** The templates of the page. What an input holds comes out as text: it can neither break a page nor steer it. */
final class Templates {
    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .emptyStringIsFalse(true)
            .withEscaper(text -> Escapers.HTML.escape(Legible.text(text)))
            .withLoader(Templates::open);

    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

    private Templates() {}

    private static Reader open(String name) {
        InputStream stream = Templates.class.getResourceAsStream(name + ".mustache");
        if (stream == null) {
            throw new IllegalStateException("the template " + name + " is missing from the jar");
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    /** Fills a template. @param view a record, or a map of values by name */
    static String fill(String name, Object view) {
        return COMPILED.computeIfAbsent(name, first -> COMPILER.compile(open(first)))
                .execute(view);
    }
}
