package org.letrodx.record;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letrodx.document.TextIndex;

/**
 * Follows a log from line to line, and tells from the numbers and the hashes of lines which were changed, dropped,
 * moved, repeated or added. It remembers what each line is about, and no line.
 */
final class Chain {
    private final String log;
    private final Faults faults;
    /** The numbers of the lines so far, by their hashes. */
    private final TextIndex seen = new TextIndex();
    /** Numbers that were skipped: the first to the last of each gap. */
    private final TreeMap<Long, Long> gaps = new TreeMap<>();
    /** Lines that stand before their place, or have none. */
    private final TreeMap<Long, LogLine> strays = new TreeMap<>();

    private LogLine head = new LogLine(0, new RecordStore.Line(0, new byte[0], true), Map.of());
    private String headHash = LogLine.FIRST;
    private long headSeq;
    /** True if the head is reported already, so that its successor need not be. */
    private boolean headReported;

    private boolean intact = true;

    Chain(String log, Faults faults) {
        this.log = log;
        this.faults = faults;
    }

    /** True as long as every line was in its place and followed the one before. */
    boolean isIntact() {
        return intact;
    }

    /** The hash of the last line that is in its place. */
    String head() {
        return headHash;
    }

    /** The number of the last line that is in its place. */
    long headSeq() {
        return headSeq;
    }

    /** True for a line that is to be looked into: one that was not there before. */
    boolean follow(LogLine line, Optional<LogLine> ahead) {
        if (!line.finished()) {
            faults.add(Fault.Kind.UNFINISHED, log, line.number(), "", "is torn: " + LogLine.ENDS_EARLY, "");
            return false;
        }
        long expected = headSeq + 1;
        long next = ahead.map(LogLine::seq).orElse(-1L);
        boolean canonical = line.isCanonical();
        String hash = line.hash();
        if (canonical && seen.has(hash)) {
            fault(Fault.Kind.CHANGED, line, "is repeated: number " + seen.get(hash) + " stood before");
            if (line.seq() == expected) {
                lead(line, expected, true);
            }
            return false;
        }
        if (!canonical && next == expected) {
            fault(Fault.Kind.CHANGED, line, "was added: it is no line of a log");
            return false;
        }
        if (canonical && line.seq() == expected) {
            lead(line, expected, isReportedInside(line, ahead));
        } else if (canonical && isInGap(line.seq())) {
            fillGap(line.seq());
            fault(Fault.Kind.CHANGED, line, "was moved: number " + line.seq() + " stands after number " + headSeq);
        } else if (!canonical || next == expected + 1) {
            fault(
                    Fault.Kind.CHANGED,
                    line,
                    !canonical
                            ? "was changed: it is no line of a log"
                            : "/seq was changed: number " + line.seq() + " stands where number " + expected
                                    + " belongs");
            lead(line, expected, true);
        } else if (line.seq() < expected || next == expected) {
            intact = false;
            strays.putIfAbsent(line.seq(), line);
        } else {
            openGap(expected, line);
        }
        if (canonical) {
            seen.put(hash, Math.max(line.seq(), 0));
        }
        return canonical;
    }

    private void lead(LogLine line, long seq, boolean reported) {
        head = line;
        headSeq = seq;
        headHash = line.hash();
        headReported = reported;
    }

    /** Checks that a line in its place follows the one before; true if it is this line that does not. */
    private boolean isReportedInside(LogLine line, Optional<LogLine> ahead) {
        String previous = line.text("previous");
        if (previous.equals(headHash) || headReported) {
            return false;
        }
        LogLine stray = strays.get(headSeq);
        boolean goesOn = ahead.isPresent() && ahead.get().text("previous").equals(line.hash());
        if (stray != null && stray.hash().equals(previous)) {
            strays.remove(headSeq);
            fault(
                    Fault.Kind.CHANGED,
                    head,
                    "was added: the line with the number " + headSeq + " is line " + stray.number());
        } else if (headSeq == 0 || ahead.isPresent() && !goesOn) {
            fault(Fault.Kind.CHANGED, line, "was changed: /previous is not the hash of the line before");
            return true;
        } else {
            fault(
                    Fault.Kind.CHANGED,
                    head,
                    "was changed: line " + line.number() + " has another hash of it"
                            + (goesOn ? "" : ", unless that line was changed"));
        }
        return false;
    }

    private boolean isInGap(long seq) {
        Map.Entry<Long, Long> gap = gaps.floorEntry(seq);
        return gap != null && seq <= gap.getValue();
    }

    private void fillGap(long seq) {
        Map.Entry<Long, Long> gap = gaps.floorEntry(seq);
        gaps.remove(gap.getKey());
        if (gap.getKey() < seq) {
            gaps.put(gap.getKey(), seq - 1);
        }
        if (seq < gap.getValue()) {
            gaps.put(seq + 1, gap.getValue());
        }
    }

    private void openGap(long expected, LogLine line) {
        intact = false;
        gaps.put(expected, line.seq() - 1);
        strays.subMap(expected, line.seq()).values().forEach(this::movedForward);
        strays.subMap(expected, line.seq()).clear();
        lead(line, line.seq(), false);
    }

    private void movedForward(LogLine stray) {
        if (isInGap(stray.seq())) {
            fillGap(stray.seq());
        }
        fault(Fault.Kind.CHANGED, stray, "was moved: number " + stray.seq() + " stands before its place");
    }

    /** What is left when all lines were followed. */
    void end() {
        for (LogLine stray = strays.remove(headSeq + 1); stray != null; stray = strays.remove(headSeq + 1)) {
            movedForward(stray);
            headSeq++;
        }
        strays.values()
                .forEach(stray -> fault(
                        Fault.Kind.CHANGED,
                        stray,
                        "was added: another line has the number " + stray.seq() + ", or none comes near it"));
        gaps.forEach((first, last) -> faults.add(
                Fault.Kind.MISSING,
                log,
                0,
                "",
                first.equals(last)
                        ? "the line with the number " + first + " was dropped"
                        : "the lines with the numbers " + first + " to " + last + " were dropped",
                ""));
    }

    private void fault(Fault.Kind kind, LogLine line, String words) {
        intact = false;
        faults.add(kind, log, line.number(), "", words, "");
    }
}
