package io.ockam.acceptance;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Ockam} and, when it is over, ends every process of that home and removes it. A failed test first prints what lay
 * in the home; one that leaves a process behind that no record names, such as the daemon of a node that could not be made, fails for that.
 */
final class OckamExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(OckamExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Ockam.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(OURS).getOrComputeIfAbsent(Ockam.class, key -> Ockam.inNewHome(), Ockam.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Ockam ockam = context.getStore(OURS).remove(Ockam.class, Ockam.class);
        if (ockam != null) {
            context.getExecutionException()
                    .ifPresent(failure -> System.out
                            .println(context.getDisplayName() + " failed; its home:\n" + ockam.remains()));
            try (ockam) {
                if (context.getExecutionException().isEmpty()) {
                    ockam.requireNoStrays();
                }
            }
        }
    }
}
