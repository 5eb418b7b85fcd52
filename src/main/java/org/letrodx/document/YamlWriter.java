package org.letrodx.document;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes maps, lists, strings, booleans and integers as YAML that reads as a person would write it. */
public final class YamlWriter {
    private YamlWriter() {}

    /** The tree as text: maps a name a line, lists in brackets if they are short; with a line feed at the end. */
    public static String write(Map<String, ?> tree) {
        StringBuilder text = new StringBuilder();
        Dump block = new Dump(settings(FlowStyle.BLOCK));
        tree.forEach((name, value) -> {
            boolean nested = value instanceof Map<?, ?> map
                    && map.values().stream().anyMatch(item -> item instanceof Map || item instanceof Iterable);
            if (value instanceof Map<?, ?> map && nested) {
                text.append(name).append(":\n");
                map.forEach((key, item) ->
                        text.append(new Dump(settings(item instanceof Iterable ? FlowStyle.AUTO : FlowStyle.BLOCK))
                                .dumpToString(Map.of(key, item))
                                .indent(2)));
            } else {
                text.append((value instanceof Iterable ? new Dump(settings(FlowStyle.AUTO)) : block)
                        .dumpToString(Map.of(name, value)));
            }
        });
        return text.toString();
    }

    private static DumpSettings settings(FlowStyle style) {
        return DumpSettings.builder().setDefaultFlowStyle(style).setWidth(100).build();
    }
}
