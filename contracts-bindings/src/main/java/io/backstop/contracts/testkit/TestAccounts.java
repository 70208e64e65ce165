package io.backstop.contracts.testkit;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import java.util.EnumMap;
import java.util.Map;

/** The funded accounts of a test's chain, and how what they send comes into a block. Not thread safe. */
public final class TestAccounts {

    private final Chain chain;
    private final Map<DevAccount, TransactionSender> senders = new EnumMap<>(DevAccount.class);

    TestAccounts(Chain chain) {
        this.chain = chain;
    }

    /** The one sender of an account. */
    public TransactionSender of(DevAccount account) {
        return senders.computeIfAbsent(account, unused -> TransactionSender.of(chain.connection(), account));
    }

    /** Makes a block, one second after the last, where the chain does not make them by itself. */
    public void mine() {
        if (chain.capabilities().contains(Capability.INSTANT_MINING)) {
            BlockClock.of(chain.connection())
                    .mine(chain.connection().latestBlock().timestamp() + 1);
        }
    }
}
