package io.backstop.model.cex.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.margin.LeverageBrackets.Bracket;
import io.backstop.model.market.MarginMaths;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every position and account, over seeded random ones of both kinds of contracts. */
class MarginRandomTest {

    private static final long MONEY = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final int ROUNDS = 2000;

    /** The worth is rounded twice and the fee once. */
    private static final long ROUNDINGS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void atItsBankruptcyPriceATraderHasNothingLeftAndOwesNoMoreThanOneUnitOfThePrice(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Position position = Position.random(random);
            long price = position.prices().bankruptcyPrice(position.size, position.entry, position.margin);
            if (isPrice(price)) {
                long left = position.equityAfterFee(price);
                assertThat(left).as("%s at %d", position, price).isBetween(-position.step(price) - ROUNDINGS, 0L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8, 9, 10})
    void atItsLiquidationPriceTheEquityIsTheMaintenanceMargin(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Position position = Position.random(random);
            long price = position.prices().liquidationPrice(position.size, position.entry, position.margin);
            if (isPrice(price)) {
                assertThat(position.excess(price))
                        .as("%s at %d", position, price)
                        .isBetween(-ROUNDINGS, position.step(price) + ROUNDINGS);
            }
        }
    }

    /** A whole account is searched with the test that liquidates; the formula must name the same price. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void formulaAndSearchAgreeOnTheLiquidationPrice(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Position position = Position.random(random);
            long formula = position.prices().liquidationPrice(position.size, position.entry, position.margin);
            Markets markets = new Markets(List.of(position.terms));
            markets.mark(0, position.entry);
            MarginAccount account = new MarginAccount(markets, PositionMode.ONE_WAY, SumOfPositions.SUM);
            account.credit(position.margin);
            account.trade(0, position.size, position.entry);
            boolean near = formula > position.entry / 1000 && formula < position.entry * 1000;
            if (near && !account.isLiquidatable()) {
                long searched = position.size > 0
                        ? AccountPrices.liquidationPriceBelow(account, 0)
                        : AccountPrices.liquidationPriceAbove(account, 0);
                assertThat(Math.abs(position.excess(searched)))
                        .as("%s by formula %d, by search %d", position, formula, searched)
                        .isLessThanOrEqualTo(position.step(searched) + ROUNDINGS);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(ROUNDS / 4);
    }

    /** Who trades at the mark wins nothing by it, and loses the roundings only. */
    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15, 16})
    void aTradeAtTheMarkChangesNoEquity(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Position terms = Position.random(random);
        Markets markets = new Markets(List.of(terms.terms, terms.terms));
        MarginAccount account = new MarginAccount(
                markets, random.nextBoolean() ? PositionMode.ONE_WAY : PositionMode.HEDGE, SumOfPositions.SUM);
        account.credit(1_000_000 * MONEY);
        markets.mark(1, terms.entry);
        for (int round = 0; round < ROUNDS; round++) {
            int market = random.nextInt(2);
            long mark = random.nextLong(terms.entry / 2, terms.entry * 2);
            markets.mark(0, terms.entry);
            markets.mark(market, mark);
            long size = random.nextLong(1, Math.abs(terms.size) + 1) * (random.nextBoolean() ? 1 : -1);
            long before = account.equity();

            account.trade(market, size, mark);

            long held = 0;
            for (int slot = 0; slot < account.positions(); slot++) {
                held += Math.abs(account.size(slot));
            }
            long priceUnit = account.positions() == 0 ? 0 : terms.stepOf(held, Math.min(mark, terms.entry / 2));
            assertThat(account.equity() - before).as("round %d", round).isBetween(-priceUnit - ROUNDINGS, 0L);
        }
    }

    /** Accounts that trade with each other only: together they never have more than they brought, realised or not. */
    @ParameterizedTest
    @ValueSource(longs = {17, 18, 19, 20, 21, 22})
    void nobodyWinsWhatNobodyLoses(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Position terms = Position.random(random);
        Markets markets = new Markets(List.of(terms.terms));
        List<MarginAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PositionMode mode = i % 2 == 0 ? PositionMode.ONE_WAY : PositionMode.HEDGE;
            accounts.add(new MarginAccount(markets, mode, SumOfPositions.SUM));
        }
        for (int round = 0; round < ROUNDS; round++) {
            long price = random.nextLong(terms.entry / 2, terms.entry * 2);
            markets.mark(0, price);
            long before = equity(accounts);
            long size = random.nextLong(1, Math.abs(terms.size) + 1);
            int buyer = random.nextInt(5);
            accounts.get(buyer).trade(0, size, price);
            accounts.get((buyer + 1 + random.nextInt(4)) % 5).trade(0, -size, price);

            assertThat(equity(accounts)).as("round %d", round).isLessThanOrEqualTo(Math.min(0, before));
        }
    }

    private static long equity(List<MarginAccount> accounts) {
        return accounts.stream().mapToLong(MarginAccount::equity).sum();
    }

    private static boolean isPrice(long price) {
        return price > 10 && price < 1_000_000_000_000_000L;
    }

    /** One position and its market. */
    private record Position(MarketTerms terms, long size, long entry, long margin) {

        static Position random(SplittableRandom random) {
            boolean linear = random.nextBoolean();
            ContractKind contract = linear ? new LinearContract(100_000_000) : new InverseContract(100);
            MarketTerms terms = new MarketTerms(
                    contract, policy(random, linear), fee(random), random.nextBoolean() ? 0 : fee(random));
            long entry = random.nextLong(PRICE / 10, 100_000 * PRICE);
            long side = random.nextBoolean() ? 1 : -1;
            long size = side * random.nextLong(1, (long) Math.pow(10, random.nextInt(3, 11)));
            long worth = contract.worthUp(size, entry);
            long margin = random.nextLong(0, worth + worth / 2 + 2);
            return new Position(terms, size, entry, random.nextInt(20) == 0 ? -margin : margin);
        }

        private static long fee(SplittableRandom random) {
            return random.nextInt(3) == 0 ? 0 : random.nextLong(2_000_000);
        }

        private static MarginPolicy policy(SplittableRandom random, boolean linear) {
            return switch (random.nextInt(linear ? 4 : 5)) {
                case 4 -> new WorthLinearMargin(20_000_000, 10_000_000, random.nextLong(1, 100_000));
                case 0 -> new SizeLinearMargin(20_000_000, 10_000_000, 50_000, 100_000_000);
                case 1 -> new SquareRootMargin(50_000_000, 30_000_000, 2_000_000, 600_000_000, 100_000_000);
                case 2 -> new OpenInterestMargin(50_000_000, 30_000_000, 0, MONEY);
                default ->
                    LeverageBrackets.of(List.of(
                            new Bracket(0, 1000 * MONEY, 125, 4_000_000, 0),
                            new Bracket(1000 * MONEY, 20_000 * MONEY, 50, 10_000_000, 6 * MONEY),
                            new Bracket(20_000 * MONEY, 500_000 * MONEY, 10, 50_000_000, 806 * MONEY),
                            new Bracket(500_000 * MONEY, 9_000_000 * MONEY, 2, 250_000_000, 100_806 * MONEY)));
            };
        }

        PositionPrices prices() {
            return new PositionPrices(terms);
        }

        long equityAfterFee(long price) {
            long fee = MarginMaths.ratioOf(terms.contract().notional(size, price), terms.takerFee());
            return margin + terms.contract().pnl(size, entry, price) - fee;
        }

        /** Equity less what is needed to stay open. */
        long excess(long price) {
            return margin
                    + terms.contract().pnl(size, entry, price)
                    - SumOfPositions.maintenanceMargin(terms, size, price);
        }

        /** What one unit of the price is in money, in profit and in margin. */
        long step(long price) {
            return stepOf(size, price);
        }

        long stepOf(long held, long price) {
            long worth = Math.abs(
                    terms.contract().worthUp(held, price) - terms.contract().worthDown(held, price + 1));
            return 2 * (worth + 1);
        }
    }
}
