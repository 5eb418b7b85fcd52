package org.letrodx.diagnosis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A work of the bibliography.
 *
 * @param key      for example {@code Hole2015}
 * @param cslItem  the bibliographic data as CSL has them: maps, lists and strings
 */
public record Reference(String key, Map<String, Object> cslItem) {

    public Reference {
        cslItem = Collections.unmodifiableMap(new LinkedHashMap<>(cslItem));
    }

    /** Who, when, what, where, and DOI or PMID. */
    public String line() {
        return line(true);
    }

    /** The same without the title, unless the title is all there is. */
    public String shortLine() {
        return line(text("container-title").isEmpty());
    }

    private String line(boolean withTitle) {
        StringBuilder line = new StringBuilder();
        String authors = authors();
        append(line, authors, " ");
        append(line, year().isEmpty() ? "" : "(" + year() + ")", " ");
        append(line, withTitle ? text("title") : "", ". ");
        String pages = text("page").isEmpty() ? "" : ":" + text("page");
        String place = text("volume").isEmpty() ? pages.replaceFirst(":", "p. ") : text("volume") + pages;
        append(line, (text("container-title") + " " + place).strip(), ". ");
        if (!text("DOI").isEmpty()) {
            append(line, "doi:" + text("DOI"), "");
        } else if (!text("PMID").isEmpty()) {
            append(line, "PMID " + text("PMID"), "");
        } else if (!text("PMCID").isEmpty()) {
            append(line, text("PMCID"), "");
        }
        return line.toString().strip();
    }

    /** Empty for a work that was looked up; else how weak it is: {@code weak}, {@code unidentified}, {@code unverified}. */
    public String standing() {
        Object standing = custom("standing");
        return standing == null ? "" : standing.toString();
    }

    /** What it shows, in a sentence of ours; empty if nothing is noted. */
    public String note() {
        return text("note");
    }

    private String authors() {
        if (!(cslItem.get("author") instanceof List<?> authors) || authors.isEmpty()
                || !(authors.get(0) instanceof Map<?, ?> first)) {
            return "";
        }
        Object name = first.get("family") == null ? first.get("literal") : first.get("family");
        boolean moreUnseen = authors.size() == 1 && custom("unseen") instanceof List<?> unseen && unseen.contains("author");
        return name + (authors.size() > 2 || moreUnseen ? " et al." : authors.size() == 2 && authors.get(1) instanceof Map<?, ?> second
                ? " and " + second.get("family") : "");
    }

    private Object custom(String field) {
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
