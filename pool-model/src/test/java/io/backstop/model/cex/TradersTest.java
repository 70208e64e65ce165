package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.CoinCollateralSpec;
import io.backstop.model.venue.Episode;
import org.junit.jupiter.api.Test;

class TradersTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    private final Traders traders = new Traders(PositionTerms.linear(CexFixture.RULES));

    /** A short of 100 at 2000 buys 60 back at 1950 and pays 600: 10,000 + 3000 − 600 of collateral at the old entry. */
    @Test
    void aReducedPositionKeepsItsEntryPriceAndTakesItsGainAsCollateral() {
        traders.open(new Party(Account.trader(1), 210_000 * DOLLAR, -100), 2000 * PRICE, 3);
        Party party = traders.party(1);
        party.trade(60, 117_000 * DOLLAR);
        party.receive(-600 * DOLLAR);

        traders.replace(party);

        assertThat(traders.episode(1, 5))
                .isEqualTo(
                        new Episode(PositionTerms.linear(CexFixture.RULES), -40, 2000 * PRICE, 12_400 * DOLLAR, 3, 5));
        assertThat(traders.cash(1)).isEqualTo(92_400 * DOLLAR);
        assertThat(traders.sizes()).isEqualTo(-40);
    }

    /** Long 10 from 1000 at 1100 has won 1000, of which 601 are taken; of 5 that are left 500 less the half of 601, 300.5, rounded up. */
    @Test
    void whatIsClosedTakesItsPartOfWhatWasTakenAlong() {
        traders.open(new Party(Account.trader(1), -6000 * DOLLAR, 10), 1000 * PRICE, -1);
        traders.shared(1, 601 * DOLLAR + 1);
        Party party = traders.party(1);
        party.trade(-5, -5500 * DOLLAR);

        traders.replace(party);

        assertThat(traders.sharing(1, 1100 * PRICE).profit()).isEqualTo(500 * DOLLAR - 300_500_001);
        assertThat(traders.profit(1, 1100 * PRICE)).isEqualTo(500 * DOLLAR);
    }

    @Test
    void whoAddsKeepsWhatWasTakenAndWhoOpensAgainBeginsAnew() {
        traders.open(new Party(Account.trader(1), -6000 * DOLLAR, 10), 1000 * PRICE, -1);
        traders.shared(1, 600 * DOLLAR);
        traders.change(new Party(Account.trader(1), -7000 * DOLLAR, 11), 1000 * PRICE, 2);

        assertThat(traders.sharing(1, 1100 * PRICE).profit()).isEqualTo((1100 - 600) * DOLLAR);

        traders.remove(1);
        traders.open(new Party(Account.trader(1), -6000 * DOLLAR, 10), 1000 * PRICE, 3);

        assertThat(traders.sharing(1, 1100 * PRICE).profit()).isEqualTo(1000 * DOLLAR);
    }

    /** Long 10 from 1000 with 500 is worth 9900 of the 9500 owed at 990; of 2 coins at 990 nine tenths count, and there are 70 elsewhere. */
    @Test
    void feesCanBeTakenOfAllThatAnAccountHas() {
        CoinBacking coins = CoinBacking.of(new CoinCollateralSpec(100_000_000, 1_000_000_000));
        Traders backed = new Traders(PositionTerms.linear(CexFixture.RULES), coins);
        backed.open(new Party(Account.trader(1), -9500 * DOLLAR, 10), 1000 * PRICE, -1);
        coins.add(1, 2 * CoinBacking.COIN);
        backed.join(new OtherPositions() {

            @Override
            public long equity(int account) {
                return 70 * DOLLAR;
            }

            @Override
            public long margin(int account, long size, long alone, boolean isOpening) {
                return alone;
            }

            @Override
            public void settle(Party flat) {}
        });

        assertThat(backed.means(backed.party(1), 990 * PRICE)).isEqualTo((400 + 1782 + 70) * DOLLAR);
    }

    @Test
    void aFlatAccountHasNoPositionAndNoCash() {
        traders.open(new Party(Account.trader(1), 210_000 * DOLLAR, -100), 2000 * PRICE, -1);

        traders.replace(new Party(Account.trader(1), 0, 0));

        assertThat(traders.isOpen(1)).isFalse();
        assertThat(traders.cash(1)).isZero();
        assertThat(traders.liquidatable(5000 * PRICE)).isEmpty();
    }

    /** 600 of funding were paid for the short that is gone; the long that follows has its 4000. */
    @Test
    void anAccountThatWasClosedOwesNothingOfItsFundingToTheNextPosition() {
        traders.open(new Party(Account.trader(1), 210_000 * DOLLAR, -100), 2000 * PRICE, -1);
        traders.charge(1, 600 * DOLLAR);
        traders.replace(new Party(Account.trader(1), 0, 0));

        traders.open(new Party(Account.trader(1), -196_000 * DOLLAR, 100), 2000 * PRICE, 3);

        assertThat(traders.episode(1, 5))
                .isEqualTo(new Episode(PositionTerms.linear(CexFixture.RULES), 100, 2000 * PRICE, 4000 * DOLLAR, 3, 5));
    }

    @Test
    void liquidatableAccountsComeLowestMarginRatioFirstAndTiesById() {
        traders.open(new Party(Account.trader(3), -196_000 * DOLLAR, 100), 2000 * PRICE, -1);
        traders.open(new Party(Account.trader(2), -196_000 * DOLLAR, 100), 2000 * PRICE, -1);
        traders.open(new Party(Account.trader(1), -195_900 * DOLLAR, 100), 2000 * PRICE, -1);
        traders.open(new Party(Account.trader(4), -190_000 * DOLLAR, 100), 2000 * PRICE, -1);

        assertThat(traders.liquidatable(1970 * PRICE)).containsExactly(2, 3, 1);
    }
}
