package org.letrodx.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.letrodx.diagnosis.Layer;
import org.letrodx.document.Location;
import org.letrodx.document.Nearest;
import org.letrodx.document.Problem;
import org.letrodx.facts.FactType;
import org.letrodx.facts.Vocabulary;

/** The form every rule keeps, so that whoever can read one can read all: questions on the left, one line on the right. */
final class RuleForm {
    private static final String RIGHT_HAND_SIDE = "insert( Evidence.of( kcontext ) );";
    private static final String QUESTIONS = "is|isNot|isOneOf|isNeither|has|hasOneOf|isNone|isNotEmpty|isListedAs"
            + "|above|below|atLeast|atMost|between|outside";
    /** A literal, a constant, or a unit and a number: no Java. */
    private static final String ARGUMENT = "\\s*(?:true|false|\"[^\"]*\"|-?[\\d.]+|[A-Z]\\w+(?:\\.[A-Z]\\w*)+|[a-zA-Z]+\\(\\s*[\\d.]+\\s*\\))\\s*";
    private static final Pattern QUESTION = Pattern.compile("\\$(?<name>\\w+)\\s*:\\s*(?<fact>\\w+\\.\\w+)\\s*\\.(?:" + QUESTIONS + ")\\((?:"
            + ARGUMENT + "(?:," + ARGUMENT + ")*|\\s*)\\)(?:\\.(?:presumed|given)\\(\\))?");
    private static final Set<String> IMPORTS = Set.of("org.letrodx.engine.Evidence", "org.letrodx.facts.*");
    private static final String FUNCTIONS = "org.letrodx.facts.Limit.*";
    private static final String PATTERN = "one pattern: Sheet( $name : section.fact.is( value ), $name.possible )";
    private static final Pattern POSSIBLE = Pattern.compile("\\$(?<name>\\w+)\\.possible");

    private final RuleFile file;
    private final String id;
    private final List<Problem> problems;

    RuleForm(RuleFile file, String id, List<Problem> problems) {
        this.file = file;
        this.id = id;
        this.problems = problems;
    }

    void check(PackageDescr parsed, RuleDescr rule) {
        if (!file.name().endsWith(id + ".drl")) {
            problem(file.line(rule.getLine()), "its file is " + file.name(), file.area() + "/" + id + ".drl");
        }
        if (Layer.ofArea(file.area()).isEmpty()) {
            problem(file.line(1), "\"" + file.area() + "\" is not an area",
                    Arrays.stream(Layer.values()).flatMap(layer -> layer.areas().stream()).collect(Collectors.joining(", ")));
        }
        if (!parsed.getName().equals("rules." + file.area())) {
            problem(file.place("^package"), "its package is " + parsed.getName(), "rules." + file.area());
        }
        if (!String.valueOf(rule.getConsequence()).strip().equals(RIGHT_HAND_SIDE)) {
            problem(file.line(rule.getConsequenceLine()), "the right-hand side is not the one of every rule", RIGHT_HAND_SIDE);
        }
        if (!rule.getAttributes().isEmpty() || !parsed.getGlobals().isEmpty() || !parsed.getFunctions().isEmpty()
                || !parsed.getTypeDeclarations().isEmpty() || !rule.getNamedConsequences().isEmpty() || rule.hasParent()) {
            problem(file.line(rule.getLine()), "attributes, globals, functions and declarations are not for rules",
                    "questions to facts only");
        }
        parsed.getImports().stream().map(ImportDescr::getTarget).filter(name -> !IMPORTS.contains(name)).forEach(name ->
                problem(file.place("^import"), "imports " + name, String.join(", ", IMPORTS.stream().sorted().toList())));
        parsed.getFunctionImports().stream().map(ImportDescr::getTarget).filter(name -> !FUNCTIONS.equals(name)).forEach(name ->
                problem(file.place("^import"), "imports " + name, "import static " + FUNCTIONS));
        List<? extends BaseDescr> parts = rule.getLhs().getDescrs();
        for (BaseDescr part : parts) {
            if (!(part instanceof PatternDescr pattern)) {
                problem(file.line(part.getLine()), part.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT)
                        + " binds no answers", PATTERN);
            } else if (!pattern.getObjectType().equals("Sheet")) {
                problem(file.line(part.getLine()), "asks " + pattern.getObjectType() + " in a pattern of its own", PATTERN);
            } else if (part != parts.get(0) || pattern.getSource() != null || pattern.getIdentifier() != null || pattern.isQuery()
                    || !pattern.getBehaviors().isEmpty()) {
                problem(file.line(part.getLine()), "is more than one pattern over the sheet", PATTERN);
            } else {
                checkPattern(pattern);
            }
        }
        if (parts.isEmpty()) {
            problem(file.line(rule.getLine()), "asks nothing", PATTERN);
        }
    }

    private void checkPattern(PatternDescr pattern) {
        Set<String> bound = new HashSet<>();
        String waiting = null;
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            Location at = file.line(constraint.getLine());
            String text = constraint.toString();
            Matcher question = QUESTION.matcher(text);
            Matcher possible = POSSIBLE.matcher(text);
            if (waiting == null && question.matches()) {
                waiting = question.group("name");
                if (!bound.add(waiting)) {
                    problem(at, "$" + waiting + " is bound twice", "one name for one answer");
                }
                checkFact(at, question.group("fact"));
            } else if (waiting != null && possible.matches() && possible.group("name").equals(waiting)) {
                waiting = null;
            } else {
                problem(at, "\"" + text + "\" is not a question to a fact", "$name : section.fact.is( value ), $name.possible");
                return;
            }
        }
        if (waiting != null) {
            problem(file.line(pattern.getLine()), "$" + waiting + " is asked and not tested", "$" + waiting + ".possible behind it");
        }
        if (bound.isEmpty()) {
            problem(file.line(pattern.getLine()), "asks nothing", PATTERN);
        }
    }

    private void checkFact(Location at, String path) {
        if (Vocabulary.find(path).isEmpty()) {
            String near = Nearest.to(path, Vocabulary.types().stream().map(FactType::path).toList());
            problems.add(new Problem(at, id, "there is no fact " + path, "a fact of the vocabulary", near));
        }
    }

    private void problem(Location at, String fault, String allowed) {
        problems.add(new Problem(at, id, fault, allowed, ""));
    }
}
