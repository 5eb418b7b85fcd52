package org.letrodx.scenario;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.letrodx.document.Nearest;
import org.letrodx.document.Resources;
import org.letrodx.vocabulary.FactType;
import org.letrodx.vocabulary.Vocabulary;

/** What laboratories write in their tables; read from {@code column-names.yaml}, and the names that facts have. */
final class LaboratoryWords {
    private static final Map<String, Object> WRITTEN = Resources.yaml("scenario/column-names.yaml");

    /** The fact that a column means, {@code id} or {@code extra}, by the folded name of the column. */
    static final Map<String, String> COLUMNS = columns();
    /** What the first word of a name may say of every row: a value by its fact; by that word. */
    static final Map<String, Object> EVERY_ROW = Resources.map(WRITTEN.get("every row"));

    private static final Set<String> BLANK = Set.copyOf(Resources.texts(WRITTEN.get("blank")));
    private static final Set<String> TOTALS = Set.copyOf(Resources.texts(WRITTEN.get("totals")));
    private static final Set<String> YES = Set.copyOf(Resources.texts(WRITTEN.get("yes")));
    private static final Set<String> NO = Set.copyOf(Resources.texts(WRITTEN.get("no")));

    private LaboratoryWords() {}

    /** True of a cell that says nothing. */
    static boolean isBlank(String cell) {
        return BLANK.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** True of a word before a row that adds others up. */
    static boolean isTotal(String cell) {
        return TOTALS.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** {@code yes} or {@code no} for a sign of one of them; empty for all else. */
    static String yesOrNo(String cell) {
        String sign = cell.toLowerCase(Locale.ROOT);
        return YES.contains(sign) ? "yes" : NO.contains(sign) ? "no" : "";
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new HashMap<>();
        Resources.map(WRITTEN.get("columns")).forEach((fact, names) -> Resources.texts(names)
                .forEach(name -> columns.put(Nearest.fold(name), fact)));
        for (FactType type : Vocabulary.types()) {
            if (!type.isDerived()) {
                columns.putIfAbsent(Nearest.fold(type.path()), type.path());
                columns.putIfAbsent(Nearest.fold(type.label()), type.path());
                columns.putIfAbsent(Nearest.fold(type.section() + type.name()), type.path());
                columns.putIfAbsent(Nearest.fold(type.section() + type.label()), type.path());
                if (type.name().length() > 5) {
                    columns.putIfAbsent(Nearest.fold(type.name()), type.path());
                }
            }
        }
        return Map.copyOf(columns);
    }
}
