package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.sender.DevAccount;
import io.backstop.keeper.sending.SendingLimits;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash among many positions while faults come at random. */
class SoakTest {

    private static final FaultProxy.Mode[] FAULTS = FaultProxy.Mode.values();

    @TempDir
    private Path state;

    @Test
    @Tag("long")
    void inACrashOfAMinuteNobodyIsForgotten() throws Exception {
        soak(TimeUnit.SECONDS.toNanos(15), 2_000, 500, 1);
    }

    /** Ten thousand positions, of whom two thousand are liquidated. */
    @Test
    @Tag("long")
    void inACrashOfFiveMinutesNobodyIsForgotten() throws Exception {
        soak(TimeUnit.MINUTES.toNanos(5), 8_000, 2_000, 2);
    }

    private void soak(long nanos, int strong, int weak, long seed) throws Exception {
        Random random = new Random(seed);
        SendingLimits limits = new SendingLimits(20, 4, 50, Long.MAX_VALUE, true, false);
        try (Stage stage = Stage.pruned(weak, strong);
                FaultProxy first = new FaultProxy(stage.chain().webSocketUrl());
                FaultProxy second = new FaultProxy(stage.chain().httpUrl());
                RunningKeeper keeper = RunningKeeper.on(stage, first.url(), second.url())
                        .limits(limits)
                        .state(state)
                        .checkedEvery(5)
                        .accounts(DevAccount.KEEPER)
                        .start()) {
            stage.publish(1950);
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                (random.nextBoolean() ? first : second).set(FAULTS[random.nextInt(FAULTS.length)]);
                if (random.nextInt(10) == 0) {
                    stage.forgetWaiting();
                }
                if (random.nextInt(3) == 0) {
                    stage.baseFee(1 + random.nextInt(30));
                }
                stage.mine();
                TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(300));
            }
            first.set(FaultProxy.Mode.PASS);
            second.set(FaultProxy.Mode.PASS);
            stage.mineUntilClosed();

            keeper.stopCleanly();
            stage.assertEachLiquidatedOnce();
            stage.assertNothingWaits();
            assertThat(keeper.told("MISMATCH")).isFalse();
            assertLedger(stage);
        }
    }

    /** What the model says of one unit long from 2000 closed at 1950 with 60 dollars: it loses 50 and is paid 10. */
    private static void assertLedger(Stage stage) {
        long pnl = MarginMaths.pnl(Stage.UNIT, 2000 * Stage.PRICE, 1950 * Stage.PRICE, Stage.UNIT);
        assertThat(pnl).isEqualTo(-50 * Stage.USD);
        for (MarketEvent.PositionLiquidated liquidation : stage.liquidations()) {
            Settlement settlement = liquidation.settlement();
            assertThat(settlement.pnl()).isEqualTo(pnl);
            assertThat(settlement.payout()).isEqualTo(60 * Stage.USD + pnl);
            assertThat(settlement.shortfall()).isZero();
        }
        assertThat(stage.gainOfPool()).isEqualTo(-pnl * stage.weak());
    }
}
