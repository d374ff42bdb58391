package io.ockam.identity.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.Bytes;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.Identifier;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.named.NamedIdentities.Added;
import io.ockam.state.Creation;
import io.ockam.state.Name;
import io.ockam.state.NodeRecord;
import io.ockam.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedTest {
    private static final Name FIRST = Name.of("first");
    private static final Name SECOND = Name.of("second");
    private static final ChangeHistory HISTORY = new ChangeHistory(List.of());

    @TempDir
    Path home;

    private StateDirectory state() {
        return new StateDirectory(home);
    }

    private Vaults vaults() {
        return new Vaults(state(), InstantSource.system());
    }

    private NamedIdentities identities() {
        return new NamedIdentities(state(), InstantSource.system());
    }

    private static Identifier identifier(String digits) {
        return new Identifier(Bytes.hex(digits.repeat(32)));
    }

    private static void assertFails(ErrorCode code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(OckamException.class,
                e -> assertThat(e.code()).isEqualTo(code));
    }

    private VaultRecord create(Name name) {
        return vaults().create(Optional.of(name), Optional.empty());
    }

    @Test
    void looking_makes_nothing() {
        assertThat(vaults().list().found()).isEmpty();
        assertThat(vaults().meant()).isEmpty();
        assertThat(identities().list().found()).isEmpty();
        assertThat(identities().defaultIdentity()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void only_the_first_vault_keeps_its_keys_in_place_and_it_is_the_default() {
        assertThat(create(FIRST).path()).isEmpty();
        assertThat(create(SECOND).path()).contains(home.resolve("state/vaults/second.keys.json").toAbsolutePath());
        assertThat(vaults().isDefault(FIRST)).isTrue();
        assertThat(vaults().list().found()).extracting(VaultRecord::name).containsExactly(FIRST, SECOND);
        vaults().delete(FIRST);
        assertThat(vaults().isDefault(SECOND)).isTrue();
        assertThat(vaults().meant()).isPresent();
    }

    @Test
    void a_vault_is_made_where_nothing_is_yet_or_not_at_all() throws IOException {
        Path used = Files.writeString(home.resolve("used"), "precious");
        assertFails(ErrorCode.ALREADY_EXISTS, () -> vaults().create(Optional.of(FIRST), Optional.of(used)));
        assertFails(ErrorCode.INVALID,
                () -> vaults().create(Optional.of(FIRST), Optional.of(used.resolve("inside/a/file"))));
        assertThat(used).hasContent("precious");
        assertThat(vaults().list().found()).isEmpty();
        create(FIRST);
        assertFails(ErrorCode.ALREADY_EXISTS, () -> create(FIRST));
    }

    @Test
    void a_move_that_fails_leaves_the_keys_where_they_were() throws IOException {
        create(FIRST);
        Path keys = vaults().keys(create(SECOND));
        Path used = Files.writeString(home.resolve("used"), "precious");
        assertFails(ErrorCode.ALREADY_EXISTS, () -> vaults().move(SECOND, used));
        assertFails(ErrorCode.INVALID, () -> vaults().move(SECOND, used.resolve("inside")));
        assertFails(ErrorCode.INVALID, () -> vaults().move(FIRST, home.resolve("free")));
        assertThat(vaults().keys(vaults().get(SECOND))).isEqualTo(keys).exists();
        Path moved = vaults().move(SECOND, home.resolve("free"));
        assertThat(vaults().keys(vaults().get(SECOND))).isEqualTo(moved).exists();
        assertThat(keys).doesNotExist();
    }

    @Test
    void of_several_vaults_the_chosen_one_is_meant() {
        create(FIRST);
        create(SECOND);
        assertThatThrownBy(() -> vaults().meant())
                .hasMessage("There are 2 vaults, please specify which vault should be used");
        vaults().choose(SECOND);
        assertThat(vaults().meant().map(VaultRecord::name)).contains(SECOND);
        vaults().choose(FIRST);
        assertThat(vaults().meant().map(VaultRecord::name)).contains(FIRST);
    }

    @Test
    void a_name_belongs_to_who_has_it_and_an_identity_has_one_name() {
        create(FIRST);
        Added first = identities().add(Name.of("a"), identifier("01"), FIRST, HISTORY);
        assertThat(first).isInstanceOfSatisfying(Added.Done.class, done -> assertThat(done.isDefault()).isTrue());
        assertThat(identities().add(Name.of("a"), identifier("02"), FIRST, HISTORY))
                .isEqualTo(new Added.NameTaken(first.identity()));
        assertThat(identities().addAsDefault(Name.of("b"), identifier("02"), FIRST, HISTORY))
                .isEqualTo(new Added.NotNeeded(first.identity()));
        assertFails(ErrorCode.ALREADY_EXISTS,
                () -> identities().addForeign(Name.of("b"), identifier("01"), FIRST, HISTORY));
        assertFails(ErrorCode.NOT_FOUND, () -> identities().add(Name.of("b"), identifier("02"), SECOND, HISTORY));
        assertThat(identities().list().found()).containsExactly(first.identity());
    }

    @Test
    void what_is_in_use_stays() {
        create(FIRST);
        identities().add(Name.of("a"), identifier("01"), FIRST, HISTORY);
        assertFails(ErrorCode.IN_USE, () -> vaults().delete(FIRST));
        try (Creation node = state().nodes().create(NodeRecord.named(Name.of("n1")).withIdentity("a"))) {
            node.commit();
        }
        assertFails(ErrorCode.IN_USE, () -> identities().delete(Name.of("a")));
        state().nodes().delete(Name.of("n1"));
        identities().delete(Name.of("a"));
        vaults().delete(FIRST);
        assertFails(ErrorCode.NOT_FOUND, () -> vaults().delete(FIRST));
    }

    @Test
    void a_vault_is_not_deleted_while_nobody_can_read_who_uses_it() throws IOException {
        create(FIRST);
        identities().add(Name.of("a"), identifier("01"), FIRST, HISTORY);
        Files.writeString(home.resolve("state/identities/a.json"), "{}");
        assertThatThrownBy(() -> vaults().delete(FIRST)).hasMessageContaining("a.json");
        assertThat(vaults().find(FIRST)).isPresent();
    }

    @Test
    void a_default_that_was_removed_by_hand_is_replaced_by_the_next_that_comes() throws IOException {
        create(FIRST);
        identities().add(Name.of("a"), identifier("01"), FIRST, HISTORY);
        Files.delete(home.resolve("state/identities/a.json"));
        assertThat(identities().defaultIdentity()).isEmpty();
        identities().add(Name.of("b"), identifier("02"), FIRST, HISTORY);
        assertThat(identities().defaultIdentity().map(IdentityRecord::name)).contains(Name.of("b"));
    }
}
