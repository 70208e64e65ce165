package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.FundHolds;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.venue.WinnerCloses;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes liquidatable accounts by the venue's rules, holds what is taken over, and passes it on as far as those who bear
 * its losses can pay.
 *
 * <p>Not thread safe; belongs to one run.
 */
final class LiquidationEngine {

    private final Clearing clearing;
    private final Valuation value;
    private final Cases cases;
    private final WaitingOrders orders;
    private final ForcedClosing closing;
    private final Inventory<LiquidationCase> vaultLots = new Inventory<>();
    private final Holding ofFund;
    private final Holding ofVault;
    private final ProviderSales sales = new ProviderSales();
    private final List<Inventory<LiquidationCase>> inventories;
    private final WinnerCloses deleveraged = new WinnerCloses();
    private long mark;

    /** An engine that holds nothing. */
    LiquidationEngine(
            Clearing clearing,
            Valuation value,
            OrderBook book,
            long tickSize,
            LiquidationTerms terms,
            DeleveragingRules rulesOfFund,
            DeleveragingRules rulesOfVault,
            LossSharing sharing) {
        this.clearing = clearing;
        this.value = value;
        cases = new Cases(clearing);
        MarginSettlement margin =
                new MarginSettlement(clearing, value, terms.policy().rules().left(), sharing);
        orders = new WaitingOrders(clearing, book, tickSize, value, cases, margin);
        Inventory<LiquidationCase> fundLots = new Inventory<>();
        Takeover takeover = new Takeover(clearing, terms.policy().price(), margin, fundLots, vaultLots, sales);
        BackstopRules backstops =
                new BackstopRules(terms.backstops(), clearing, fundLots, this::vaultEquity, takeover, sales);
        takeover.ask(backstops.all());
        closing = new ForcedClosing(clearing, value, book, tickSize, terms, cases, orders, takeover, margin);
        HoldingParts parts = new HoldingParts(clearing, value, book, tickSize, sharing, cases, orders, deleveraged);
        ofFund = parts.holding(fundLots, clearing.fund(), rulesOfFund, true, backstops.presence());
        ofVault = parts.holding(vaultLots, clearing.vault(), rulesOfVault, backstops.vaultSells(), null);
        inventories = List.of(ofFund.inventory(), ofVault.inventory());
    }

    /** What the parts of a holding share. */
    private record HoldingParts(
            Clearing clearing,
            Valuation value,
            OrderBook book,
            long tickSize,
            LossSharing sharing,
            Cases cases,
            WaitingOrders orders,
            WinnerCloses deleveraged) {

        Holding holding(
                Inventory<LiquidationCase> lots,
                Party party,
                DeleveragingRules rules,
                boolean sells,
                @Nullable FundHolds presence) {
            Bearer bearer = new Bearer(clearing, party);
            return new Holding(
                    lots,
                    new InventorySale(clearing, value, book, tickSize, lots, bearer),
                    new Deleveraging(clearing, value, lots, bearer, rules, sharing, cases, orders, deleveraged),
                    sells,
                    presence);
        }
    }

    /** What the fund's lots and the vault's are, in this order. */
    List<Inventory<LiquidationCase>> inventories() {
        return inventories;
    }

    /** What providers who do not hold have still to sell. */
    ProviderSales sales() {
        return sales;
    }

    /** All closes so far that are a row, in the order of their first fill. */
    List<LiquidationCase> cases() {
        return cases.rows();
    }

    /** What accounts whose liquidation is open have less than nothing at a price, in the contract's money; nobody's surplus offsets it. */
    long openDeficit(long price) {
        Traders traders = clearing.traders();
        long deficit = 0;
        for (OpenCase open : cases.open()) {
            int account = open.account();
            long equity = traders.isOpen(account) ? traders.equity(account, price) : 0;
            deficit = Math.addExact(deficit, Math.max(0, Math.negateExact(equity)));
        }
        return deficit;
    }

    /** By what winners were closed, in order. */
    WinnerCloses deleveraged() {
        return deleveraged;
    }

    /** Remembers what the rules of later steps ask for; called when the fund has its capital and at the end of each step. */
    void remember(long venueIndex) {
        ofFund.remember(venueIndex, mark);
        ofVault.remember(venueIndex, mark);
    }

    /** What orders that wait are filled at from now on, before the step's mark is known. */
    void begin(long lastMark, long index) {
        orders.observe(lastMark, index);
    }

    /** Settles at the step's mark with those whom the step's trading has closed, which may cost others their margin. */
    void settle(long markPrice, long index) {
        mark = markPrice;
        orders.observe(markPrice, index);
        orders.settle();
    }

    /** Does the work of one step after that: liquidations, sale of the inventory, deleveraging. A quiet step allocates nothing. */
    void run(long time, long markPrice, long index, long venueIndex) {
        int[] due = clearing.traders().liquidatable(markPrice);
        if (due.length > 0 || !cases.isEmpty() || !ofFund.isEmpty() || !ofVault.isEmpty()) {
            run(due, new Now(clearing.step(), time, markPrice, index, venueIndex));
        }
    }

    private void run(int[] due, Now now) {
        liquidate(due, now);
        orders.settle();
        ofFund.run(now, closing.left());
        ofVault.run(now, List.of());
        orders.settle();
    }

    /** Cash of the vault and what its positions are worth at the mark beyond their cost. */
    private long vaultEquity() {
        long unrealised = Math.subtractExact(value.at(vaultLots.size(), mark), vaultLots.cost());
        return Math.addExact(clearing.vault().cash(), unrealised);
    }

    private void liquidate(int[] due, Now now) {
        closing.begin();
        if (!cases.isEmpty()) {
            endOthers(now);
        }
        for (int account : due) {
            // Others may have met what waited of this account.
            if (isDue(account, now.mark()) && isDueAtItsLowestLimit(account, now.mark())) {
                clearing.collateral().sell(account, true);
                closing.close(account, now);
            } else if (cases.has(account)) {
                end(cases.of(account), now);
            }
        }
    }

    private boolean isDueAtItsLowestLimit(int account, long mark) {
        return !clearing.traders().lowerLimit(account, mark) || isDue(account, mark);
    }

    /** Ends the cases of those who are compliant again, and of those whom somebody else has changed. */
    private void endOthers(Now now) {
        for (OpenCase open : cases.open()) {
            int account = open.account();
            if (open.isChanged(clearing.traders().size(account)) || !isDue(account, now.mark())) {
                end(open, now);
            }
        }
    }

    private boolean isDue(int account, long mark) {
        Traders traders = clearing.traders();
        return traders.isOpen(account) && traders.isLiquidatable(account, mark);
    }

    private void end(OpenCase open, Now now) {
        orders.cancel(open);
        cases.forget(open);
        LiquidationCase row = open.row();
        if (row != null) {
            row.release(now.step(), open.held(), now.index());
        }
        clearing.traders().restart(open.account(), now.step());
    }
}
