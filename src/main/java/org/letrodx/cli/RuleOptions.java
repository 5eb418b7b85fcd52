package org.letrodx.cli;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.letrodx.RuleBook;
import org.letrodx.document.Nearest;
import org.letrodx.rules.Rule;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which rules to use. */
final class RuleOptions {
    @Mixin
    private HouseRules house;

    @Option(
            names = "--select",
            paramLabel = "ID",
            split = ",",
            description = "Use only these rules, by id or the beginning of several: MED,CELL-01.")
    private List<String> select = List.of();

    @Option(
            names = "--without",
            paramLabel = "ID",
            split = ",",
            description = "Rules to switch off, by id or the beginning of several; the answer says so.")
    private List<String> without = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** All rules there are, switched on or off. */
    RuleBook whole() {
        return house.book();
    }

    /** The rules to use. */
    RuleBook book() {
        return chosen(whole());
    }

    /** Those rules of a whole book that are to be used. */
    RuleBook chosen(RuleBook whole) {
        if (select.isEmpty() && without.isEmpty()) {
            return whole;
        }
        Set<String> ids = whole.rules().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> off = named("--without", without, ids);
        if (!select.isEmpty()) {
            Set<String> on = named("--select", select, ids);
            ids.stream().filter(id -> !on.contains(id)).forEach(off::add);
        }
        return whole.without(off.toArray(String[]::new));
    }

    private Set<String> named(String option, List<String> names, Collection<String> ids) {
        Set<String> named = new TreeSet<>();
        for (String name : names) {
            List<String> here = beginningWith(name, ids);
            if (here.isEmpty()) {
                String near = Nearest.to(name, ids);
                throw new ParameterException(
                        command.commandLine(),
                        option + ": there is no rule " + name + (near.isEmpty() ? "" : ". Maybe: " + near));
            }
            named.addAll(here);
        }
        return named;
    }

    /** The rule of this id or, if there is none, those whose ids begin so. */
    static List<String> beginningWith(String name, Collection<String> ids) {
        return ids.contains(name)
                ? List.of(name)
                : ids.stream()
                        .filter(id -> !name.isEmpty() && id.startsWith(name))
                        .toList();
    }
}
