package org.letrodx.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.letrodx.rules.BundledRules;
import org.letrodx.rules.Rules;
import org.letrodx.vocabulary.BundledVocabulary;

/** The build step that reads and checks the vocabulary and the rules and puts them where the jar is made from. */
public final class RuleBookMaker {
    private RuleBookMaker() {}

    /**
     * Makes the book.
     *
     * @param args the directory of rules, the directory of classes
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        BundledVocabulary.write(Path.of(args[1]));
        BundledRules.write(Rules.read(Path.of(args[0]), new DrlRuleParser()), Path.of(args[1]));
    }
}
