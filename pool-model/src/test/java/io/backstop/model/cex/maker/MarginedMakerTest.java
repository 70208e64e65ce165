package io.backstop.model.cex.maker;

import static io.backstop.model.cex.maker.QuoteBook.DOLLAR;
import static io.backstop.model.cex.maker.QuoteBook.MAKER;
import static io.backstop.model.cex.maker.QuoteBook.MONEY;
import static io.backstop.model.cex.maker.QuoteBook.PERCENT;
import static io.backstop.model.cex.maker.QuoteBook.TRADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.cex.margin.MarginAccount;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.Markets;
import io.backstop.model.cex.margin.PositionMode;
import io.backstop.model.cex.margin.SizeLinearMargin;
import io.backstop.model.cex.margin.SumOfPositions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A maker with 700 dollars that needs 5 % to stay, beside another that comes a millisecond later. */
class MarginedMakerTest {

    private static final int OTHER = 8;
    private static final DepthProfile PROFILE =
            DepthProfile.of(DepthUnit.SIZE, new long[] {0, PERCENT}, new long[] {10, 10});

    private final Markets markets = new Markets(
            List.of(new MarketTerms(new LinearContract(1), new SizeLinearMargin(10 * PERCENT, 5 * PERCENT, 0, 1))));
    private final MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SumOfPositions.SUM);
    private final MarginedMaker standing = new MarginedMaker(MAKER, account, 0);
    private final OrderBook book = new OrderBook();
    private final MakerAccounts accounts = new MakerAccounts(List.of(standing), DOLLAR);
    private final QuotedMarket market = new QuotedMarket(book, DOLLAR, 1, accounts);
    private final MarketMaker first = maker(MAKER, standing, Outages.NONE);
    private final MarketMaker second = maker(OTHER, MakerStanding.UNLIMITED, new Outages(0, 1));
    private final MarketMakers makers = new MarketMakers(List.of(first, second));

    /** 20 bought for 9,900 + 9,800: at 1000 it has 700 + 300 and needs 1,000, at 999 it has 980. */
    @Test
    void aMakerBelowItsMarginWithdrawsEverything() {
        sellTwenty();

        step(1, 1000);
        boolean leavesAtItsMargin = first.hasLeft();
        step(2, 999);

        assertThat(leavesAtItsMargin).isFalse();
        assertThat(first.hasLeft()).isTrue();
        assertThat(second.hasLeft()).isFalse();
        // The quotes of the second alone: 999 × 0.99 = 989.01 and × 0.98 = 979.02.
        assertThat(book.previewMarket(TRADER, -100, accounts)).isEqualTo(-20);
        assertThat(book.bestBid()).isEqualTo(989);
    }

    /** The other takes 10 at 989 and 10 at 979, 19,680 in all: of 700 dollars 680 are left. */
    @Test
    void itIsLiquidatedInTheBookAsAnybodyAndDoesNotComeBack() {
        sellTwenty();
        step(1, 999);

        book.immediateOrCancel(first.owner(), -standing.size(), 1, accounts);
        step(2, 999);

        assertThat(standing.size()).isZero();
        assertThat(account.cash()).isEqualTo(680 * MONEY);
        assertThat(account.isLiquidatable()).isFalse();
        assertThat(first.hasLeft()).isTrue();
        assertThat(book.previewMarket(
                        TRADER,
                        -100,
                        (maker, taker, price, size) -> assertThat(maker).isEqualTo(OTHER)))
                .isEqualTo(-20);
    }

    @Test
    void aShortIsNegative() {
        account.credit(700 * MONEY);
        step(0, 1000);
        book.market(TRADER, 4, accounts);

        assertThat(standing.size()).isEqualTo(-4);
        // Sold for 4 × 1010.
        assertThat(account.equity()).isEqualTo(740 * MONEY);
    }

    private void sellTwenty() {
        account.credit(700 * MONEY);
        step(0, 1000);
        assertThat(book.market(TRADER, -20, accounts)).isEqualTo(-20);
    }

    private void step(long millis, long price) {
        markets.mark(0, price * DOLLAR);
        makers.requote(millis, price * DOLLAR);
    }

    private MarketMaker maker(int owner, MakerStanding standing, Outages outages) {
        MakerSpec spec = new MakerSpec(PROFILE, PERCENT, 0, new Refill(0, 0), Skew.NONE, outages);
        return new MarketMaker(spec, market, owner, standing, Withdrawal.NONE);
    }
}
