package org.letrodx.serve;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates of a server and of a client, made for a test by the keytool of the JDK. */
final class Certificates {
    private static final String PASSWORD = "password of a test";

    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    static Certificates in(Path folder) throws Exception {
        Certificates made = new Certificates(folder);
        for (String name : List.of("server", "client")) {
            made.keytool(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-keystore",
                    name + ".p12",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD);
            made.keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    name,
                    "-keystore",
                    name + ".p12",
                    "-storepass",
                    PASSWORD,
                    "-file",
                    name + ".pem");
        }
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        return made;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    Access.Certificates server() {
        return new Access.Certificates(
                folder.resolve("server.p12"), folder.resolve("password"), Optional.of(folder.resolve("client.pem")));
    }

    private KeyStore store(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(folder.resolve(name))) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        return keys;
    }

    /** The status of what is there. @param known whether the client shows its certificate */
    int get(String address, boolean known) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("client.p12"), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store("server.p12").getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(known ? keys.getKeyManagers() : new KeyManager[0], trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
