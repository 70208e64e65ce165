package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TradingFeeSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold however a venue liquidates: all rules drawn at random, over seeded markets. */
class BookLiquidationRandomTest {

    private static final int SEEDS = 400;
    private static final int STEPS = 80;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 100_000_000;
    private static final long PERCENT = 10_000_000;
    private static final MarketRules RULES = new MarketRules(
            UNIT,
            MarginTiers.of(List.of(
                    new MarginTiers.Tier(0, 2 * PERCENT, PERCENT),
                    new MarginTiers.Tier(20_000 * DOLLAR, 3 * PERCENT, 2 * PERCENT),
                    new MarginTiers.Tier(60_000 * DOLLAR, 5 * PERCENT, 3 * PERCENT))),
            0,
            0,
            900_000_000,
            3600);

    @Test
    void noUnitIsLostAndTheFundNeverOwesHoweverAVenueLiquidates() {
        Map<Reached, Integer> reached = new EnumMap<>(Reached.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BookLiquidationSpec rules = rules(random);
            List<BackstopSpec> backstops = backstops(random);
            TradingFeeSpec fees = RandomMarkets.fees(seed);
            VenueRun run = run(rules, backstops, fees, random);

            assertThat(run.conservation()).as("conservation of seed %d", seed).isZero();
            assertThat(run.checksHold()).as("checks of seed %d", seed).isTrue();
            assertThat(run.ledger().balance(Account.INSURANCE_FUND)).isNotNegative();
            assertThat(run.ledger().balance(Account.BACKSTOP_VAULT)).isNotNegative();
            assertThat(run.liquidations()).allSatisfy(row -> {
                assertThat(row.size()).isNotZero();
                assertThat(row.attribution().total()).isEqualTo(row.shortfall());
                assertThat(row.finishedAt()).isBetween(row.closedAt(), STEPS - 1);
            });
            assertThat(run.ledger().balance(Account.TRADING_FEES)).isNotNegative();
            if (closesAtOnce(rules) && backstops.equals(BackstopSpec.USUAL) && !fees.isInMaintenance()) {
                assertThat(run.liquidations()).filteredOn(Liquidation::forced).allMatch(row -> isDue(row, run));
            }
            note(run, reached);
        }
        // Seeds that never reach a branch would prove nothing of it.
        assertThat(reached.keySet()).containsExactlyInAnyOrder(Reached.values());
    }

    private enum Reached {
        FEE,
        PAYOUT,
        PART,
        SHORTFALL,
        SEVERAL_STEPS,
        VAULT,
        PROVIDERS,
        TRADING_FEE,
        WAIVED
    }

    private static void note(VenueRun run, Map<Reached, Integer> reached) {
        note(reached, Reached.VAULT, run.paidBy().getOrDefault(Payer.BACKSTOP_VAULT, 0L) > 0);
        note(reached, Reached.PROVIDERS, run.ledger().balance(Account.PROVIDERS) != 0);
        note(reached, Reached.TRADING_FEE, run.ledger().balance(Account.TRADING_FEES) > 0);
        note(reached, Reached.WAIVED, run.feesWaived() > 0);
        for (Liquidation row : run.liquidations()) {
            note(reached, Reached.FEE, row.liquidationFee() > 0);
            note(reached, Reached.PAYOUT, row.payout() > 0);
            note(reached, Reached.SHORTFALL, row.shortfall() > 0);
            note(reached, Reached.SEVERAL_STEPS, row.finishedAt() > row.closedAt());
            note(
                    reached,
                    Reached.PART,
                    run.liquidations().stream()
                                    .filter(other -> other.account() == row.account())
                                    .count()
                            > 1);
        }
    }

    private static void note(Map<Reached, Integer> reached, Reached branch, boolean is) {
        if (is) {
            reached.merge(branch, 1, Integer::sum);
        }
    }

    /** Then a row is all of an account as it was when it was closed. */
    private static boolean closesAtOnce(BookLiquidationSpec rules) {
        return rules.steps().equals(new Steps.Whole(true))
                && rules.order().equals(new Order.Bankruptcy(false))
                && rules.takeover().equals(new Takeover.None());
    }

    private static boolean isDue(Liquidation row, VenueRun run) {
        return MarginMaths.isLiquidatable(
                RULES,
                row.collateral(),
                row.size(),
                row.entryPrice(),
                run.marks().at(row.closedAt()));
    }

    private static BookLiquidationSpec rules(SplittableRandom random) {
        Takeover takeover = switch (random.nextInt(4)) {
            case 0 -> new Takeover.BelowMaintenance(random.nextInt(1, 4), 4);
            case 1 -> new Takeover.BelowCloseFraction(6 * PERCENT);
            default -> new Takeover.None();
        };
        Steps steps = switch (random.nextInt(7)) {
            case 0 -> new Steps.Compliance(4_000_000);
            case 1 ->
                new Steps.Tiers(
                        random.nextInt(1, 3), 2, random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
            case 2 -> new Steps.PartThenRest(20 * PERCENT, 10_000 * DOLLAR, 5000);
            case 3 -> new Steps.Clips(random.nextLong(1, UNIT), 300);
            case 4 -> new Steps.RandomClips(3, 10 * PERCENT, 1000 * DOLLAR, 50_000 * DOLLAR);
            default -> new Steps.Whole(random.nextBoolean());
        };
        Order order = switch (random.nextInt(5)) {
            case 0 -> new Order.Market();
            case 1 -> new Order.NearMarket(500_000, random.nextLong(500, 5000));
            case 2 -> new Order.Fillable(150 * PERCENT, 100 * PERCENT);
            default -> new Order.Bankruptcy(random.nextBoolean());
        };
        MarginLeft left = switch (random.nextInt(3)) {
            case 0 -> new MarginLeft.Kept();
            case 1 -> new MarginLeft.Returned(random.nextLong(0, 5_000_000));
            default -> new MarginLeft.CappedPenalty(15_000_000);
        };
        TakeoverPrice[] prices = TakeoverPrice.values();
        return new BookLiquidationSpec(takeover, steps, order, left, prices[random.nextInt(prices.length)]);
    }

    private static List<BackstopSpec> backstops(SplittableRandom random) {
        BackstopSpec vault = new BackstopSpec.Vault(
                random.nextLong(0, 20_000) * DOLLAR, random.nextLong(0, 2000) * DOLLAR, random.nextBoolean());
        BackstopSpec fund =
                new BackstopSpec.Fund(random.nextLong(10, 300) * PERCENT, 75 * PERCENT / 10, 20_000, 25 * PERCENT / 10);
        BackstopSpec providers = new BackstopSpec.Providers(List.of(
                new BackstopSpec.Provider(1, 10_000 * DOLLAR, 50_000 * DOLLAR),
                new BackstopSpec.Provider(2, 5000 * DOLLAR, 50_000 * DOLLAR, 4000),
                new BackstopSpec.Provider(0, random.nextLong(0, 20_000) * DOLLAR, 50_000 * DOLLAR)));
        return switch (random.nextInt(7)) {
            case 0 -> List.of(vault);
            case 1 -> List.of(fund);
            case 2 -> List.of(providers, vault);
            case 3 -> List.of(providers, fund);
            case 4 -> List.of(vault, new BackstopSpec.Engine());
            case 5 -> List.of();
            default -> BackstopSpec.USUAL;
        };
    }

    private static VenueRun run(
            BookLiquidationSpec rules, List<BackstopSpec> backstops, TradingFeeSpec fees, SplittableRandom random) {
        BookSpec book = new BookSpec(
                PRICE / 10,
                random.nextLong(0, 500_000),
                random.nextLong(100_000, 2_000_000),
                random.nextInt(1, 20),
                random.nextLong(0, 100_000) * DOLLAR,
                random.nextLong(1, 120) * 1000);
        Trigger[] triggers = {
            new Trigger.Uncovered(),
            new Trigger.FundEmpty(),
            new Trigger.MarkThroughBankruptcy(),
            new Trigger.NegativeEquity()
        };
        BookDeleveragingSpec.Price[] prices = BookDeleveragingSpec.Price.values();
        BookDeleveragingSpec deleveraging = new BookDeleveragingSpec(
                BookDeleveragingSpec.Rank.BITMEX,
                prices[random.nextInt(prices.length)],
                List.of(triggers[random.nextInt(triggers.length)]));
        BookPolicies policies = new BookPolicies(
                        new MarkSpec.Median(random.nextLong(0, 60_000)),
                        deleveraging,
                        LossSharingSpec.USUAL,
                        BookTermsSpec.USUAL,
                        BookTradingSpec.USUAL.with(fees))
                .with(rules)
                .with(backstops);
        long fund = random.nextInt(3) == 0 ? 0 : random.nextLong(0, 60_000) * DOLLAR;
        return CexVenue.run(tape(random), new VenueSpec.Cex("cex", RULES, book, policies, fund));
    }

    private static ScenarioTape tape(SplittableRandom random) {
        long[] index = new long[STEPS];
        long price = 2000 * PRICE;
        for (int step = 0; step < STEPS; step++) {
            long range = random.nextInt(10) == 0 ? price / 20 : price / 200;
            price = Math.max(PRICE, price + random.nextLong(-range, range + 1));
            index[step] = price;
        }
        List<SeededPosition> positions = new ArrayList<>();
        int traders = random.nextInt(2, 40);
        for (int account = 1; account <= traders; account++) {
            long size = random.nextLong(UNIT / 100, 60 * UNIT) * (random.nextBoolean() ? 1 : -1);
            long collateral = MarginMaths.notional(size, index[0], UNIT) / random.nextLong(5, 40);
            positions.add(new SeededPosition(account, size, index[0], Math.max(1, collateral)));
        }
        List<TapeOrder> orders = new ArrayList<>();
        for (int step = 0; step < STEPS; step += random.nextInt(1, 6)) {
            int account = random.nextInt(1, traders + 1);
            orders.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new TapeOrder.Close(step, account);
                        case 1 -> new TapeOrder.Increase(step, account, 0, random.nextLong(1, 500) * DOLLAR);
                        case 2 -> new TapeOrder.Decrease(step, account, random.nextLong(-UNIT, UNIT), 0);
                        default -> new TapeOrder.Open(step, account, random.nextLong(1, 3 * UNIT), 500 * DOLLAR);
                    });
        }
        return RandomMarkets.tape(index, positions, orders);
    }
}
