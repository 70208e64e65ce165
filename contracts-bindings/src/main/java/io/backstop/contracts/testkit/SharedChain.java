package io.backstop.contracts.testkit;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.kind.ChainKind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A chain that the tests of a class use one after the other; JUnit closes it with the class. Not thread safe. */
final class SharedChain implements AutoCloseable {

    private final ChainKind kind;
    private final NodeRequest request;
    private @Nullable Chain chain;
    private String snapshot = "";
    private long baseFee;

    SharedChain(ChainKind kind, Path home, long genesisTime) {
        this.kind = kind;
        request = new NodeRequest(home, genesisTime, Hardfork.CANCUN, 0);
    }

    /** The chain as if nobody had used it before. */
    Chain fresh() {
        if (chain == null) {
            chain = kind.start(request);
            baseFee = goesBack() ? BlockClock.of(chain.connection()).nextBaseFee() : 0;
        }
        if (goesBack()) {
            snapshot = BlockClock.of(chain.connection()).snapshot();
        }
        return chain;
    }

    /** Makes it so again, or gives it up. */
    void used() {
        if (chain == null) {
            return;
        }
        if (goesBack()) {
            BlockClock clock = BlockClock.of(chain.connection());
            clock.mineOnDemand();
            clock.goBack(snapshot, baseFee);
        } else {
            close();
        }
    }

    @Override
    public void close() {
        if (chain != null) {
            chain.close();
            chain = null;
        }
    }

    private boolean goesBack() {
        return kind.capabilities().contains(Capability.SNAPSHOTS);
    }
}
