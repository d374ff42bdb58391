package io.ockam.command.message;

import io.ockam.command.lifecycle.IdentityOnDemand;
import io.ockam.command.verb.Invocation;
import io.ockam.command.verb.TrustArguments;
import io.ockam.core.Address;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.SecureChannels;
import io.ockam.identity.history.ChangeHistory;
import io.ockam.identity.home.HomeIdentities;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.state.Name;
import java.time.Duration;
import java.util.Optional;

/**
 * Secure channels of a node that lives for one message, with the identity that was asked for or the default one. Loaded only for a route that
 * needs one.
 */
final class SenderChannels {
    private final Invocation invocation;

    SenderChannels(Invocation invocation) {
        this.invocation = invocation;
    }

    /** @throws io.ockam.core.OckamException as {@link SecureChannels#create} */
    Address open(WorkerRuntime runtime, Route toListener, Duration timeout) {
        IdentityRecord sender = new IdentityOnDemand(invocation.state(), invocation.clock(),
                invocation.terminal()::notice).get(invocation.options().text("--identity").map(Name::of));
        try (HomeIdentities home = HomeIdentities.ofCommand(invocation.state(), invocation.clock())) {
            SecureChannelOptions options = SecureChannelOptions.DEFAULT.withTimeout(timeout);
            options = TrustArguments.read(invocation.options()).authorityIdentity()
                    .map(history -> home.verifying().identities()
                            .receiveUnlessOlder(ChangeHistory.parse(history), Optional.empty()).identifier())
                    .map(options::withAuthority).orElse(options);
            return new SecureChannels(runtime)
                    .create(new LocalIdentity(home.servicesOf(sender), sender.identifier()), toListener, options)
                    .address();
        }
    }
}
