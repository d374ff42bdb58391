package io.ockam.identity.channel.noise;

import io.ockam.vault.AgreementKeyHandle;
import io.ockam.vault.software.SoftwareVault;
import io.ockam.vault.software.SoftwareVerifier;
import java.nio.charset.StandardCharsets;

/** Sides of handshakes whose ephemeral keys are known. */
public final class KnownNoise {
    private static final byte[] PROTOCOL = "OCKAM_XX_25519_AES256_GCM_SHA256".getBytes(StandardCharsets.US_ASCII);

    private KnownNoise() {}

    public static XxHandshake side(SoftwareVault vault, boolean initiator, AgreementKeyHandle ownStatic,
            AgreementKeyHandle ownEphemeral) {
        return new XxHandshake(vault, new SoftwareVerifier(), PROTOCOL, initiator, ownStatic, ownEphemeral);
    }
}
