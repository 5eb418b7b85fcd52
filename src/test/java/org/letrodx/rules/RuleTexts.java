package org.letrodx.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letrodx.document.Problem;
import org.letrodx.engine.DrlRuleParser;

/** Rules as somebody writes them, for tests that read them anew. */
final class RuleTexts {
    /** A cause that says all that a cause can say. */
    static final String CAUSE = """
            /**
             * Phenol red is a weak estrogen.
             * It feeds the controls.
             *
             * Check: read the
             * label.
             *
             * Fix: buy medium without it.
             *
             * Beside: ask
             * for both.
             */
            rule "MED-01 Phenol red in the medium"
                @explains( "high-variability, no-response" )
                @setting( "spheroid, cell-culture" )
                @impact( contributing )
                @strength( strong )
                @effort( hours )
                @cites( "Berthois1986, Hole2015" )
                @disputed( "Moreno1987" )
                @covers( "C-1, T-2" )
                @house( "3 % of serum; 20 mg/L of dye" )
                @under( "trace of MED-02; fix with CELL-01" )
                @over( "poor-translation" ) @trace( "no-response" )
                @repair( "medium.phenolRed = no; serum.percent = 5 %" )
                @complaint( required )
                @ask( first )
                @values( "phenol-red, estradiol" )
                @beside( "HER2-inhibitor, mTOR-inhibitor" )
            when
                Serum( percent.given.atLeast( "3 %", "1 %" ) )
                Medium( phenolRed.is( true ), insulin.presumed.is( false ) )
            then
                cause();
            end
            """;

    /** A derivation that says all that a derivation can say. */
    static final String DERIVATION = """
            /** Whoever lists a line there has
             * typed it. */
            rule "DER-07 The panel knows a line"
                @cites( "Hole2015" )
                @house( "our own panel" )
                @overrules( "readings.contradicts" )
            when
                CellLine( name.isKnown() )
                Serum( percent.above( "0 %" ) )
            then
                conclude( "cellLine.kind from cell-lines, else unlisted" );
                conclude( "medium.insulin = true" );
            end
            """;

    private RuleTexts() {}

    /** A short cause. @param about annotations */
    static String cause(String id, String question, String about) {
        return """
                /** It may be. \n * Check: look.\n * Fix: mend it. */
                rule "%s A cause"
                    @explains( "no-response" ) @setting( "cell-culture" )
                    @impact( advisory ) @strength( weak ) @effort( minutes ) @house( "ours" ) %s
                when
                    %s
                then
                    cause();
                end
                """.formatted(id, about, question);
    }

    /** A short derivation. @param about annotations */
    static String derivation(String id, String question, String conclusion, String about) {
        return """
                /** It follows. */
                rule "%s A derivation"
                    @house( "ours" ) %s
                when
                    %s
                then
                    conclude( "%s" );
                end
                """.formatted(id, about, question, conclusion);
    }

    /** The rule of a text, whose problems are added to a list; null if it is none. */
    static Rule read(String area, String id, String text, List<Problem> problems) {
        RuleFile file = new RuleFile(area, area + "/" + id + ".drl", id + ".drl", text);
        return new DrlRuleParser()
                .parse(file, problems)
                .flatMap(parsed -> RuleReader.read(parsed, problems))
                .orElse(null);
    }

    /** The rule of a text without a fault. */
    static Rule read(String text) {
        List<Problem> problems = new ArrayList<>();
        String id = id(text);
        Rule rule = read(area(id), id, text, problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.toString());
        }
        return rule;
    }

    /** Rules in a directory of their own, each in its file. */
    static Path write(Path directory, String... texts) {
        try {
            for (String text : texts) {
                Path file = directory.resolve(area(id(text))).resolve(id(text) + ".drl");
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String id(String text) {
        return text.replaceAll("(?s).*rule \"(\\S+).*", "$1");
    }

    private static String area(String id) {
        return id.startsWith("DER") ? Rule.DERIVE : id.startsWith("CELL") ? "cells" : "medium";
    }
}
