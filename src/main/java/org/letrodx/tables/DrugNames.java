package org.letrodx.tables;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letrodx.document.Nearest;

/**
 * Finds the drug in what somebody wrote: {@code letrozole (supplier, lot 3)} is letrozole, {@code letrozole +
 * tamoxifen} is a combination, and {@code no letrozole, fulvestrant only} is fulvestrant. What stays doubtful is
 * another drug, never letrozole.
 */
final class DrugNames implements Names {
    private static final Pattern ASIDE =
            Pattern.compile("\\([^)]*\\)|\\b(?:lot|batch|cat\\.?|from)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIED = Pattern.compile(
            "\\b(?:no|not|without|never|instead of|after|pre-?treat(?:ed|ment) with|washed out|withdrawn)\\b[^,;+]*|\\S+[- ]free\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile(
            "[+&;,/]|\\b(?:and|(?:combined |in combination )?with|plus|then|now|followed by)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FILLING = Pattern.compile("\\b(?:only|alone)\\b", Pattern.CASE_INSENSITIVE);

    private final NameTable table;

    DrugNames(NameTable table) {
        this.table = table;
    }

    @Override
    public Optional<NameTable.Row> find(String written) {
        Optional<NameTable.Row> whole = table.spelt(written);
        if (whole.isPresent()) {
            return whole;
        }
        Set<NameTable.Row> found = new LinkedHashSet<>();
        boolean unlisted = false;
        for (String name : parts(written)) {
            table.spelt(name).ifPresent(found::add);
            unlisted |= table.spelt(name).isEmpty();
        }
        if (found.isEmpty()) {
            return table.spelt("other");
        }
        return found.size() == 1 && !unlisted ? found.stream().findFirst() : table.spelt("combination");
    }

    @Override
    public String listed(String written) {
        return table.spelt(written).map(NameTable.Row::name).orElseGet(() -> parts(written).stream()
                .map(part -> table.spelt(part).map(NameTable.Row::name).orElse(part))
                .distinct()
                .collect(Collectors.joining(" + ")));
    }

    /** Of several drugs, the first that is misspelt counts. */
    @Override
    public String nearest(String unlisted) {
        return parts(unlisted).stream()
                .filter(part -> table.spelt(part).isEmpty())
                .map(this::misspelt)
                .filter(near -> !near.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Names of drugs resemble each other: tamoxifen and endoxifen are three letters apart. */
    private String misspelt(String drug) {
        List<String> spellings =
                table.spellings().stream().filter(one -> one.length() > 4).toList();
        return table.spelt(Nearest.to(drug, spellings, 2))
                .map(NameTable.Row::name)
                .orElse("");
    }

    /** What is given, drug by drug, without what is denied and what is said aside. */
    private static List<String> parts(String written) {
        String given = DENIED.matcher(ASIDE.matcher(written).replaceAll(" ")).replaceAll(" ");
        return BETWEEN.splitAsStream(given)
                .map(part -> FILLING.matcher(part).replaceAll(" ").strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
