package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.FundRulesSpec.Injection;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.scenario.LossSharingSpec.Base;
import io.backstop.model.scenario.LossSharingSpec.Risk;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What must hold whoever pays and however a loss is shared, over seeded random falls. */
class SharedLossRandomTest {

    private static final int SEEDS = 400;
    private static final int STEPS = 40;
    private static final int TRADERS = 24;
    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long ONE = 1_000_000_000;

    private static final List<Allocation> ALLOCATIONS = List.of(
            LossSharingSpec.USUAL.allocation(),
            new Allocation.Queue(Rank.BINANCE, Base.EQUITY),
            new Allocation.RiskAware(new Risk.Power(1), Base.PROFIT, ONE, 0),
            new Allocation.RiskAware(new Risk.Beyond(2 * ONE), Base.EQUITY, ONE / 2, DOLLAR),
            new Allocation.WholeLots(1, 7 * DOLLAR, Base.PROFIT, true),
            new Allocation.WholeLots(2, 30 * DOLLAR, Base.EQUITY, false),
            new Allocation.Split(
                    ONE / 5, new Allocation.Queue(Rank.LEVERAGE, Base.PROFIT), LossSharingSpec.USUAL.allocation()),
            new Allocation.Clawback(1_800_000));

    private static final List<Trigger> TRIGGERS = List.of(
            new Trigger.Uncovered(),
            new Trigger.FundEmpty(),
            new Trigger.MaxNotional(ONE),
            new Trigger.All(List.of(new Trigger.FundEmpty(), new Trigger.MarkThroughBankruptcy())));

    @Test
    void payersAndWhatIsPendingAreTheShortfallAndNoPocketPaysMoreThanItMay() {
        Map<Payer, Long> paid = new EnumMap<>(Payer.class);
        Map<LossWave.Kind, Integer> waves = new EnumMap<>(LossWave.Kind.class);
        long pending = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            HybridSpec hybrid = hybrid(random);
            VenueRun run = CexVenue.run(tape(random), venue(random, hybrid));

            assertThat(run.conservation()).as("conservation of seed %d", seed).isZero();
            assertThat(run.checksHold()).as("checks of seed %d", seed).isTrue();
            assertThat(run.ledger().balance(Account.PENDING_SHORTFALL))
                    .as("owed in seed %d", seed)
                    .isEqualTo(-run.pendingShortfall());
            assertPocketsKeepTheirCaps(run, hybrid, seed);
            run.paidBy().forEach((payer, amount) -> paid.merge(payer, amount, Long::sum));
            run.lossWaves().forEach(wave -> waves.merge(wave.kind(), 1, Integer::sum));
            pending += run.pendingShortfall();
        }
        // Seeds that never reach a branch would prove nothing of it.
        assertThat(List.of(
                        Payer.INSURANCE_FUND,
                        Payer.SAFETY_MODULE,
                        Payer.TREASURY,
                        Payer.ADL,
                        Payer.SOCIALISED,
                        Payer.CLAWBACK,
                        Payer.BAD_DEBT))
                .allSatisfy(
                        payer -> assertThat(paid.get(payer)).as(payer.label()).isPositive());
        assertThat(waves).hasSize(LossWave.Kind.values().length);
        assertThat(pending).isPositive();
    }

    private static void assertPocketsKeepTheirCaps(VenueRun run, HybridSpec hybrid, long seed) {
        for (BookPocketSpec pocket : hybrid.pockets()) {
            Map<Integer, Long> bySteps = new HashMap<>();
            for (Transfer transfer : run.ledger().transfers()) {
                if (transfer.from().equals(pocket.account()) && transfer.reason() == Reason.SHORTFALL) {
                    bySteps.merge(transfer.step(), transfer.amount(), Long::sum);
                }
            }
            assertThat(bySteps.values())
                    .as("%s in seed %d", pocket, seed)
                    .allMatch(amount -> amount <= pocket.capPerStep());
            assertThat(run.ledger().balance(pocket.account()))
                    .as("seed %d", seed)
                    .isNotNegative();
        }
    }

    private static HybridSpec hybrid(SplittableRandom random) {
        return new HybridSpec(
                List.of(
                        new BookPocketSpec(
                                Account.SAFETY_MODULE,
                                random.nextLong(2000) * DOLLAR,
                                random.nextLong(1, 500) * DOLLAR),
                        new BookPocketSpec(Account.TREASURY, random.nextLong(2000) * DOLLAR, BookPocketSpec.NO_CAP)),
                random.nextLong(4) * 1500,
                random.nextBoolean(),
                random.nextLong(3) * 1000);
    }

    private static FundRulesSpec fund(SplittableRandom random) {
        Injection early = new Injection(random.nextInt(STEPS / 2), random.nextLong(1, 500) * DOLLAR);
        Injection late = new Injection(random.nextInt(STEPS / 2, STEPS), random.nextLong(1, 500) * DOLLAR);
        return new FundRulesSpec(1000, random.nextBoolean() ? List.of() : List.of(early, late));
    }

    private static VenueSpec.Cex venue(SplittableRandom random, HybridSpec hybrid) {
        MarketRules rules = new MarketRules(1, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);
        BookSpec book = new BookSpec(PRICE, 0, 5_000_000, random.nextInt(1, 8), random.nextLong(40_000) * DOLLAR, 5000);
        BookPolicies policies = new BookPolicies(
                new MarkSpec.FundingBasis(MarkSpec.ExpectedFunding.NONE),
                new BookDeleveragingSpec(
                        drawn(random, List.of(Rank.values())),
                        drawn(random, List.of(Price.values())),
                        List.of(drawn(random, TRIGGERS)),
                        new BookDeleveragingSpec.Reports(random.nextInt(4) == 0, random.nextInt(4) == 0)),
                new LossSharingSpec(new Severity.Share(ONE), drawn(random, ALLOCATIONS)),
                BookTermsSpec.USUAL,
                BookTradingSpec.USUAL,
                BookLiquidationSpec.USUAL,
                BackstopSpec.USUAL,
                hybrid,
                fund(random));
        return new VenueSpec.Cex("cex", rules, book, policies, random.nextLong(1000) * DOLLAR);
    }

    private static <T> T drawn(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static ScenarioTape tape(SplittableRandom random) {
        long[] index = new long[STEPS];
        index[0] = 2000 * PRICE;
        for (int step = 1; step < STEPS; step++) {
            index[step] = index[step - 1] / 1000 * random.nextLong(970, 1025);
        }
        List<SeededPosition> positions = new ArrayList<>();
        for (int account = 1; account <= TRADERS; account++) {
            long size = random.nextLong(1, 60) * (random.nextInt(3) == 0 ? -1 : 1);
            positions.add(new SeededPosition(
                    account,
                    size,
                    random.nextLong(1900, 2100) * PRICE,
                    Math.abs(size) * random.nextLong(40, 600) * DOLLAR));
        }
        return RandomMarkets.tape(index, positions, orders(random));
    }

    private static List<TapeOrder> orders(SplittableRandom random) {
        List<TapeOrder> orders = new ArrayList<>();
        for (int step = 1; step < STEPS; step++) {
            int account = random.nextInt(1, TRADERS + 10);
            orders.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new TapeOrder.Close(step, account);
                        case 1 -> new TapeOrder.Decrease(step, account, random.nextLong(1, 9), 0);
                        case 2 -> new TapeOrder.Increase(step, account, 0, random.nextLong(1, 900) * DOLLAR);
                        default ->
                            new TapeOrder.Open(
                                    step, account, random.nextLong(1, 9), random.nextLong(200, 9000) * DOLLAR);
                    });
        }
        return orders;
    }
}
