package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A maker with account 7 and 1000 dollars, whose quotes are filled. */
class QuotingPartiesTest {

    private static final int MAKER = 7;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    private final Traders traders = new Traders(PositionTerms.linear(CexFixture.RULES));
    private final Valuation value = Valuation.linear(1);
    private final QuotingParties parties = new QuotingParties(traders);

    @BeforeEach
    void post() {
        parties.addMargined(MAKER).receive(1000 * DOLLAR);
    }

    @Test
    void anAdditionHasTheAverageAsEntryAndAPartialCloseKeepsIt() {
        fill(10, 900);
        fill(10, 1000);
        long added = traders.entryPrice(MAKER);
        fill(-5, 1200);

        assertThat(added).isEqualTo(950 * PRICE);
        assertThat(traders.entryPrice(MAKER)).isEqualTo(950 * PRICE);
        assertThat(traders.size(MAKER)).isEqualTo(15);
        assertThat(traders.cash(MAKER)).isEqualTo((1000 - 9000 - 10_000 + 6000) * DOLLAR);
    }

    @Test
    void aPositionThatIsTurnedAroundBeginsAtThePriceOfTheFill() {
        fill(10, 900);
        fill(-30, 1000);

        assertThat(traders.size(MAKER)).isEqualTo(-20);
        assertThat(traders.entryPrice(MAKER)).isEqualTo(1000 * PRICE);
        // 1000 and a profit of 1000.
        assertThat(traders.equity(MAKER, 1000 * PRICE)).isEqualTo(2000 * DOLLAR);
    }

    @Test
    void aFlatMakerKeepsItsCashAndMayTradeAgain() {
        fill(10, 900);
        fill(-10, 880);

        assertThat(traders.isOpen(MAKER)).isFalse();
        assertThat(parties.idleCash(MAKER)).isEqualTo(800 * DOLLAR);
        fill(-1, 900);
        assertThat(parties.idleCash(MAKER)).isZero();
        assertThat(traders.cash(MAKER)).isEqualTo(1700 * DOLLAR);
        assertThat(parties.nextDeficit()).isNull();
    }

    @Test
    void aMakerIsJudgedAtTheMarkAndOneWithoutMoneyHasToGo() {
        fill(10, 900);
        parties.mark(809 * PRICE);
        boolean tooLittle = parties.standing(MAKER).isLiquidatable();
        parties.mark(900 * PRICE);
        boolean enough = parties.standing(MAKER).isLiquidatable();
        fill(-10, 800);

        // 1000 − 910 is more than 1 % of 8090.
        assertThat(tooLittle).isFalse();
        assertThat(enough).isFalse();
        assertThat(parties.standing(MAKER).isLiquidatable()).isTrue();
    }

    private void fill(long size, long dollars) {
        Party party = parties.of(MAKER);
        party.trade(size, value.at(size, dollars * PRICE));
        parties.filled(MAKER, party, dollars * PRICE, 0);
    }
}
