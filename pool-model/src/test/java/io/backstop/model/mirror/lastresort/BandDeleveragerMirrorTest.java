package io.backstop.model.mirror.lastresort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PositionTable;
import io.backstop.model.mirror.economics.ProfitRule;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.DeleveragingDue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pool of 10,000 and longs of 1.2 and 1.05 from 2000: at 6000 they have won 4800 and 4200, 90 % of it. */
class BandDeleveragerMirrorTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;
    private static final long PERCENT = 10_000_000;
    private static final int FIRST = 3;
    private static final int SECOND = 1;

    private final Market market = new Market();
    private final BandDeleveragerMirror band = new BandDeleveragerMirror(
            new BandDeleveragerMirror.Neighbours(market, market.openInterest, () -> market.cash, ProfitRule.NONE),
            new DeleveragingBandSpec(RankRule.PROFIT, 85 * PERCENT, 75 * PERCENT),
            UNIT);

    BandDeleveragerMirrorTest() {
        market.open(FIRST, 1_200_000);
        market.open(SECOND, 1_050_000);
        market.mark = 6000 * PRICE;
    }

    /** 6000 of profit must go: (9000 - 6000) / (10,000 - 6000) = 75 %. */
    @Test
    void winnersAreClosedByRankUntilTheLowerEdge() {
        band.deleverage(new int[] {SECOND, FIRST});

        assertThat(market.closes).containsExactly("3 1200000", "1 300000");
        assertThat(market.cash).isEqualTo(4000 * USD);
        assertThat(band.due()).isEqualTo(DeleveragingDue.NOBODY);
        assertRefused(ContractError.of("BelowBand", 75 * PERCENT, 85 * PERCENT), SECOND);
    }

    @Test
    void aSkipIsRefused() {
        assertRefused(ContractError.of("Outranked", (long) SECOND, (long) FIRST), SECOND);
    }

    /** 4200 / 5200 = 80.8 %: inside the band, which was entered from above. */
    @Test
    void insideTheBandItGoesOn() {
        band.deleverage(new int[] {FIRST});

        assertThat(band.due()).isEqualTo(DeleveragingDue.LONGS);
        band.deleverage(new int[] {SECOND});
        assertThat(market.closes).containsExactly("3 1200000", "1 300000");
    }

    @Test
    void aPriceThatCameBackEndsItAndNobodyIsClosed() {
        band.deleverage(new int[] {FIRST});
        market.mark = 4000 * PRICE;

        band.deleverage(new int[] {SECOND});

        assertThat(market.closes).containsExactly("3 1200000");
        assertThat(band.due()).isEqualTo(DeleveragingDue.NOBODY);
    }

    /** At 7000 they have won 11,250 of 10,000: every close would leave less than it takes off. */
    @Test
    void aCloseThatLeavesThePoolWorseOffIsRefusedBeforeAnythingIsClosed() {
        market.mark = 7000 * PRICE;

        assertRefused(ContractError.of("PnlNotLowered", 1_125_000_000L), FIRST, SECOND);
        assertThat(market.closes).isEmpty();
    }

    /** The first cannot be closed; 1.05 of the second are not enough, but they lower it. */
    @Test
    void whomTheMarketRefusesIsPassedOver() {
        market.refused = FIRST;

        band.deleverage(new int[] {FIRST, SECOND});

        assertThat(market.closes).containsExactly("1 1050000");
        assertThat(band.due()).isEqualTo(DeleveragingDue.LONGS);
    }

    /** The first is owed 4000 of funding: paid 8800 in place of 4800, he would leave 4200 of 1200. */
    @Test
    void whatAWinnerIsOwedForTheTimeCounts() {
        market.owed = -4000 * USD;

        assertRefused(ContractError.of("PnlNotLowered", 90 * PERCENT), FIRST, SECOND);
    }

    private void assertRefused(ContractError error, int... named) {
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(() -> band.deleverage(named))
                .satisfies(revert -> assertThat(revert.error()).isEqualTo(error));
    }

    private static final class Market implements DeleveragerMirror.Market {

        private final PositionTable positions = new PositionTable();
        private final OpenInterest openInterest = new OpenInterest(UNIT);
        private final List<String> closes = new ArrayList<>();
        private long cash = 10_000 * USD;
        private long mark;
        private long owed;
        private int refused;

        void open(int account, long size) {
            positions.put(account, size, 2000 * PRICE, 1000 * USD, 0);
            openInterest.add(size, 2000 * PRICE);
        }

        @Override
        public long markPrice() {
            return mark;
        }

        @Override
        public long previousMark() {
            return mark;
        }

        @Override
        public PositionTable positions() {
            return positions;
        }

        @Override
        public long fundingOwed(int account) {
            return account == FIRST ? owed : 0;
        }

        @Override
        public void deleverage(int account, long size, long price) {
            if (account == refused) {
                throw new ContractRevert("StalePrice");
            }
            closes.add(account + " " + size);
            long left = positions.size(account) - size;
            openInterest.remove(positions.size(account), 2000 * PRICE);
            positions.remove(account);
            if (left > 0) {
                open(account, left);
            }
            cash -= MarginMaths.pnl(size, 2000 * PRICE, price, UNIT);
        }
    }
}
