package org.letrodx.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * Ed25519 keys in PEM, as OpenSSL writes them:
 *
 * <pre>{@code
 * openssl genpkey -algorithm ed25519 -out key.pem
 * openssl pkey -in key.pem -pubout -out key.pub
 * }</pre>
 */
public final class Keys {
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (?<label>[A-Z0-9 ]+)-----\\s(?<base64>[A-Za-z0-9+/=\\s]+)-----END \\k<label>-----");
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String MAKE = "openssl genpkey -algorithm ed25519 makes one";
    /** What a key may be of, if not of what is wanted. */
    private static final List<String> ALGORITHMS = List.of("EdDSA", "RSA", "EC", "XDH", "DSA", "DH");

    private Keys() {}

    /**
     * A private key and the public key that belongs to it.
     *
     * @throws InputException if one cannot be read, is encrypted, is of another kind, or does not belong to the other
     */
    public static KeyPair pair(Path privateKey, Path publicKey) {
        PrivateKey secret = privateKey(privateKey);
        if (!Files.exists(publicKey)) {
            throw fault(
                    publicKey,
                    "no such file",
                    "the public key that belongs to " + privateKey,
                    makePublic(privateKey, publicKey));
        }
        KeyPair pair = new KeyPair(publicKey(publicKey), secret);
        String sample = "a sample";
        if (!isSigned(sample, sign(sample, pair.getPrivate()), text(pair.getPublic()))) {
            throw fault(
                    publicKey,
                    "is not the public key of " + privateKey,
                    "what openssl pkey -in " + privateKey + " -pubout prints",
                    "");
        }
        return pair;
    }

    /**
     * A private key and the public key beside it, a file of the same name that ends in {@code .pub}.
     *
     * @throws InputException as {@link #pair}
     */
    public static KeyPair pairOf(Path privateKey) {
        if (privateKey.getFileName() == null) {
            throw fault(privateKey, "is not a file", "a private key in PEM", "");
        }
        return pair(privateKey, beside(privateKey, ".pub"));
    }

    private static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }

    private static String makePublic(Path privateKey, Path publicKey) {
        return "openssl pkey -in " + privateKey + " -pubout -out " + publicKey;
    }

    private static PrivateKey privateKey(Path file) {
        checkIsPrivate(file);
        byte[] encoded = decoded(file, PRIVATE);
        return ed25519(
                file, algorithm -> KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    }

    /** Whoever can read a private key can sign in its owner's name. Not every platform tells. */
    private static void checkIsPrivate(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ)) {
                throw fault(
                        file,
                        "may be read by others, so it is no key of one person",
                        "a file that only its owner may read",
                        "chmod 600 " + file);
            }
        } catch (UnsupportedOperationException | IOException notTold) {
            // reading it says what is wrong
        }
    }

    /** True for the base64 of a public key. */
    static boolean isPublicKey(String base64) {
        try {
            return publicKey(Base64.getDecoder().decode(base64), "EdDSA") instanceof EdECKey key
                    && key.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }

    /**
     * A public key.
     *
     * @throws InputException if it cannot be read or is of another kind
     */
    public static PublicKey publicKey(Path file) {
        byte[] encoded = decoded(file, PUBLIC);
        return ed25519(file, algorithm -> publicKey(encoded, algorithm));
    }

    private static PublicKey publicKey(byte[] encoded, String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Reads a key as one of an algorithm. */
    @FunctionalInterface
    private interface Reader<K extends Key> {
        K read(String algorithm) throws GeneralSecurityException;
    }

    private static <K extends Key> K ed25519(Path file, Reader<K> reader) {
        for (String algorithm : ALGORITHMS) {
            try {
                K key = reader.read(algorithm);
                String name = key instanceof EdECKey curve ? curve.getParams().getName() : algorithm;
                if (name.equals(NamedParameterSpec.ED25519.getName())) {
                    return key;
                }
                throw fault(file, "is a key for " + name, "one for Ed25519: " + MAKE, "");
            } catch (GeneralSecurityException other) {
                // it may be of the next
            }
        }
        throw fault(file, "is not an Ed25519 key", MAKE, "it is damaged");
    }

    private static byte[] decoded(Path file, String wanted) {
        String text = text(file);
        Matcher pem = PEM.matcher(text);
        if (text.contains("ENCRYPTED")) {
            throw fault(
                    file,
                    "is encrypted",
                    "a key without a pass phrase, in a file that only you may read",
                    "openssl pkey -in " + file);
        }
        if (!pem.find()) {
            throw fault(
                    file,
                    "is not a key in PEM",
                    "a file that begins with -----BEGIN " + wanted + "-----, as openssl writes it",
                    "");
        }
        String label = pem.group("label");
        if (!label.equals(wanted)) {
            throw fault(
                    file,
                    "holds \"" + label + "\"",
                    "\"" + wanted + "\": "
                            + (wanted.equals(PRIVATE) ? MAKE : "openssl pkey -pubout makes one of the private key"),
                    insteadOf(file, label));
        }
        try {
            return Base64.getMimeDecoder().decode(pem.group("base64"));
        } catch (IllegalArgumentException damaged) {
            throw fault(file, "is damaged: its base64 cannot be read", "", "");
        }
    }

    /** What was probably meant by a file that holds the other key of a pair. */
    private static String insteadOf(Path file, String label) {
        Path other = beside(file, label.equals(PUBLIC) ? ".pem" : ".pub");
        if (other.equals(file) || !label.equals(PUBLIC) && !label.equals(PRIVATE)) {
            return "";
        }
        return Files.exists(other) ? other.toString() : label.equals(PRIVATE) ? makePublic(file, other) : "";
    }

    /** PEM is ASCII; what else there is need only not be lost. */
    private static String text(Path file) {
        try (InputStream stream = Documents.open(file)) {
            return new String(stream.readNBytes(Documents.LARGEST), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw Documents.unreadable(Location.of(file.toString()), unreadable);
        }
    }

    /** The public key as a line of the log has it. */
    static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The signature over the UTF-8 bytes of a text, as a line of the log has it. */
    static String sign(String text, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Ed25519 does not work on this Java platform", impossible);
        }
    }

    /** A key that {@link #isSigned} has accepted, written in the one way: Base64 may end in several. */
    static String canonical(String key) {
        return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(key));
    }

    /** True if a line's key and signature are such, and the signature is that of the text. */
    static boolean isSigned(String text, String signature, String key) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey(Base64.getDecoder().decode(key), "EdDSA"));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException neither) {
            return false;
        }
    }

    private static InputException fault(Path file, String fault, String allowed, String maybe) {
        return new InputException(new Problem(Location.of(file.toString()), "", fault, allowed, maybe));
    }
}
