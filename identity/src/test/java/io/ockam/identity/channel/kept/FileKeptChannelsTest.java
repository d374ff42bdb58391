package io.ockam.identity.channel.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ockam.core.Address;
import io.ockam.core.Bytes;
import io.ockam.identity.Identifier;
import io.ockam.identity.channel.handshake.Role;
import io.ockam.state.file.AtomicFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeptChannelsTest {
    @TempDir
    Path folder;

    @Test
    void what_was_kept_is_found_by_another_process() {
        Identifier mine = Identifier.parse("I" + "ab".repeat(32));
        Identifier peer = Identifier.parse("I" + "cd".repeat(32));
        KeptChannel kept = new KeptChannel(Role.RESPONDER, mine, peer, Address.local("decryptor"),
                Address.local("api"), Bytes.of((byte) 1, (byte) 2));
        new FileKeptChannels(folder, new AtomicFiles()).keep(kept);
        KeptChannels again = new FileKeptChannels(folder, new AtomicFiles());
        assertThat(again.find(Address.local("decryptor"))).contains(kept);
        assertThat(again.find(Address.local("other"))).isEmpty();
    }
}
