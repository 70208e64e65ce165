package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.scenario.CoinCollateralSpec;
import io.backstop.model.scenario.SeededPosition;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Places: the house, then accounts 0, 1 and so on. */
class WealthRecordTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final int MAKER = 2;

    private final Valuation value = Valuation.linear(1);
    private final WealthRecord record = new WealthRecord(new TreeSet<>(List.of(0, 1)));

    /** 1000 were brought in; 10 bought at 900 and sold at 880 have lost 200. */
    @Test
    void whatAMakerWithoutAPositionHasIsItsWealth() {
        Clearing clearing = clearing(CoinBacking.of(null));
        clearing.deposit(clearing.quoting().addMargined(MAKER), 1000 * DOLLAR);
        trade(clearing, 10, 900);
        trade(clearing, -10, 880);

        record.endOfStep(0, clearing, value, 880 * PRICE);

        assertThat(record.at(0, 4)).containsExactly(200 * DOLLAR, 0, 0, -200 * DOLLAR);
    }

    /**
     * 10 coins of which 9 count back a long of 100 from 2000: at 1990 it has lost 1000, at 1851 14,900. The coins that were brought in at 1990 were
     * 17,910 then, and being sold for what they count for changes nothing; 1251 are lost while they fall to 16,659.
     */
    @Test
    void coinsThatComeAndGoAreWhatTheyCountForThen() {
        Clearing clearing = clearing(CoinBacking.of(new CoinCollateralSpec(100_000_000)));
        clearing.mark(1990 * PRICE);
        clearing.seed(new SeededPosition(1, 100, 2000 * PRICE, 20_000 * DOLLAR));
        record.endOfStep(0, clearing, value, 1990 * PRICE);
        clearing.mark(1851 * PRICE);
        clearing.sellCoins(1, true);

        record.endOfStep(1, clearing, value, 1851 * PRICE);

        assertThat(record.at(0, 3)).containsExactly(1000 * DOLLAR, 0, -1000 * DOLLAR);
        assertThat(record.at(1, 3)).containsExactly(14_900 * DOLLAR, 0, (-14_900 - 1251) * DOLLAR);
    }

    private static Clearing clearing(CoinBacking coins) {
        Traders traders = new Traders(PositionTerms.linear(CexFixture.RULES), coins);
        return new Clearing(new DollarDenomination(Valuation.linear(1)), new OrderBook(), PRICE, traders);
    }

    /** A fill of a quote by the house. */
    private static void trade(Clearing clearing, long size, long price) {
        Party maker = clearing.quoting().of(MAKER);
        clearing.trade(maker, clearing.house(), size, price * PRICE);
        clearing.quoting().filled(MAKER, maker, price * PRICE, 0);
    }
}
