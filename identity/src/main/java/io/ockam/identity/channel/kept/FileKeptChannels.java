package io.ockam.identity.channel.kept;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.state.file.AtomicFiles;
import io.ockam.state.file.Durability;
import io.ockam.state.file.RecordFile;
import io.ockam.state.file.RecordFormat;
import io.ockam.state.json.JsonException;
import io.ockam.state.json.JsonObject;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keeps one file a channel in a folder: {@code <decryptor in hex>.json}. No secret is in them. */
public final class FileKeptChannels implements KeptChannels {
    private static final RecordFormat<KeptChannel> FORMAT = new RecordFormat<>("kept channel",
            Set.of("role", "mine", "peer", "decryptor", "decryptor_api", "key"), FileKeptChannels::write,
            FileKeptChannels::read);

    private final Path folder;
    private final AtomicFiles files;

    public FileKeptChannels(Path folder, AtomicFiles files) {
        this.folder = folder;
        this.files = files;
    }

    @Override
    public void keep(KeptChannel channel) {
        file(channel.decryptor()).write(channel);
    }

    @Override
    public Optional<KeptChannel> find(Address decryptor) {
        return file(decryptor).read();
    }

    private RecordFile<KeptChannel> file(Address decryptor) {
        return new RecordFile<>(folder.resolve(decryptor.bytes().toHex() + ".json"), FORMAT, files, Durability.DURABLE);
    }

    private static JsonObject write(KeptChannel channel) {
        return JsonObject.builder().put("role", channel.role().toString()).put("mine", channel.mine().toString())
                .put("peer", channel.peer().toString()).put("decryptor", channel.decryptor().toString())
                .put("decryptor_api", channel.decryptorApi().toString()).put("key", channel.key().toHex()).build();
    }

    private static KeptChannel read(JsonObject fields) {
        try {
            return new KeptChannel(Role.valueOf(fields.text("role").toUpperCase(Locale.ROOT)),
                    Identifier.parse(fields.text("mine")), Identifier.parse(fields.text("peer")),
                    Address.parse(fields.text("decryptor")), Address.parse(fields.text("decryptor_api")),
                    Bytes.hex(fields.text("key")));
        } catch (IllegalArgumentException e) {
            throw new JsonException("role or key: not what a kept channel has there");
        }
    }
}
