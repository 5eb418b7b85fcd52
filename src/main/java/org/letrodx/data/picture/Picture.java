package org.letrodx.data.picture;

import java.util.Map;

/**
 * A picture. It has a title, a description, text that is text, and no colour without a shape; its ids begin with its name
 * and its styles are for pictures alone, so that several may stand in one page.
 *
 * @param name letters, digits and hyphens; different for each picture of an analysis: {@code plate-1}
 * @param svg  the whole document
 */
public record Picture(String name, String svg) {
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
