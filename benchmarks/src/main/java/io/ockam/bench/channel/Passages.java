package io.ockam.bench.channel;

import io.ockam.bench.vault.Known;
import io.ockam.core.Address;
import io.ockam.core.LocalMessage;
import io.ockam.core.Message;
import io.ockam.core.Payload;
import io.ockam.core.Route;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;
import io.ockam.core.worker.WorkerOptions;
import io.ockam.identity.channel.SecureChannel;
import io.ockam.identity.channel.SecureChannelListenerOptions;
import io.ockam.identity.channel.SecureChannelOptions;
import io.ockam.identity.channel.SecureChannels;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.software.SoftwareVault;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One message from a worker through encryptor and decryptor to another worker, all on the sending thread; and a bare cipher that encrypts and
 * decrypts the same number of bytes.
 */
@State(Scope.Thread)
public class Passages {
    private static final int HEADROOM = 512;
    private static final int TAILROOM = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Bytes of the payload. */
    @Param({"64", "49152"})
    public int size;

    private final WorkerRuntime node = WorkerRuntime.start("bench");
    private final Sink sink = new Sink();
    private final Route through;
    private final Route straight = Route.of("sink");
    private final Context sender = node.app();
    private final Cipher cipher = Known.of(() -> Cipher.getInstance("AES/GCM/NoPadding"));
    private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
    private final byte[] iv = new byte[12];
    private long nonce;

    private static final class Sink implements Worker {
        private long received;

        @Override
        public void receive(Context context, Message message) {
            received += message.payload().length();
        }
    }

    public Passages() {
        IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
                InstantSource.system());
        LocalIdentity self = new LocalIdentity(services, services.identities().create(NewKey.DEFAULT).identifier());
        SecureChannels channels = new SecureChannels(node);
        node.start(WorkerOptions.at("sink").inline(), sink);
        node.start("echo", (context, message) -> context.reply(message.payload()));
        var listener = channels.listen(self, "api", SecureChannelListenerOptions.DEFAULT);
        listener.admit(Address.local("sink"));
        listener.admit(Address.local("echo"));
        SecureChannel channel = channels.create(self, Route.of("api"), SecureChannelOptions.DEFAULT);
        node.call(Route.of(channel.address(), Address.local("echo")), "up", String.class, PATIENCE);
        through = Route.of(channel.address(), Address.local("sink"));
    }

    private Payload payload() {
        return Payload.allocate(HEADROOM, size, TAILROOM);
    }

    @Benchmark
    public long throughAChannel() {
        sender.offer(new LocalMessage(through, Route.EMPTY, payload()));
        return sink.received;
    }

    @Benchmark
    public long straight() {
        sender.offer(new LocalMessage(straight, Route.EMPTY, payload()));
        return sink.received;
    }

    @Benchmark
    public byte[] bareCipher() throws GeneralSecurityException {
        Payload message = payload();
        byte[] array = message.array();
        byte[] target = new byte[array.length];
        ByteBuffer.wrap(iv).putLong(4, nonce++);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
        cipher.doFinal(array, message.offset(), size, array, message.offset());
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, iv));
        cipher.doFinal(array, message.offset(), size + 16, target, message.offset());
        return target;
    }

    @TearDown
    public void close() {
        node.close();
    }
}
