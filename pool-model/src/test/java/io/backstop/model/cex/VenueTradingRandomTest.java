package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookFundingSpec;
import io.backstop.model.scenario.BookFundingSpec.Formula;
import io.backstop.model.scenario.BookFundingSpec.Premium;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookMakerSpec.Level;
import io.backstop.model.scenario.BookMakerSpec.Retreat;
import io.backstop.model.scenario.BookMakerSpec.Step;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.Circumstances;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.NoiseSpec;
import io.backstop.model.scenario.ReductionSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must hold with makers of all kinds, noise, funding, limits and reductions, over seeded random markets. */
class VenueTradingRandomTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 100;
    private static final int TRADERS = 30;
    private static final long START = 1_760_130_000_000L;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 100_000_000;
    private static final long PERCENT = 10_000_000;
    private static final MarketRules RULES =
            new MarketRules(UNIT, MarginTiers.flat(2 * PERCENT, PERCENT), 0, 0, 900_000_000, 3600);

    private static final BookTermsSpec INVERSE = new BookTermsSpec(ContractType.INVERSE, new MarginSpec.Market());

    @Test
    void ledgerEqualsStateAndFundingLeavesNothingBehind() {
        Map<String, Long> seen = new HashMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            VenueRun run = run(seed);

            assertThat(run.checksHold()).as("checks of seed %d", seed).isTrue();
            assertThat(held(run, Account.FUNDING_POT)).isZero();
            assertThat(held(run, Account.INSURANCE_FUND)).isNotNegative();
            assertThat(held(run, Account.TRADING_FEES)).isNotNegative();
            assertThat(run.liquidations()).allMatch(row -> row.attribution().total() == row.shortfall());
            count(run, seen);
        }
        // Seeds that never reach a branch would prove nothing of it.
        assertThat(seen)
                .containsKeys(
                        "maker liquidated",
                        "noise",
                        "fund pays funding",
                        "trader receives funding",
                        "fee of NOISE",
                        "fee of TRADER",
                        "fee of MARKET_MAKER",
                        "fee of ENGINE",
                        "reduction",
                        "OpenInterestAboveCap",
                        "LeverageAboveLimit");
    }

    @Test
    void twoReplaysOfOneTapeAreTheSame() {
        VenueRun first = run(11);
        VenueRun second = run(11);

        assertThat(second.ledger().hash()).isEqualTo(first.ledger().hash());
        assertThat(second.reductions()).isEqualTo(first.reductions());
    }

    /** Dollars, or coins where the contract is inverse; the other is 0. */
    private static long held(VenueRun run, Account account) {
        return run.ledger().balance(account) + run.ledger().coinsOf(account);
    }

    private static void count(VenueRun run, Map<String, Long> seen) {
        for (Liquidation row : run.liquidations()) {
            if (row.account() > TRADERS && row.forced()) {
                count(seen, "maker liquidated");
            }
        }
        for (Transfer transfer : run.ledger().transfers()) {
            boolean isFunding = transfer.reason() == Reason.FUNDING_PAYMENT;
            if (transfer.from().equals(Account.NOISE) && !isFunding) {
                count(seen, "noise");
            }
            if (transfer.reason() == Reason.TRADING_FEE) {
                count(seen, "fee of " + transfer.from().party());
            }
            if (isFunding && transfer.from().equals(Account.INSURANCE_FUND)) {
                count(seen, "fund pays funding");
            }
            if (isFunding && transfer.to().party() == Account.Party.TRADER) {
                count(seen, "trader receives funding");
            }
        }
        run.reductions().forEach(reduction -> count(seen, "reduction"));
        run.refusals().forEach(refusal -> count(seen, refusal.error().name()));
    }

    private static void count(Map<String, Long> seen, String what) {
        seen.merge(what, 1L, Long::sum);
    }

    private static VenueRun run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<BookMakerSpec> makers = new ArrayList<>();
        for (int maker = random.nextInt(1, 4); maker > 0; maker--) {
            makers.add(maker(random));
        }
        BookTradingSpec trading = new BookTradingSpec(
                makers,
                random.nextBoolean() ? new NoiseSpec(300_000_000, 1, 3 * UNIT) : null,
                funding(random),
                new BookLimitsSpec(random.nextLong(100_000, 3_000_000) * DOLLAR, random.nextLong(5, 60)),
                random.nextBoolean() ? new ReductionSpec(60 * PERCENT, PERCENT, 50 * PERCENT, PERCENT, PERCENT) : null,
                RandomMarkets.fees(seed / 2),
                seed % 5 == 0 ? seed % 30_000 * DOLLAR + 1 : BookMakerSpec.UNLIMITED);
        BookPolicies policies = new BookPolicies(
                new MarkSpec.Median(random.nextLong(0, 20_000)),
                BookDeleveragingSpec.USUAL,
                LossSharingSpec.USUAL,
                seed % 4 == 1 ? INVERSE : BookTermsSpec.USUAL,
                trading);
        long fund = random.nextInt(3) == 0 ? 0 : random.nextLong(0, 30_000) * DOLLAR;
        return CexVenue.run(
                tape(random, seed),
                new VenueSpec.Cex("cex", RULES, BookSpec.quotedByMakers(null, PRICE / 10), policies, fund));
    }

    private static BookMakerSpec maker(SplittableRandom random) {
        List<Level> levels = new ArrayList<>();
        for (int level = 0; level < random.nextInt(1, 8); level++) {
            levels.add(new Level(level * random.nextLong(500_000, 600_000), random.nextLong(1, 60_000) * DOLLAR));
        }
        return new BookMakerSpec(
                levels,
                random.nextLong(0, 3_000_000),
                random.nextInt(3) * PERCENT / 2,
                random.nextLong(0, 3000),
                random.nextLong(0, 60_000),
                random.nextLong(0, PERCENT / 10),
                2 * PERCENT,
                retreat(random),
                random.nextBoolean() ? List.of(new TimeWindow(START + 20_000, START + 25_000)) : List.of(),
                random.nextInt(3) == 0 ? BookMakerSpec.UNLIMITED : random.nextLong(1, 20_000) * DOLLAR);
    }

    private static Retreat retreat(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Retreat.Never();
            case 1 -> new Retreat.ByVolatility(10_000, 1000, List.of(new Step(2 * PERCENT, 30 * PERCENT)));
            default ->
                new Retreat.Recorded(START - 5000, List.of(new Step(0, 90 * PERCENT), new Step(40_000, PERCENT)));
        };
    }

    private static @Nullable BookFundingSpec funding(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new BookFundingSpec.Interval(
                        new Formula.Clamped(PERCENT / 100, PERCENT / 20, PERCENT),
                        7000,
                        1,
                        1000,
                        true,
                        new Premium.OfImpact(5000 * DOLLAR));
            case 1 ->
                new BookFundingSpec.Interval(
                        new Formula.Added(-PERCENT / 100, PERCENT), 7000, 8, 2000, false, new Premium.OfMark());
            case 2 -> new BookFundingSpec.Continuous(0, PERCENT, 10_000, 3000, new Premium.OfMark());
            default -> null;
        };
    }

    private static ScenarioTape tape(SplittableRandom random, long seed) {
        TimeGrid grid = new TimeGrid(START, 1000, STEPS);
        long[] index = RandomMarkets.walk(random, STEPS);
        List<SeededPosition> positions = new ArrayList<>();
        for (int account = 1; account <= TRADERS / 2; account++) {
            long entry = index[0] / 100 * random.nextLong(90, 111);
            long size = random.nextLong(1, 20 * UNIT) * (random.nextBoolean() ? 1 : -1);
            long notional = Valuation.linear(UNIT).at(Math.abs(size), entry);
            positions.add(new SeededPosition(account, size, entry, notional / random.nextLong(1, 50)));
        }
        List<TapeOrder> orders = new ArrayList<>();
        for (int step = 0; step < STEPS; step += random.nextInt(1, 5)) {
            int account = random.nextInt(1, TRADERS + 1);
            orders.add(
                    random.nextInt(3) == 0
                            ? new TapeOrder.Close(step, account)
                            : new TapeOrder.Open(
                                    step,
                                    account,
                                    random.nextLong(-9 * UNIT, 9 * UNIT),
                                    random.nextLong(0, 3000 * DOLLAR)));
        }
        // So that makers' accounts begin behind all traders' in every seed.
        orders.add(new TapeOrder.Close(STEPS - 1, TRADERS));
        return new ScenarioTape(
                grid,
                index[0],
                PriceSeries.of(index),
                RandomMarkets.ownBook(random, seed, STEPS),
                positions,
                orders,
                List.of(),
                100,
                new Circumstances(GasPrices.DEFAULT, List.of(), seed + 1));
    }
}
