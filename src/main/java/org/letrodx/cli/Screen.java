package org.letrodx.cli;

import java.io.Console;
import org.letrodx.document.InputException;
import org.letrodx.report.TextProblems;
import org.letrodx.report.TextStyle;
import org.letrodx.report.Wrap;
import picocli.CommandLine;

/** The terminal that is written to, as far as it is one. */
final class Screen {
    /** Set by the launcher, which can ask the terminal; Java cannot. */
    private static final String COLUMNS = "letrodx.columns";

    private Screen() {}

    /** True if there is a terminal that shows colours. */
    static boolean hasColours() {
        return isTerminal() && CommandLine.Help.Ansi.AUTO.enabled();
    }

    /** True if standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // where a console is no proof, it is asked
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** How many characters fit into a line: of a terminal, as many as it says; of a file, 80. */
    static int columns() {
        return Integer.getInteger(COLUMNS, Wrap.COLUMNS);
    }

    /** Why an input cannot be read, for standard error. */
    static String problems(InputException wrong) {
        boolean terminal = Boolean.getBoolean(Progress.TERMINAL);
        return TextProblems.text(
                wrong.problems(),
                new TextStyle(false, false, terminal && CommandLine.Help.Ansi.AUTO.enabled(), columns()));
    }

    /** A line that tells one file's answer from the next. */
    static String heading(String name, int columns) {
        return "== " + name + " " + "=".repeat(Math.max(2, columns - name.length() - 4));
    }
}
