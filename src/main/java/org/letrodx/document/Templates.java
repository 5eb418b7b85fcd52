package org.letrodx.document;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fills the templates of pages and pictures, each by its path below {@code org/letrodx} without its ending. What an
 * input holds comes out as text: it can neither break a page nor steer it. Needs jmustache, which is optional.
 */
public final class Templates {
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().emptyStringIsFalse(true).withEscaper(text -> Escapers.HTML.escape(Legible.text(text)));

    private static final Map<String, Template> COMPILED = new ConcurrentHashMap<>();

    private Templates() {}

    /**
     * Fills a template.
     *
     * @param path for example {@code report/diagnosis}; the parts that it names are in the same folder
     * @param view a record, or a map of values by name
     */
    public static String fill(String path, Object view) {
        StringWriter text = new StringWriter();
        fill(path, view, text);
        return text.toString();
    }

    /** Fills a template into a stream, as {@link #fill(String, Object)}. */
    public static void fill(String path, Object view, Writer out) {
        COMPILED.computeIfAbsent(path, Templates::compile).execute(view, out);
    }

    private static Template compile(String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return COMPILER.withLoader(name -> open(folder + name)).compile(open(path));
    }

    private static Reader open(String path) {
        return new StringReader(Resources.text(path + ".mustache"));
    }
}
