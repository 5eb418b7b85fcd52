package org.letrodx.tables;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.letrodx.document.Nearest;
import org.letrodx.document.Typography;

/** Finds the one name in what somebody wrote: {@code mcf-7 (ATCC HTB-22)} is MCF-7, {@code MCF-7 (LTED)} is not. */
final class SingleName implements Names {
    /** Where cells come from, a catalogue number or a passage: says nothing of what a line is. */
    private static final String ORIGIN =
            "(?:from|ATCC|ECACC|DSMZ|JCRB|RIKEN|KCLB|CLS|ICLC|BCRC|HTB|CRL|ACC|RRID|CVCL|lot|passage|p\\.?\\s?\\d+)\\b";

    private static final Pattern ASIDE = Pattern.compile(
            "\\([^()]*\\b" + ORIGIN + "[^()]*\\)|[/,;:\\s-]+" + ORIGIN + ".*|\\b(?:cell line|cells?)\\b",
            Pattern.CASE_INSENSITIVE);

    private final NameTable table;

    SingleName(NameTable table) {
        this.table = table;
    }

    @Override
    public Optional<NameTable.Row> find(String written) {
        return table.spelt(written)
                .or(() -> table.spelt(
                        ASIDE.matcher(Typography.plain(written)).replaceAll(" ").strip()));
    }

    /** A listed name of which a word is cut short is near, too: {@code MCF-7 aromatase} may be MCF-7aro. */
    @Override
    public String nearest(String unlisted) {
        String near = Nearest.to(
                unlisted, table.rows().stream().map(NameTable.Row::name).toList());
        if (!near.isEmpty()) {
            return near;
        }
        String wanted = Nearest.fold(unlisted);
        return table.rows().stream()
                .map(NameTable.Row::name)
                .filter(listed -> isCutShort(Nearest.fold(listed), wanted))
                .collect(Collectors.joining(" or "));
    }

    private static boolean isCutShort(String listed, String wanted) {
        return wanted.length() > listed.length()
                && wanted.startsWith(listed)
                && Character.isLetter(listed.charAt(listed.length() - 1))
                && Character.isLetter(wanted.charAt(listed.length()));
    }
}
