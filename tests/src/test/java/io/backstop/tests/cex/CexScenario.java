package io.backstop.tests.cex;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookPolicies;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.BookTermsSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One random market, from calm to hopeless; the seed decides everything. */
record CexScenario(ScenarioTape tape, VenueSpec.Cex venue) {

    static CexScenario of(long seed) {
        return new Draw(new SplittableRandom(seed)).scenario();
    }

    /** The drawing of one scenario. */
    private static final class Draw {

        private static final long DOLLAR = 1_000_000;
        /** Market units per micro-dollar; more would leave 64 bits when depth and positions add up. */
        private static final long MOST_UNITS_PER_MONEY = 100_000;

        private static final long[] SIZE_UNITS = {1, 7, 10, 999, 1000, 65_537, 100_000_000, 999_999_999_989L};

        private final SplittableRandom random;
        private final long start;
        private final long sizeUnit;
        private final int steps;
        private final int traders;
        /** Largest distance of an entry price from the first index, in thousandths. */
        private final int entryRange;

        Draw(SplittableRandom random) {
            this.random = random;
            start = between(1_000_000, 10_000_000_000_000L);
            sizeUnit = sizeUnit();
            steps = random.nextInt(15, 45);
            traders = random.nextInt(1, 25);
            entryRange = oneOf(5, 50, 300);
        }

        CexScenario scenario() {
            MarketRules rules = new MarketRules(
                    sizeUnit,
                    tiers(),
                    random.nextLong(0, 50_000_000),
                    random.nextLong(0, 10 * DOLLAR),
                    900_000_000,
                    3600);
            long window = random.nextLong(0, 60_000);
            BookSpec book = book();
            long fund = fund();
            ScenarioTape tape = tape();
            BookDeleveragingSpec deleveraging = deleveraging();
            BookLiquidationSpec liquidation = liquidation();
            List<BackstopSpec> backstops = backstops();
            BookPolicies policies = new BookPolicies(
                            new MarkSpec.Median(window),
                            deleveraging,
                            LossSharingSpec.USUAL,
                            BookTermsSpec.USUAL,
                            trading())
                    .with(liquidation)
                    .with(backstops);
            return new CexScenario(tape, new VenueSpec.Cex("cex", rules, book, policies, fund));
        }

        /** A house with margin of its own in every fourth market. */
        private BookTradingSpec trading() {
            return random.nextInt(4) == 0
                    ? BookTradingSpec.USUAL.withHouse(between(10 * DOLLAR, 200_000 * DOLLAR))
                    : BookTradingSpec.USUAL;
        }

        /** The usual rules in every second market. */
        private BookDeleveragingSpec deleveraging() {
            if (random.nextBoolean()) {
                return BookDeleveragingSpec.USUAL;
            }
            BookDeleveragingSpec.Rank[] ranks = BookDeleveragingSpec.Rank.values();
            BookDeleveragingSpec.Price[] prices = BookDeleveragingSpec.Price.values();
            return new BookDeleveragingSpec(
                    ranks[random.nextInt(ranks.length)], prices[random.nextInt(prices.length)], triggers());
        }

        private List<BookDeleveragingSpec.Trigger> triggers() {
            List<BookDeleveragingSpec.Trigger> triggers = new ArrayList<>(List.of(
                    new BookDeleveragingSpec.Trigger.Uncovered(),
                    new BookDeleveragingSpec.Trigger.FundEmpty(),
                    drawdown(),
                    new BookDeleveragingSpec.Trigger.MarkThroughBankruptcy(),
                    new BookDeleveragingSpec.Trigger.NegativeEquity(),
                    new BookDeleveragingSpec.Trigger.MaxNotional(between(1, 2 * SlowMaths.RATIO_ONE)),
                    new BookDeleveragingSpec.Trigger.All(List.of(
                            new BookDeleveragingSpec.Trigger.FundEmpty(),
                            new BookDeleveragingSpec.Trigger.MarkThroughBankruptcy()))));
            // A fall is a rare trigger to meet.
            int first = random.nextInt(3) == 0 ? 2 : random.nextInt(triggers.size());
            return random.nextBoolean()
                    ? List.of(triggers.get(first))
                    : List.of(triggers.get(first), triggers.get((first + 1 + random.nextInt(6)) % triggers.size()));
        }

        /** The usual liquidation in every third market. */
        private BookLiquidationSpec liquidation() {
            return random.nextInt(3) == 0
                    ? BookLiquidationSpec.USUAL
                    : new BookLiquidationSpec(takeover(), steps(), order(), marginLeft(), takeoverPrice());
        }

        private BookLiquidationSpec.Takeover takeover() {
            int of = random.nextInt(1, 4);
            return switch (random.nextInt(4)) {
                case 0 -> new BookLiquidationSpec.Takeover.BelowMaintenance(random.nextInt(of + 1), of);
                case 1 -> new BookLiquidationSpec.Takeover.BelowCloseFraction(random.nextLong(100_000_000));
                default -> new BookLiquidationSpec.Takeover.None();
            };
        }

        private BookLiquidationSpec.Steps steps() {
            return switch (random.nextInt(6)) {
                case 0 -> new BookLiquidationSpec.Steps.Compliance(random.nextLong(10_000_000));
                case 1 ->
                    new BookLiquidationSpec.Steps.Tiers(
                            random.nextInt(1, 3),
                            random.nextInt(2, 4),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean());
                case 2 ->
                    new BookLiquidationSpec.Steps.PartThenRest(
                            random.nextLong(1, SlowMaths.RATIO_ONE + 1),
                            between(1, 50_000 * DOLLAR),
                            between(500, 20_000));
                case 3 ->
                    new BookLiquidationSpec.Steps.Clips(size(between(DOLLAR, 20_000 * DOLLAR)), between(20, 9000));
                default -> new BookLiquidationSpec.Steps.Whole(random.nextBoolean());
            };
        }

        private BookLiquidationSpec.Order order() {
            return switch (random.nextInt(3)) {
                case 0 -> new BookLiquidationSpec.Order.Market();
                case 1 ->
                    new BookLiquidationSpec.Order.Fillable(
                            random.nextLong(3 * SlowMaths.RATIO_ONE),
                            random.nextLong(SlowMaths.RATIO_ONE, 3 * SlowMaths.RATIO_ONE));
                default -> new BookLiquidationSpec.Order.Bankruptcy(false);
            };
        }

        private BookLiquidationSpec.MarginLeft marginLeft() {
            return switch (random.nextInt(3)) {
                case 0 -> new BookLiquidationSpec.MarginLeft.Returned(random.nextLong(20_000_000));
                case 1 -> new BookLiquidationSpec.MarginLeft.CappedPenalty(random.nextLong(30_000_000));
                default -> new BookLiquidationSpec.MarginLeft.Kept();
            };
        }

        private BookLiquidationSpec.TakeoverPrice takeoverPrice() {
            BookLiquidationSpec.TakeoverPrice[] prices = BookLiquidationSpec.TakeoverPrice.values();
            return prices[random.nextInt(prices.length)];
        }

        /** The engine in every second market; else the fund, with or without the engine behind it, or nobody. */
        private List<BackstopSpec> backstops() {
            BackstopSpec fund = new BackstopSpec.Fund(
                    between(1_000_000, 20 * SlowMaths.RATIO_ONE),
                    random.nextLong(1, 300_000_000),
                    random.nextLong(1, 30_000),
                    random.nextLong(100_000_000));
            return switch (random.nextInt(8)) {
                case 0 -> List.of();
                case 1, 2 -> List.of(fund);
                case 3 -> List.of(fund, new BackstopSpec.Engine());
                default -> BackstopSpec.USUAL;
            };
        }

        private BookDeleveragingSpec.Trigger drawdown() {
            long start = random.nextLong(50_000_000, 600_000_000);
            return new BookDeleveragingSpec.Trigger.Drawdown(
                    start,
                    random.nextLong(1, start + 1),
                    random.nextInt(3) == 0 ? between(1, 1000 * DOLLAR) : 0,
                    random.nextLong(1, 30_000));
        }

        /** One to three tiers of whole dollars and ratios of six decimals, so that their amounts are whole. */
        private MarginTiers tiers() {
            long initial = between(10_000, 300_000) * 1000;
            long maintenance = Math.max(1, initial / 1000 * random.nextLong(10, 101) / 100) * 1000;
            List<MarginTiers.Tier> tiers = new ArrayList<>();
            tiers.add(new MarginTiers.Tier(0, initial, maintenance));
            for (int k = random.nextInt(0, 3); k > 0; k--) {
                MarginTiers.Tier below = tiers.get(tiers.size() - 1);
                long rise = random.nextLong(0, 100_000) * 1000;
                tiers.add(new MarginTiers.Tier(
                        below.from() + between(10, 60_000) * DOLLAR,
                        below.initialMarginRatio() + rise,
                        below.maintenanceMarginRatio() + rise * random.nextLong(0, 101) / 100 / 1000 * 1000));
            }
            return MarginTiers.of(tiers);
        }

        private ScenarioTape tape() {
            TimeGrid grid = new TimeGrid(1_760_130_000_000L, oneOf(1000, 2000, 5000), steps);
            List<SeededPosition> positions = new ArrayList<>();
            for (int account = 1; account <= traders; account++) {
                boolean isTwin = account > 1 && random.nextInt(6) == 0;
                positions.add(isTwin ? twin(positions.get(account - 2)) : position(account));
            }
            SortedMap<String, PriceSeries> ownBooks = new TreeMap<>();
            if (random.nextInt(4) == 0) {
                ownBooks.put("cex", PriceSeries.of(path()));
            }
            return new ScenarioTape(grid, start, PriceSeries.of(path()), ownBooks, positions, orders(), List.of(), 100);
        }

        private long sizeUnit() {
            while (true) {
                long unit = SIZE_UNITS[random.nextInt(SIZE_UNITS.length)];
                if (unit / MOST_UNITS_PER_MONEY * 100 <= start) {
                    return unit;
                }
            }
        }

        /** From a ladder that takes everything to one of crumbs, and now and then nothing at all. */
        private BookSpec book() {
            long depth = switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> between(1, 500 * DOLLAR);
                case 2, 3 -> between(500 * DOLLAR, 20_000 * DOLLAR);
                default -> between(20_000 * DOLLAR, 1_000_000 * DOLLAR);
            };
            return new BookSpec(
                    Math.max(1, start / oneOf(1_000_000, 20_000, 700)),
                    random.nextLong(0, 5_000_000),
                    between(100_000, random.nextInt(8) == 0 ? 400_000_000 : 30_000_000),
                    random.nextInt(1, 9),
                    depth,
                    between(500, 300_000));
        }

        private long fund() {
            return switch (random.nextInt(6)) {
                case 0, 1 -> 0;
                case 2 -> PocketSpec.DEFAULT_SHARE;
                case 3 -> between(1, 1000 * DOLLAR);
                case 4 -> between(1000 * DOLLAR, 50_000 * DOLLAR);
                default -> between(100_000 * DOLLAR, 5_000_000 * DOLLAR);
            };
        }

        /** A walk with jumps, down to a thousandth of where it began. */
        private long[] path() {
            int walk = oneOf(1, 5, 15);
            int jump = oneOf(1, 80, 250);
            long[] index = new long[steps];
            long price = start;
            for (int step = 0; step < steps; step++) {
                int range = random.nextInt(8) == 0 ? jump : walk;
                price = moved(price, range);
                price = Math.clamp(price, start / 1000, start * 20);
                index[step] = price;
            }
            return index;
        }

        /** The same position for the next account: where ranks are equal, ids decide. */
        private static SeededPosition twin(SeededPosition of) {
            return new SeededPosition(of.account() + 1, of.size(), of.entryPrice(), of.collateral());
        }

        private SeededPosition position(int account) {
            long entry = moved(start, entryRange);
            long notional = between(10 * DOLLAR, 200_000 * DOLLAR);
            long size = random.nextInt(30) == 0 ? random.nextLong(1, 4) : size(notional);
            long collateral = notional / random.nextLong(1, 80);
            return new SeededPosition(account, random.nextBoolean() ? size : -size, entry, collateral);
        }

        private List<TapeOrder> orders() {
            List<TapeOrder> orders = new ArrayList<>();
            int pause = random.nextInt(1, 12);
            for (int hurried = random.nextInt(0, 5); hurried > 0; hurried--) {
                orders.add(new TapeOrder.Close(0, random.nextInt(1, traders + 1)));
            }
            for (int step = 0; step < steps; step += random.nextInt(0, pause + 1)) {
                int account = random.nextInt(1, traders + 10);
                orders.add(order(step, account));
                if (orders.size() == 40) {
                    break;
                }
            }
            return orders;
        }

        private TapeOrder order(int step, int account) {
            return switch (random.nextInt(7)) {
                case 0, 1 -> new TapeOrder.Close(step, account);
                case 2 -> new TapeOrder.Increase(step, account, change(20_000), money(2000));
                case 3 -> new TapeOrder.Decrease(step, account, change(1000), money(20));
                default -> open(step, account);
            };
        }

        /** A size of either sign, and often none. */
        private long change(int mostDollars) {
            long size = random.nextInt(3) == 0 ? 0 : size(between(10 * DOLLAR, mostDollars * DOLLAR));
            return random.nextBoolean() ? size : -size;
        }

        private long money(int mostDollars) {
            return random.nextInt(3) == 0 ? 0 : between(1, mostDollars * DOLLAR);
        }

        private TapeOrder open(int step, int account) {
            long notional = between(10 * DOLLAR, 50_000 * DOLLAR);
            long size = random.nextInt(15) == 0 ? 0 : size(notional);
            long collateral = random.nextInt(15) == 0 ? 0 : notional / random.nextLong(1, 40);
            return new TapeOrder.Open(step, account, random.nextBoolean() ? size : -size, collateral);
        }

        private long size(long notional) {
            return Math.max(1, SlowMaths.floor(notional, sizeUnit * 100, start));
        }

        /** A price up to so many thousandths away, in odd units so that divisions have remainders. */
        private long moved(long price, int thousandths) {
            long range = Math.max(1, price / 1000 * thousandths);
            return Math.max(1, price + random.nextLong(-range, range + 1));
        }

        /** A number between two, small ones as likely as large ones. */
        private long between(long least, long most) {
            int doublings = 64 - Long.numberOfLeadingZeros(most / least);
            long scaled = Math.min(most, least << random.nextInt(0, doublings + 1));
            return random.nextLong(Math.max(least, scaled / 2), Math.max(scaled, least) + 1);
        }

        private int oneOf(int... values) {
            return values[random.nextInt(values.length)];
        }
    }
}
