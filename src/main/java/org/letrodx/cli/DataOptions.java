package org.letrodx.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.letrodx.data.Unsaid;
import org.letrodx.document.InputException;

/** Adds to messages of plates and tumours the options that say what is unsaid. */
final class DataOptions {
    private static final Map<Unsaid, String> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(Unsaid.LAYOUT, "--layout; --layout-template writes one to fill in"),
            Map.entry(Unsaid.READ, "--read"),
            Map.entry(Unsaid.RUN, "--run"),
            Map.entry(Unsaid.CONDITION, "--condition"),
            Map.entry(Unsaid.WELLS, "--wells"),
            Map.entry(Unsaid.START, "--start"),
            Map.entry(Unsaid.LAST_DOSE, "--last-dose"),
            Map.entry(Unsaid.CONTROL, "--control"),
            Map.entry(Unsaid.TREATED, "--treated"),
            Map.entry(Unsaid.STUDY, "--study"),
            Map.entry(Unsaid.VOLUME_UNIT, "--volume-unit")));

    private DataOptions() {}

    /** A message with the options. */
    static String added(String message) {
        return Unsaid.told(message, unsaid -> Optional.ofNullable(NAMES.get(unsaid)));
    }

    /**
     * What a reader gives.
     *
     * @throws InputException with the options in its problems, if it gives none
     */
    static <T> T addedTo(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (InputException unclear) {
            throw new InputException(unclear.problems().stream()
                    .map(problem -> problem.reworded(DataOptions::added))
                    .toList());
        }
    }
}
