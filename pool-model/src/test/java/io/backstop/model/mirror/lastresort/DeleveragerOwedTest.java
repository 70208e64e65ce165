package io.backstop.model.mirror.lastresort;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PositionTable;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long of 100 is 1000 below nothing at 1950, bankrupt at 1960; the only winner is a short of 200 from 2000. */
class DeleveragerOwedTest {

    private static final long USD = 1_000_000;
    private static final long UNIT = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final int WINNER = 1;

    private final List<MarketEvent> events = new ArrayList<>();
    private final ShortfallsMirror shortfalls = new ShortfallsMirror(UNIT, 3600, new BlockTime(), events::add);
    private final Winners market = new Winners();
    private final DeleveragerMirror deleverager = new DeleveragerMirror(
            market, shortfalls, new DeleveragingSpec(RankRule.BITMEX, PriceRule.BANKRUPTCY), UNIT, events::add);

    DeleveragerOwedTest() {
        market.positions.put(WINNER, -200 * UNIT, 2000 * PRICE, 8000 * USD, 0);
        shortfalls.owe(new LastResort.Loss(7, 100 * UNIT, 1950 * PRICE, 1000 * USD), 1000 * USD);
    }

    @Test
    void aPartThatWouldNotPayWhatIsOwedForTheTimeBecomesAll() {
        market.owed = 12_500 * USD;

        deleverager.deleverage(new int[] {WINNER});

        assertThat(market.closed).isEqualTo(-200 * UNIT);
        assertThat(shortfalls.pending()).isZero();
        assertThat(events).containsExactly(new MarketEvent.Deleveraged(WINNER, 2000 * USD, 1000 * USD));
    }

    /** 12,000: the part gains exactly the 4000 that the collateral does not cover. */
    @Test
    void aPartThatJustPaysItStaysAPart() {
        market.owed = 12_000 * USD;

        deleverager.deleverage(new int[] {WINNER});

        assertThat(market.closed).isEqualTo(-100 * UNIT);
        assertThat(events).containsExactly(new MarketEvent.Deleveraged(WINNER, 1000 * USD, 1000 * USD));
    }

    private static final class Winners implements DeleveragerMirror.Market {

        private final PositionTable positions = new PositionTable();
        private long owed;
        private long closed;

        @Override
        public long markPrice() {
            return 1950 * PRICE;
        }

        @Override
        public long previousMark() {
            return 2000 * PRICE;
        }

        @Override
        public PositionTable positions() {
            return positions;
        }

        @Override
        public long fundingOwed(int account) {
            return owed;
        }

        @Override
        public void deleverage(int account, long size, long price) {
            closed = size;
        }
    }
}
