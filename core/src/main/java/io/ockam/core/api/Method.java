package io.ockam.core.api;

import io.ockam.core.codec.CborItem;
import io.ockam.core.codec.CborReader;
import io.ockam.core.codec.CborWriter;

/** What a request wants done. In bytes the number of its place here. */
public enum Method implements CborItem {
    GET(0), POST(1), PUT(2), DELETE(3), PATCH(4);

    private final int code;

    Method(int code) {
        this.code = code;
    }

    /** An unknown one counts as absent where it is optional. */
    static Method read(CborReader in) {
        int code = in.u16();
        for (Method method : values()) {
            if (method.code == code) {
                return method;
            }
        }
        throw in.unknownVariant(code);
    }

    @Override
    public void write(CborWriter out) {
        out.unsigned(code);
    }
}
