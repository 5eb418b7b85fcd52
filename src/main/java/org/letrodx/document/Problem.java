package org.letrodx.document;

/**
 * One thing wrong with an input or a rule, said so that it can be mended.
 *
 * @param at      where it was seen
 * @param path    the fact, the section or the rule it concerns; empty if none
 * @param fault   what was seen and what is wrong with it
 * @param allowed what would be right; empty if the fault says it all
 * @param maybe   what was probably meant; empty if there is no good guess
 */
public record Problem(Location at, String path, String fault, String allowed, String maybe) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (!at.source().isEmpty()) {
            text.append(at).append(": ");
        }
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(fault);
        if (!allowed.isEmpty()) {
            text.append("; allowed: ").append(allowed);
        }
        if (!maybe.isEmpty()) {
            text.append(". Maybe: ").append(maybe);
        }
        // an input is hostile: what it holds must not steer the terminal
        return text.toString().replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
    }
}
