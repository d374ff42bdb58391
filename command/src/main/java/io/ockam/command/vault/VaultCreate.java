package io.ockam.command.vault;

import io.ockam.command.terminal.Lines;
import io.ockam.command.terminal.Paint;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.Option;
import io.ockam.command.verb.Result;
import io.ockam.command.verb.Spec;
import io.ockam.command.verb.Verb;
import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.identity.named.VaultRecord;
import io.ockam.identity.named.Vaults;
import io.ockam.state.Name;
import io.ockam.state.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;

/** {@code ockam vault create}: makes a place for keys. */
final class VaultCreate implements Verb {
    @Override
    public Spec spec() {
        return Spec.of("Create a vault.")
                .details("Without --path the keys stay in the state directory, readable by their owner only.")
                .with(Option.argument("NAME").says("Its name; 'default' for the first one, else random, if absent."),
                        VaultPath.OPTION.says("The file for the keys; nothing may be there yet."),
                        Option.flag("--aws-kms").says("Keep the keys in AWS KMS; not available in this version."))
                .example("A vault on a disk of its own", "ockam vault create work --path /mnt/keys/work.json");
    }

    @Override
    public Result run(Invocation invocation) {
        if (invocation.options().has("--aws-kms")) {
            throw new OckamException(ErrorCode.UNSUPPORTED, "Vaults in AWS KMS are not available in this version",
                    "Leave out --aws-kms to keep the keys in a file.", null);
        }
        Optional<Name> name = invocation.options().text("NAME").map(Name::of);
        Optional<Path> path = VaultPath.in(invocation.options());
        Vaults vaults = new Vaults(invocation.state(), invocation.clock());
        if (vaults.list().found().isEmpty()) {
            invocation.terminal().notice(Lines.info("This is the first vault to be created in this environment."
                    + " It will be set as the default vault"));
        }
        VaultRecord made = vaults.create(name, path);
        String shown = made.name().value();
        return Result.plain(Lines.ok("Vault created with name '" + Paint.name(shown) + "'!")).bare(shown)
                .json(JsonObject.builder().put("name", shown).build());
    }
}
