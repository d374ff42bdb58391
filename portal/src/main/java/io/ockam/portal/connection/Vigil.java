package io.ockam.portal.connection;

import io.ockam.core.Message;
import io.ockam.core.Route;
import io.ockam.identity.policy.Verdict;
import io.ockam.portal.connection.PortalFailure.Kind;
import java.time.Duration;

/** Looks at an end again and again, about once a {@link PortalTimes#tick}: what changed although nothing moves? Event loop. */
final class Vigil {
    /** Ticks without progress after which a socket is closed with bytes still to be written. */
    private static final int LONGEST_STALL = 30;

    private final Surroundings around;
    private int waited;
    private int sinceSent;
    private int sinceHeard;
    private int absent;
    private int stalled;
    private long lastPending;

    Vigil(Surroundings around) {
        this.around = around;
    }

    /** @throws PortalFailure if the outlet's answer is overdue */
    void requireAnswerSoon() {
        if (reached(++waited, around.times().handshake())) {
            throw new PortalFailure(Kind.BROKEN,
                    "no answer from the outlet in " + around.times().handshake().toMillis() / 1000.0 + " s");
        }
    }

    /**
     * @param greeting the first message of the other end
     * @throws PortalFailure if a guard has changed its mind
     */
    void requireAllowed(Message greeting, ToPeer toPeer) {
        if (around.isGuarded()) {
            if (around.guard().incoming(greeting) instanceof Verdict.Denied denied) {
                throw new PortalFailure(denied);
            }
            if (toPeer.outgoingVerdict() instanceof Verdict.Denied denied) {
                throw new PortalFailure(denied);
            }
        }
    }

    /** @throws PortalFailure if the way to the other end, or the one from it, is gone from this node */
    void requireConnected(Message greeting, Route route) {
        boolean there = around.leadsOn().test(route.first()) && around.workers().exists(greeting.source());
        absent = there ? 0 : absent + 1;
        // Not at the first look: what it said last may still be on its way here.
        if (absent > 1) {
            throw new PortalFailure(Kind.LOST, "the connection to the other end was lost");
        }
    }

    /**
     * For ends that say when they are silent.
     *
     * <p>While something comes, it is time three times as often: over a slow connection the other node's pings stand behind that.
     *
     * @param heard whether anything has come since the last time
     * @return whether it is time to say something
     * @throws PortalFailure if the other end has been silent for too long
     */
    boolean requireSigns(boolean heard) {
        sinceHeard = heard ? 0 : sinceHeard + 1;
        if (reached(sinceHeard, around.times().silence())) {
            throw new PortalFailure(Kind.LOST,
                    "the other end has been silent for " + around.times().silence().toSeconds() + " s");
        }
        Duration quiet = around.times().quiet();
        if (reached(++sinceSent, heard ? quiet.dividedBy(3) : quiet)) {
            sinceSent = 0;
            return true;
        }
        return false;
    }

    /** Whether a socket has taken nothing for long, of which {@code pending} bytes tell. */
    boolean isStalled(long pending) {
        stalled = pending == lastPending ? stalled + 1 : 0;
        lastPending = pending;
        return stalled > LONGEST_STALL;
    }

    private boolean reached(int count, Duration time) {
        return around.times().tick().multipliedBy(count).compareTo(time) >= 0;
    }
}
