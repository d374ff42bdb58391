package io.ockam.command.item;

import io.ockam.core.ErrorCode;
import io.ockam.core.OckamException;
import java.util.List;

/** A thing that was named and is not there. */
final class Missing {
    private static final int FEW = 10;

    private Missing() {}

    static OckamException of(Kind kind, String name, List<String> names) {
        String hint = names.size() <= FEW ? "There are: " + String.join(", ", names) : null;
        return new OckamException(ErrorCode.NOT_FOUND, "The " + kind.one() + ' ' + name + " was not found", hint, null);
    }
}
