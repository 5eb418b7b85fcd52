package org.letrodx.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Problems;
import org.letrodx.review.WaiverList;
import org.letrodx.scenario.InOrder;
import org.letrodx.scenario.ScenarioWriter;
import org.letrodx.scenario.SetUps;

/** The waivers of a review in bulk. */
final class WaiverFiles {
    private WaiverFiles() {}

    /**
     * Reads them: those of a named file hold everywhere, those of a found one below its folder.
     *
     * @param files the files, and whether all set-ups that each is for will be reviewed
     * @param named those that were named
     * @param rules the ids of all rules
     * @throws InputException with the problems of all files
     */
    static WaiverList read(Map<Path, Boolean> files, Collection<Path> named, Collection<String> rules) {
        WaiverList waivers = WaiverList.NONE;
        Problems problems = new Problems();
        for (Map.Entry<Path, Boolean> file : files.entrySet()) {
            Path path = file.getKey();
            try {
                WaiverList read = WaiverList.read(Documents.read(path), rules, file.getValue());
                Path folder = Objects.requireNonNullElse(path.getParent(), Path.of(""));
                waivers = waivers.and(named.contains(path) ? read : read.inFolder(folder));
            } catch (InputException unreadable) {
                problems.addAll(unreadable.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems.list());
        }
        return waivers;
    }

    /**
     * Waivers that name an id waive nothing if several experiments have it, which only all inputs can tell: they are
     * read beforehand.
     */
    static WaiverList forOneExperimentEach(WaiverList waivers, SetUps.Opening opening, int jobs) {
        Set<String> ids = waivers.ids();
        if (ids.isEmpty()) {
            return waivers;
        }
        try (SetUps beforehand = opening.hashed(false).open()) {
            if (!beforehand.canBeReadTwice()) {
                return waivers.withoutIds(
                        ids,
                        "waives nothing: it names an id, and whether another experiment has it can be told only of "
                                + "files; name the hash of its input, or review a file");
            }
            Map<String, String> inputs = new HashMap<>();
            Set<String> shared = new TreeSet<>();
            InOrder.run(
                    beforehand,
                    beforehand::bytesRead,
                    jobs,
                    setUp -> Optional.of(setUp.get())
                            .filter(one -> ids.contains(one.id()))
                            .map(one -> Map.entry(
                                    one.id(),
                                    one.experiment().map(ScenarioWriter::sha256).orElse(""))),
                    named -> named.filter(one -> !inputs.computeIfAbsent(one.getKey(), first -> one.getValue())
                                    .equals(one.getValue()))
                            .ifPresent(one -> shared.add(one.getKey())));
            return waivers.withoutIds(
                    shared,
                    "is wider than one experiment and waives nothing: several have its id; name one by the hash of "
                            + "its input");
        }
    }
}
