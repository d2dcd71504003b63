package dev.loki.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a client speaks TLS: which servers it trusts, and who it says it is. Read from PEM files (RFC 7468). Thread-safe.
 */
public final class ClientTls {

    private static final char[] NO_PASSWORD = new char[0];
    private static final int LONGEST_FILE = 1 << 20;
    private static final String BEGIN_KEY = "-----BEGIN PRIVATE KEY-----";

    private final SSLContext context;
    private final X509TrustManager trust;

    private ClientTls(SSLContext context, X509TrustManager trust) {
        this.context = context;
        this.trust = trust;
    }

    /**
     * Reads the files, none of which may be longer than {@value #LONGEST_FILE} bytes.
     *
     * @param ca certificates that the server's is checked against; null takes those of the JVM
     * @param certificate the client's, with those between it and its issuer's; null for none
     * @param key of the client's certificate, PKCS #8, not encrypted; goes with it
     * @throws IllegalArgumentException where a file cannot be read or understood; the message names it
     */
    public static ClientTls read(@Nullable Path ca, @Nullable Path certificate, @Nullable Path key) {
        try {
            X509TrustManager trust = trust(ca);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(certificate, key), new TrustManager[] {trust}, null);
            return new ClientTls(context, trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + said(e), e);
        }
    }

    /** Makes sockets. */
    public SSLContext context() {
        return context;
    }

    /** Who is trusted. */
    X509TrustManager trust() {
        return trust;
    }

    private static String said(Exception e) {
        return e instanceof NoSuchFileException missing
                ? missing.getFile() + ": no such file"
                : e instanceof FileSystemException failure
                        ? failure.getFile() + " cannot be read"
                        : String.valueOf(e.getMessage());
    }

    private static X509TrustManager trust(@Nullable Path ca) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(ca == null ? null : storeOf(certificates(ca)));
        return Stream.of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("the JVM checks no X.509 certificates"));
    }

    private static KeyManager @Nullable [] keys(@Nullable Path certificate, @Nullable Path key)
            throws GeneralSecurityException, IOException {
        if (certificate == null || key == null) {
            return null;
        }
        KeyStore store = storeOf(List.of());
        List<Certificate> chain = certificates(certificate);
        String algorithm = chain.get(0).getPublicKey().getAlgorithm();
        store.setKeyEntry("client", privateKey(key, algorithm), NO_PASSWORD, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static KeyStore storeOf(List<Certificate> trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        for (int number = 0; number < trusted.size(); number++) {
            store.setCertificateEntry("ca-" + number, trusted.get(number));
        }
        return store;
    }

    private static List<Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        List<Certificate> certificates = List.copyOf(parse(bytes(file), file));
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException(file + " holds no certificate; expected PEM");
        }
        return certificates;
    }

    private static Collection<? extends Certificate> parse(byte[] pem, Path file) throws GeneralSecurityException {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
        } catch (CertificateException e) {
            throw new GeneralSecurityException(file + " holds no certificate; expected PEM", e);
        }
    }

    private static PrivateKey privateKey(Path file, String algorithm) throws GeneralSecurityException, IOException {
        String pem = new String(bytes(file), StandardCharsets.US_ASCII);
        int from = pem.indexOf(BEGIN_KEY);
        int to = pem.indexOf("-----END PRIVATE KEY-----");
        if (from < 0 || to < from) {
            throw new GeneralSecurityException(
                    file + " holds no key; expected PEM that starts with " + BEGIN_KEY + " (PKCS #8, not encrypted)");
        }
        byte[] der = decode(pem.substring(from + BEGIN_KEY.length(), to), file);
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    /** The decoder's own message may quote the key. */
    @SuppressWarnings("UnusedException")
    private static byte[] decode(String base64, Path file) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(file + " holds a key that is not base64");
        }
    }

    private static byte[] bytes(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new GeneralSecurityException(file + " is longer than " + LONGEST_FILE + " bytes");
            }
            return bytes;
        }
    }
}
