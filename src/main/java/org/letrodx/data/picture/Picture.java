package org.letrodx.data.picture;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture. It has a title, a description, text that is text, and no colour without a shape; its ids begin with its
 * name and its styles are for pictures alone, so that several may stand in one page.
 *
 * @param name letters, digits and hyphens; different for each picture of an analysis: {@code plate-1}
 * @param svg the whole document
 */
public record Picture(String name, String svg) {
    /** Where names stand: in tags and in styles, never in what a reader sees. */
    private static final Pattern MARKUP = Pattern.compile("<style>.*?</style>|<[^>]*>", Pattern.DOTALL);

    /** The same picture under another name, for a page that holds more than one of its name. */
    public Picture renamed(String other) {
        Pattern own = Pattern.compile("(?<=[\"#\\s])" + Pattern.quote(name) + "(?![A-Za-z0-9])");
        String changed = MARKUP.matcher(svg)
                .replaceAll(markup ->
                        Matcher.quoteReplacement(own.matcher(markup.group()).replaceAll(other)));
        return new Picture(other, changed);
    }

    /** Its styles as they stand in every picture, in an element of their own. */
    private static String element() {
        return Svg.fill("style", Map.of());
    }

    /** The styles of all pictures, for a page that links them since it may have none inside. */
    public static String style() {
        return element().replaceAll("</?style>", "").strip() + "\n";
    }

    /** The document without its styles, for such a page. */
    public String bare() {
        return svg.replace(element(), "");
    }
}
