package io.ockam.command.verb;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.multiaddr.MultiAddress;
import io.ockam.state.TrustOptions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The options that say whom a node trusts to vouch for others. */
public final class TrustArguments {
    /** Their declarations. */
    public static final List<Option> ALL = List.of(
            Option.value("PROJECT_NAME", "--project").says("The project whose authority is trusted."),
            Option.value("IDENTITY", "--authority-identity")
                    .says("The authority that is trusted: its change history in hexadecimal."),
            Option.value("MULTIADDR", "--authority-route")
                    .says("Where the authority's node issues credentials, such as /dnsaddr/HOST/tcp/PORT/service/api."),
            Option.value("SCOPE", "--credential-scope").says("What the node's own credential is for."));

    private TrustArguments() {}

    /**
     * As they were typed.
     *
     * @throws UsageException if the authority's history is not hexadecimal, or the way to it no multi-address
     * @throws OckamException {@link ErrorCode#INVALID} for a combination that makes no sense
     */
    public static TrustOptions read(Options options) {
        Optional<String> project = options.text("--project");
        Optional<String> identity = options.parsed("--authority-identity", TrustArguments::hexadecimal);
        Optional<String> route = options.parsed("--authority-route", text -> MultiAddress.parse(text).toString());
        Optional<String> scope = options.text("--credential-scope");
        if (project.isPresent() && (identity.isPresent() || route.isPresent())) {
            throw senseless("Both project_name and authority info are provided",
                    "Name a project or an authority, not both.");
        }
        if (route.isPresent() && identity.isEmpty()) {
            throw senseless("Authority address was provided but authority identity is unknown",
                    "Give --authority-identity as well.");
        }
        if (route.isPresent() && scope.isEmpty()) {
            throw senseless("Authority address was provided but credential scope was not provided",
                    "Give --credential-scope as well.");
        }
        return new TrustOptions(project, identity, route, scope);
    }

    private static OckamException senseless(String message, String hint) {
        return new OckamException(ErrorCode.INVALID, message, hint, null);
    }

    private static String hexadecimal(String text) {
        try {
            HexFormat.of().parseHex(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new OckamException(ErrorCode.INVALID, "not hexadecimal: " + e.getMessage(), e);
        }
    }
}
