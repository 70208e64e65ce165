package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.TranchesGateway;
import io.backstop.contracts.gateway.VaultGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Withdrawal;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.WithdrawalCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** The transactions of the depositors who leave a pool while the tape runs, of both classes alike. Not thread safe. */
final class Withdrawals {

    /** A class of depositors: the shares that it had at the start, and how some of them are redeemed. */
    private record Depositors(long shares, LongFunction<ContractCall> redeem) {}

    private final ChainConnection connection;
    private final TransactionSender depositor;
    private final WithdrawalCursor withdrawals;
    private final List<Depositors> depositors = new ArrayList<>();
    private final long initialShares;
    private final Map<String, Long> underway = new LinkedHashMap<>();

    /** The withdrawals from a pool that is funded and has not been used yet. */
    Withdrawals(
            ChainConnection connection, TransactionSender depositor, DeployedPool pool, WithdrawalCursor withdrawals) {
        this.connection = connection;
        this.depositor = depositor;
        this.withdrawals = withdrawals;
        String owner = depositor.address();
        VaultGateway lpPool = pool.lpPool();
        initialShares = lpPool.totalSupply(connection);
        depositors.add(new Depositors(lpPool.balanceOf(connection, owner), shares -> lpPool.redeem(shares, owner)));
        TranchesGateway tranches = pool.tranches();
        if (tranches != null) {
            for (boolean junior : List.of(true, false)) {
                depositors.add(new Depositors(
                        tranches.sharesOf(connection, junior, owner),
                        shares -> tranches.redeem(junior, shares, owner)));
            }
        }
        depositors.removeIf(each -> each.shares() == 0);
    }

    /** Shares that were given out for the deposits of the start. */
    long initialShares() {
        return initialShares;
    }

    /** Sends the withdrawals of this step, after all that still wait. */
    void send(int step) {
        for (Withdrawal due = withdrawals.next(step); due != null; due = withdrawals.next(step)) {
            for (Depositors leaving : depositors) {
                long shares = due.sharesOf(leaving.shares());
                underway.put(depositor.send(leaving.redeem().apply(shares)), shares);
            }
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
