package io.ockam.command.completion;

import io.ockam.command.verb.Option;
import io.ockam.core.OckamException;
import io.ockam.state.Defaults;
import io.ockam.state.Node;
import io.ockam.state.StateDirectory;
import java.util.ArrayList;
import java.util.List;

/** The names of what there is on this machine. */
final class Known {
    private final StateDirectory state;

    Known(StateDirectory state) {
        this.state = state;
    }

    /** What an option of this kind can name; nothing when the state cannot be read. */
    List<Candidate> values(Option.Values kind) {
        return switch (kind) {
            case NODE -> nodes("", "");
            case FILE -> List.of(Candidate.FILES);
            case FOLDER -> List.of(Candidate.FOLDERS);
            case ANYTHING -> List.of();
        };
    }

    /** The beginnings of routes to nodes. */
    List<Candidate> routes() {
        return nodes("/node/", "/");
    }

    private List<Candidate> nodes(String before, String behind) {
        List<Candidate> names = new ArrayList<>();
        try {
            for (Node node : state.nodes().all()) {
                boolean isDefault = state.defaults().is(Defaults.Kind.NODE, node.name());
                names.add(new Candidate(before + node.name() + behind, isDefault ? "the default node" : "a node"));
            }
        } catch (OckamException unreadable) {
            return List.of();
        }
        return names;
    }
}
