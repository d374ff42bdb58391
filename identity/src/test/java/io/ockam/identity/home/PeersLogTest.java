package io.ockam.identity.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.OckamException;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.state.file.AtomicFiles;
import io.ockam.vault.software.SoftwareVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersLogTest {
    @TempDir
    Path folder;

    private final IdentityServices peers = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
            InstantSource.system());
    private final Identity one = peers.identities().create(NewKey.DEFAULT);
    private final Identity two = peers.identities().rotate(one.identifier(), NewKey.DEFAULT);
    private final Identity other = peers.identities().create(NewKey.DEFAULT);

    private Path file() {
        return folder.resolve("peers.log");
    }

    private PeersLog open() {
        return PeersLog.open(file(), new AtomicFiles(), Thread::startVirtualThread);
    }

    private static void keep(PeersLog log, Identity identity) {
        log.update(identity.identifier(), _ -> Optional.of(identity.history()));
    }

    private void keep(Identity... identities) {
        try (PeersLog log = open()) {
            for (Identity identity : identities) {
                keep(log, identity);
            }
        }
    }

    @Test
    void the_last_line_of_an_identity_counts() throws IOException {
        keep(one, other, two);
        assertThat(file()).content().hasLineCount(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        try (PeersLog log = open()) {
            assertThat(log.find(one.identifier())).contains(two.history());
            assertThat(log.find(other.identifier())).contains(other.history());
        }
    }

    @Test
    void a_history_that_replaces_another_is_in_the_file_when_it_is_accepted() {
        try (PeersLog log = open()) {
            keep(log, one);
            keep(log, two);
            assertThat(file()).content().endsWith(two.history().toHex() + "\n");
        }
    }

    @Test
    void a_line_that_was_never_finished_is_cut_off() throws IOException {
        keep(one);
        String whole = Files.readString(file());
        for (int length : List.of(1, 10, 66, 80, whole.length() - 1)) {
            Files.writeString(file(), whole + whole.substring(0, length));
            try (PeersLog log = open()) {
                assertThat(log.find(one.identifier())).contains(one.history());
                keep(log, other);
            }
            assertThat(file()).content().startsWith(whole + other.identifier());
            Files.writeString(file(), whole);
        }
    }

    @Test
    void a_damaged_line_spoils_only_its_own_identity() throws IOException {
        keep(one, other);
        Files.writeString(file(), two.identifier() + " " + two.history().toHex().substring(1) + "\n",
                StandardOpenOption.APPEND);
        try (PeersLog log = open()) {
            assertThat(log.find(other.identifier())).contains(other.history());
            assertThatThrownBy(() -> log.find(one.identifier())).isInstanceOf(OckamException.class)
                    .hasMessageContaining("peers.log").hasMessageContaining(one.identifier().toString());
            assertThatThrownBy(() -> keep(log, one)).isInstanceOf(OckamException.class);
        }
    }

    @Test
    void a_file_of_mostly_outdated_lines_is_written_anew() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1100; i++) {
            lines.append(PeersFile.line(one.identifier(), one.history())).append('\n');
        }
        Files.writeString(file(), lines + PeersFile.line(two.identifier(), two.history()) + "\n");
        try (PeersLog log = open()) {
            assertThat(log.find(one.identifier())).contains(two.history());
        }
        assertThat(file()).content().hasLineCount(1);
    }

    @Test
    void lines_that_wait_together_are_written_together() throws IOException {
        List<Runnable> writing = new ArrayList<>();
        List<CompletionStage<Void>> durable = new ArrayList<>();
        try (Journal journal = new Journal(file(), 0, writing::add)) {
            for (int i = 0; i < 100; i++) {
                durable.add(journal.append("line " + i));
            }
            assertThat(writing).hasSize(1);
            assertThat(file()).isEmptyFile();
            assertThat(durable).noneMatch(line -> line.toCompletableFuture().isDone());
            writing.getFirst().run();
            assertThat(durable).allMatch(line -> line.toCompletableFuture().isDone());
            assertThat(file()).content().hasLineCount(100);
            journal.append("later");
            assertThat(writing).hasSize(2);
            writing.getLast().run();
        }
        assertThat(file()).content().endsWith("line 99\nlater\n");
    }
}
