package io.ockam.identity.channel;

import io.ockam.core.Message;
import io.ockam.core.worker.Context;
import io.ockam.core.worker.Worker;

/**
 * The worker at a decryptor's addresses. It goes from stage to stage between two messages, so that what arrives right behind the last
 * message of the handshake is decrypted after it.
 */
final class StagedWorker implements Worker {
    private Stage stage;

    StagedWorker(Stage first) {
        this.stage = first;
    }

    @Override
    public void start(Context context) throws Exception {
        stage.start(context);
    }

    @Override
    public void receive(Context context, Message message) throws Exception {
        stage = stage.receive(context, message);
    }

    @Override
    public void stop(Context context) throws Exception {
        stage.stop(context);
    }
}
