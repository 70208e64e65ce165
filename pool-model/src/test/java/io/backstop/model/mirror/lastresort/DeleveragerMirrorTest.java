package io.backstop.model.mirror.lastresort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PositionTable;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.MarketEvent.Deleveraged;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * A long of 100 at 2000 with 4000 of collateral was closed at 1950, 1000 below nothing, and no pocket paid. Its bankruptcy
 * price is 1960. Winners are shorts from 2000: at 1950 they give up 10 dollars for each 1.0.
 */
class DeleveragerMirrorTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;
    private static final long HOUR = 3600;
    private static final long START = 1_700_000_000;
    private static final int BANKRUPT = 7;

    private final List<MarketEvent> events = new ArrayList<>();
    private final BlockTime time = new BlockTime();
    private final ShortfallsMirror shortfalls = new ShortfallsMirror(UNIT, HOUR, time, events::add);
    private final Market market = new Market();
    private final PositionTable positions = market.positions();
    private final DeleveragerMirror deleverager = deleverager(RankRule.BITMEX, PriceRule.BANKRUPTCY);

    DeleveragerMirrorTest() {
        time.set(START);
        shortfalls.owe(new LastResort.Loss(BANKRUPT, 100 * UNIT, 1950 * PRICE, 1000 * USD), 1000 * USD);
    }

    /** Profit 50 each at 1950: 2500 of 4500 of equity beats 5000 of 15,000. */
    @Test
    void theBestWinnerGivesUpWhatIsMissing() {
        open(1, -100, 10_000);
        open(2, -50, 2000);

        deleverager.deleverage(named(1, 2));

        assertThat(market.closes)
                .containsExactly(new Close(2, -50 * UNIT, 1960 * PRICE), new Close(1, -50 * UNIT, 1960 * PRICE));
        assertThat(events)
                .containsExactly(new Deleveraged(2, 500 * USD, 500 * USD), new Deleveraged(1, 500 * USD, 500 * USD));
        assertThat(shortfalls.pending()).isZero();
        assertThat(positions.isOpen(2)).isFalse();
        assertThat(positions.size(1)).isEqualTo(-50 * UNIT);
    }

    @Test
    void aSkipIsRefused() {
        open(1, -100, 10_000);
        open(2, -50, 2000);

        assertRefused(() -> deleverager.deleverage(named(1)), ContractError.of("Outranked", 1L, 2L));
    }

    /** A million million of size at 1950 are more dollars than a number holds. */
    @Test
    void aLaterWinnerWhoseFiguresDoNotFitLeavesThoseBeforeHimAlone() {
        open(1, -100, 10_000);
        positions.put(2, -1_000_000_000_000_000_000L, Long.MAX_VALUE, 2000 * USD, START);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> deleverager.deleverage(named(1, 2)));

        assertThat(market.closes).isEmpty();
        assertThat(shortfalls.pending()).isEqualTo(1000 * USD);
    }

    /** Its 0.000001 left 0.00005 of profit as collateral; 49.999999 give up 499.99999. */
    @Test
    void aPositionThatWasMadeOneUnitSmallerIsTakenAllTheSame() {
        open(1, -100, 10_000);
        open(2, -50, 2000);
        positions.decrease(2, -1, 2000 * USD + 50, START);

        deleverager.deleverage(named(1, 2));

        assertThat(events)
                .containsExactly(
                        new Deleveraged(2, 499_999_990, 499_999_990), new Deleveraged(1, 500_000_010, 500_000_010));
        assertThat(shortfalls.pending()).isZero();
        assertThat(positions.isOpen(2)).isFalse();
    }

    /** 2500 of 6500 comes between 2500 of 4500 and 5000 of 15,000. */
    @Test
    void aSecondUnnamedWinnerStopsTheQueueWhereItsTurnComes() {
        open(1, -100, 10_000);
        open(2, -50, 2000);
        open(3, -50, 4000);

        deleverager.deleverage(named(1, 2));

        assertThat(events).containsExactly(new Deleveraged(2, 500 * USD, 500 * USD));
        assertThat(shortfalls.pending()).isEqualTo(500 * USD);
    }

    @Test
    void ofEqualWinnersTheLowerIdComesFirst() {
        open(1, -50, 2000);
        open(2, -50, 2000);

        assertRefused(() -> deleverager.deleverage(named(2)), ContractError.of("Outranked", 2L, 1L));
        deleverager.deleverage(named(2, 1));
        assertThat(events)
                .containsExactly(new Deleveraged(1, 500 * USD, 500 * USD), new Deleveraged(2, 500 * USD, 500 * USD));
    }

    @Test
    void whoIsNoWinnerIsPassedOver() {
        open(1, -100, 10_000);
        open(4, 10, 1000);

        deleverager.deleverage(named(4, 5, 1));

        assertThat(events).containsExactly(new Deleveraged(1, 1000 * USD, 1000 * USD));
        assertThat(positions.size(4)).isEqualTo(10 * UNIT);
    }

    /** 10,000 of collateral and 5000 of profit cover 14,500 of funding; at 1960, with 4000 of profit, they would not. */
    @Test
    void whoWouldBeBelowNothingAtThePriceIsNoWinner() {
        open(1, -100, 10_000);
        market.fundingOwed = 14_500 * USD;

        assertRefused(() -> deleverager.deleverage(named(1)), ContractError.of("NoWinner"));
        market.fundingOwed = 14_000 * USD;
        deleverager.deleverage(named(1));
        assertThat(shortfalls.pending()).isZero();
    }

    @Test
    void theWinnersShareByTheirSizeWhereTheRuleSaysSo() {
        DeleveragerMirror proRata = deleverager(RankRule.PRO_RATA, PriceRule.BANKRUPTCY);
        open(1, -150, 10_000);
        open(2, -50, 5000);

        assertRefused(() -> proRata.deleverage(named(1)), ContractError.of("Outranked", 1L, 2L));
        proRata.deleverage(named(1, 2));

        assertThat(market.closes)
                .containsExactly(new Close(1, -75 * UNIT, 1960 * PRICE), new Close(2, -25 * UNIT, 1960 * PRICE));
        assertThat(events)
                .containsExactly(new Deleveraged(1, 750 * USD, 750 * USD), new Deleveraged(2, 250 * USD, 250 * USD));
        assertThat(shortfalls.pending()).isZero();
    }

    @Test
    void atTheMarkTheExposureEndsAndNothingIsGivenUp() {
        open(1, -100, 10_000);

        deleverager(RankRule.BITMEX, PriceRule.ORACLE).deleverage(named(1));

        assertThat(market.closes).containsExactly(new Close(1, -100 * UNIT, 1950 * PRICE));
        assertThat(events).containsExactly(new Deleveraged(1, 0, 0));
        assertThat(shortfalls.pending()).isEqualTo(1000 * USD);
    }

    @Test
    void thePreviousMark() {
        open(1, -100, 10_000);
        market.publish(1940);

        deleverager(RankRule.BITMEX, PriceRule.PREVIOUS_MARK).deleverage(named(1));

        assertThat(market.closes).containsExactly(new Close(1, -100 * UNIT, 1950 * PRICE));
        assertThat(events).containsExactly(new Deleveraged(1, 1000 * USD, 1000 * USD));
        assertThat(shortfalls.pending()).isZero();
    }

    /** 1250 of a long of 30 did not cover 1500: 250 are missing, 8.33333333 each; 30.000001 are needed for them. */
    @Test
    void theOldestShortfallIsBorneFirstAndOnce() {
        shortfalls.owe(new LastResort.Loss(8, 30 * UNIT, 1950 * PRICE, 250 * USD), 250 * USD);
        open(1, -200, 10_000);

        deleverager.deleverage(named(1));
        assertThat(shortfalls.pending()).isEqualTo(250 * USD);
        assertThat(shortfalls.oldest()).isEqualTo(new ShortfallsMirror.Debt(true, 195_833_333_333L, 250 * USD, START));

        deleverager.deleverage(named(1));
        assertThat(shortfalls.pending()).isZero();
        assertThat(positions.size(1)).isEqualTo(-69_999_999);
        assertRefused(() -> deleverager.deleverage(named(1)), ContractError.of("NothingPending"));
    }

    @Test
    void whereWinnersWouldGainNothingIsDone() {
        open(1, -100, 10_000);
        market.publish(1970);

        assertRefused(
                () -> deleverager.deleverage(named(1)),
                ContractError.of("NothingToGiveUp", 1970 * PRICE, 1960 * PRICE));
    }

    @Test
    void sixtyFourAreNamedAtMost() {
        assertRefused(() -> deleverager.deleverage(new int[65]), ContractError.of("TooManyNamed", 65L, 64L));
        assertRefused(() -> deleverager.deleverage(new int[64]), ContractError.of("NoWinner"));
    }

    @Test
    void afterTheWindowItIsWrittenOff() {
        time.set(START + HOUR - 1);
        assertRefused(shortfalls::writeOff, ContractError.of("WindowOpen", START + HOUR));

        time.set(START + HOUR);
        assertThat(shortfalls.writeOff()).isEqualTo(1000 * USD);

        assertThat(events).containsExactly(new MarketEvent.ShortfallWrittenOff(1000 * USD));
        assertThat(shortfalls.pending()).isZero();
        assertRefused(() -> deleverager.deleverage(named(1)), ContractError.of("NothingPending"));
    }

    private DeleveragerMirror deleverager(RankRule rankRule, PriceRule priceRule) {
        return new DeleveragerMirror(market, shortfalls, new DeleveragingSpec(rankRule, priceRule), UNIT, events::add);
    }

    /** Opens at 2000; whole units, dollars of collateral. */
    private void open(int account, long size, long collateral) {
        positions.put(account, size * UNIT, 2000 * PRICE, collateral * USD, START);
    }

    private void assertRefused(ThrowingCallable call, ContractError error) {
        long pending = shortfalls.pending();
        int closes = market.closes.size();
        int told = events.size();
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(call)
                .extracting(ContractRevert::error)
                .isEqualTo(error);
        assertThat(shortfalls.pending()).isEqualTo(pending);
        assertThat(market.closes).hasSize(closes);
        assertThat(events).hasSize(told);
    }

    private static int[] named(int... accounts) {
        return accounts;
    }

    private record Close(int account, long size, long price) {}

    /** Closes at any price; what a part earned becomes collateral. */
    private static final class Market implements DeleveragerMirror.Market {

        private final PositionTable positions = new PositionTable();
        private final List<Close> closes = new ArrayList<>();
        private long previousMark = 2000 * PRICE;
        private long mark = 1950 * PRICE;
        private long fundingOwed;

        void publish(long price) {
            previousMark = mark;
            mark = price * PRICE;
        }

        @Override
        public long markPrice() {
            return mark;
        }

        @Override
        public long previousMark() {
            return previousMark;
        }

        @Override
        public PositionTable positions() {
            return positions;
        }

        @Override
        public long fundingOwed(int account) {
            return fundingOwed;
        }

        @Override
        public void deleverage(int account, long size, long price) {
            closes.add(new Close(account, size, price));
            if (size == positions.size(account)) {
                positions.remove(account);
                return;
            }
            long profit = MarginMaths.pnl(size, positions.entryPrice(account), price, UNIT);
            positions.reduce(account, size, positions.collateral(account) + profit);
        }
    }
}
