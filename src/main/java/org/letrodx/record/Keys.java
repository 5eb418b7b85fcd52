package org.letrodx.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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

    private Keys() { }

    /**
     * A private key and the public key that belongs to it.
     *
     * @throws InputException if one cannot be read, is encrypted, is of another kind, or does not belong to the other
     */
    public static KeyPair pair(Path privateKey, Path publicKey) {
        KeyPair pair = new KeyPair(publicKey(publicKey), privateKey(privateKey));
        String sample = "a sample";
        if (!isSigned(sample, sign(sample, pair.getPrivate()), text(pair.getPublic()))) {
            throw fault(publicKey, "is not the public key of " + privateKey, "openssl pkey -in " + privateKey + " -pubout");
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
            throw fault(privateKey, "is not a file", "a private key in PEM");
        }
        String name = privateKey.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return pair(privateKey, privateKey.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".pub"));
    }

    private static PrivateKey privateKey(Path file) {
        byte[] encoded = decoded(file, PRIVATE);
        try {
            return checked(KeyFactory.getInstance("EdDSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)), file);
        } catch (GeneralSecurityException other) {
            throw notEd25519(file);
        }
    }

    /** A public key. @throws InputException if it cannot be read or is of another kind */
    public static PublicKey publicKey(Path file) {
        byte[] encoded = decoded(file, PUBLIC);
        try {
            return checked(publicKey(encoded), file);
        } catch (GeneralSecurityException other) {
            throw notEd25519(file);
        }
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("EdDSA").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static <K> K checked(K key, Path file) {
        if (key instanceof EdECKey curve && curve.getParams().getName().equals(NamedParameterSpec.ED25519.getName())) {
            return key;
        }
        throw notEd25519(file);
    }

    private static byte[] decoded(Path file, String wanted) {
        String text = Documents.text(file);
        Matcher pem = PEM.matcher(text);
        if (text.contains("ENCRYPTED")) {
            throw fault(file, "is encrypted", "a key without a pass phrase, in a file that only you may read: openssl pkey -in " + file);
        }
        if (!pem.find()) {
            throw fault(file, "is not a key in PEM", "a file that begins with -----BEGIN " + wanted + "-----");
        }
        if (!pem.group("label").equals(wanted)) {
            throw fault(file, "is a " + pem.group("label"), "a " + wanted);
        }
        try {
            return Base64.getMimeDecoder().decode(pem.group("base64"));
        } catch (IllegalArgumentException damaged) {
            throw fault(file, "is damaged: its base64 cannot be read", "");
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

    /** True if a line's key and signature are such, and the signature is that of the text. */
    static boolean isSigned(String text, String signature, String key) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey(Base64.getDecoder().decode(key)));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException neither) {
            return false;
        }
    }

    private static InputException notEd25519(Path file) {
        return fault(file, "is not an Ed25519 key", "openssl genpkey -algorithm ed25519");
    }

    private static InputException fault(Path file, String fault, String allowed) {
        return new InputException(List.of(new Problem(Location.of(file.toString()), "", fault, allowed, "")));
    }
}
