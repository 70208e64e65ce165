package io.backstop.contracts.testkit;

import io.backstop.contracts.chain.kind.ChainKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on each of these kinds of chains. Its parameters may be a {@code Chain}, its {@code ChainConnection}, a
 * {@link TestAccounts} and, where {@link #venue} names one, a {@code DeployedPool}.
 *
 * <p>Tests of a class share a chain that can go back, and find it as it was before the first of them; elsewhere each test gets
 * one of its own. JUnit 5.13 or newer ends them with the class. The product's folder is named by the system property {@code backstop.home} (default: the working directory).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(OnChainExtension.class)
public @interface OnChain {

    /** The kinds, one test each. */
    ChainKind[] kinds() default {ChainKind.ANVIL};

    /** Epoch second of the first block, on chains whose clock can be set. */
    long genesisTime() default 1_700_000_000L;

    /** The venue that is deployed before the test; none unless it is named. */
    Class<? extends TestVenue> venue() default TestVenue.None.class;
}
