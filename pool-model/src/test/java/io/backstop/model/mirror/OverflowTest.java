package io.backstop.model.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Numbers that do not fit 64 bits are refused and change nothing. The pool has 1,000,000 dollars; accounts 1 and 2 are
 * long 100 at 2000.
 */
class OverflowTest {

    private static final int OPERATOR = PerpMarketMirror.OPERATOR;
    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;
    private static final long START = 1_700_000_000;

    private final List<MarketEvent> events = new ArrayList<>();
    private final PoolMirror pool = pool(1_000_000 * USD);
    private final PerpMarketMirror market = pool.market();

    OverflowTest() {
        pool.publishEverywhere(2000 * PRICE, START);
        market.openFor(OPERATOR, List.of(opening(1, 100), opening(2, 100)));
        events.clear();
    }

    @Test
    void aBatchWithOneOpeningThatDoesNotFitOpensNothing() {
        Opening huge = new Opening(4, Long.MAX_VALUE, 100 * USD);

        assertThatThrownBy(() -> market.openFor(OPERATOR, List.of(opening(3, 1), huge)))
                .isInstanceOf(ArithmeticException.class);

        assertThat(market.positions().isOpen(3)).isFalse();
        assertThat(market.collateral()).isEqualTo(8000 * USD);
        assertThat(market.openInterest().longSize()).isEqualTo(200 * UNIT);
    }

    /** Short 300 at 60 billion dollars would be worth 18 × 10^18 micro-dollars. */
    @Test
    void aLiquidationThatDoesNotFitFailsAloneInItsBatch() {
        market.openFor(OPERATOR, List.of(new Opening(3, -300 * UNIT, 12_000 * USD)));
        events.clear();
        pool.publishEverywhere(60_000_000_000L * PRICE, START + 1);

        market.liquidateBatch(new int[] {3, 7});

        assertThat(events)
                .containsExactly(
                        new MarketEvent.LiquidationFailed(3, ContractError.of("Panic", 17L)),
                        new MarketEvent.LiquidationFailed(7, ContractError.of("NoPosition", 7L)));
        assertThat(market.positions().isOpen(3)).isTrue();
    }

    /** A profit of 6 × 10^18 less all cash is owed to account 1; the same once more does not fit beside it. */
    @Test
    void aCloseWhoseClaimDoesNotFitLeavesThePositionOpen() {
        pool.publishEverywhere(60_000_000_000L * PRICE, START + 1);
        market.close(OPERATOR, 1);
        // 100 × (60,000,000,000 − 2000) dollars less a million.
        long owed = 5_999_998_800_000_000_000L;

        assertThatThrownBy(() -> market.close(OPERATOR, 2)).isInstanceOf(ArithmeticException.class);

        assertThat(market.positions().isOpen(2)).isTrue();
        assertThat(market.collateral()).isEqualTo(4000 * USD);
        assertThat(market.openInterest().longSize()).isEqualTo(100 * UNIT);
        assertThat(market.unpaidClaims()).isEqualTo(owed);
    }

    @Test
    void aSizeThatDoesNotFitIsNoticedBeforeThePrices() {
        pool.at(START + 10_000);

        assertThatThrownBy(() -> market.increase(OPERATOR, 1, Long.MAX_VALUE, 0))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> market.increase(OPERATOR, 1, 0, Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);

        assertThat(market.positions().collateral(1)).isEqualTo(4000 * USD);
    }

    /** A thousand shares for a micro-dollar; with the thousand virtual ones there may be 2^63 − 1. */
    @Test
    void aVaultGivesOutOnlySharesThatItCanConvert() {
        LpPoolMirror vault = pool(0).lpPool();

        assertThatThrownBy(() -> vault.deposit(1, 9_223_372_036_854_775L))
                .isInstanceOfSatisfying(
                        ContractRevert.class,
                        refused -> assertThat(refused.error())
                                .isEqualTo(ContractError.of("TooManyShares", 9_223_372_036_854_775_000L)));
        assertThat(vault.deposit(1, 9_223_372_036_854_774L)).isEqualTo(9_223_372_036_854_774_000L);
        assertThat(vault.redeem(1, 1000)).isEqualTo(1);
    }

    /** What nobody can pay does not fit, so nobody can say what the shares are worth to whoever leaves. */
    @Test
    void aWorthThatDoesNotFitIsNotTakenForAnother() {
        market.openFor(OPERATOR, List.of(new Opening(3, -300 * UNIT, 12_000 * USD)));
        pool.publishEverywhere(60_000_000_000L * PRICE, START + 1);

        assertThatThrownBy(() -> pool.lpPool().maxRedeem(PoolMirror.DEPLOYER)).isInstanceOf(ArithmeticException.class);
    }

    private static Opening opening(int account, long size) {
        return new Opening(account, size * UNIT, 4000 * USD);
    }

    private PoolMirror pool(long capital) {
        VenueSpec.Pool venue = new VenueSpec.Pool(
                "pool",
                new MarketRules(UNIT, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 1_000_000_000, 3600),
                CloseMode.ORACLE,
                new FeedSpec(0, 3_600_000, 0),
                null,
                capital,
                true,
                List.of(),
                0,
                false);
        return new PoolMirror(venue, 0, events::add);
    }
}
