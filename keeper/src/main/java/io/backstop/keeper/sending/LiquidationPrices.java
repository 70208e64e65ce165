package io.backstop.keeper.sending;

import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.reports.PulledReports;
import io.backstop.model.venue.PricedChoice;
import org.jspecify.annotations.Nullable;

/** What liquidations pay and cost now, by what blocks cost and by what those before them took. Not thread safe. */
final class LiquidationPrices {

    /** What a call costs at most does not depend on whom it names. */
    private static final int[] ANYBODY = {0};

    private final PerpMarketGateway market;
    private final @Nullable PulledReports reports;
    private final Bounty bounty;
    private final Lanes lanes;
    private final PerpMarketGateway.@Nullable LeastReward leastReward;
    private final boolean needsFlags;
    private long gasOfOne = PerpMarketGateway.gasOfOne();
    private long baseFee;

    /**
     * Prices before any block was seen.
     *
     * @param reports what prices it brings; null if they are on the chain
     */
    LiquidationPrices(PerpMarketGateway market, @Nullable PulledReports reports, Bounty bounty, Lanes lanes) {
        this.market = market;
        this.reports = reports;
        this.bounty = bounty;
        this.lanes = lanes;
        leastReward = market.leastReward();
        needsFlags = market.flags() != null;
    }

    /** Hears what a unit of gas costs in the newest block without any tip, wei. */
    void costs(long wei) {
        baseFee = wei;
    }

    /**
     * What a liquidation is worth by what blocks cost and rewards are now.
     *
     * @param capital micro-dollars that offers on their way may cost at most
     */
    PricedChoice.Prices within(long capital) {
        return new PricedChoice.Prices() {
            @Override
            public long reward() {
                return worth().reward();
            }

            @Override
            public long gas() {
                return bounty.cost(gasOfOne, baseFee + lanes.first().sender().tip());
            }

            @Override
            public long tied() {
                return capital == Long.MAX_VALUE ? 0 : mostCostOfOne();
            }

            @Override
            public long free() {
                return capital - lanes.mostCost(bounty);
            }
        };
    }

    /**
     * What a transaction for one account may cost by its first offer, micro-dollars: all of its gas limit is used, and the price that it
     * brings is paid for. One for more accounts costs no more for each.
     */
    private long mostCostOfOne() {
        long offer = lanes.first().sender().firstOffer();
        ContractCall call = reports == null ? market.liquidateBatch(ANYBODY) : reports.liquidation(ANYBODY);
        long liquidation = bounty.costOf(call, offer);
        if (!needsFlags) {
            return liquidation;
        }
        ContractCall price = reports == null ? null : reports.update();
        long ahead = price == null ? 0 : bounty.costOf(price, offer);
        return Math.max(liquidation, ahead + bounty.costOf(PromptDelivery.flags(market, ANYBODY), offer));
    }

    /** What rewards are worth now; nobody is asked where nothing is weighed. */
    Bounty worth() {
        return leastReward == null || bounty.etherPrice() == 0 ? bounty : bounty.paying(leastReward.now());
    }

    /**
     * What may be offered for a unit of gas of a call, wei.
     *
     * @param worth what rewards are worth now
     */
    long most(Bounty worth, int liquidations, ContractCall call) {
        return worth.most(liquidations, liquidations * gasOfOne, call.wei());
    }

    /** Whether an offer of so many wei buys no block's gas. */
    boolean buysNothing(long most) {
        return most <= baseFee;
    }

    /** A quarter of the newest batch counts, so that one that was refused as a whole does not decide. */
    void learnGas(SentBatch batch) {
        Receipt receipt = batch.receipt();
        if (receipt != null && batch.kind() == SentBatch.Kind.LIQUIDATION && batch.accounts().length > 0) {
            gasOfOne = Math.max(1, (3 * gasOfOne + receipt.gasUsed() / batch.accounts().length) / 4);
        }
    }
}
