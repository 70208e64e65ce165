package io.backstop.contracts.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One test on one kind of chain. */
record OnKind(ChainOfTest chain, String word) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocation) {
        return word;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(chain);
    }
}
