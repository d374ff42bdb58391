package io.ockam.daemon.portal;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates TLS outlets trust: those of the Java in use, or of the PEM file that {@code SSL_CERT_FILE} names. */
public final class TrustedCertificates implements Supplier<SSLContext> {
    private final Optional<Path> file;

    public TrustedCertificates(Optional<Path> file) {
        this.file = file;
    }

    /** @throws OckamException {@link ErrorCode#INVALID} if the file cannot be read */
    @Override
    public SSLContext get() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(file.isPresent() ? store(file.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new OckamException(ErrorCode.INVALID,
                    "The trusted certificates" + file.map(path -> " in " + path).orElse("")
                            + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static KeyStore store(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
        }
        return store;
    }
}
