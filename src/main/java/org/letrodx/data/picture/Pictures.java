package org.letrodx.data.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.letrodx.data.plate.PlateAnalysis;
import org.letrodx.data.tumour.TumourAnalysis;
import org.letrodx.data.tumour.TumourOptions;

/** What is drawn of an analysis. */
public final class Pictures {
    /** House limit: how many studies are drawn. */
    private static final int MOST_STUDIES = 12;

    private Pictures() {}

    /** Each plate, and the response of the condition that is judged; of each condition, if none is. */
    public static List<Picture> of(PlateAnalysis analysis) {
        return Stream.concat(
                        analysis.plates().stream().map(PlatePicture::of),
                        analysis.responses().stream()
                                .filter(response -> analysis.condition().isEmpty()
                                        || analysis.condition().get().equals(response.condition()))
                                .map(DoseResponsePicture::of))
                .toList();
    }

    /** The study that is judged; of several studies the first few, each in a picture of its own. */
    public static List<Picture> of(TumourAnalysis analysis) {
        if (analysis.study().isPresent()) {
            return List.of(TumourPicture.of(analysis));
        }
        return analysis.studies().stream()
                .limit(MOST_STUDIES)
                .map(one -> TumourPicture.of(TumourAnalysis.of(
                        analysis.table(),
                        new TumourOptions(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(one),
                                Optional.empty()))))
                .toList();
    }
}
