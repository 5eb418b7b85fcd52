package org.letrodx.serve;

import java.util.List;
import org.letrodx.Program;
import org.letrodx.RuleBook;
import org.letrodx.document.Sha256;

/** Makes the {@code ETag} of an answer: the same for the same input, rules and program. */
final class Tag {
    /** The header that names the rules of an answer. */
    static final String RULES = "Letrodx-Rule-Set";

    private Tag() {}

    /**
     * The answer with its tag and the hash of its rules.
     *
     * @param input what it depends on beside the rules and the program
     */
    static Response on(Response answer, RuleBook book, List<String> input) {
        String of = String.join("\0", input) + "\0" + book.ruleSet().sha256() + "\0"
                + String.join(",", book.ruleSet().switchedOff()) + "\0" + Program.version() + Program.sha256();
        return answer.with("ETag", "\"" + Sha256.hex(of).substring(0, 32) + "\"")
                .with(RULES, book.ruleSet().sha256());
    }
}
