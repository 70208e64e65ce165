package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.CoinCollateralSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold in every replay, over seeded random markets from calm to hopeless. */
class CexVenueRandomTest {

    private static final int SEEDS = 200;
    private static final int STEPS = 120;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 100_000_000;

    private static List<BookTermsSpec> terms() {
        return List.of(
                BookTermsSpec.USUAL,
                new BookTermsSpec(ContractType.LINEAR, new MarginSpec.SizeLinear(20_000_000, 10_000_000, 500_000)),
                new BookTermsSpec(
                        ContractType.LINEAR,
                        new MarginSpec.SizeTiers(List.of(
                                new MarginSpec.SizeTier(5 * UNIT, 20_000_000, 10_000_000),
                                new MarginSpec.SizeTier(50 * UNIT, 40_000_000, 20_000_000)))),
                new BookTermsSpec(ContractType.LINEAR, new MarginSpec.Market(), new CoinCollateralSpec(50_000_000)),
                new BookTermsSpec(
                        ContractType.LINEAR, new MarginSpec.Market(), new CoinCollateralSpec(50_000_000, 300_000_001)),
                new BookTermsSpec(ContractType.INVERSE, new MarginSpec.Market()),
                new BookTermsSpec(
                        ContractType.INVERSE,
                        new MarginSpec.RiskLimits(UNIT, UNIT, 30, 20_000_000, 10_000_000, 5_000_000, 0)),
                new BookTermsSpec(ContractType.INVERSE, new MarginSpec.SizeLinear(20_000_000, 10_000_000, 500_000)),
                new BookTermsSpec(
                        ContractType.INVERSE,
                        new MarginSpec.Brackets(List.of(
                                new MarginSpec.Bracket(10 * UNIT, 100, 5_000_000, 0),
                                new MarginSpec.Bracket(100 * UNIT, 50, 10_000_000, UNIT / 20)))));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void payersPayTheShortfallToTheLastUnitAndLedgerEqualsState(BookTermsSpec terms) {
        Map<Payer, Long> paid = new EnumMap<>(Payer.class);
        long openInventory = 0;
        long refusals = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            VenueRun run = run(seed, terms);

            assertThat(run.conservation()).as("conservation of seed %d", seed).isZero();
            assertThat(sum(run.paidBy())).as("paid in seed %d", seed).isEqualTo(run.shortfall());
            assertThat(run.checksHold()).as("checks of seed %d", seed).isTrue();
            assertRowsAreWhole(run);
            assertNobodyOwesWhoMayNot(run);
            run.paidBy().forEach((payer, amount) -> paid.merge(payer, amount, Long::sum));
            openInventory += run.openInventoryLoss();
            refusals += run.refusals().size();
        }
        // Seeds that never reach a branch would prove nothing of it.
        assertThat(List.of(Payer.INSURANCE_FUND, Payer.ADL, Payer.SOCIALISED, Payer.BAD_DEBT))
                .allSatisfy(
                        payer -> assertThat(paid.get(payer)).as(payer.label()).isPositive());
        assertThat(openInventory).isPositive();
        assertThat(refusals).isPositive();
    }

    @Test
    void twoReplaysOfOneTapeAreTheSame() {
        VenueRun first = run(17, BookTermsSpec.USUAL);
        VenueRun second = run(17, BookTermsSpec.USUAL);

        assertThat(second.ledger().hash()).isEqualTo(first.ledger().hash());
        assertThat(second.liquidations()).isEqualTo(first.liquidations());
        assertThat(second.feedHash()).isEqualTo(first.feedHash());
    }

    private static void assertRowsAreWhole(VenueRun run) {
        int last = 0;
        for (Liquidation row : run.liquidations()) {
            assertThat(row.attribution().total()).isEqualTo(row.shortfall());
            assertThat(row.crossedAt()).isBetween(0, row.seenAt());
            assertThat(row.seenAt()).isLessThanOrEqualTo(row.closedAt());
            assertThat(row.finishedAt()).isBetween(row.closedAt(), STEPS - 1);
            assertThat(row.closedAt()).isGreaterThanOrEqualTo(last);
            last = row.closedAt();
        }
    }

    private static void assertNobodyOwesWhoMayNot(VenueRun run) {
        assertThat(run.ledger().balance(Account.INSURANCE_FUND)).isNotNegative();
        assertThat(run.ledger().coinsOf(Account.INSURANCE_FUND)).isNotNegative();
        for (Transfer transfer : run.ledger().transfers()) {
            assertThat(transfer.from()).isNotEqualTo(transfer.to());
        }
    }

    private static long sum(Map<Payer, Long> paid) {
        return paid.values().stream().mapToLong(Long::longValue).sum();
    }

    private static VenueRun run(long seed, BookTermsSpec terms) {
        SplittableRandom random = new SplittableRandom(seed);
        MarketRules rules = new MarketRules(
                UNIT, MarginTiers.flat(20_000_000, 10_000_000), 3_000_000, 5 * DOLLAR, 900_000_000, 3600);
        BookSpec book = new BookSpec(
                PRICE / 10,
                random.nextLong(0, 500_000),
                random.nextLong(100_000, 2_000_000),
                random.nextInt(1, 20),
                random.nextLong(0, 200_000) * DOLLAR,
                random.nextLong(1, 120) * 1000);
        long fund = random.nextInt(3) == 0 ? 0 : random.nextLong(0, 60_000) * DOLLAR;
        return CexVenue.run(
                tape(seed, random),
                new VenueSpec.Cex(
                        "cex",
                        rules,
                        book,
                        new BookPolicies(
                                new MarkSpec.Median(random.nextLong(0, 60_000)),
                                BookDeleveragingSpec.USUAL,
                                LossSharingSpec.USUAL,
                                terms,
                                seed % 3 == 0
                                        ? BookTradingSpec.USUAL.withHouse(seed % 70_000 * DOLLAR + 1)
                                        : BookTradingSpec.USUAL),
                        fund));
    }

    private static ScenarioTape tape(long seed, SplittableRandom random) {
        TimeGrid grid = new TimeGrid(1_760_130_000_000L, 1000, STEPS);
        long[] index = RandomMarkets.walk(random, STEPS);
        List<SeededPosition> positions = new ArrayList<>();
        int traders = random.nextInt(1, 60);
        for (int account = 1; account <= traders; account++) {
            positions.add(position(random, account, index[0]));
        }
        List<TapeOrder> orders = orders(random, traders);
        return new ScenarioTape(
                grid,
                index[0],
                PriceSeries.of(index),
                RandomMarkets.ownBook(random, seed, STEPS),
                positions,
                orders,
                List.of(),
                100);
    }

    private static SeededPosition position(SplittableRandom random, int account, long start) {
        long entry = start / 100 * random.nextLong(80, 121);
        long size = random.nextLong(1, 20 * UNIT) * (random.nextBoolean() ? 1 : -1);
        long notional = Valuation.linear(UNIT).at(Math.abs(size), entry);
        return new SeededPosition(account, size, entry, notional / random.nextLong(1, 60));
    }

    private static List<TapeOrder> orders(SplittableRandom random, int traders) {
        List<TapeOrder> orders = new ArrayList<>();
        for (int step = 0; step < STEPS; step += random.nextInt(1, 12)) {
            int account = random.nextInt(1, traders + 10);
            orders.add(
                    random.nextBoolean()
                            ? new TapeOrder.Close(step, account)
                            : new TapeOrder.Open(
                                    step,
                                    account,
                                    random.nextLong(-5 * UNIT, 5 * UNIT),
                                    random.nextLong(0, 3000 * DOLLAR)));
        }
        return orders;
    }
}
