/**
 * Keys for one use each: an identity's primary key attests them and then rests.
 *
 * <p>{@link io.ockam.identity.purpose.PurposeKeys} makes, finds and verifies them; it goes out to {@code history} for the keys that attest,
 * to {@code vault}, and to a {@link io.ockam.identity.purpose.PurposeKeyRepository}.
 */
@NullMarked
package io.ockam.identity.purpose;

import org.jspecify.annotations.NullMarked;
