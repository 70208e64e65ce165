package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.BookContractsSpec.Other;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Reports;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.Circumstances;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TradingFeeSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of venues with three contracts, of which two are on one coin, over seeded random markets. */
class ContractsRandomTest {

    private static final int SEEDS = 200;
    private static final int STEPS = 40;
    private static final int ACCOUNTS = 12;
    private static final long SMALL_FUND = 2000;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long PERCENT = 10_000_000;
    private static final AccountsSpec CROSS = new AccountsSpec.Cross();
    private static final AccountsSpec PORTFOLIO =
            new AccountsSpec.Portfolio(List.of(10 * PERCENT, -10 * PERCENT), PERCENT, 1_000_000_000);

    private static List<AccountsSpec> accounts() {
        return List.of(new AccountsSpec.Isolated(), CROSS, PORTFOLIO, new AccountsSpec.Cross(true));
    }

    private static List<AccountsSpec> sharedAccounts() {
        return List.of(CROSS, PORTFOLIO);
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void everyLedgerIsZeroSumAndWhatOneContractSendsAnotherGets(AccountsSpec accounts) {
        long shortfall = 0;
        LossWave.Hedges hedges = LossWave.Hedges.NONE;
        for (long seed = 0; seed < SEEDS; seed++) {
            Market market = new Market(seed, accounts, SMALL_FUND);
            ContractRuns runs = new ContractRuns(market.tape(), market.venue(), true, false);
            runs.replay(step -> {
                assertThat(runs.contracts())
                        .allMatch(run -> run.clearing().ledger().total() == 0);
                assertThat(sent(runs)).isZero();
            });
            for (CexRun contract : runs.contracts()) {
                VenueRun run = contract.result(contract.waves());
                assertThat(run.checksHold())
                        .as("checks of seed %d of %s", seed, run.id())
                        .isTrue();
                shortfall += run.shortfall();
                hedges = run.lossWaves().stream().map(LossWave::hedges).reduce(hedges, LossWave.Hedges::plus);
            }
        }
        assertThat(shortfall).isPositive();
        assertThat(accounts.areShared() ? hedges.kept() : hedges.broken()).isPositive();
    }

    /** Numbered one after the other behind the accounts of the tape. */
    @Test
    void eachContractHasAHouseOfItsOwn() {
        Market market = new Market(1, CROSS, SMALL_FUND);
        ContractRuns runs = new ContractRuns(market.tape(), market.venue(), true, false);
        runs.seed();

        assertThat(runs.contracts().stream().flatMapToInt(ContractsRandomTest::untold))
                .containsExactly(ACCOUNTS + 1, ACCOUNTS + 2, ACCOUNTS + 3);
    }

    /** Open accounts that the tape does not know. */
    private static IntStream untold(CexRun run) {
        Traders traders = run.clearing().traders();
        return IntStream.range(ACCOUNTS + 1, traders.limit()).filter(traders::isOpen);
    }

    private static long sent(ContractRuns runs) {
        return runs.contracts().stream().mapToLong(run -> run.clearing().sent()).sum();
    }

    @ParameterizedTest
    @MethodSource("sharedAccounts")
    void whoHasEnoughInAllIsLeftAloneAndNobodyElse(AccountsSpec accounts) {
        int saved = 0;
        int liquidated = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            // So much in the fund that nobody is deleveraged: what an account has changes by its own closes only.
            Market market = new Market(seed, accounts, 1_000_000_000);
            ContractRuns runs = new ContractRuns(market.tape(), market.venue(), true, false);
            runs.seed();
            for (int step = 0; step < STEPS; step++) {
                runs.open(step);
                Set<Integer> due = new HashSet<>();
                for (int account = 1; account <= ACCOUNTS; account++) {
                    List<Integer> trader = market.pairs.accounts(account);
                    if (equity(runs, trader, step) < needed(runs, trader, step, accounts)) {
                        due.add(trader.getFirst());
                    } else if (isAnyTooLow(runs, account, step)) {
                        saved++;
                    }
                }
                runs.close(step);
                Set<Integer> closed = closed(runs, step).stream()
                        .map(account -> market.pairs.accounts(account).getFirst())
                        .collect(Collectors.toSet());
                assertThat(closed)
                        .as("closed in step %d of seed %d", step, seed)
                        .isEqualTo(due);
                liquidated += closed.size();
            }
        }
        assertThat(saved).isPositive();
        assertThat(liquidated).isGreaterThan(SEEDS);
    }

    @Test
    void closingAllLeavesNothingOfAnybody() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Market market = new Market(seed, seed % 2 == 0 ? CROSS : PORTFOLIO, SMALL_FUND);
            ContractRuns runs = new ContractRuns(market.tape(), market.venue(), true, false);
            runs.replay(step -> {});
            for (int account = 1; account <= ACCOUNTS; account++) {
                Account trader = Account.trader(account);
                assertThat(runs.contracts())
                        .as("account %d of seed %d", account, seed)
                        .allMatch(run -> !run.clearing().traders().isOpen(trader.id()))
                        .allMatch(run -> run.clearing().ledger().balance(trader) == 0);
            }
        }
    }

    private static Set<Integer> closed(ContractRuns runs, int step) {
        return runs.contracts().stream()
                .flatMap(run -> run.result(List.of()).liquidations().stream())
                .filter(row -> row.forced() && row.closedAt() == step)
                .map(Liquidation::account)
                .collect(Collectors.toSet());
    }

    private static boolean isAnyTooLow(ContractRuns runs, int account, int step) {
        return runs.contracts().stream().anyMatch(run -> {
            Traders traders = run.clearing().traders();
            return traders.isOpen(account) && traders.isLiquidatable(account, run.mark(step));
        });
    }

    /** Worked out without the code under test: money and sizes at the marks. Sizes are whole coins and marks whole dollars. */
    private static long equity(ContractRuns runs, List<Integer> trader, int step) {
        long sum = 0;
        for (CexRun run : runs.contracts()) {
            for (int account : trader) {
                sum += run.clearing().ledger().balance(Account.trader(account)) + worth(run, account, step);
            }
        }
        return sum;
    }

    private static long worth(CexRun run, int account, int step) {
        return run.clearing().traders().size(account) * (run.mark(step) / 100);
    }

    private static long needed(ContractRuns runs, List<Integer> trader, int step, AccountsSpec accounts) {
        long notional = 0;
        List<Long> net = new ArrayList<>();
        for (CexRun run : runs.contracts()) {
            notional += trader.stream()
                    .mapToLong(account -> Math.abs(worth(run, account, step)))
                    .sum();
            net.add(trader.stream()
                    .mapToLong(account -> worth(run, account, step))
                    .sum());
        }
        return accounts instanceof AccountsSpec.Portfolio
                ? notional / 100 + Math.abs(net.get(0) + net.get(2)) / 10 + Math.abs(net.get(1)) / 10
                : notional / 100;
    }

    /** A tape and a venue; accounts close all in the last step but one, when all that could be liquidated is. */
    private static final class Market {

        private final SplittableRandom random;
        private final AccountsSpec accounts;
        private final long fund;
        private final TradingFeeSpec fees;
        private final long houseMargin;
        private final LegPairs pairs;

        Market(long seed, AccountsSpec accounts, long fundDollars) {
            random = new SplittableRandom(seed);
            this.accounts = accounts;
            fund = fundDollars * DOLLAR;
            pairs = seed % 3 == 0
                    ? LegPairs.of(List.of(new LegPairs.Pair(1, 2), new LegPairs.Pair(7, 3), new LegPairs.Pair(4, 12)))
                    : LegPairs.ALONE;
            houseMargin = fundDollars == SMALL_FUND && seed % 4 == 1 ? 500 * DOLLAR : BookMakerSpec.UNLIMITED;
            fees = seed % 2 == 0 ? TradingFeeSpec.NONE : new TradingFeeSpec(550_001, 200_003, 200_000_000, false, true);
        }

        ScenarioTape tape() {
            PriceSeries index = walk(1000);
            TreeMap<String, ScenarioTape> others = new TreeMap<>();
            others.put("alt", tape(walk(100), 5));
            others.put("second", tape(index, 1));
            return tape(index, 1).with(others);
        }

        private PriceSeries walk(long start) {
            long[] prices = new long[STEPS];
            long price = start;
            for (int step = 0; step < STEPS; step++) {
                long most = random.nextInt(12) == 0 ? start / 2 : start / 20;
                price = Math.max(start / 4, price + random.nextLong(-most, most + 1));
                prices[step] = price * PRICE;
            }
            return PriceSeries.of(prices);
        }

        private ScenarioTape tape(PriceSeries index, long sizes) {
            List<SeededPosition> positions = new ArrayList<>();
            List<TapeOrder> orders = new ArrayList<>();
            for (int account = 1; account <= ACCOUNTS; account++) {
                if (random.nextInt(4) > 0) {
                    long size = sizes * random.nextLong(1, 20) * (random.nextBoolean() ? 1 : -1);
                    long entry = index.at(0);
                    long notional = Math.abs(size) * (entry / 100);
                    positions.add(new SeededPosition(account, size, entry, notional * random.nextLong(11, 30) / 100));
                }
            }
            for (int step = 1; step < STEPS - 2; step++) {
                int account = random.nextInt(1, ACCOUNTS + 1);
                long size = sizes * random.nextLong(1, 20) * (random.nextBoolean() ? 1 : -1);
                orders.add(
                        random.nextInt(3) == 0
                                ? new TapeOrder.Close(step, account)
                                : new TapeOrder.Open(step, account, size, random.nextLong(1, 3000) * DOLLAR));
            }
            for (int account = 1; account <= ACCOUNTS; account++) {
                orders.add(new TapeOrder.Close(STEPS - 1, account));
            }
            return new ScenarioTape(
                    new TimeGrid(1_760_130_000_000L, 1000, STEPS),
                    index.at(0),
                    index,
                    Collections.emptySortedMap(),
                    positions,
                    orders,
                    List.of(),
                    100,
                    Circumstances.USUAL.withLegs(pairs));
        }

        VenueSpec.Cex venue() {
            boolean pools = random.nextBoolean();
            List<SharedFundSpec> funds = pools
                    ? List.of(new SharedFundSpec(
                            "pool",
                            fund,
                            8 * 3_600_000L,
                            new SharedFundSpec.Scope.Everything(),
                            random.nextBoolean() ? fund / 2 : SharedFundSpec.NO_CAP))
                    : List.of();
            long own = pools ? 0 : fund;
            VenueSpec.Cex first = contract("cex", own);
            return new VenueSpec.Cex(
                    first.id(),
                    first.rules(),
                    first.book(),
                    first.policies(),
                    own,
                    new BookContractsSpec(
                            accounts,
                            List.of(
                                    new Other("alt", "alt", contract("cex:alt", own), Other.LONG_AGO),
                                    new Other(
                                            "second",
                                            BookContractsSpec.MAIN,
                                            contract("cex:second", own),
                                            Other.LONG_AGO)),
                            funds));
        }

        private VenueSpec.Cex contract(String id, long own) {
            long ratio = accounts instanceof AccountsSpec.Portfolio all ? all.ratioAlone() : PERCENT;
            BookDeleveragingSpec usual = BookDeleveragingSpec.USUAL;
            BookDeleveragingSpec deleveraging = new BookDeleveragingSpec(
                    usual.rank(), usual.price(), usual.triggers(), Reports.NONE, accounts.areShared());
            return new VenueSpec.Cex(
                    id,
                    new MarketRules(1, MarginTiers.flat(ratio, ratio), 0, 0, 900_000_000, 3600),
                    new BookSpec(PRICE, 0, PERCENT, 20, 1_000_000 * DOLLAR, 1000),
                    new BookPolicies(
                            new MarkSpec.FundingBasis(new MarkSpec.ExpectedFunding(0, 8 * 3_600_000L)),
                            deleveraging,
                            LossSharingSpec.USUAL,
                            BookTermsSpec.USUAL,
                            BookTradingSpec.USUAL.with(fees).withHouse(houseMargin)),
                    own);
        }
    }
}
