package io.backstop.model.venue;

import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One replay of the tape on one venue: its ledger and what is read from it.
 *
 * @param id the venue's name in the scenario
 * @param kind where it ran
 * @param feedHash hash of the feeds it saw
 * @param ledger every movement
 * @param conservation largest difference between a ledger balance and the independent balance, micro-dollars or 1e-8 coin;
 *     must be 0
 * @param marks the venue's mark price of each step (1e-8 dollar)
 * @param liquidations forced closes and voluntary closes with a shortfall, in the order of their first close
 * @param refusals orders of the tape that the venue refused
 * @param interventions what people with a role did to the venue, in order
 * @param shortfall everything that entered the waterfall
 * @param pendingShortfall shortfall still waiting for ADL at the end
 * @param latencyTransfer over forced and voluntary closes in ORACLE mode
 * @param deleveraged winners' forced closes, in order
 * @param feesWaived owed and not paid
 * @param unpaidClaims profits the pool had no cash for
 * @param openInventoryLoss loss at the last index price on positions a book venue still holds
 * @param openDeficit what accounts whose liquidation is open at the end of a book venue's run have less than nothing at the last index price
 * @param firstLossCapital what the venue's first-loss pockets held at the start
 * @param lpRun depositors who left the pool while it ran
 * @param stakeRun stakers who reacted while it ran
 * @param oracleFees what was paid to feeds for prices that were brought
 * @param stakeFeed what the staked token of the safety module was worth; null if none was staked
 * @param lossWaves losses that winners of a book venue bore, and its waves of deleveraging, in order
 * @param reductions positions that a book venue made smaller when depth was thin, in order
 * @param lights indicator lights of a book venue's accounts as they changed, in order; none if nobody asked
 * @param keepers what each keeper of a pool did; none where the pool has one without a name
 * @param chain where it ran on a chain; null elsewhere
 * @param coinPrices the index of each step (1e-8 dollar), at which the figures of a venue whose money is the coin are told in
 *     dollars; null where its money is the dollar
 * @param positions what became of the traders' positions
 * @param hindrance what a pool did not let happen
 * @param keeperGas what the keepers of a pool spent on gas; of one without a name, for liquidations
 * @param depth of an order book around the index; null where nobody asked, or there is none
 */
public record VenueRun(
        String id,
        Kind kind,
        String feedHash,
        Ledger ledger,
        long conservation,
        PriceSeries marks,
        List<Liquidation> liquidations,
        List<MarketEvent.OrderRefused> refusals,
        List<MarketEvent.Intervened> interventions,
        long shortfall,
        long pendingShortfall,
        long latencyTransfer,
        WinnerCloses deleveraged,
        long feesWaived,
        long unpaidClaims,
        long openInventoryLoss,
        long openDeficit,
        long firstLossCapital,
        LpRun lpRun,
        StakeRun stakeRun,
        OracleFees oracleFees,
        @Nullable FeedTape stakeFeed,
        List<LossWave> lossWaves,
        List<Reduction> reductions,
        List<LightChange> lights,
        List<KeeperResult> keepers,
        @Nullable ChainFacts chain,
        @Nullable PriceSeries coinPrices,
        PositionLog positions,
        Hindrance hindrance,
        KeeperGas keeperGas,
        @Nullable BookDepth depth) {

    /** Where a run happens. */
    public enum Kind {
        ON_CHAIN("on-chain"),
        MIRROR("mirror"),
        CEX("cex");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind's name in results. */
        public String label() {
            return label;
        }
    }

    /** Keeps the rows as they are. */
    public VenueRun {
        liquidations = List.copyOf(liquidations);
        refusals = List.copyOf(refusals);
        interventions = List.copyOf(interventions);
        lossWaves = List.copyOf(lossWaves);
        lights = List.copyOf(lights);
        reductions = List.copyOf(reductions);
        keepers = List.copyOf(keepers);
    }

    /** What each payer paid in micro-dollars; coins at the index of their step, as {@link CoinDollars} rounds. */
    public Map<Payer, Long> paidBy() {
        if (coinPrices == null) {
            return Payer.paidBy(ledger);
        }
        CoinDollars dollars = new CoinDollars(coinPrices);
        return Payer.paidBy(ledger, transfer -> dollars.next(transfer.step(), transfer.amount()));
    }

    /** A movement of money in micro-dollars: coins at the index of its step, rounded down by itself. */
    public long dollars(Transfer transfer) {
        return transfer.asset() == Asset.COIN && coinPrices != null
                ? CoinDollars.of(transfer.amount(), coinPrices.at(Math.max(0, transfer.step())))
                : transfer.amount();
    }

    /** Causes of the whole shortfall. */
    public Attribution attribution() {
        return liquidations.stream().map(Liquidation::attribution).reduce(Attribution.NONE, Attribution::plus);
    }

    /** Number of forced closes. */
    public long liquidationCount() {
        return liquidations.stream().filter(Liquidation::forced).count();
    }

    /** Notional of winners' forced closes, each at its own price, micro-dollars. */
    public long deleveragedNotional() {
        return deleveraged.notional();
    }

    /** Notional of the forced closes at their execution prices. */
    public long liquidatedNotional() {
        return sum(l -> l.forced() ? l.notional() : 0);
    }

    /**
     * Whether the run's own identities hold: ledger equals balances, the payers paid the shortfall, and its causes add
     * up to it.
     */
    public boolean checksHold() {
        long paid = paidBy().values().stream().mapToLong(Long::longValue).sum();
        return conservation == 0
                && ledger.total() == 0
                && paid + pendingShortfall == shortfall
                && attribution().total() == shortfall;
    }

    private long sum(ToLongFunction<Liquidation> figure) {
        return liquidations.stream().mapToLong(figure).sum();
    }
}
