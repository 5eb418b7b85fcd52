package org.letrodx.cli;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.letrodx.document.InputException;
import org.letrodx.report.Wrap;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong, in words and never with a stack trace. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final PrintWriter out;
    private final PrintWriter err;

    Failures(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        out.flush();
        if (failure instanceof InputException unreadable) {
            err.print(Screen.problems(unreadable));
        } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            err.println(Wrap.wrap("", "a file cannot be read or written: " + words(failure), 0, Screen.columns()));
        } else {
            err.println("letrodx failed, which is a fault of ours: " + failure);
        }
        return Main.UNREADABLE;
    }

    private static String words(Exception failure) {
        Throwable cause = requireNonNullElse(failure.getCause(), failure);
        if (cause instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile() + ", or no folder for it";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        return String.valueOf(cause.getMessage());
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] words) {
        CommandLine of = wrong.getCommandLine();
        err.println(Wrap.wrap("", String.valueOf(wrong.getMessage()), 0, Screen.columns()));
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See " + of.getCommandSpec().qualifiedName() + " --help.");
        return of.getCommandSpec().exitCodeOnInvalidInput();
    }
}
