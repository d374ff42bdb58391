package io.ockam.control.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketPlaceTest {
    @TempDir
    Path folder;

    @Test
    void a_short_path_is_taken_as_it_is() {
        assertThat(SocketPlace.of(folder.resolve("s")).path()).isEqualTo(folder.resolve("s"));
    }

    @Test
    void a_long_path_is_replaced_by_one_in_a_private_folder_that_closing_removes() throws IOException {
        Path wished = folder.resolve("x".repeat(200)).resolve("control.sock");
        SocketPlace place = SocketPlace.of(wished);
        Path made = place.path().getParent();
        try (place; ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(place.path()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).isEqualTo("rwx------");
        }
        assertThat(made).doesNotExist();
    }

    @Test
    void what_a_killed_process_has_left_is_cleared_but_nothing_that_is_not_ours() throws IOException {
        Path ours = Files.createTempDirectory(folder, "ockam-");
        Files.createFile(ours.resolve("s"));
        SocketPlace.clear(ours.resolve("s"), folder.resolve("control.sock"));
        assertThat(ours).doesNotExist();
        Path other = Files.createFile(folder.resolve("s"));
        SocketPlace.clear(other, folder.resolve("control.sock"));
        assertThat(other).exists();
    }

    @Test
    void a_temp_directory_that_is_too_long_as_well_is_named() {
        Path tooLong = folder.resolve("y".repeat(100));
        assertThatThrownBy(() -> SocketPlace.of(tooLong.resolve("s"), tooLong))
                .hasMessageContaining(tooLong.toString());
    }
}
