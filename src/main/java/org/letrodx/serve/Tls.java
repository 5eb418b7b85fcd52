package org.letrodx.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.letrodx.document.Documents;
import org.letrodx.document.InputException;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/** Reads keys and certificates. */
final class Tls {
    private Tls() {}

    /** @throws InputException naming the file that cannot be read */
    static SslContextFactory.Server of(Access.Certificates certificates) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        String password = Documents.text(certificates.passwordFile()).strip();
        tls.setKeyStore(keys(certificates.keyStore(), password));
        tls.setKeyStorePassword(password);
        certificates.clients().ifPresent(file -> {
            tls.setTrustStore(trusted(file));
            tls.setNeedClientAuth(true);
        });
        return tls;
    }

    private static KeyStore keys(Path file, String password) {
        try (InputStream stream = Documents.open(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, password.toCharArray());
            return keys;
        } catch (IOException | GeneralSecurityException wrong) {
            throw fault(file, "holds no key that this password opens", "a PKCS #12 file and its password");
        }
    }

    private static KeyStore trusted(Path file) {
        try (InputStream stream = Documents.open(file)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                number++;
                trusted.setCertificateEntry("client " + number, certificate);
            }
            if (number == 0) {
                throw fault(file, "holds no certificate", "PEM");
            }
            return trusted;
        } catch (IOException | GeneralSecurityException wrong) {
            throw fault(file, "holds no certificates", "PEM");
        }
    }

    private static InputException fault(Path file, String fault, String allowed) {
        return new InputException(new Problem(Location.of(file.toString()), "", fault, allowed));
    }
}
