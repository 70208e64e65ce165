package io.backstop.model.cex.liquidation;

import static io.backstop.model.cex.liquidation.Samples.COIN;
import static io.backstop.model.cex.liquidation.Samples.PERCENT;
import static io.backstop.model.cex.liquidation.Samples.PRICE;
import static io.backstop.model.cex.liquidation.Samples.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarginAccount;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.Markets;
import io.backstop.model.cex.margin.PositionMode;
import io.backstop.model.cex.margin.SumOfPositions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands behind one position of an account that has two. */
class LiquidatablePositionTest {

    private final MarketTerms ether = new MarketTerms(new LinearContract(COIN), Samples.flat(5 * PERCENT));
    private final MarketTerms strk = new MarketTerms(new LinearContract(COIN), Samples.flat(10 * PERCENT));
    private final Markets markets = new Markets(List.of(ether, strk));
    private final MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SumOfPositions.SUM);

    /**
     * dYdX's account: 1,000 dollars, short 1.5 ETH at 3,000, long 1,000 STRK at 1.75, of which 175 are needed for STRK. It is
     * liquidated above 3,380.95: at 3,400 ETH has 825 − 600 = 225 of 255 and STRK 400 − 255 = 145 of 175. With 225 ETH is
     * bankrupt 150 higher.
     */
    @Test
    void theOthersAreLeftWhatTheyNeed() {
        open();
        assertThat(LiquidatablePosition.of(account, 0).isCompliant()).isTrue();

        markets.mark(0, 3400 * PRICE);

        LiquidatablePosition first = LiquidatablePosition.of(account, 0);
        assertThat(first).isEqualTo(new LiquidatablePosition(ether, -3 * COIN / 2, 3400 * PRICE, 225 * USD));
        assertThat(first.maintenanceMargin()).isEqualTo(255 * USD);
        assertThat(first.bankruptcyPrice()).isEqualTo(3550 * PRICE);
        LiquidatablePosition second = LiquidatablePosition.of(account, 1);
        assertThat(second.equity()).isEqualTo(145 * USD);
        assertThat(second.isCompliant()).isFalse();
        assertThat(account.isLiquidatable()).isTrue();
    }

    /** At the mark nothing is lost. 30 are missing and one ETH needs 170: 0.17647059 are just enough. */
    @Test
    void aPartOfOnePositionHelpsTheWholeAccount() {
        open();
        markets.mark(0, 3400 * PRICE);

        long quantity = LiquidatablePosition.of(account, 0).compliantQuantity(3400 * PRICE, 0);
        account.close(0, quantity, 3400 * PRICE);

        assertThat(quantity).isEqualTo(17_647_059);
        assertThat(account.isLiquidatable()).isFalse();
    }

    private void open() {
        markets.mark(0, 3000 * PRICE);
        markets.mark(1, 175 * PRICE / 100);
        account.credit(1000 * USD);
        account.trade(0, -3 * COIN / 2, 3000 * PRICE);
        account.trade(1, 1000 * COIN, 175 * PRICE / 100);
    }
}
