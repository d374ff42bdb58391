package io.ockam.identity;

import io.ockam.core.ErrorCode;

/** Why an identity, an attestation or a credential was refused. */
public enum Reason {
    INVALID_IDENTIFIER(ErrorCode.INVALID),
    /** Bytes that are no such structure. */
    MALFORMED(ErrorCode.MALFORMED), UNKNOWN_IDENTITY_VERSION(ErrorCode.UNSUPPORTED), INVALID_IDENTITY_DATA_TYPE(
            ErrorCode.MALFORMED), IDENTITY_VERIFICATION_FAILED(
                    ErrorCode.NO_PERMISSION), INVALID_PURPOSE_KEY_ATTESTATION_DATA_TYPE(
                            ErrorCode.MALFORMED), PURPOSE_KEY_ATTESTATION_VERIFICATION_FAILED(
                                    ErrorCode.NO_PERMISSION), UNKNOWN_CREDENTIAL_VERSION(
                                            ErrorCode.UNSUPPORTED), INVALID_CREDENTIAL_DATA_TYPE(
                                                    ErrorCode.MALFORMED), CREDENTIAL_VERIFICATION_FAILED(
                                                            ErrorCode.NO_PERMISSION),
    /** The issuer is none of those that are trusted here. */
    UNKNOWN_AUTHORITY(ErrorCode.NO_PERMISSION),
    /** A purpose key is not for this purpose. */
    INVALID_KEY_TYPE(ErrorCode.MALFORMED),
    /** A purpose key is not the one that was used. */
    INVALID_KEY_DATA(ErrorCode.NO_PERMISSION), SIGNATURE_AND_PUBLIC_KEY_TYPES_DONT_MATCH(ErrorCode.MALFORMED),
    /** A history that is older than the known one, or a fork of it. */
    CONSISTENCY_ERROR(ErrorCode.CONFLICT),
    /** A secret that does not belong to the history. */
    WRONG_SECRET_KEY(ErrorCode.INVALID),
    /** A key whose time is over, or has not come, signs nothing. */
    KEY_NOT_VALID_NOW(ErrorCode.INVALID), NO_CREDENTIAL(ErrorCode.NOT_FOUND),
    /** No history of that identity is known here. */
    UNKNOWN_IDENTITY(ErrorCode.NOT_FOUND);

    private final ErrorCode code;

    Reason(ErrorCode code) {
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
