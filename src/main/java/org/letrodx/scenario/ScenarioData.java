package org.letrodx.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.data.picture.Picture;
import org.letrodx.data.picture.Pictures;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.tumour.TumourAnalysis;

/**
 * The data files of a scenario, read and judged; what they say is {@code Experiment.data()}.
 *
 * @param plates the plates, if it names any
 * @param tumours the table of tumours, if it names one
 */
public record ScenarioData(Optional<PlateAnalysis> plates, Optional<TumourAnalysis> tumours) {
    /** It names none. */
    public static final ScenarioData NONE = new ScenarioData(Optional.empty(), Optional.empty());

    /**
     * What is drawn of them, plates first.
     *
     * @throws IllegalStateException if jmustache is not on the class path
     */
    public List<Picture> pictures() {
        return Stream.concat(
                        plates.map(Pictures::of).stream().flatMap(List::stream),
                        tumours.map(Pictures::of).stream().flatMap(List::stream))
                .toList();
    }
}
