package io.ockam.vault.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ockam.core.Bytes;
import io.ockam.core.OckamException;
import io.ockam.vault.AeadKey;
import io.ockam.vault.SecretBytes;
import io.ockam.vault.Signature;
import io.ockam.vault.SigningKeyType;
import io.ockam.vault.VerifyingKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Project Wycheproof's cases against our primitives. Every case of a file is run or skipped for a reason named here; the numbers of both are
 * fixed, so that a case cannot get lost.
 */
class WycheproofTest {
    private final SoftwareVerifier verifier = new SoftwareVerifier();

    /** One case, with what its group says. */
    private record Case(JsonNode group, JsonNode test) {
        byte[] bytes(String field) {
            JsonNode value = test.has(field) ? test.get(field) : group.get(field);
            return HexFormat.of().parseHex(value.asText());
        }

        int number(String field) {
            return (test.has(field) ? test : group).get(field).asInt();
        }

        boolean isValid() {
            return test.get("result").asText().equals("valid");
        }

        String name() {
            return test.get("tcId").asInt() + " " + test.get("comment").asText();
        }
    }

    /** Runs a case, or says why not. */
    private interface Check {
        Optional<String> run(Case each);
    }

    private static Stream<DynamicTest> all(String file, int run, Map<String, Integer> skipped, Check check)
            throws IOException {
        JsonNode cases;
        try (InputStream in = Objects.requireNonNull(
                WycheproofTest.class.getResourceAsStream("/wycheproof/" + file + "_test.json"), file)) {
            cases = new ObjectMapper().readTree(in);
        }
        AtomicInteger ran = new AtomicInteger();
        Map<String, Integer> skips = new TreeMap<>();
        Stream<DynamicTest> each = cases.get("testGroups").valueStream()
                .flatMap(group -> group.get("tests").valueStream().map(test -> new Case(group, test)))
                .map(one -> dynamicTest(one.name(), () -> check.run(one)
                        .ifPresentOrElse(reason -> skips.merge(reason, 1, Integer::sum), ran::incrementAndGet)));
        return Stream.concat(each, Stream.of(dynamicTest("every case is counted", () -> {
            assertThat(skips).isEqualTo(skipped);
            assertThat(ran).hasValue(run);
            assertThat(run + skipped.values().stream().mapToInt(i -> i).sum())
                    .isEqualTo(cases.get("numberOfTests").asInt());
        })));
    }

    private static Optional<String> done() {
        return Optional.empty();
    }

    @TestFactory
    Stream<DynamicTest> ed25519_verifies_as_wycheproof_says() throws IOException {
        return all("ed25519", 139, Map.of("no 64 bytes: not a signature at all", 12), each -> {
            VerifyingKey key = new VerifyingKey(SigningKeyType.ED25519,
                    Bytes.hex(each.group().get("publicKey").get("pk").asText()));
            return verify(each, key);
        });
    }

    @TestFactory
    Stream<DynamicTest> ecdsa_on_p256_verifies_as_wycheproof_says() throws IOException {
        return all("ecdsa_secp256r1_sha256_p1363", 241, Map.of("no 64 bytes: not a signature at all", 21), each -> {
            VerifyingKey key = new VerifyingKey(SigningKeyType.ECDSA_P256,
                    Bytes.hex(each.group().get("publicKey").get("uncompressed").asText()));
            return verify(each, key);
        });
    }

    private Optional<String> verify(Case each, VerifyingKey key) {
        byte[] signature = each.bytes("sig");
        if (signature.length != Signature.BYTES) {
            assertThat(each.isValid()).isFalse();
            return Optional.of("no 64 bytes: not a signature at all");
        }
        boolean verified;
        try {
            verified = verifier.verify(key, each.bytes("msg"), new Signature(key.type(), Bytes.of(signature)));
        } catch (OckamException _) {
            verified = false;
        }
        assertThat(verified).isEqualTo(each.isValid());
        return done();
    }

    @TestFactory
    Stream<DynamicTest> x25519_agrees_as_wycheproof_says() throws IOException {
        return all("x25519", 518, Map.of(), each -> {
            byte[] expected = each.bytes("shared");
            try {
                assertThat(Curve25519.agree(each.bytes("private"), each.bytes("public"))).isEqualTo(expected);
                assertThat(expected).isNotEqualTo(new byte[32]);
            } catch (OckamException _) {
                assertThat(expected).isEqualTo(new byte[32]);
            }
            return done();
        });
    }

    @TestFactory
    Stream<DynamicTest> aes_gcm_encrypts_and_decrypts_as_wycheproof_says() throws IOException {
        return all("aes_gcm", 316, Map.of(), each -> {
            AesGcm aes = new AesGcm(SecretBytes.own(each.bytes("key")));
            byte[] message = each.bytes("msg");
            byte[] sealed = concat(each.bytes("ct"), each.bytes("tag"));
            if (each.bytes("iv").length == 0) {
                assertThat(each.isValid()).isFalse();
                assertThatThrownBy(() -> aes.encrypt(each.bytes("iv"), each.bytes("aad"), sealed, 0, message.length))
                        .isInstanceOf(IllegalArgumentException.class);
                return done();
            }
            byte[] target = new byte[message.length];
            if (each.isValid()) {
                byte[] array = Arrays.copyOf(message, message.length + AeadKey.TAG_BYTES);
                aes.encrypt(each.bytes("iv"), each.bytes("aad"), array, 0, message.length);
                assertThat(array).isEqualTo(sealed);
                aes.decrypt(each.bytes("iv"), each.bytes("aad"), sealed, 0, sealed.length, target, 0);
                assertThat(target).isEqualTo(message);
            } else {
                assertThatThrownBy(() -> aes.decrypt(each.bytes("iv"), each.bytes("aad"), sealed, 0, sealed.length,
                        target, 0)).hasMessage("aes decryption failed");
                assertThat(target).isEqualTo(new byte[message.length]);
            }
            return done();
        });
    }

    private static byte[] concat(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }

    @TestFactory
    Stream<DynamicTest> hkdf_derives_as_wycheproof_says() throws IOException {
        return all("hkdf_sha256", 86, Map.of(), each -> {
            if (!each.isValid()) {
                assertThatThrownBy(() -> Hashing.hkdf(each.bytes("salt"), each.bytes("ikm"), each.bytes("info"),
                        each.number("size"))).isInstanceOf(IllegalArgumentException.class);
                return done();
            }
            assertThat(Hashing.hkdf(each.bytes("salt"), each.bytes("ikm"), each.bytes("info"), each.number("size")))
                    .isEqualTo(each.bytes("okm"));
            return done();
        });
    }

    @TestFactory
    Stream<DynamicTest> hmac_is_as_wycheproof_says() throws IOException {
        return all("hmac_sha256", 174, Map.of(), each -> {
            byte[] whole = Hashing.hmac(each.bytes("key"), each.bytes("msg"));
            byte[] tag = Arrays.copyOf(whole, each.number("tagSize") / Byte.SIZE);
            assertThat(Arrays.equals(tag, each.bytes("tag"))).isEqualTo(each.isValid());
            return done();
        });
    }
}
