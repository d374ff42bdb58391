package io.ockam.node.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import io.ockam.core.runtime.WorkerRuntime;
import io.ockam.identity.Identifier;
import io.ockam.identity.IdentityException;
import io.ockam.identity.Timestamp;
import io.ockam.identity.credential.Attributes;
import io.ockam.identity.credential.CredentialAndPurposeKey;
import io.ockam.identity.credential.CredentialRepository;
import io.ockam.identity.credential.InMemoryCredentials;
import io.ockam.identity.history.NewKey;
import io.ockam.identity.retriever.CredentialRetriever;
import io.ockam.identity.services.IdentityServices;
import io.ockam.identity.services.LocalIdentity;
import io.ockam.vault.software.SoftwareVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a credential is fetched, kept and renewed; the clock is the test's. */
class IssuedCredentialsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final Renewal RENEWAL = new Renewal(Duration.ofSeconds(60), Duration.ofSeconds(60),
            Duration.ofSeconds(10), Duration.ofMillis(1));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final IdentityServices services = IdentityServices.inMemory(SoftwareVault.inMemory().inAllSlots(),
            now::get);
    private final Identifier authority = services.identities().create(NewKey.DEFAULT).identifier();
    private final Identifier member = services.identities().create(NewKey.DEFAULT).identifier();
    private final WorkerRuntime workers = WorkerRuntime.start("member");
    private final CredentialRepository kept = new InMemoryCredentials();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    @AfterEach
    void close() {
        workers.close();
    }

    private CredentialAndPurposeKey issue(LocalIdentity subject) {
        int request = requests.incrementAndGet();
        if (!reachable.get()) {
            throw new OckamException(ErrorCode.UNAVAILABLE, "nobody there");
        }
        return services.credentials().issue(authority, subject.identifier(),
                Attributes.of(Map.of("request", "" + request)), LIFETIME);
    }

    private CredentialRetriever retriever(CredentialIssuer issuer) {
        return new IssuedCredentials(workers, issuer, authority, "test", kept,
                subject -> new LocalIdentity(services, subject), RENEWAL, now::get).of(member).orElseThrow();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private static String request(CredentialAndPurposeKey credential) {
        return credential.credential().claims().attributes().get("request").orElseThrow().asText().orElseThrow();
    }

    /** What the retriever tells its subscribers: which credential there was at that moment. */
    private static LinkedBlockingQueue<String> news(CredentialRetriever retriever) {
        LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
        retriever.subscribe(() -> news.add(request(retriever.retrieve())));
        return news;
    }

    private static String next(LinkedBlockingQueue<String> news) throws InterruptedException {
        String one = news.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(one).as("news of a credential").isNotNull();
        return String.valueOf(one);
    }

    /** The pause begins a moment after the request that has failed. */
    private String nextAsTimePasses(LinkedBlockingQueue<String> news) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            pass(RENEWAL.pause().dividedBy(10));
            String one = news.poll(5, TimeUnit.MILLISECONDS);
            if (one != null) {
                return one;
            }
        }
        return next(news);
    }

    private void awaitRequests(int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (requests.get() < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void what_was_fetched_is_kept_and_not_fetched_again_while_it_is_good() {
        CredentialRetriever first = retriever(this::issue);
        first.initialize();
        first.initialize();
        assertThat(request(first.retrieve())).isEqualTo("1");
        assertThat(kept.list()).singleElement().satisfies(one -> assertThat(one.scope()).isEqualTo("test"));

        CredentialRetriever afterARestart = retriever(this::issue);
        afterARestart.initialize();
        assertThat(afterARestart.retrieve()).isEqualTo(first.retrieve());
        assertThat(requests).hasValue(1);

        pass(LIFETIME.minus(Duration.ofSeconds(60)));
        CredentialRetriever muchLater = retriever(this::issue);
        muchLater.initialize();
        assertThat(Integer.parseInt(request(muchLater.retrieve()))).isGreaterThan(1);
    }

    @Test
    void many_who_need_it_at_once_wait_for_one_request() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CredentialRetriever retriever = retriever(subject -> {
            asked.countDown();
            awaitLatch(answer);
            return issue(subject);
        });
        List<CompletableFuture<Void>> all = IntStream.range(0, 20)
                .mapToObj(_ -> run(retriever::initialize)).toList();
        awaitLatch(asked);
        assertThatThrownBy(() -> retriever.initialize(Duration.ofMillis(1))).hasMessageContaining("still asked for");
        answer.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(requests).hasValue(1);
    }

    private static CompletableFuture<Void> run(Runnable action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                action.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_failure_is_told_and_the_next_who_needs_it_after_the_pause_tries_again() {
        CredentialRetriever retriever = retriever(this::issue);
        reachable.set(false);
        assertThatThrownBy(retriever::initialize).hasMessage("nobody there");
        assertThatThrownBy(retriever::retrieve).isInstanceOf(IdentityException.class);
        reachable.set(true);
        pass(RENEWAL.pause().minusMillis(1));
        assertThatThrownBy(retriever::initialize).hasMessage("nobody there");
        assertThat(requests).as("nobody is asked during the pause").hasValue(1);
        pass(Duration.ofMillis(1));
        retriever.initialize();
        assertThat(request(retriever.retrieve())).isEqualTo("2");
    }

    @Test
    void what_somebody_else_has_signed_or_for_somebody_else_is_refused() {
        Identifier other = services.identities().create(NewKey.DEFAULT).identifier();
        assertThatThrownBy(() -> retriever(subject -> services.credentials().issue(other, subject.identifier(),
                Attributes.of(Map.of()), LIFETIME)).initialize()).hasMessageContaining("not trusted to issue");
        assertThatThrownBy(() -> retriever(_ -> services.credentials().issue(authority, other,
                Attributes.of(Map.of()), LIFETIME)).initialize()).hasMessageContaining("it is about " + other);
        assertThat(kept.list()).isEmpty();
    }

    @Test
    void it_is_renewed_before_it_is_of_no_use_and_subscribers_hear_of_it() throws InterruptedException {
        CredentialRetriever retriever = retriever(this::issue);
        retriever.initialize();
        LinkedBlockingQueue<String> news = news(retriever);
        pass(LIFETIME.minus(Duration.ofSeconds(121)));
        assertThat(news).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(next(news)).isEqualTo("2");
        pass(LIFETIME.minus(Duration.ofMinutes(2)));
        assertThat(next(news)).isEqualTo("3");
        assertThat(kept.list()).singleElement()
                .satisfies(one -> assertThat(request(one.credential())).isEqualTo("3"));
    }

    @Test
    void while_nobody_answers_the_old_one_is_presented_as_long_as_it_is_good() throws InterruptedException {
        CredentialRetriever retriever = retriever(this::issue);
        retriever.initialize();
        LinkedBlockingQueue<String> news = news(retriever);
        reachable.set(false);
        pass(LIFETIME.minus(Duration.ofSeconds(61)));
        awaitRequests(2);
        assertThat(request(retriever.retrieve())).isEqualTo("1");
        pass(Duration.ofSeconds(1));
        assertThatThrownBy(retriever::retrieve).isInstanceOf(IdentityException.class)
                .hasMessageContaining("no credential for " + member);
        retriever.initialize(); // asks nobody: that is the renewal's business now
        reachable.set(true);
        pass(RENEWAL.pause());
        assertThat(Integer.parseInt(next(news))).isGreaterThan(2);
    }

    @Test
    void whatever_goes_wrong_it_is_asked_for_again_after_the_pause() throws InterruptedException {
        AtomicBoolean faulty = new AtomicBoolean();
        CredentialRetriever retriever = retriever(subject -> {
            CredentialAndPurposeKey issued = issue(subject);
            if (faulty.getAndSet(false)) {
                throw new IllegalStateException("the issuer's");
            }
            return issued;
        });
        retriever.initialize();
        retriever.subscribe(() -> {
            throw new IllegalStateException("a subscriber's");
        });
        LinkedBlockingQueue<String> news = news(retriever);
        faulty.set(true);
        pass(LIFETIME.minus(Duration.ofMinutes(2)));
        awaitRequests(2);
        assertThat(nextAsTimePasses(news)).isEqualTo("3");
        pass(LIFETIME.minus(Duration.ofMinutes(2)));
        assertThat(next(news)).isEqualTo("4");
    }

    @Test
    void an_error_is_told_and_nobody_waits_for_ever() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CredentialRetriever retriever = retriever(_ -> {
            asked.countDown();
            awaitLatch(answer);
            throw new StackOverflowError("deep");
        });
        CompletableFuture<Void> first = run(retriever::initialize);
        awaitLatch(asked);
        CompletableFuture<Void> second = run(retriever::initialize);
        answer.countDown();
        assertThatThrownBy(first::join).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(second::join).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void one_that_lives_for_a_moment_only_is_not_asked_for_again_and_again() {
        assertThat(RENEWAL.next(Timestamp.of(now.get().plusSeconds(30)), now.get()))
                .isEqualTo(now.get().plus(RENEWAL.pause()));
        assertThat(RENEWAL.untilLook(now.get().minusSeconds(1), now.get())).isZero();
        assertThat(Renewal.DEFAULT.untilLook(now.get().plusSeconds(3600), now.get())).hasSeconds(10);
    }
}
