package io.backstop.contracts.testkit;

import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.model.scenario.VenueSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gives one test its chain and takes it back afterwards. */
final class ChainOfTest implements ExecutionCondition, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace CHAINS = ExtensionContext.Namespace.create(ChainOfTest.class);

    private final OnChain asked;
    private final ChainKind kind;
    private final Path home;
    private final Map<Class<?>, Object> arguments = new HashMap<>();

    ChainOfTest(OnChain asked, ChainKind kind, Path home) {
        this.asked = asked;
        this.kind = kind;
        this.home = home;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return kind.missing(home)
                .map(line -> ConditionEvaluationResult.disabled(kind.word() + " is skipped: " + line))
                .orElseGet(() -> ConditionEvaluationResult.enabled(kind.word() + " is here"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Chain chain = shared(context).fresh();
        TestAccounts accounts = new TestAccounts(chain);
        arguments.put(Chain.class, chain);
        arguments.put(ChainConnection.class, chain.connection());
        arguments.put(TestAccounts.class, accounts);
        VenueSpec.Pool pool = ReflectionSupport.newInstance(asked.venue()).pool();
        if (pool != null) {
            arguments.put(DeployedPool.class, deployed(pool, chain, accounts));
        }
    }

    private static DeployedPool deployed(VenueSpec.Pool pool, Chain chain, TestAccounts accounts) {
        return new Deployment(
                        chain.connection(),
                        accounts.of(DevAccount.DEPLOYER),
                        accounts.of(DevAccount.OPERATOR),
                        accounts::mine)
                .deploy(pool, ContractCode.builtFor(chain.hardfork()), DevAccount.PUBLISHER.address(), 0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        shared(context).used();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return arguments.containsKey(parameter.getParameter().getType());
    }

    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return arguments.get(parameter.getParameter().getType());
    }

    private SharedChain shared(ExtensionContext context) {
        String key = context.getRequiredTestClass().getName() + " " + kind + " " + asked.genesisTime();
        ExtensionContext ofClass =
                context.getParent().flatMap(ExtensionContext::getParent).orElse(context);
        return ofClass.getStore(CHAINS)
                .getOrComputeIfAbsent(
                        key, unused -> new SharedChain(kind, home, asked.genesisTime()), SharedChain.class);
    }
}
