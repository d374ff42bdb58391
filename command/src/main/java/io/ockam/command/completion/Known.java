package io.ockam.command.completion;

import io.ockam.command.verb.Option;
import io.ockam.core.OckamException;
import io.ockam.identity.named.NamedIdentities;
import io.ockam.identity.named.Vaults;
import io.ockam.identity.policy.ResourceType;
import io.ockam.state.Name;
import io.ockam.state.Node;
import io.ockam.state.StateDirectory;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The names of what there is on this machine. */
final class Known {
    private final StateDirectory state;
    private final InstantSource clock;

    Known(StateDirectory state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /** What an option of this kind can name; nothing when the state cannot be read. */
    List<Candidate> values(Option.Values kind) {
        try {
            return switch (kind) {
                case NODE -> nodes().map(node -> named("node", node.name(), node.isDefault())).toList();
                case ROUTE -> nodes().map(node -> new Candidate("/node/" + node.name() + "/", "a node")).toList();
                case VAULT -> vaults();
                case IDENTITY -> identities();
                case RESOURCE_TYPE ->
                    ResourceType.names().stream().map(name -> new Candidate(name, "a type of resources")).toList();
                case FILE -> List.of(Candidate.FILES);
                case FOLDER -> List.of(Candidate.FOLDERS);
                case ANYTHING -> List.of();
            };
        } catch (OckamException unreadable) {
            return List.of();
        }
    }

    private Stream<Node> nodes() {
        return state.nodes().all().stream();
    }

    private List<Candidate> vaults() {
        Vaults vaults = new Vaults(state, clock);
        return vaults.list().found().stream()
                .map(vault -> named("vault", vault.name(), vaults.isDefault(vault.name()))).toList();
    }

    private List<Candidate> identities() {
        NamedIdentities identities = new NamedIdentities(state, clock);
        return identities.list().found().stream()
                .map(identity -> named("identity", identity.name(), identities.isDefault(identity.name()))).toList();
    }

    private static Candidate named(String kind, Name name, boolean isDefault) {
        return new Candidate(name.value(), (isDefault ? "the default " : "another ") + kind);
    }
}
