package org.letrodx.report;

import java.util.List;
import java.util.Map;
import org.letrodx.document.Templates;

/** What LabKey Server shows to whoever imports a run, as a piece of HTML. */
public final class LabKeyPage {
    private LabKeyPage() {}

    /**
     * The piece.
     *
     * @param messages one of each finding
     */
    public static String html(List<String> messages) {
        return Templates.fill("report/labkey", Map.of("messages", messages));
    }
}
