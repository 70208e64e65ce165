package io.backstop.contracts.testkit;

import io.backstop.contracts.chain.kind.ChainKind;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Makes one test of each kind of chain that {@link OnChain} names. */
final class OnChainExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(OnChain.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        OnChain asked = context.getRequiredTestMethod().getAnnotation(OnChain.class);
        Path home = Path.of(System.getProperty("backstop.home", ""));
        return Stream.of(asked.kinds()).map(kind -> onKind(asked, kind, home));
    }

    private static TestTemplateInvocationContext onKind(OnChain asked, ChainKind kind, Path home) {
        return new OnKind(new ChainOfTest(asked, kind, home), kind.word());
    }
}
