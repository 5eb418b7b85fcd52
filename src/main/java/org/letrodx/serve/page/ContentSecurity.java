package org.letrodx.serve.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Sha256;

/**
 * What a browser may run and show of a document that the library wrote whole: its own styles and scripts, each by its
 * hash, and nothing from anywhere. An input cannot add to them, since all of it is escaped.
 */
final class ContentSecurity {
    private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);

    private ContentSecurity() {}

    /** The policy of a document. */
    static String of(String html) {
        return "default-src 'none'; style-src " + hashes(STYLE, html) + "; script-src " + hashes(SCRIPT, html)
                + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    private static String hashes(Pattern element, String html) {
        Set<String> hashes = new TreeSet<>();
        Matcher found = element.matcher(html);
        while (found.find()) {
            byte[] hash = Sha256.digest().digest(found.group(1).getBytes(StandardCharsets.UTF_8));
            hashes.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
        return hashes.isEmpty() ? "'none'" : String.join(" ", hashes);
    }
}
