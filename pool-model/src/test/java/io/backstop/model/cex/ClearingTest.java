package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.SeededPosition;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A long of 100 at 2000 with 4000 collateral, seeded against the house. */
class ClearingTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    private final Traders traders = new Traders(PositionTerms.linear(CexFixture.RULES));
    private final Clearing clearing =
            new Clearing(new DollarDenomination(Valuation.linear(1)), new OrderBook(), PRICE, traders);
    private final Inventory<LiquidationCase> inventory = new Inventory<>();

    @BeforeEach
    void seed() {
        clearing.seed(new SeededPosition(1, 100, 2000 * PRICE, 4000 * DOLLAR));
    }

    @Test
    void aSeededTraderTradesWithTheHouseAtItsEntryPrice() {
        assertThat(traders.cash(1)).isEqualTo(-196_000 * DOLLAR);
        assertThat(clearing.house().cash()).isEqualTo(200_000 * DOLLAR);
        assertThat(clearing.house().size()).isEqualTo(-100);
        assertThat(clearing.ledger().balance(Account.EXTERNAL)).isEqualTo(-4000 * DOLLAR);
        assertThat(clearing.check(List.of(inventory))).isZero();
    }

    @Test
    void theCheckFindsAMovementThatOnlyTheLedgerKnows() {
        clearing.ledger().transfer(0, Account.HOUSE, Account.ENGINE, 7, Reason.TRADE);

        assertThat(clearing.check(List.of(inventory))).isEqualTo(7);
    }

    @Test
    void theCheckFindsATraderWhoseStateWasNotWrittenBack() {
        Party trader = traders.party(1);
        clearing.pay(trader, clearing.fund(), 30, Reason.SOCIALISED_LOSS);

        assertThat(clearing.check(List.of(inventory))).isEqualTo(30);
    }

    @Test
    void theCheckFindsASizeThatIsNobodys() {
        clearing.check(List.of(inventory));
        clearing.fund(1);
        clearing.house().trade(5, 0);

        assertThat(clearing.check(List.of(inventory))).isEqualTo(5);
    }

    @Test
    void theCheckFindsAnEngineWithoutTheLotItPaidFor() {
        Party trader = traders.party(1);
        clearing.trade(trader, clearing.engine(), -100, 1960 * PRICE);
        traders.replace(trader);
        clearing.pay(trader, clearing.fund(), trader.cash(), Reason.LIQUIDATION_SURPLUS);

        assertThat(clearing.check(List.of(inventory))).isEqualTo(196_000 * DOLLAR + 100);
    }

    @Test
    void theFundPaysWhatItHasAndSaysWhatIsMissing() {
        clearing.fund(400);

        long missing = clearing.payFromFund(clearing.engine(), 1000);

        assertThat(missing).isEqualTo(600);
        assertThat(clearing.fund().cash()).isZero();
        assertThat(clearing.payFromFund(clearing.engine(), 0)).isZero();
        assertThat(clearing.ledger().balance(Account.ENGINE)).isEqualTo(400);
    }
}
