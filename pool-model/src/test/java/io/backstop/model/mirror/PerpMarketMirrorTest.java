package io.backstop.model.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Realised;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A pool of 1,000,000 dollars, a stake of 1,000 with 10 days of cooldown, account 1 long 100 at 2000 with 4000. */
class PerpMarketMirrorTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;
    private static final long DAY = 86_400;
    private static final long START = 1_700_000_000;
    private static final int STRANGER = 9;

    private final List<MarketEvent> events = new ArrayList<>();
    private final PoolMirror pool = pool(false);
    private final PerpMarketMirror market = pool.market();
    private long now = START;

    PerpMarketMirrorTest() {
        publish(2000);
        market.openFor(PerpMarketMirror.OPERATOR, List.of(new Opening(1, 100 * UNIT, 4000 * USD)));
        events.clear();
    }

    /** 100 at 2000 and 50 at 2100 are 150 at 2033.33…, rounded up. */
    @Test
    void anIncreaseAveragesTheEntryPrice() {
        publish(2100);
        market.increase(PerpMarketMirror.OPERATOR, 1, 50 * UNIT, 2000 * USD);

        assertThat(events)
                .containsExactly(new MarketEvent.PositionIncreased(
                        1, 50 * UNIT, 2100 * PRICE, 2000 * USD, 203_333_333_334L, Realised.NOTHING));
        assertThat(market.positions().size(1)).isEqualTo(150 * UNIT);
        assertThat(market.collateral()).isEqualTo(6000 * USD);
        // 150 at 2033.33333334 are 305,000.000001 dollars.
        assertThat(market.openInterest().longEntryNotional()).isEqualTo(305_000 * USD + 1);
    }

    @Test
    void aTopUpNeedsNoPriceNotEvenAFreshOne() {
        pool.at(now + 10_000);
        market.increase(PerpMarketMirror.OPERATOR, 1, 0, 500 * USD);

        assertThat(events)
                .containsExactly(new MarketEvent.PositionIncreased(1, 0, 0, 500 * USD, 2000 * PRICE, Realised.NOTHING));
        assertThat(market.collateral()).isEqualTo(4500 * USD);
    }

    /** A report from before it still decides, or a micro-dollar ahead of each keeper would void his report. */
    @Test
    void aTopUpIsNoChangeThatAReportMustFollow() {
        long opened = market.positions().changedAt(1);
        pool.at(now + 5);
        market.increase(PerpMarketMirror.OPERATOR, 1, 0, 60 * USD);
        assertThat(market.positions().changedAt(1)).isEqualTo(opened);

        market.increase(PerpMarketMirror.OPERATOR, 1, UNIT, 0);
        assertThat(market.positions().changedAt(1)).isEqualTo(now + 5);
    }

    /** 40 of 100 closed 100 dollars higher are 4000 of profit, of which 1000 leave. */
    @Test
    void aDecreaseKeepsItsProfitAsCollateral() {
        publish(2100);
        market.decrease(PerpMarketMirror.OPERATOR, 1, 40 * UNIT, 1000 * USD);

        assertThat(events)
                .containsExactly(new MarketEvent.PositionDecreased(
                        1, 40 * UNIT, 2100 * PRICE, new Realised(4000 * USD, 0, 0, 0, 0), 1000 * USD));
        assertThat(market.positions().collateral(1)).isEqualTo(7000 * USD);
        assertThat(pool.lpPool().cash()).isEqualTo(996_000 * USD);
        assertThat(market.openInterest().longEntryNotional()).isEqualTo(120_000 * USD);
    }

    /** At 1990 half of 100 has lost 500; 3500 remain for 50, which may be worth 99,500. */
    @Test
    void aDecreaseTakesItsLossFromTheCollateral() {
        publish(1990);
        market.decrease(PerpMarketMirror.OPERATOR, 1, 50 * UNIT, 0);

        assertThat(market.positions().collateral(1)).isEqualTo(3500 * USD);
        assertThat(pool.lpPool().cash()).isEqualTo(1_000_500 * USD);
    }

    @Test
    void changesAreRefusedInTheOrderOfTheContract() {
        int operator = PerpMarketMirror.OPERATOR;
        assertRefused("OnlyOwner(1)", () -> market.increase(STRANGER, 1, UNIT, 0));
        assertRefused("NoPosition(2)", () -> market.increase(operator, 2, UNIT, 0));
        assertRefused("NonPositiveCollateral(1, -1)", () -> market.increase(operator, 1, -UNIT, -1));
        assertRefused("NothingToChange(1)", () -> market.decrease(operator, 1, 0, 0));
        assertRefused("WrongSide(1, -1000000, 100000000)", () -> market.increase(operator, 1, -UNIT, 0));
        assertRefused("PartTooLarge(1, 100000000, 100000000)", () -> market.decrease(operator, 1, 100 * UNIT, 0));
        assertRefused("NonPositiveCollateral(1, 0)", () -> market.decrease(operator, 1, 0, 4000 * USD));
        // 2 % of 300,000 against 4000.
        assertRefused(
                "InsufficientMargin(1, 4000000000, 6000000000)", () -> market.increase(operator, 1, 50 * UNIT, 0));
        assertRefused("InsufficientMargin(1, 3999999999, 4000000000)", () -> market.decrease(operator, 1, 0, 1));
        assertThat(events).isEmpty();
        assertThat(market.openInterest().longEntryNotional()).isEqualTo(200_000 * USD);
    }

    /** At 1975 it has 1500 of equity against 1975: it may not shrink out of its liquidation. */
    @Test
    void aLiquidatablePositionCannotBeDecreased() {
        publish(1975);

        assertRefused(
                "InsufficientMargin(1, 1500000000, 1955250000)",
                () -> market.decrease(PerpMarketMirror.OPERATOR, 1, UNIT, 0));
    }

    @Test
    void aRefusedBatchOpensNothing() {
        assertRefused(
                "ZeroSize(3)",
                () -> market.openFor(
                        PerpMarketMirror.OPERATOR,
                        List.of(new Opening(2, UNIT, 100 * USD), new Opening(3, 0, 100 * USD))));
        assertThat(market.positions().isOpen(2)).isFalse();
        assertThat(market.collateral()).isEqualTo(4000 * USD);
        assertThat(market.operatorEnd()).isEqualTo(2);
    }

    @Test
    void anAccountOfItsOwnBelongsToItsCaller() {
        int account = market.open(STRANGER, UNIT, 100 * USD);

        assertThat(account).isEqualTo(1 << 20);
        assertRefused("OnlyOwner(" + account + ")", () -> market.close(PerpMarketMirror.OPERATOR, account));
        market.close(STRANGER, account);
        assertThat(market.selfCustodyEnd()).isEqualTo(account + 1);
    }

    /** Profit 300,000 at 5000 against 250,000 of cash: the rest is a claim, paid when there is cash again. */
    @Test
    void aClaimIsPaidAsFarAsTheCashGoes() {
        PoolMirror poor = poolWith(250_000);
        poor.at(now);
        poor.publishEverywhere(2000 * PRICE, now);
        poor.market().openFor(PerpMarketMirror.OPERATOR, List.of(new Opening(1, 100 * UNIT, 4000 * USD)));
        poor.publishEverywhere(5000 * PRICE, now + 1);
        poor.market().close(PerpMarketMirror.OPERATOR, 1);
        assertThat(poor.market().unpaidClaims()).isEqualTo(50_000 * USD);
        assertThat(poor.market().payClaim(1)).isZero();

        poor.lpPool().credit(30_000 * USD);

        assertThat(poor.market().payClaim(1)).isEqualTo(30_000 * USD);
        assertThat(poor.market().unpaidClaimOf(1)).isEqualTo(20_000 * USD);
        assertRefused("NoClaim(2)", () -> poor.market().payClaim(2));
    }

    /** At 1900 account 1 has −6000, of which the stake would pay 150 for one event. */
    @Test
    void whoLeavesDoesNotTakeThePhantomWithHim() {
        PoolMirror net = pool(true);
        net.at(now);
        net.publishEverywhere(2000 * PRICE, now);
        net.market().openFor(PerpMarketMirror.OPERATOR, List.of(new Opening(1, 100 * UNIT, 4000 * USD)));
        net.publishEverywhere(1900 * PRICE, now + 1);

        assertThat(net.lpPool().totalAssets()).isEqualTo(1_010_000 * USD);
        assertThat(net.phantomNav().gross()).isEqualTo(6000 * USD);
        assertThat(net.phantomNav().uncovered()).isEqualTo(5850 * USD);
        // 1e12 virtual-offset shares of 1e15 are a thousandth of 1,004,150, and of 1,010,000 without the flag.
        long shares = net.lpPool().totalSupply() / 1000;
        assertThat(net.lpPool().previewRedeem(shares)).isEqualTo(1_004_149_999L);
        assertThat(pool.lpPool().previewRedeem(shares)).isEqualTo(1000 * USD);
    }

    @Test
    void aStakeLeavesOnlyInTheWindowAfterItsCooldown() {
        SafetyModuleMirror stake = (SafetyModuleMirror) pool.pockets().getFirst();
        int staker = PoolMirror.DEPLOYER;
        assertThat(stake.maxRedeem(staker)).isZero();
        stake.startCooldown(staker, 300_000_000_000L);

        assertThat(maxRedeemAfter(stake, 10 * DAY - 1)).isZero();
        assertThat(maxRedeemAfter(stake, 10 * DAY)).isEqualTo(300_000_000_000L);
        assertThat(maxRedeemAfter(stake, 12 * DAY)).isEqualTo(300_000_000_000L);
        assertThat(maxRedeemAfter(stake, 12 * DAY + 1)).isZero();

        pool.at(now + 11 * DAY);
        assertRefused(
                "ERC4626ExceededMaxRedeem(300000000001, 300000000000)", () -> stake.redeem(staker, 300_000_000_001L));
        assertThat(stake.redeem(staker, 100_000_000_000L)).isEqualTo(100 * USD);
        assertThat(stake.maxRedeem(staker)).isEqualTo(200_000_000_000L);
        stake.transfer(staker, STRANGER, 750_000_000_000L);
        assertThat(stake.maxRedeem(staker)).isEqualTo(150_000_000_000L);
        assertThat(stake.maxRedeem(STRANGER)).isZero();
        assertRefused(
                "CooldownAboveBalance(150000000001, 150000000000)",
                () -> stake.startCooldown(staker, 150_000_000_001L));
    }

    private long maxRedeemAfter(SafetyModuleMirror stake, long seconds) {
        pool.at(now + seconds);
        return stake.maxRedeem(PoolMirror.DEPLOYER);
    }

    private void publish(long dollars) {
        now++;
        pool.publishEverywhere(dollars * PRICE, now);
    }

    private static void assertRefused(String error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ContractRevert.class,
                        revert -> assertThat(revert.error()).hasToString(error));
    }

    private PoolMirror poolWith(long dollars) {
        return pool(dollars, false, List.of());
    }

    private PoolMirror pool(boolean netOfPhantom) {
        return pool(
                1_000_000,
                netOfPhantom,
                List.of(
                        new PocketSpec(Account.SAFETY_MODULE, 1000 * USD, 150 * USD, 10 * DAY, 2 * DAY),
                        new PocketSpec(Account.LP, 0, PocketSpec.NO_CAP)));
    }

    private PoolMirror pool(long dollars, boolean netOfPhantom, List<PocketSpec> pockets) {
        VenueSpec.Pool venue = new VenueSpec.Pool(
                "pool",
                new MarketRules(UNIT, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600),
                CloseMode.ORACLE,
                new FeedSpec(0, 3_600_000, 0),
                null,
                dollars * USD,
                netOfPhantom,
                pockets,
                0,
                false);
        return new PoolMirror(venue, 0, events::add);
    }
}
