package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.cex.margin.LinearContract;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.venue.Episode;
import org.junit.jupiter.api.Test;

/** Account 1 is long 30 at 1000 with 4000, account 2 short 7 with 4000, the house short 23. */
class FundingPaymentsTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long PERCENT = 10_000_000;

    private final Traders traders = new Traders(PositionTerms.linear(CexFixture.RULES));
    private final Clearing clearing =
            new Clearing(new DollarDenomination(Valuation.linear(1)), new OrderBook(), PRICE, traders);
    private final Inventory<String> ofVault = new Inventory<>();
    private final FundingPayments payments = new FundingPayments(clearing, new LinearContract(1), ofVault);

    /** At 1000.00000001 each fraction of a micro-dollar goes to the fund: 300.000001 are paid, 70 and 230 received. */
    @Test
    void whatRoundingLeavesIsTheFunds() {
        seed();

        payments.pay(PERCENT, 1000 * PRICE + 1);

        assertThat(balance(Account.trader(1))).isEqualTo((4000 - 30_000 - 300) * DOLLAR - 1);
        assertThat(balance(Account.trader(2))).isEqualTo((4000 + 7000 + 70) * DOLLAR);
        assertThat(balance(Account.HOUSE)).isEqualTo((23_000 + 230) * DOLLAR);
        assertThat(balance(Account.INSURANCE_FUND)).isEqualTo(1);
        assertThat(balance(Account.FUNDING_POT)).isZero();
        assertThat(traders.cash(1)).isEqualTo(balance(Account.trader(1)));
    }

    @Test
    void aNegativeRateIsPaidByShorts() {
        seed();

        payments.pay(-PERCENT, 1000 * PRICE);

        assertThat(balance(Account.trader(1))).isEqualTo((4000 - 30_000 + 300) * DOLLAR);
        assertThat(balance(Account.trader(2))).isEqualTo((4000 + 7000 - 70) * DOLLAR);
    }

    /** The engine has taken 10 of the long over and owes 100; the fund has 60. */
    @Test
    void theFundStandsForTheEngineAndTheHouseForTheFund() {
        seed();
        clearing.fund(60 * DOLLAR);
        Party trader = traders.party(1);
        clearing.trade(trader, clearing.engine(), -10, 1000 * PRICE);
        traders.replace(trader);

        payments.pay(PERCENT, 1000 * PRICE);

        assertThat(balance(Account.INSURANCE_FUND)).isZero();
        assertThat(balance(Account.HOUSE)).isEqualTo((23_000 + 230 - 40) * DOLLAR);
        assertThat(balance(Account.ENGINE)).isEqualTo(-10_000 * DOLLAR);
    }

    /**
     * The engine has taken 30 of the long over, 10 of them for the vault, which has 60. At 1 % of 1000 the vault owes 100: it pays its 60 and
     * the fund 40, and 200 for its own 20.
     */
    @Test
    void aVaultPaysForItsLotsAndTheFundForWhatItLacks() {
        seed();
        clearing.fund(1000 * DOLLAR);
        clearing.endow(clearing.vault(), 60 * DOLLAR);
        takeOver();

        payments.pay(PERCENT, 1000 * PRICE);

        assertThat(balance(Account.BACKSTOP_VAULT)).isZero();
        assertThat(balance(Account.INSURANCE_FUND)).isEqualTo((1000 - 40 - 200) * DOLLAR);
        assertThat(balance(Account.HOUSE)).isEqualTo((23_000 + 230) * DOLLAR);
    }

    /** Shorts pay 1 %: 100 for the 10 of the vault, 200 for the 20 of the fund. */
    @Test
    void whatAVaultsLotsReceiveIsTheVaults() {
        seed();
        takeOver();

        payments.pay(-PERCENT, 1000 * PRICE);

        assertThat(balance(Account.BACKSTOP_VAULT)).isEqualTo(100 * DOLLAR);
        assertThat(balance(Account.INSURANCE_FUND)).isEqualTo(200 * DOLLAR);
    }

    private void takeOver() {
        Party trader = traders.party(1);
        clearing.trade(trader, clearing.engine(), -30, 1000 * PRICE);
        clearing.payOut(trader);
        traders.replace(trader);
        ofVault.add(new Lot<>("account 1", 900 * PRICE, 10, 10_000 * DOLLAR));
    }

    /** Providers have taken 10 of the long over: they pay 100 of the 300 that the others receive. */
    @Test
    void providersPayForWhatTheyHold() {
        seed();
        Party trader = traders.party(1);
        clearing.trade(trader, clearing.providers(), -10, 1000 * PRICE);
        traders.replace(trader);

        payments.pay(PERCENT, 1000 * PRICE);

        assertThat(balance(Account.PROVIDERS)).isEqualTo((-10_000 - 100) * DOLLAR);
        assertThat(balance(Account.trader(1))).isEqualTo((4000 - 20_000 - 200) * DOLLAR);
        assertThat(balance(Account.INSURANCE_FUND)).isZero();
    }

    /** Of 300 paid between step 1 and step 5 a half had accrued in step 3. */
    @Test
    void anEpisodeReckonsWithFundingAsIfItHadAccruedEvenly() {
        Party party = new Party(Account.trader(1), -26_000 * DOLLAR, 30);
        traders.open(party, 1000 * PRICE, 1);
        clearing.house().trade(-30, 0);

        payments.pay(PERCENT, 1000 * PRICE);
        Episode episode = traders.episode(1, 5);

        assertThat(episode)
                .isEqualTo(new Episode(
                        PositionTerms.linear(CexFixture.RULES),
                        30,
                        1000 * PRICE,
                        4000 * DOLLAR,
                        1,
                        5,
                        300 * DOLLAR,
                        0));
        assertThat(episode.shortfall(CexFixture.prices(0, 0, 0, 860, 0, 860), 3))
                .isEqualTo(350 * DOLLAR);
        assertThat(episode.shortfall(CexFixture.prices(0, 0, 0, 860, 0, 860), 5))
                .isEqualTo(500 * DOLLAR);
    }

    @Test
    void whoChangesHisPositionBeginsAnew() {
        seed();
        payments.pay(PERCENT, 1000 * PRICE);

        traders.change(traders.party(1), 1000 * PRICE, 4);

        assertThat(traders.episode(1, 5).funding()).isZero();
        assertThat(traders.episode(1, 5).collateral()).isEqualTo(3700 * DOLLAR);
    }

    private void seed() {
        clearing.seed(new SeededPosition(1, 30, 1000 * PRICE, 4000 * DOLLAR));
        clearing.seed(new SeededPosition(2, -7, 1000 * PRICE, 4000 * DOLLAR));
    }

    private long balance(Account account) {
        return clearing.ledger().balance(account);
    }
}
