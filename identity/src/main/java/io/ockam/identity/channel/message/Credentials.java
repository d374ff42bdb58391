package io.ockam.identity.channel.message;

import io.ockam.core.codec.CborReader;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import java.util.ArrayList;
import java.util.List;

/** A list of credentials that a peer presents; longer than anybody sends, it is cut: each one costs two verifications. */
final class Credentials {
    static final int MOST = 4;

    private Credentials() {}

    static List<CredentialAndPurposeKey> read(CborReader in) {
        return in.array(elements -> {
            List<CredentialAndPurposeKey> presented = new ArrayList<>();
            while (elements.hasNext() && presented.size() < MOST) {
                presented.add(CredentialAndPurposeKey.read(elements.next()));
            }
            return presented;
        });
    }
}
