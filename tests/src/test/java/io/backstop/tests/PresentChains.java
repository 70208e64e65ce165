package io.backstop.tests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backstop.contracts.chain.kind.ChainKind;
import java.util.List;

/** Kinds of chains that are on this machine; a test of one that is not is skipped by name. */
public final class PresentChains {

    /** Every way to a Besu. */
    public static final List<ChainKind> BESUS = List.of(ChainKind.BESU_HOME, ChainKind.BESU);

    private static final String BESU = "besu/";

    private PresentChains() {}

    /** Skips where the kind cannot be started. */
    public static void assumePresent(ChainKind kind) {
        String missing = kind.missing(Repository.HOME).orElse("");
        assumeTrue(missing.isEmpty(), kind.word() + " is skipped: " + missing);
    }

    /**
     * Skips where another program stands in for Besu, about which it proves nothing.
     *
     * @param client as the node names itself
     */
    public static void assumeReal(ChainKind kind, String client) {
        assumeTrue(
                !BESUS.contains(kind) || client.startsWith(BESU),
                kind.word() + " is skipped: " + client + " stands in for Besu");
    }
}
