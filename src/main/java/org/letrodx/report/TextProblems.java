package org.letrodx.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.letrodx.document.Legible;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * What is wrong with an input, for a terminal: where and what first, then what was probably meant, and what is allowed,
 * each list once.
 */
public final class TextProblems {
    private static final int INDENT = 4;
    /** House limit: a list that is longer is not read, and the facts are listed elsewhere. */
    private static final int LONGEST = 400;

    private TextProblems() {}

    /** The problems in their order, with a line feed at the end of each line. */
    public static String text(List<Problem> problems, TextStyle style) {
        Paint paint = new Paint(style.colour());
        StringBuilder text = new StringBuilder();
        Set<String> told = new HashSet<>();
        for (Problem problem : problems) {
            String at = problem.at().equals(Location.NONE) ? "" : problem.at() + ": ";
            String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
            String maybe = problem.maybe().isEmpty() ? "" : " Maybe: " + problem.maybe();
            String fault = problem.fault() + problem.elsewhere();
            String stop = maybe.isEmpty() || fault.endsWith(".") ? "" : ".";
            text.append(Wrap.wrap(paint.bold(Legible.text(at)), path + fault + stop + maybe, INDENT, style.columns()))
                    .append('\n');
            String allowed = problem.allowed();
            if (!allowed.isEmpty() && told.add(allowed)) {
                text.append(Wrap.wrap(
                                "    allowed: ",
                                allowed.length() > LONGEST ? allowed.substring(0, LONGEST) + " ..." : allowed,
                                INDENT + 2,
                                style.columns()))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
