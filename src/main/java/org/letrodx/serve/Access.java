package org.letrodx.serve;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Who may ask a server: whoever reaches it, whoever knows a token, or whoever has a certificate. Immutable. */
public final class Access {
    /** Whoever reaches it: for loopback. */
    public static final Access ANYBODY = new Access(List.of(), Optional.empty());

    /** House limit: the shortest token, in characters. */
    private static final int SHORTEST = 16;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<byte[]> tokens;
    private final Optional<Certificates> certificates;

    /**
     * Certificates for TLS.
     *
     * @param keyStore the server's key and certificate, PKCS #12
     * @param passwordFile the password of the key store
     * @param clients the certificates that sign those of the clients, PEM; empty if no client needs one
     */
    public record Certificates(Path keyStore, Path passwordFile, Optional<Path> clients) {}

    private Access(List<byte[]> tokens, Optional<Certificates> certificates) {
        this.tokens = tokens;
        this.certificates = certificates;
    }

    /**
     * The same, and only those who know a token of a file: one a line, {@code #} begins a comment. Several let a token
     * be changed without a break.
     *
     * @throws InputException if it cannot be read, or has a token that is short or no ASCII
     */
    public Access withTokens(Path file) {
        String text = Documents.text(file);
        List<Problem> problems = new ArrayList<>();
        List<byte[]> read = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String token = lines.get(i).strip();
            if (token.isEmpty() || token.startsWith("#")) {
                continue;
            }
            if (token.length() < SHORTEST || !token.matches("[\\x21-\\x7e]+")) {
                problems.add(new Problem(
                        new Location(file.toString(), i + 1, 1),
                        "",
                        "is no token",
                        "at least " + SHORTEST + " characters of ASCII without blanks, as openssl rand -hex 32 makes"));
            }
            read.add(token.getBytes(StandardCharsets.US_ASCII));
        }
        if (read.isEmpty()) {
            problems.add(new Problem(Location.of(file.toString()), "", "holds no token", "one token a line"));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new Access(read, certificates);
    }

    /** The same over TLS. */
    public Access withCertificates(Certificates other) {
        return new Access(tokens, Optional.of(other));
    }

    /** True if not everybody who reaches the server may ask it. */
    public boolean isGuarded() {
        return !tokens.isEmpty() || certificates.flatMap(Certificates::clients).isPresent();
    }

    Optional<Certificates> certificates() {
        return certificates;
    }

    /** @param authorization the header, as it was sent */
    boolean allows(Optional<String> authorization) {
        if (tokens.isEmpty()) {
            return true;
        }
        byte[] given = authorization.map(Access::token).orElse("").getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] token : tokens) {
            known |= MessageDigest.isEqual(token, given);
        }
        return known;
    }

    /** The token of a bearer or, as browsers ask for one, the password beside any name. */
    private static String token(String authorization) {
        String[] parts = authorization.strip().split(" +", 2);
        if (parts.length < 2) {
            return "";
        }
        if (parts[0].equalsIgnoreCase("Bearer")) {
            return parts[1];
        }
        if (parts[0].equalsIgnoreCase("Basic")) {
            try {
                String pair = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
                return pair.substring(pair.indexOf(':') + 1);
            } catch (IllegalArgumentException noBase64) {
                return "";
            }
        }
        return "";
    }

    /** True for an address or a name of this computer alone. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || host.equals("::1");
    }

    /** The names by which a server on loopback may be asked, for messages. */
    static String loopback() {
        return LOOPBACK.stream().sorted().collect(Collectors.joining(", "));
    }
}
