package io.backstop.contracts.gas;

import static io.backstop.contracts.Venues.DOLLAR;
import static io.backstop.contracts.Venues.SIZE_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.gateway.Opening;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PowerLaw;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A market composed of everything at once: a long of 100 at 2000 that leaves about 900 missing at 1940, and ten shorts
 * that give it up.
 */
final class ComposedGas {

    private static final long PERCENT = 10_000_000;
    private static final long CAP = 10_000_000 * DOLLAR;
    private static final int BANKRUPT = 100;
    private static final int WINNERS = 10;

    private ComposedGas() {}

    static void measure(LocalChain chain, Hardfork hardfork, Map<String, Long> gas) {
        measure("last resort only", new GasMeter(chain, hardfork, venue(lastResortOnly())), gas);
        measure("everything on", new GasMeter(chain, hardfork, venue(everything())), gas);
        measureFunding(new GasMeter(chain, hardfork, venue(fundingOnly())), gas);
        measureBatch(new GasMeter(chain, hardfork, venue(everything())), gas);
        measureBand(new GasMeter(chain, hardfork, venue(Mechanisms.NONE.with(band()))), gas);
    }

    /** At 4000 ten longs of 45 have won 900,000 of a million; down to 1 % all of them are needed, the last by a part. */
    private static void measureBand(GasMeter meter, Map<String, Long> gas) {
        meter.publish(2000);
        List<Opening> longs = IntStream.rangeClosed(1, WINNERS)
                .mapToObj(account -> new Opening(account, 45 * SIZE_UNIT, 3000 * DOLLAR))
                .toList();
        meter.asOperator(meter.market().openFor(longs));
        meter.publish(4000);
        gas.put("band of PnL to pool only: deleverage 10 accounts, each", deleverageAll(meter) / WINNERS);
        assertThat(meter.lastEvents().stream().filter(MarketEvent.PositionDeleveraged.class::isInstance))
                .hasSize(WINNERS);
    }

    private static long deleverageAll(GasMeter meter) {
        int[] named = IntStream.rangeClosed(1, WINNERS).toArray();
        return meter.asKeeper(Objects.requireNonNull(meter.pool().deleverager(meter.connection()))
                .deleverage(named));
    }

    private static void measure(String what, GasMeter meter, Map<String, Long> gas) {
        meter.publish(2000);
        List<Opening> shorts = IntStream.rangeClosed(1, WINNERS)
                .mapToObj(account -> new Opening(account, -10 * SIZE_UNIT, 1000 * DOLLAR))
                .toList();
        meter.asOperator(meter.market().openFor(shorts));
        meter.asOperator(meter.market().openFor(List.of(new Opening(BANKRUPT, 50 * SIZE_UNIT, 3000 * DOLLAR))));
        gas.put(
                what + ": increase",
                meter.asOperator(meter.market().increase(BANKRUPT, 50 * SIZE_UNIT, 2100 * DOLLAR)));
        meter.publish(1940);
        gas.put(what + ": liquidate, shortfall", meter.asKeeper(meter.market().liquidate(BANKRUPT)));
        gas.put(what + ": deleverage 10 accounts, each", deleverageAll(meter) / WINNERS);
        assertThat(meter.lastEvents().stream().filter(MarketEvent.Deleveraged.class::isInstance))
                .hasSize(WINNERS);
    }

    /** The index of the time since the opening is brought up to date, and the position settles what it owes. */
    private static void measureFunding(GasMeter meter, Map<String, Long> gas) {
        meter.publish(2000);
        meter.asOperator(meter.market().openFor(List.of(new Opening(1, 50 * SIZE_UNIT, 3000 * DOLLAR))));
        meter.publish(2000);
        gas.put(
                "velocity funding only: increase, with its update",
                meter.asOperator(meter.market().increase(1, 50 * SIZE_UNIT, 2100 * DOLLAR)));
    }

    /** Ten longs of 10 that leave about 90 missing each. */
    private static void measureBatch(GasMeter meter, Map<String, Long> gas) {
        meter.publish(2000);
        int[] accounts = IntStream.rangeClosed(1, WINNERS).toArray();
        meter.asOperator(meter.market()
                .openFor(Arrays.stream(accounts)
                        .mapToObj(account -> new Opening(account, 10 * SIZE_UNIT, 510 * DOLLAR))
                        .toList()));
        meter.publish(1940);
        gas.put(
                "everything on: liquidateBatch of 10, shortfall, each",
                meter.asKeeper(meter.market().liquidateBatch(accounts)) / WINNERS);
        assertThat(meter.lastEvents().stream().filter(MarketEvent.PositionLiquidated.class::isInstance))
                .hasSize(WINNERS);
    }

    private static DeleveragingBandSpec band() {
        return new DeleveragingBandSpec(RankRule.PROFIT, 85 * PERCENT, PERCENT);
    }

    private static FundingSpec velocity() {
        return new FundingSpec.Velocity(
                FundingSpec.Counterparty.OTHER_SIDE, 720 * PERCENT, 0, 4 * PERCENT, 90 * PERCENT);
    }

    private static Mechanisms fundingOnly() {
        return new Mechanisms(velocity(), null, null, null, null, new LiquidationSpec.Full(), null);
    }

    private static Mechanisms lastResortOnly() {
        DeleveragingSpec deleveraging = new DeleveragingSpec(RankRule.BITMEX, PriceRule.BANKRUPTCY);
        return new Mechanisms(
                null,
                null,
                null,
                null,
                null,
                new LiquidationSpec.Full(),
                new LastResortSpec.Waiting(3600, deleveraging, 0, 0, false));
    }

    private static Mechanisms everything() {
        return new Mechanisms(
                velocity(),
                new BorrowingSpec(75 * PERCENT, 50 * PERCENT, 130 * PERCENT, true),
                new PriceImpactSpec.PowerLawImpact(
                        new PowerLaw(2, 50_000_000, 100_000_000, 4 * PERCENT / 10, 5 * PERCENT / 10)),
                new OpenInterestCapsSpec(CAP, CAP, CAP, CAP),
                null,
                new LiquidationSpec.FixedFraction(20 * PERCENT, CAP),
                new LastResortSpec.Waiting(
                        3600, new DeleveragingSpec(RankRule.BITMEX, PriceRule.BANKRUPTCY), 50 * PERCENT, 300, false));
    }

    private static VenueSpec.Pool venue(Mechanisms mechanisms) {
        MarketRules rules = new MarketRules(
                SIZE_UNIT, MarginTiers.flat(2 * PERCENT, PERCENT), 5_000_000, DOLLAR, 1_000_000_000, 3_600);
        FeedSpec feed = new FeedSpec(0, 3_600_000, 0);
        return new VenueSpec.Pool(
                "everything",
                rules,
                CloseMode.MARKET,
                feed,
                feed,
                1_000_000 * DOLLAR,
                false,
                Stream.of(Account.FEE_BUFFER, Account.TREASURY, Account.SAFETY_MODULE)
                        .map(account -> Venues.pocket(account, 10))
                        .toList(),
                mechanisms,
                0,
                true);
    }
}
