package io.ockam.command;

import io.ockam.command.channel.SecureChannelListenerNoun;
import io.ockam.command.channel.SecureChannelNoun;
import io.ockam.command.completion.Complete;
import io.ockam.command.completion.Completion;
import io.ockam.command.credential.CredentialNoun;
import io.ockam.command.flow.FlowControlNoun;
import io.ockam.command.help.ExitCodes;
import io.ockam.command.home.EnvironmentTopic;
import io.ockam.command.home.Reset;
import io.ockam.command.home.Status;
import io.ockam.command.identity.IdentityNoun;
import io.ockam.command.manual.ManPages;
import io.ockam.command.manual.Markdown;
import io.ockam.command.message.MessageNoun;
import io.ockam.command.node.NodeNoun;
import io.ockam.command.policy.PolicyNoun;
import io.ockam.command.portal.TcpInletNoun;
import io.ockam.command.portal.TcpOutletNoun;
import io.ockam.command.relay.RelayNoun;
import io.ockam.command.service.ServiceNoun;
import io.ockam.command.tcp.TcpConnectionNoun;
import io.ockam.command.tcp.TcpListenerNoun;
import io.ockam.command.vault.VaultNoun;
import io.ockam.command.verb.Group;
import io.ockam.command.worker.WorkerNoun;

/** The table of all commands. Visible ones stand in the order in which help lists them. */
final class Nouns {
    private Nouns() {}

    static Group table() {
        return Group.of("Create nodes, send messages between them, and keep them private.") //
                .add("node", NodeNoun::group) //
                .add("worker", WorkerNoun::group) //
                .add("message", MessageNoun::group) //
                .add("service", ServiceNoun::group) //
                .add("relay", RelayNoun::group) //
                .add("tcp-listener", TcpListenerNoun::group) //
                .add("tcp-connection", TcpConnectionNoun::group) //
                .add("tcp-outlet", TcpOutletNoun::group) //
                .add("tcp-inlet", TcpInletNoun::group) //
                .add("secure-channel-listener", SecureChannelListenerNoun::group) //
                .add("secure-channel", SecureChannelNoun::group) //
                .add("vault", VaultNoun::group) //
                .add("identity", IdentityNoun::group) //
                .add("credential", CredentialNoun::group) //
                .add("policy", PolicyNoun::group) //
                .add("status", Status::new) //
                .add("reset", Reset::new) //
                .add("completion", Completion::new) //
                .add("environment", EnvironmentTopic::new) //
                .add("flow-control", FlowControlNoun::group) //
                .add("exit-codes", ExitCodes::new) //
                .addHidden("complete", Complete::new) //
                .addHidden("markdown", Markdown::new) //
                .addHidden("manpages", ManPages::new) //
                .build();
    }
}
