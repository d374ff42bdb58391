package io.ockam.identity.channel;

import io.ockam.core.Address;
import io.ockam.core.worker.Workers;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The addresses of one end, all of this node and not to be guessed.
 *
 * @param decryptorRemote where the peer sends to
 * @param decryptorInternal where decrypted messages come from
 * @param decryptorApi decrypts for workers of this node
 * @param encryptor the channel itself: what is sent there comes out at the other end
 * @param encryptorApi encrypts for workers of this node
 * @param encryptorInternal where the encryptor is given what the channel itself has to say
 */
record ChannelAddresses(Address decryptorRemote, Address decryptorInternal, Address decryptorApi, Address encryptor,
        Address encryptorApi, Address encryptorInternal) {
    static ChannelAddresses fresh(Workers workers) {
        Supplier<Address> next = workers::newAddress;
        return new ChannelAddresses(next.get(), next.get(), next.get(), next.get(), next.get(), next.get());
    }

    /** The same with another encryptor, if one is given. */
    ChannelAddresses with(Optional<Address> channel) {
        return new ChannelAddresses(decryptorRemote, decryptorInternal, decryptorApi, channel.orElse(encryptor),
                encryptorApi, encryptorInternal);
    }

    /** Of a channel that comes back only to decrypt. */
    ChannelAddresses restored(Address decryptor, Address api) {
        return new ChannelAddresses(decryptor, decryptorInternal, api, encryptor, encryptorApi, encryptorInternal);
    }
}
