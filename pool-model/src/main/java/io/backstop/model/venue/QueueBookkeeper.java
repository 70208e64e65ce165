package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Books what two-step orders move: collateral and fee wait in escrow, the keeper earns the fee of every order that it
 * tries, and all else goes back to the wallet it came from.
 */
final class QueueBookkeeper {

    private final Ledger ledger;
    private final long executionFee;
    private final Map<Long, MarketEvent.OrderRequested> open = new HashMap<>();

    /** Books for a queue with this fee in micro-dollars. */
    QueueBookkeeper(Ledger ledger, long executionFee) {
        this.ledger = ledger;
        this.executionFee = executionFee;
    }

    void book(int step, MarketEvent.OfQueue event) {
        switch (event) {
            case MarketEvent.OrderRequested e -> {
                open.put(e.id(), e);
                escrow(step, Account.EXTERNAL, Account.ORDER_ESCROW, e.added() + executionFee);
            }
            case MarketEvent.RequestExecuted e -> tried(step, ended(e));
            case MarketEvent.RequestRefused e -> tried(step, ended(e));
            case MarketEvent.RequestCancelled e ->
                escrow(step, Account.ORDER_ESCROW, Account.EXTERNAL, ended(e).added() + executionFee);
        }
    }

    /** The market takes the collateral from outside, where the escrow has given it back to. */
    private void tried(int step, MarketEvent.OrderRequested asked) {
        Account trader = Account.trader(asked.account());
        escrow(step, Account.ORDER_ESCROW, Account.EXTERNAL, asked.added());
        escrow(step, Account.ORDER_ESCROW, trader, executionFee);
        ledger.transfer(step, trader, Account.KEEPER, executionFee, Reason.EXECUTION_FEE);
    }

    private void escrow(int step, Account from, Account to, long amount) {
        ledger.transfer(step, from, to, amount, Reason.ORDER_ESCROW);
    }

    private MarketEvent.OrderRequested ended(MarketEvent.OfQueue event) {
        return Objects.requireNonNull(open.remove(event.id()), "request " + event.id());
    }
}
