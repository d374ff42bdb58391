package io.ockam.identity.home;

import io.ockam.core.OckamException;
import io.ockam.identity.credential.AttributesRepository;
import io.ockam.identity.credential.InMemoryAttributes;
import io.ockam.identity.history.HistoryRepository;
import io.ockam.identity.history.Identity;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.named.IdentityRecord;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.identity.named.Vaults;
import io.ockam.identity.services.IdentityServices;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.StateDirectory;
import io.ockam.vault.software.SoftwareVault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The identities of a home with everything they can do, for a command or for a node. Thread-safe; sees what other processes change.
 *
 * <pre>
 *  state/identities/…              own histories and attestations        (all processes)
 *  state/vaults/…                  keys                                  (all processes)
 *  state/nodes/NAME/peers.log      histories of peers                    (that node alone)
 * </pre>
 */
public final class HomeIdentities implements AutoCloseable {
    private final StateDirectory state;
    private final InstantSource clock;
    private final NamedIdentities named;
    private final Vaults vaults;
    private final Optional<PeersLog> peers;
    private final HistoryRepository histories;
    private final HomePurposeKeys purposeKeys;
    private final AttributesRepository attributes = new InMemoryAttributes();
    private final ConcurrentMap<Name, Opened> opened = new ConcurrentHashMap<>();

    private record Opened(SoftwareVault keys, IdentityServices services) {}

    private HomeIdentities(StateDirectory state, InstantSource clock, Optional<PeersLog> peers) {
        this.state = state;
        this.clock = clock;
        this.named = new NamedIdentities(state, clock);
        this.vaults = new Vaults(state, clock);
        this.peers = peers;
        IdentityIndex index = new IdentityIndex(named, clock);
        this.histories = new HomeHistories(named, index,
                peers.<HistoryRepository>map(log -> log).orElseGet(() -> new PeersOfAllNodes(state)));
        this.purposeKeys = new HomePurposeKeys(state, named, index);
    }

    /** For a command: knows also whom the nodes of the home have met. */
    public static HomeIdentities ofCommand(StateDirectory state, InstantSource clock) {
        return new HomeIdentities(state, clock, Optional.empty());
    }

    /**
     * For the process of a node, which has occupied it.
     *
     * @throws OckamException if the journal of its peers cannot be read or written
     */
    public static HomeIdentities ofNode(StateDirectory state, Node node, InstantSource clock) {
        return new HomeIdentities(state, clock, Optional.of(PeersLog.open(peersLog(node), state.files(),
                Thread::startVirtualThread)));
    }

    static Path peersLog(Node node) {
        return node.folder().resolve("peers.log");
    }

    public NamedIdentities named() {
        return named;
    }

    public Vaults vaults() {
        return vaults;
    }

    /** With the keys of {@code identity}. @throws OckamException {@link io.ockam.core.ErrorCode#NOT_FOUND} if its vault is gone */
    public IdentityServices servicesOf(IdentityRecord identity) {
        return services(identity.vault());
    }

    /** With the keys of this vault. @throws OckamException {@link io.ockam.core.ErrorCode#NOT_FOUND} if there is no such vault */
    public IdentityServices services(Name vault) {
        return open(vault).services();
    }

    /** The keys themselves. @throws OckamException as {@link #services(Name)} */
    SoftwareVault keys(Name vault) {
        return open(vault).keys();
    }

    private Opened open(Name vault) {
        vaults.get(vault);
        return opened.computeIfAbsent(vault, name -> {
            SoftwareVault keys = new SoftwareVault(new VaultSecrets(state, vaults, name), new SecureRandom());
            return new Opened(keys, services(keys));
        });
    }

    /** With no keys at all: for verifying. */
    public IdentityServices verifying() {
        return services(SoftwareVault.inMemory());
    }

    private IdentityServices services(SoftwareVault vault) {
        return IdentityServices.of(vault.inAllSlots(), histories, purposeKeys, attributes, clock);
    }

    /**
     * Makes an identity with a new key and gives it a name.
     *
     * @return what became of it: if the name was taken meanwhile, the new key is gone again
     */
    public NamedIdentities.Added create(Name name, Name vault) {
        return create(vault, identity -> named.add(name, identity.identifier(), vault, identity.history()));
    }

    /** As {@link #create}; but if there is a default identity by the time it is made, it is not needed. */
    public NamedIdentities.Added createDefault(Name name, Name vault) {
        return create(vault, identity -> named.addAsDefault(name, identity.identifier(), vault, identity.history()));
    }

    private interface Naming {
        NamedIdentities.Added add(Identity identity);
    }

    private NamedIdentities.Added create(Name vault, Naming naming) {
        IdentityServices services = services(vault);
        Identity made = services.identities().make(NewKey.DEFAULT);
        boolean kept = false;
        try {
            NamedIdentities.Added added = naming.add(made);
            kept = added instanceof NamedIdentities.Added.Done;
            return added;
        } finally {
            if (!kept) {
                services.vault().identity().delete(services.identities().signingKey(made));
            }
        }
    }

    /** Ends the journal of peers, once what waits for the disk is on it. */
    @Override
    public void close() {
        peers.ifPresent(PeersLog::close);
    }
}
