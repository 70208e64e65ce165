package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.gateway.VaultGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Withdrawal;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The transactions of the depositors who leave a pool while the tape runs. Not thread safe. */
final class Withdrawals {

    private final ChainConnection connection;
    private final TransactionSender depositor;
    private final VaultGateway pool;
    private final List<Withdrawal> withdrawals;
    private final long initialShares;
    private final Map<String, Long> underway = new LinkedHashMap<>();
    private int next;

    /** The withdrawals from a pool that is funded and has not been used yet. */
    Withdrawals(
            ChainConnection connection, TransactionSender depositor, VaultGateway pool, List<Withdrawal> withdrawals) {
        this.connection = connection;
        this.depositor = depositor;
        this.pool = pool;
        this.withdrawals = withdrawals;
        initialShares = pool.balanceOf(connection, depositor.address());
    }

    /** Shares that were given out for the deposit of the start. */
    long initialShares() {
        return initialShares;
    }

    /** Sends the withdrawals of this step. */
    void send(int step) {
        while (next < withdrawals.size() && withdrawals.get(next).step() == step) {
            long shares = withdrawals.get(next++).sharesOf(initialShares);
            underway.put(depositor.send(pool.redeem(shares, depositor.address())), shares);
        }
    }

    /** What the pool refused in the last block. */
    List<MarketEvent> refused() {
        List<MarketEvent> refused = new ArrayList<>();
        underway.forEach((transaction, shares) -> {
            if (!connection.awaitReceipt(transaction).succeeded()) {
                refused.add(new MarketEvent.WithdrawalRefused(shares, connection.refusal(transaction)));
            }
        });
        underway.clear();
        return refused;
    }
}
