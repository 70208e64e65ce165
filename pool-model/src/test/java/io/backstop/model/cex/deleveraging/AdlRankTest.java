package io.backstop.model.cex.deleveraging;

import static io.backstop.model.cex.deleveraging.FiveAccounts.ALL;
import static io.backstop.model.cex.deleveraging.FiveAccounts.FIFTH;
import static io.backstop.model.cex.deleveraging.FiveAccounts.FIRST;
import static io.backstop.model.cex.deleveraging.FiveAccounts.FOURTH;
import static io.backstop.model.cex.deleveraging.FiveAccounts.MARK;
import static io.backstop.model.cex.deleveraging.FiveAccounts.SECOND;
import static io.backstop.model.cex.deleveraging.FiveAccounts.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdlRankTest {

    @Test
    void bitmexMultipliesByLeverageForAProfitAndDividesForALoss() {
        // PnL % = profit ÷ entry value, leverage = notional ÷ equity.
        assertScore(AdlRank.BITMEX, FIRST, 2, 5); //    20/100 = 0.2;    80/40  = 2;   0.2 × 2 = 0.4
        assertScore(AdlRank.BITMEX, SECOND, 1, 4); //  160/320 = 0.5;   160/320 = 0.5; 0.5 × 0.5 = 0.25
        assertScore(AdlRank.BITMEX, THIRD, -1, 120); // −25/375 = −1/15; 400/50 = 8;   −1/15 ÷ 8 = −1/120
        assertScore(AdlRank.BITMEX, FOURTH, 1, 1); //   64/256 = 0.25;  320/80  = 4;   0.25 × 4 = 1
        assertScore(AdlRank.BITMEX, FIFTH, -1, 80); // −200/1000 = −0.2; 800/50 = 16;  −0.2 ÷ 16 = −1/80
        assertThat(AdlRank.BITMEX.highestFirst(ALL)).containsExactly(FOURTH, FIRST, SECOND, THIRD, FIFTH);
    }

    @Test
    void binanceMultipliesProfitPerCollateralByMarginRatio() {
        // Profit ÷ collateral × (maintenance ÷ equity).
        assertScore(AdlRank.BINANCE, FIRST, 1, 10); //   20/20 = 1;  4/40  = 0.1;      0.1
        assertScore(AdlRank.BINANCE, SECOND, 1, 40); // 160/160 = 1; 8/320 = 1/40;     1/40
        assertScore(AdlRank.BINANCE, THIRD, -2, 15); // −25/75 = −1/3; 20/50 = 0.4;   −2/15
        assertScore(AdlRank.BINANCE, FOURTH, 4, 5); //   64/16 = 4;  16/80 = 0.2;      0.8
        assertScore(AdlRank.BINANCE, FIFTH, -16, 25); // −200/250 = −0.8; 40/50 = 0.8; −0.64
        assertThat(AdlRank.BINANCE.highestFirst(ALL)).containsExactly(FOURTH, FIRST, SECOND, THIRD, FIFTH);
    }

    @Test
    void hyperliquidMultipliesTheMoveByNotionalPerAccountValueAndInvertsItForShorts() {
        assertScore(AdlRank.HYPERLIQUID, FIRST, 5, 2); //  short: 100/80 = 1.25;  80/40 = 2;    2.5
        assertScore(AdlRank.HYPERLIQUID, SECOND, 1, 1); // short: 160/80 = 2;  160/320 = 0.5;   1
        assertScore(AdlRank.HYPERLIQUID, THIRD, 15, 2); // short: 75/80 = 15/16; 400/50 = 8;    7.5
        assertScore(AdlRank.HYPERLIQUID, FOURTH, 5, 1); // long: 80/64 = 1.25;   320/80 = 4;    5
        assertScore(AdlRank.HYPERLIQUID, FIFTH, 64, 5); // long: 80/100 = 0.8;   800/50 = 16;  12.8
        assertThat(AdlRank.HYPERLIQUID.highestFirst(ALL)).containsExactly(FIFTH, THIRD, FOURTH, FIRST, SECOND);
    }

    @Test
    void profitAloneAndLeverageAloneAreRanksToo() {
        assertThat(AdlRank.PROFIT.highestFirst(ALL)).containsExactly(SECOND, FOURTH, FIRST, THIRD, FIFTH);
        // 800/50 = 16, 400/50 = 8, 320/80 = 4, 80/40 = 2, 160/320 = 0.5
        assertThat(AdlRank.LEVERAGE.highestFirst(ALL)).containsExactly(FIFTH, THIRD, FOURTH, FIRST, SECOND);
    }

    @Test
    void tiesGoByAccount() {
        // The same as the first at three times the size.
        Standing thrice = new Standing(9, -3, 100, MARK, 60, 240, 60, 12, 120);

        assertThat(AdlRank.BITMEX.highestFirst(List.of(thrice, SECOND, FIRST))).containsExactly(FIRST, thrice, SECOND);
    }

    @Test
    void scoresThatFloatingPointCannotTellApartAreComparedExactly() {
        // Beyond 2^53 two neighbours are one and the same double.
        long much = 1L << 61;
        List<Standing> queue = IntStream.range(0, 5)
                .mapToObj(account -> new Standing(account, -1, 100, MARK, much + account, 80, 20, 4, much))
                .toList();

        assertThat(AdlRank.PROFIT.highestFirst(queue)).containsExactlyElementsOf(queue.reversed());
        assertThat(AdlRank.BITMEX.highestFirst(queue)).containsExactlyElementsOf(queue.reversed());
    }

    @Test
    void whoHasNothingLeftHasNoRank() {
        Standing bankrupt = new Standing(7, 1, 100, MARK, -20, 80, 20, 4, 0);

        assertThat(AdlRank.PROFIT.highestFirst(List.of(bankrupt, FIRST))).containsExactly(FIRST);
        assertThatThrownBy(() -> AdlRank.BITMEX.of(bankrupt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rank needs equity, was 0");
    }

    @Test
    void aWinnerByPriceOfAnInverseContractRanksByItsWorthInCoin() {
        // Long 8000 contracts from 80 to 100: worth of one 1/80 at entry and 1/100 at the mark, so 100 and 80 in ratio.
        // Coin 1e-8 each: entry value 100, mark value 80, profit 20, equity 40: 20/100 × 80/40 = 0.4.
        Standing inverse = new Standing(1, 8000, 100, 80, 20, 80, 20, 1, 40);

        assertScore(AdlRank.BITMEX, inverse, 2, 5);
    }

    private static void assertScore(AdlRank rank, Standing standing, long numerator, long denominator) {
        assertThat(rank.of(standing))
                .isEqualByComparingTo(new Score(Long.signum(numerator), Math.abs(numerator), 1, denominator, 1));
    }
}
