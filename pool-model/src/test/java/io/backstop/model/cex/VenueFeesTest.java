package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.balance;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TradingFeeSpec;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fees of trades in small markets: the taker's is 1 %, the maker's half of it, and nothing of them the fund's unless it is told. */
class VenueFeesTest {

    private static final long PERCENT = 10_000_000;
    private static final TradingFeeSpec FEES = new TradingFeeSpec(PERCENT, PERCENT / 2, 0, false, false);
    private static final MarkSpec INDEX = new MarkSpec.Index();

    @Test
    void anOrderNeedsItsMarginAfterTheFee() {
        // 10 at 1001 cost 100.10; at the mark of 1000 they have lost 10 and need 200: 310.10 are enough, a cent less is
        // not.
        VenueRun enough = market().order(open(310_100_000)).run(1000, 1000);
        VenueRun tooLittle = market().order(open(310_090_000)).run(1000, 1000);

        assertThat(enough.refusals()).isEmpty();
        assertThat(transfers(enough, Reason.TRADING_FEE))
                .containsExactly("0 marketMaker -> tradingFees 50.050000", "0 trader:1 -> tradingFees 100.100000");
        assertThat(tooLittle.refusals())
                .extracting(refused -> refused.error().name())
                .containsExactly("InsufficientMargin");
        assertThat(balance(tooLittle, Account.TRADING_FEES)).isZero();
    }

    @Test
    void whoClosesWithLessThanTheFeePaysWhatHeHas() {
        // Sold at 900, the position has lost 1000 of its 1040; 90 are owed.
        VenueRun run = market().position(1, 10, 1000, 1040)
                .order(new TapeOrder.Close(1, 1))
                .run(1000, 900);

        assertThat(transfers(run, Reason.TRADING_FEE))
                .containsExactly("1 marketMaker -> tradingFees 45", "1 trader:1 -> tradingFees 40");
        assertThat(run.shortfall()).isZero();
    }

    @Test
    void whoClosesWithLessThanNothingOwesNoFee() {
        // Sold at 900, the position has lost 1000 of its 950: the fund pays 50, not 50 and 90.
        VenueRun run = market().fund(1000)
                .position(1, 10, 1000, 950)
                .order(new TapeOrder.Close(1, 1))
                .run(1000, 900);

        assertThat(run.shortfall()).isEqualTo(50 * DOLLAR);
        assertThat(run.feesWaived()).isEqualTo(90 * DOLLAR);
        assertThat(balance(run, Account.INSURANCE_FUND)).isEqualTo(950 * DOLLAR);
    }

    @Test
    void anOrderToComplianceReckonsWithTheFee() {
        // 100 from 2000 with 5000 have 1000 of 1960 at 1960. Each that is sold costs 1.96 and needs no 19.60 any more:
        // 1000 - 1.96 q = 19.60 (100 - q) for q
        // = 54.4, so 55 are sold. 49 would be enough without the fee. The rest is well at 1990.
        TradingFeeSpec fees = new TradingFeeSpec(PERCENT / 10, 0, 0, false, false);
        VenueRun run = market().trading(BookTradingSpec.USUAL.with(fees))
                .liquidation(rules(new Steps.Compliance(0), new Order.Bankruptcy(false), new MarginLeft.Returned(0)))
                .position(1, 100, 2000, 5000)
                .run(2000, 1960, 1990);

        assertThat(run.liquidations()).hasSize(1);
        assertThat(run.liquidations().getFirst().size()).isEqualTo(55);
        assertThat(run.liquidations().getFirst().liquidationFee()).isEqualTo(107_800_000);
    }

    @Test
    void aLiquidationOrderThatIsMetPaysTheTakersFee() {
        // 10 from 1000 with 298 cost 9702, and the fee of 1 % leaves nothing at 9702 / 9.9 = 980. At 979 nobody bids;
        // the order waits at 980, and who
        // buys meets it.
        VenueRun run = new CexFixture()
                .mark(INDEX)
                .trading(BookTradingSpec.USUAL.with(FEES))
                .liquidation(rules(new Steps.Whole(false), new Order.Bankruptcy(true), new MarginLeft.Kept()))
                .backstops()
                .position(1, 10, 1000, 298)
                .order(open(2, 2, 1000))
                .run(1000, 979, 979);

        assertThat(transfers(run, Reason.TRADE)).containsExactly("2 trader:2 -> trader:1 9800");
        assertThat(transfers(run, Reason.TRADING_FEE))
                .containsExactly("2 trader:1 -> tradingFees 98", "2 trader:2 -> tradingFees 98");
        assertThat(run.shortfall()).isZero();
    }

    @Test
    void aProviderPaysTheBankruptcyPriceAndItsFeeIsThere() {
        // 10 from 1000 with 496 are worth nothing at 950.40, and after the fee at 9504 / 9.9 = 960. With the fee they
        // need 2 %: at 969 they have 186 of
        // 193.80. The provider pays 9600, of which 96 are the fee.
        VenueRun run = assigned().run(1000, 969);

        assertThat(balance(run, Account.PROVIDERS)).isEqualTo(-9600 * DOLLAR);
        assertThat(transfers(run, Reason.TRADING_FEE)).containsExactly("1 trader:1 -> tradingFees 96");
    }

    @Test
    void aProviderPaysNoMoreThanTheMark() {
        // At 959 they have 86, less than the fee of 95.90: the bankruptcy price of 960 is above the mark.
        VenueRun run = assigned().run(1000, 959);

        assertThat(balance(run, Account.PROVIDERS)).isZero();
        assertThat(run.liquidations()).isEmpty();
    }

    private static CexFixture assigned() {
        BackstopSpec.Provider outside = new BackstopSpec.Provider(0, 1_000_000 * DOLLAR, 1_000_000 * DOLLAR);
        return new CexFixture()
                .mark(INDEX)
                .trading(BookTradingSpec.USUAL.with(new TradingFeeSpec(PERCENT, 0, 0, true, false)))
                .backstops(new BackstopSpec.Providers(List.of(outside)))
                .position(1, 10, 1000, 496);
    }

    @Test
    void feesOfAnInverseContractAreCoins() {
        // 10,000 contracts bought at 1000 are 10 coins, of which 1 % is 0.1 coin; a fifth is the fund's. The maker pays
        // half of it.
        VenueRun run = market().trading(
                        BookTradingSpec.USUAL.with(new TradingFeeSpec(PERCENT, 0, 20 * PERCENT, false, false)))
                .contract(ContractType.INVERSE)
                .order(new TapeOrder.Open(0, 1, -10, 2000 * DOLLAR))
                .run(1000, 1000);

        assertThat(transfers(run, Reason.TRADING_FEE))
                .containsExactly("0 trader:1 -> insuranceFund 0.02000000", "0 trader:1 -> tradingFees 0.08000000");
    }

    private static BookLiquidationSpec rules(Steps steps, Order order, MarginLeft left) {
        return new BookLiquidationSpec(new Takeover.None(), steps, order, left, TakeoverPrice.BANKRUPTCY);
    }

    private static CexFixture market() {
        return new CexFixture().mark(INDEX).depth(1, 1_000_000).trading(BookTradingSpec.USUAL.with(FEES));
    }

    private static TapeOrder open(long collateral) {
        return new TapeOrder.Open(0, 1, 10, collateral);
    }

    private static TapeOrder open(int step, int account, long dollars) {
        return new TapeOrder.Open(step, account, 10, dollars * DOLLAR);
    }
}
