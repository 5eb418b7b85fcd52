package org.letrodx.report;

import java.util.List;
import java.util.Map;

/** What LabKey Server shows to whoever imports a run, as a piece of HTML. */
public final class LabKeyPage {
    private LabKeyPage() {}

    /** The piece. @param messages one of each finding */
    public static String html(List<String> messages) {
        return Pages.template("labkey").execute(Map.of("messages", messages));
    }
}
