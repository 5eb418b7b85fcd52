package org.letrodx.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Answers typed into a terminal: with editing, with the last answers at hand, and completed with the tab key. */
final class TerminalLines implements AskCommand.Lines {
    private final Terminal terminal;
    private final LineReader reader;
    private List<String> words = List.of();

    TerminalLines() {
        try {
            terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer((line, parsed, candidates) -> words.forEach(word -> candidates.add(new Candidate(word))))
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    @Override
    public Optional<String> next(List<String> completions) {
        words = completions;
        try {
            return Optional.of(reader.readLine("> "));
        } catch (UserInterruptException | EndOfFileException ended) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
