package io.ockam.command.vault;

import io.ockam.command.item.Kind;
import io.ockam.command.terminal.Paint;
import io.ockam.identity.named.VaultRecord;
import io.ockam.identity.named.Vaults;
import io.ockam.state.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A vault as it is shown: never what is in it. */
record VaultSummary(VaultRecord vault, boolean isDefault) {

    static VaultSummary of(Vaults vaults, VaultRecord vault) {
        return new VaultSummary(vault, vaults.isDefault(vault.name()));
    }

    static Kind kind(Vaults vaults) {
        return new Kind("vault", "vaults",
                () -> vaults.list().found().stream().map(vault -> vault.name().value()).toList());
    }

    /** For people, one line a property. */
    String describe() {
        List<String> lines = new ArrayList<>();
        lines.add("Name: " + Paint.name(vault.name().value()));
        lines.add("Type: " + (vault.path().isEmpty() ? "Internal" : "External"));
        vault.path().ifPresent(path -> lines.add("Path: " + Paint.name(path.toString())));
        return String.join("\n", lines);
    }

    JsonObject toJson() {
        JsonObject type = vault.path()
                .map(path -> typeOf("LocalFileVault", Optional.of(path.toString())))
                .orElseGet(() -> typeOf("DatabaseVault", Optional.empty()));
        return JsonObject.builder().put("vault", JsonObject.builder().put("name", vault.name().value())
                .put("is_default", isDefault).put("vault_type", type).build()).build();
    }

    private static JsonObject typeOf(String name, Optional<String> path) {
        return JsonObject.builder()
                .put(name, JsonObject.builder().putIfPresent("path", path).put("use_aws_kms", "No").build()).build();
    }
}
