package org.letrodx.data.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letrodx.data.Derived;

/**
 * What was derived as one page to read and to print, which needs nothing from elsewhere. It is well-formed XML, too.
 */
public final class DataPage {
    private DataPage() {}

    /**
     * Writes the page.
     *
     * @param title of the page
     * @param pictures in their order; their names differ
     * @param notice what must stand on it
     */
    public static String html(String title, Derived derived, List<Picture> pictures, String notice) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", title);
        values.put("notice", notice);
        values.put(
                "files",
                derived.files().stream()
                        .map(file -> Map.of(
                                "name",
                                file.name(),
                                "format",
                                file.format(),
                                "sha256",
                                file.sha256(),
                                "holds",
                                file.holds()))
                        .toList());
        values.put("pictures", pictures.stream().map(Picture::svg).toList());
        values.put(
                "facts",
                derived.facts().stream()
                        .map(fact -> Map.of(
                                "path",
                                fact.fact().path(),
                                "value",
                                fact.both(),
                                "detail",
                                fact.detail(),
                                "from",
                                fact.from(),
                                "definition",
                                fact.fact().definition(),
                                "source",
                                fact.fact().source()))
                        .toList());
        values.put(
                "missing",
                derived.notDerived().stream()
                        .map(fact -> Map.of("path", fact.fact().path(), "reason", fact.reason(), "add", fact.add()))
                        .toList());
        values.put("facts?", !derived.facts().isEmpty());
        values.put("missing?", !derived.notDerived().isEmpty());
        values.put(
                "remarks",
                derived.remarks().stream()
                        .map(remark -> Map.of("code", remark.kind().code(), "text", remark.text()))
                        .toList());
        values.put("remarks?", !derived.remarks().isEmpty());
        return Svg.fill("page", values);
    }
}
