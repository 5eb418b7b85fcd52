package org.letrodx.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where in an experiment a cause lies; what lies upstream is looked at first. */
public enum Layer {
    CELLS("cells"),
    HORMONES("hormones"),
    MEDIUM("medium"),
    HOST("xenograft"),
    DRUG("dosing", "treatment"),
    READ_OUT("assay"),
    RESISTANCE("resistance"),
    TRANSLATION("translation"),
    ADHERENCE("adherence");

    private static final Map<String, Layer> BY_AREA = new HashMap<>();

    static {
        for (Layer layer : values()) {
            layer.areas.forEach(area -> BY_AREA.put(area, layer));
        }
    }

    private final List<String> areas;

    Layer(String... areas) {
        this.areas = List.of(areas);
    }

    /** The folders of the rule book whose rules lie in this layer. */
    public List<String> areas() {
        return areas;
    }

    /** The layer of a folder of the rule book. */
    public static Optional<Layer> ofArea(String area) {
        return Optional.ofNullable(BY_AREA.get(area));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
