package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.margin.AccountRequirement;
import io.backstop.model.cex.margin.MarginAccount;
import io.backstop.model.cex.margin.MarketTerms;
import io.backstop.model.cex.margin.Markets;
import io.backstop.model.cex.margin.PortfolioShocks;
import io.backstop.model.cex.margin.PositionMode;
import io.backstop.model.cex.margin.SumOfPositions;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.SeededPosition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Allotments of one account in two contracts, or three, with a maintenance of 1 %. */
class SharedAccountsTest {

    private static final int ACCOUNT = 1;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long PERCENT = 10_000_000;

    private List<Clearing> contracts = contracts(CexFixture.RULES);

    private static List<Clearing> contracts(MarketRules rules) {
        return Stream.generate(() -> contract(rules)).limit(3).toList();
    }

    private static Clearing contract(MarketRules rules) {
        PositionTerms terms = PositionTerms.linear(rules);
        return new Clearing(new DollarDenomination(terms.value()), new OrderBook(), PRICE, new Traders(terms));
    }

    private void seed(int contract, long size, long entry, long collateral) {
        contracts.get(contract).seed(new SeededPosition(ACCOUNT, size, entry * PRICE, collateral * DOLLAR));
    }

    private void withdraw(long amount) {
        Traders traders = contracts.get(0).traders();
        Party trader = traders.party(ACCOUNT);
        contracts.get(0).withdraw(trader, amount);
        traders.replace(trader);
    }

    private void allot(AccountRequirement requirement, long... marks) {
        SharedAccounts accounts = new SharedAccounts(contracts, requirement, LegPairs.ALONE);
        for (int place = 0; place < marks.length; place++) {
            accounts.mark(place, marks[place] * PRICE);
        }
        accounts.allot(0);
    }

    private long equity(int contract, long mark) {
        return contracts.get(contract).traders().equity(ACCOUNT, mark * PRICE);
    }

    private List<Integer> due(long... marks) {
        return Stream.of(0, 1, 2)
                .filter(place -> contracts.get(place).traders().liquidatable(marks[place] * PRICE).length > 0)
                .toList();
    }

    @Test
    void whatIsEnoughIsAllottedInProportionToWhatEachNeeds() {
        seed(0, 10, 1000, 500);
        seed(1, 50, 100, 600);

        allot(SumOfPositions.SUM, 900, 110, 1);

        // -500 + 1100 = 600 for 90 + 55; 600 · 55 / 145 = 227.586206…
        assertThat(equity(0, 900)).isEqualTo(372_413_794);
        assertThat(equity(1, 110)).isEqualTo(227_586_206);
        assertThat(due(900, 110, 1)).isEmpty();
        assertThat(contracts.get(0).sent()).isEqualTo(-872_413_794);
        assertThat(contracts.get(1).sent()).isEqualTo(872_413_794);
        assertThat(contracts).allMatch(contract -> contract.check(List.of()) == 0);
    }

    @Test
    void thePositionThatNeedsMostIsGivenUpAndTheOthersKeepWhatTheyNeed() {
        seed(0, 10, 1000, 500);
        seed(1, 10, 100, 480);

        allot(SumOfPositions.SUM, 900, 110, 1);

        // -500 + 580 = 80 for 90 + 11
        assertThat(equity(0, 900)).isEqualTo(69 * DOLLAR);
        assertThat(equity(1, 110)).isEqualTo(11 * DOLLAR);
        assertThat(due(900, 110, 1)).containsExactly(0);
        assertThat(contracts.get(0).traders().party(ACCOUNT).cash()).isEqualTo(margin() - 10_000 * DOLLAR);
    }

    /** The venues' formula: 80 of equity, 1000 lost by the position itself, less the 11 that the other needs. */
    private static long margin() {
        MarketTerms terms = PositionTerms.linear(CexFixture.RULES).market();
        Markets markets = new Markets(List.of(terms, terms));
        markets.mark(0, 900 * PRICE);
        markets.mark(1, 110 * PRICE);
        MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SumOfPositions.SUM);
        account.credit(980 * DOLLAR);
        account.trade(0, 10, 1000 * PRICE);
        account.trade(1, 10, 100 * PRICE);
        assertThat(account.marginOf(0)).isEqualTo(1069 * DOLLAR);
        return account.marginOf(0);
    }

    @Test
    void positionsAreGivenUpUntilTheRestIsCovered() {
        seed(0, 1, 1000, 500);
        seed(1, 10, 1000, 100);
        seed(2, 5, 1000, 100);

        allot(SumOfPositions.SUM, 1000, 980, 960);

        // 500 + (100 - 200) + (100 - 200) = 300 for 10 + 98 + 48: enough
        assertThat(due(1000, 980, 960)).isEmpty();

        withdraw(260 * DOLLAR);
        allot(SumOfPositions.SUM, 1000, 980, 960);

        // 40: without the 98 the others still need 58, without the 48 too they need 10
        assertThat(equity(1, 980)).isEqualTo(30 * DOLLAR);
        assertThat(equity(2, 960)).isZero();
        assertThat(equity(0, 1000)).isEqualTo(10 * DOLLAR);
        assertThat(due(1000, 980, 960)).containsExactly(1, 2);
    }

    @Test
    void whatIsMissingIsMissingWhereMostIsNeeded() {
        seed(0, 10, 1000, 300);
        seed(1, -10, 100, 100);

        allot(SumOfPositions.SUM, 900, 110, 1);

        assertThat(equity(0, 900)).isEqualTo(-700 * DOLLAR);
        assertThat(equity(1, 110)).isZero();
        assertThat(due(900, 110, 1)).containsExactly(0, 1);
    }

    @Test
    void aPositionOfAPortfolioThatIsCoveredAsAWholeIsSpared() {
        contracts =
                contracts(new MarketRules(1, MarginTiers.flat(11 * PERCENT, 11 * PERCENT), 0, 0, 900_000_000, 3600));
        seed(0, 10, 1000, 20);
        seed(1, -10, 1000, 220);
        long[] moves = {10 * PERCENT, -10 * PERCENT};
        PortfolioShocks shocks = new PortfolioShocks(new int[] {0, 0, 1}, moves, PERCENT, 1_000_000_000);

        allot(shocks, 1000, 1000, 1);

        // 240 for 1 % of 20,000, though each alone needs 1100
        assertThat(equity(0, 1000)).isEqualTo(120 * DOLLAR);
        assertThat(due(1000, 1000, 1)).isEmpty();

        withdraw(50 * DOLLAR);
        allot(shocks, 1000, 1000, 1);

        // 190 for 200; what is left alone would need 1100, so both are given up
        assertThat(equity(0, 1000)).isEqualTo(190 * DOLLAR);
        assertThat(due(1000, 1000, 1)).containsExactly(0, 1);
    }

    @Test
    void whoIsFlatPaysWithWhatHeHasElsewhere() {
        seed(0, 10, 1000, 500);
        seed(1, 10, 100, 480);
        allot(SumOfPositions.SUM, 1000, 100, 1);
        Party flat = new Party(Account.trader(ACCOUNT), -100 * DOLLAR, 0);

        contracts.get(2).traders().others().settle(flat);

        // The first contract has 500 and gives 100.
        assertThat(flat.cash()).isZero();
        assertThat(equity(0, 1000)).isEqualTo(400 * DOLLAR);
        assertThat(contracts.get(2).sent()).isEqualTo(-100 * DOLLAR);
    }
}
