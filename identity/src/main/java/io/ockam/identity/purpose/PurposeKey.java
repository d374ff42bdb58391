package io.ockam.identity.purpose;

import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;
import io.ockam.identity.KeyCodec;
import io.ockam.vault.AgreementKey;
import io.ockam.vault.VerifyingKey;

/** The public half of a purpose key: {@code [0, [32 bytes]]} for channels, {@code [1, [public key]]} for credentials. */
public sealed interface PurposeKey extends CborItem {
    /** The static key of secure channels. */
    record SecureChannelKey(AgreementKey key) implements PurposeKey {
        @Override
        public Purpose purpose() {
            return Purpose.SECURE_CHANNEL;
        }

        @Override
        public void write(CborWriter out) {
            out.variant(0, fields -> fields.next().bytes(key.bytes()));
        }
    }

    /** The key that credentials are signed with. */
    record CredentialKey(VerifyingKey key) implements PurposeKey {
        @Override
        public Purpose purpose() {
            return Purpose.CREDENTIALS;
        }

        @Override
        public void write(CborWriter out) {
            out.variant(1, fields -> KeyCodec.writeKey(fields.next(), key));
        }
    }

    Purpose purpose();

    /** @throws io.ockam.core.codec.MalformedException if no purpose key comes next */
    static PurposeKey read(CborReader in) {
        return in.variant((index, fields) -> switch (index) {
            case 0 -> new SecureChannelKey(new AgreementKey(fields.next().bytes(AgreementKey.BYTES)));
            case 1 -> new CredentialKey(KeyCodec.readKey(fields.next()));
            default -> throw in.unknownVariant(index);
        });
    }
}
