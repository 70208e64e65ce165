package io.backstop.keeper.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.serving.Figures;
import io.backstop.keeper.LiquidationOutcome;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.sending.Bounty;
import io.backstop.model.venue.Settlement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ether costs 2000 dollars. */
class KeeperFiguresTest {

    private static final long GWEI = 1_000_000_000;
    private static final SentBatch BATCH = new SentBatch(SentBatch.Kind.LIQUIDATION, new int[] {7}, "0xab");
    private static final LiquidationTimes TIMES = LiquidationTimes.of(null, null);

    private final Figures figures = new Figures();
    private KeeperFigures keeper = new KeeperFigures(new Figures(), new Bounty(0, 0, 0));

    @BeforeEach
    void begin() {
        keeper = new KeeperFigures(figures, new Bounty(0, 0, 2000L * 100_000_000));
    }

    /**
     * A reward of 5 dollars. 100,000 units of gas at 10 gwei are 0.001 ether, 2 dollars; the feed took 500,000 gwei, 0.0005 ether, 1
     * dollar. 5 − 2 − 1 = 2.
     */
    @Test
    void whatGasAndThePriceCostComesOffTheReward() {
        SentBatch mined =
                BATCH.landed(new Receipt("0xab", 9, true, 100_000, 10 * GWEI)).withOracleFee(500_000 * GWEI);

        keeper.mined(mined, null);
        keeper.liquidated(new LiquidationOutcome.Closed(7, settlement(5_000_000)), mined, TIMES);

        assertThat(shown("backstop_keeper_profit_dollars")).isEqualTo("2.0");
        assertThat(shown("backstop_keeper_gas_paid_gwei_total")).isEqualTo("1000000.0");
        assertThat(shown("backstop_keeper_oracle_fees_gwei_total")).isEqualTo("500000.0");
    }

    /** 5,000,000 units at 1,000 gwei are 5 ether. Twice that, 10^10 gwei, is more wei than 64 bits hold; so are two fees of 5 ether. */
    @Test
    void sumsGoBeyondTheWeiThat64BitsHold() {
        SentBatch mined = BATCH.landed(new Receipt("0xab", 9, true, 5_000_000, 1_000 * GWEI))
                .withOracleFee(5_000_000_000L * GWEI);

        keeper.mined(mined, null);
        keeper.mined(mined, null);

        assertThat(shown("backstop_keeper_gas_paid_gwei_total")).isEqualTo("1.0E10");
        assertThat(shown("backstop_keeper_oracle_fees_gwei_total")).isEqualTo("1.0E10");
    }

    /** What an earlier life has sent costs as much, and nobody knows how long it took. */
    @Test
    void whatNobodyTimedIsPaidAllTheSame() {
        keeper.mined(BATCH.landed(new Receipt("0xab", 9, true, 50_000, 10 * GWEI)), null);

        assertThat(shown("backstop_keeper_profit_dollars")).isEqualTo("-1.0");
        assertThat(shown("backstop_keeper_send_to_mined_seconds_count")).isEqualTo("0");
    }

    private String shown(String name) {
        return figures.page()
                .answer(Map.of())
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static Settlement settlement(long reward) {
        return new Settlement(1, 1, 0, 0, 0, 0, reward, 0, 0, 0, 0, 0);
    }
}
