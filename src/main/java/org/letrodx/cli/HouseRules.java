package org.letrodx.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.letrodx.RuleBook;
import picocli.CommandLine.Option;

/** The bundled rules, and a laboratory's own. */
final class HouseRules {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "House rules, added to the bundled ones. They decide the answer: name a directory you trust.")
    private @Nullable Path directory;

    /** Where the house rules lie; empty if there are none. */
    Optional<Path> directory() {
        return Optional.ofNullable(directory);
    }

    RuleBook book() {
        return directory == null ? RuleBook.bundled() : RuleBook.bundled().withHouseRules(directory);
    }
}
