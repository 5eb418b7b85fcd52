package org.letrodx.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;
import org.letrodx.rules.RuleFile;
import org.letrodx.rules.RuleParser;
import org.letrodx.rules.RuleText;

/** Takes rules apart with Drools' own parser, and refuses whatever of its language is not for our rules. */
public final class DrlRuleParser implements RuleParser {
    private static final Pattern OLD_FORM =
            Pattern.compile("\\bSheet\\(|\\$\\w+\\s*[:.]|Evidence\\.of|^\\s*(?:package|import)\\s", Pattern.MULTILINE);
    private static final String PATTERN = "sections with questions: Medium( phenolRed.is( true ) )";

    /** @throws IllegalStateException naming the libraries that read rules, if the host left them out */
    public DrlRuleParser() {
        Libraries.needParser();
    }

    @Override
    public Optional<RuleText> parse(RuleFile file, List<Problem> problems) {
        if (OLD_FORM.matcher(file.text()).find()) {
            problems.add(new Problem(
                    file.place(OLD_FORM.pattern()),
                    "",
                    "is in the form of rule books before 3.0.0",
                    "a rule without package, imports and bindings; \"letrodx lint --fix\" rewrites it"));
            return Optional.empty();
        }
        Optional<PackageDescr> parsed = Grammar.parse(file, problems);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        List<RuleDescr> rules = parsed.get().getRules();
        if (rules.size() != 1) {
            problems.add(new Problem(file.line(1), "", rules.size() + " rules in one file", "one rule in one file"));
            return Optional.empty();
        }
        RuleDescr rule = rules.get(0);
        Location at = file.line(rule.getLine());
        checkForm(parsed.get(), rule, at, problems);
        Location then = file.line(Math.max(rule.getConsequenceLine(), rule.getLine()));
        return Optional.of(new RuleText(
                file,
                rule.getName(),
                at,
                annotations(file, rule, problems),
                questions(file, rule, problems),
                String.valueOf(rule.getConsequence()).strip(),
                then));
    }

    /**
     * A class of its own, since one that catches an exception of the parser cannot be loaded where that is left out.
     */
    private static final class Grammar {
        static Optional<PackageDescr> parse(RuleFile file, List<Problem> problems) {
            DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
            try {
                PackageDescr parsed = parser.parse(false, file.text());
                if (parsed != null && !parser.hasErrors()) {
                    return Optional.of(parsed);
                }
            } catch (DroolsParserException unreadable) {
                problems.add(new Problem(file.line(1), "", "cannot be parsed: " + unreadable.getMessage())
                        .coded(Problem.Code.UNREADABLE));
                return Optional.empty();
            }
            for (DroolsError error : parser.getErrors()) {
                int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
                problems.add(new Problem(
                                file.line(line), "", error.getMessage().strip().replaceAll("\\s*\\R\\s*", " "))
                        .coded(Problem.Code.UNREADABLE));
            }
            return Optional.empty();
        }
    }

    private static void checkForm(PackageDescr parsed, RuleDescr rule, Location at, List<Problem> problems) {
        if (!rule.getAttributes().isEmpty()
                || !parsed.getGlobals().isEmpty()
                || !parsed.getFunctions().isEmpty()
                || !parsed.getTypeDeclarations().isEmpty()
                || !rule.getNamedConsequences().isEmpty()
                || rule.hasParent()) {
            problems.add(new Problem(
                    at,
                    rule.getName(),
                    "attributes, globals, functions and declarations are not for rules",
                    "questions to facts only"));
        }
    }

    private static Map<String, String> annotations(RuleFile file, RuleDescr rule, List<Problem> problems) {
        Map<String, String> annotations = new LinkedHashMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            String name = annotation.getName();
            String value = String.valueOf(annotation.getSingleValue()).strip();
            boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            annotations.put(name, quoted ? value.substring(1, value.length() - 1) : value);
            Pattern written = Pattern.compile("^\\s*@" + name + "\\b", Pattern.MULTILINE);
            if (written.matcher(file.text()).results().count() > 1) {
                problems.add(new Problem(
                        file.place(written.pattern()), rule.getName(), "@" + name + " occurs twice", "one of each"));
            }
        }
        return annotations;
    }

    private static List<RuleText.Asked> questions(RuleFile file, RuleDescr rule, List<Problem> problems) {
        List<RuleText.Asked> questions = new ArrayList<>();
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            if (!(part instanceof PatternDescr pattern)) {
                problems.add(new Problem(
                        file.line(part.getLine()),
                        rule.getName(),
                        part.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT)
                                + " is not for rules",
                        PATTERN));
                continue;
            }
            if (pattern.getIdentifier() != null
                    || pattern.getSource() != null
                    || !pattern.getBehaviors().isEmpty()) {
                problems.add(new Problem(
                        file.line(pattern.getLine()),
                        rule.getName(),
                        "a pattern with a name, a source or a window",
                        PATTERN));
            }
            for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
                String sentence = constraint.getText().strip();
                questions.add(new RuleText.Asked(
                        pattern.getObjectType(), sentence, file.placeOf(sentence, pattern.getStartCharacter())));
            }
        }
        return questions;
    }
}
