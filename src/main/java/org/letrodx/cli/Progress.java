package org.letrodx.cli;

import java.io.PrintWriter;
import java.util.OptionalLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a review is, on a terminal's standard error: count, rate and remaining time. Nothing anywhere else. */
final class Progress implements AutoCloseable {
    /** Set by the launcher, which can tell whether standard error is a terminal; Java cannot. */
    static final String TERMINAL = "letrodx.terminal";

    private static final int COLUMNS = 79;

    private final @Nullable ProgressBar bar;
    private final PrintWriter err;
    private long done;

    private Progress(@Nullable ProgressBar bar, PrintWriter err) {
        this.bar = bar;
        this.err = err;
    }

    /** A bar, if the launcher says that standard error is a terminal. */
    static Progress on(PrintWriter err) {
        if (!Boolean.getBoolean(TERMINAL)) {
            return new Progress(null, err);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setInitialMax(-1)
                .setTaskName("Reviewing")
                .setUnit(" set-ups", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .setConsumer(new DelegatingProgressBarConsumer(line -> print(err, line), COLUMNS))
                .build();
        return new Progress(bar, err);
    }

    private static void print(PrintWriter err, String line) {
        err.print("\r" + line);
        err.flush();
    }

    /**
     * One more set-up is reviewed. How many there are is not known before all are read; it is estimated from how much
     * of the input is.
     *
     * @param read how many bytes are read
     * @param total how many there are, if that is known
     */
    void step(long read, OptionalLong total) {
        done++;
        if (bar != null) {
            bar.stepTo(done);
            if (total.isPresent() && read > 0) {
                bar.maxHint(Math.max(done, Math.round((double) done * total.getAsLong() / read)));
            }
        }
    }

    /** Clears the line of the bar. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            print(err, " ".repeat(COLUMNS) + "\r");
        }
    }
}
