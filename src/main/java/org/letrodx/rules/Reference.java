package org.letrodx.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A work of the bibliography.
 *
 * @param key for example {@code Hole2015}
 * @param cslItem the bibliographic data as CSL has them: maps, lists and strings
 */
public record Reference(String key, Map<String, Object> cslItem) {

    /** Copies the map, but not the maps and lists in it. */
    public Reference {
        cslItem = Collections.unmodifiableMap(new LinkedHashMap<>(cslItem));
    }

    /** Who, when, what, where, and DOI or PMID. */
    public String line() {
        StringBuilder line = new StringBuilder();
        String authors = authors();
        append(line, authors, " ");
        append(line, year().isEmpty() ? "" : "(" + year() + ")", " ");
        append(line, text("title"), ". ");
        append(line, (text("container-title") + " " + place()).strip(), ". ");
        append(line, identifier(), "");
        return line.toString().strip();
    }

    /** What finds it: DOI, PMID or PMCID or, without one, journal and pages or title. */
    public String shortLine() {
        if (!identifier().isEmpty()) {
            return identifier();
        }
        return text("container-title").isEmpty() ? text("title") : (text("container-title") + " " + place()).strip();
    }

    /** DOI or, without one, PMID or PMCID; empty for a work that has none. */
    public String identifier() {
        if (!text("DOI").isEmpty()) {
            return "doi:" + text("DOI");
        }
        return text("PMID").isEmpty() ? text("PMCID") : "PMID " + text("PMID");
    }

    /**
     * Empty for a work that was looked up; else how weak it is: {@code weak}, {@code unidentified}, {@code unverified}.
     */
    public String standing() {
        Object standing = custom("standing");
        return standing == null ? "" : standing.toString();
    }

    /** What it shows, in a sentence of ours; empty if nothing is noted. */
    public String note() {
        return text("note");
    }

    private String place() {
        String pages = text("page").isEmpty() ? "" : ":" + text("page");
        return text("volume").isEmpty() ? pages.replaceFirst(":", "p. ") : text("volume") + pages;
    }

    private String authors() {
        if (!(cslItem.get("author") instanceof List<?> authors)
                || authors.isEmpty()
                || !(authors.get(0) instanceof Map<?, ?> first)) {
            return "";
        }
        Object name = first.get("family") == null ? first.get("literal") : first.get("family");
        boolean moreUnseen =
                authors.size() == 1 && custom("unseen") instanceof List<?> unseen && unseen.contains("author");
        return name
                + (authors.size() > 2 || moreUnseen
                        ? " et al."
                        : authors.size() == 2 && authors.get(1) instanceof Map<?, ?> second
                                ? " and "
                                        + (second.get("family") == null ? second.get("literal") : second.get("family"))
                                : "");
    }

    private @Nullable Object custom(String field) {
        return cslItem.get("custom") instanceof Map<?, ?> custom ? custom.get(field) : null;
    }

    private String year() {
        Object node = cslItem.get("issued") instanceof Map<?, ?> issued ? issued.get("date-parts") : null;
        while (node instanceof List<?> list && !list.isEmpty()) {
            node = list.get(0);
        }
        return node == null ? "" : node.toString();
    }

    private String text(String field) {
        Object value = cslItem.get(field);
        return value == null ? "" : value.toString().strip();
    }

    private static void append(StringBuilder line, String part, String separator) {
        if (!part.isEmpty()) {
            boolean ended = separator.startsWith(".") && (part.endsWith(".") || part.endsWith("?"));
            line.append(part).append(ended ? separator.substring(1) : separator);
        }
    }
}
