package io.backstop.model.mirror.lastresort;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.mirror.economics.Carry;
import io.backstop.model.mirror.economics.CarryMirror;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A shortfall of 1000 that waits for an hour. */
class SpreadShortfallsMirrorTest {

    private static final long USD = 1_000_000;
    private static final int SHORT = 1;
    private static final int LONG = 2;

    private final List<MarketEvent> events = new ArrayList<>();
    private final BlockTime time = new BlockTime();
    private final CarryMirror carry = new CarryMirror(null, null, 1_000_000_000, time, () -> 0);
    private final SpreadShortfallsMirror shortfalls =
            new SpreadShortfallsMirror(1_000_000, 3600, time, events::add, carry::spread);

    SpreadShortfallsMirrorTest() {
        time.set(1000);
        shortfalls.owe(new LastResort.Loss(7, 100_000_000, 195_000_000_000L, 1000 * USD), 1000 * USD);
    }

    /** 500,000 of entry notional: 0.2 % of it each. */
    @Test
    void everyPositionBearsTheSameShareOfItsNotional() {
        carry.settle(SHORT, 0, -200_000 * USD);
        carry.settle(LONG, 0, 300_000 * USD);
        time.set(4600);

        assertThat(shortfalls.windowEnd()).isEqualTo(4600);
        assertThat(shortfalls.writeOff()).isEqualTo(1000 * USD);

        assertThat(events).containsExactly(new MarketEvent.LossSocialised(1000 * USD, 2_000_000));
        assertThat(carry.owed(SHORT, -200_000 * USD)).isEqualTo(new Carry.Charge(400 * USD, 0));
        assertThat(carry.owed(LONG, 300_000 * USD)).isEqualTo(new Carry.Charge(600 * USD, 0));
        assertThat(carry.netOwed()).isEqualTo(1000 * USD);
        assertThat(shortfalls.windowEnd()).isZero();
    }

    @Test
    void nobodyBearsMoreThanHisNotionalAndTheRestIsWrittenOff() {
        carry.settle(SHORT, 0, -800 * USD);
        time.set(4600);

        shortfalls.writeOff();

        assertThat(events)
                .containsExactly(
                        new MarketEvent.LossSocialised(800 * USD, 1_000_000_000),
                        new MarketEvent.ShortfallWrittenOff(200 * USD));
        assertThat(shortfalls.pending()).isZero();
    }

    /** 1000 over 3 dollars more: 0.333... of the notional is rounded up, so that all of it comes in. */
    @Test
    void theShareIsRoundedUp() {
        carry.settle(SHORT, 0, -3000 * USD);
        time.set(4600);

        shortfalls.writeOff();

        assertThat(events).containsExactly(new MarketEvent.LossSocialised(1000 * USD, 333_333_334));
        assertThat(carry.owed(SHORT, -3000 * USD).funding()).isEqualTo(1_000_000_002);
    }
}
