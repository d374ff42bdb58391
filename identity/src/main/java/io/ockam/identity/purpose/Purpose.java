package io.ockam.identity.purpose;

/** What a purpose key is for. */
public enum Purpose {
    SECURE_CHANNEL, CREDENTIALS
}
