package io.backstop.simulator.calculator;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.simulator.calculator.VenueRules.Held;
import io.backstop.simulator.calculator.VenueRules.Margin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Where one position ends on one venue. Prices are 1e-8 dollar, money is the venue's. What accrues with time (funding,
 * borrowing) and what moves prices (impact) is left out.
 */
public final class Calculation {

    /** A million million dollars: nobody's limits go further. */
    private static final long MOST_NOTIONAL = 1_000_000_000_000_000_000L;

    /** No market rises or falls further. */
    private static final long MOST_TIMES = 1_000;

    /** A micro-dollar at a price of 1e-8 dollar is so many 1e-8 coins. */
    private static final long COIN_PRICES = 10_000_000_000L;

    private final VenueSpec venue;
    private final VenueRules rules;
    private final Held held;

    private Calculation(VenueSpec venue, VenueRules rules, Held held) {
        this.venue = venue;
        this.rules = rules;
        this.held = held;
    }

    /**
     * A position at so many times its collateral.
     *
     * @param coins signed, in the market's units
     * @param leverage positive
     */
    public static Calculation of(VenueSpec venue, long coins, long entryPrice, long leverage) {
        VenueRules rules = VenueRules.of(venue, coins, entryPrice);
        long size = rules.size(coins, entryPrice);
        long collateral = Math.ceilDiv(rules.notional(size, entryPrice), leverage);
        return new Calculation(venue, rules, new Held(size, entryPrice, collateral));
    }

    /**
     * A position as it stands on a venue whose money is the dollar.
     *
     * @param size signed, in the market's units
     * @param collateral micro-dollars
     */
    public static Calculation ofHeld(VenueSpec venue, long size, long entryPrice, long collateral) {
        return new Calculation(venue, VenueRules.of(venue, size, entryPrice), new Held(size, entryPrice, collateral));
    }

    /** Whether money is the coin, 1e-8 of one. */
    public boolean isCoin() {
        return rules.isCoin();
    }

    /** Whether the venue's own health counts what is left out here, so that it may liquidate earlier. */
    public boolean leavesOut() {
        return venue instanceof VenueSpec.Pool pool && pool.mechanisms().healthMustBeRead();
    }

    /** Worth at entry. */
    public long notional() {
        return rules.notional(held.size(), held.entryPrice());
    }

    /** What is posted. */
    public long collateral() {
        return held.collateral();
    }

    /** What the venue wants to be posted. */
    public long initialMargin() {
        return rules.initialMargin(Math.absExact(held.size()), notional());
    }

    /** Whether the venue would not open it: it is too large, or too little is posted. */
    public boolean isRefused() {
        return !rules.allows(Math.absExact(held.size()), notional()) || held.collateral() < initialMargin();
    }

    /** Whether the venue would liquidate it at once. */
    public boolean isLiquidatableAtEntry() {
        return rules.isLiquidatable(held, held.entryPrice());
    }

    /** The first price on the way against the position at which the venue liquidates it; nothing if it never does. */
    public OptionalLong liquidationPrice() {
        return firstPrice(price -> rules.isLiquidatable(held, price));
    }

    /** The last price on the way against the position at which nothing is missing; nothing if there is none that leaves something missing. */
    public OptionalLong bankruptcyPrice() {
        OptionalLong missing = firstPrice(price -> rules.equity(held, price) < 0);
        if (missing.isEmpty() || missing.getAsLong() == held.entryPrice()) {
            return missing;
        }
        return OptionalLong.of(missing.getAsLong() + (held.size() > 0 ? 1 : -1));
    }

    /** The margin that it needs at a price. */
    public Margined margin(long price) {
        Margin margin = rules.margin(held.size(), price);
        return new Margined(margin.ratio(), margin.amount(), margin.needed());
    }

    /**
     * A maintenance margin.
     *
     * @param ratio of the notional (1e-9)
     * @param amount taken off their product, the venue's money as is {@code needed}
     */
    public record Margined(long ratio, long amount, long needed) {}

    /** The steps of the venue's maintenance margin, the first from 0; empty where it changes with each unit of worth. */
    public List<Step> steps() {
        if (rules.isCurved()) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        steps.add(step(0, 1));
        addSteps(steps, 1, MOST_NOTIONAL);
        return steps;
    }

    /** As margins never fall while the worth grows, between two with the same ratio is no other. */
    private void addSteps(List<Step> steps, long from, long until) {
        if (step(from, from).ratio == step(until, until).ratio) {
            return;
        }
        if (until - from == 1) {
            steps.add(step(until, until));
            return;
        }
        long middle = from + (until - from) / 2;
        addSteps(steps, from, middle);
        addSteps(steps, middle, until);
    }

    private Step step(long from, long notional) {
        long size = FixedPoint.mulDivFloor(notional, Math.absExact(held.size()), notional());
        Margin margin = rules.marginOf(Math.max(1, size), notional);
        return new Step(from, margin.ratio(), margin.amount());
    }

    /**
     * A range of a maintenance margin.
     *
     * @param from worth at the entry price at which it begins
     * @param ratio of the worth (1e-9)
     * @param amount taken off their product, the venue's money
     */
    public record Step(long from, long ratio, long amount) {}

    /** Worse for the position is down for a long, up for a short; once it holds it holds from there on. */
    private OptionalLong firstPrice(LongPredicate holds) {
        boolean isLong = held.size() > 0;
        long near = held.entryPrice();
        long far = isLong ? Math.max(1, near / MOST_TIMES) : Math.multiplyExact(near, MOST_TIMES);
        if (holds.test(near)) {
            return OptionalLong.of(near);
        }
        if (!holds.test(far)) {
            return OptionalLong.empty();
        }
        while (Math.abs(far - near) > 1) {
            long middle = near + (far - near) / 2;
            if (holds.test(middle)) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return OptionalLong.of(far);
    }

    /**
     * What a close at a price does.
     *
     * @param fund what each first-loss pocket has; empty for its own start, or the first-loss share of this position; of a book
     *     this is its insurance fund
     */
    public CloseOutcome close(long price, OptionalLong fund) {
        long equity = rules.equity(held, price);
        if (equity >= 0) {
            long taken = rules.taken(held, price);
            return new CloseOutcome(equity, taken, equity - taken, List.of(), 0);
        }
        long rest = -equity;
        List<CloseOutcome.Paid> paid = new ArrayList<>();
        for (Payer payer : payers(fund)) {
            long amount = Math.min(rest, payer.most);
            paid.add(new CloseOutcome.Paid(payer.name, amount, payer.most));
            rest -= amount;
        }
        return new CloseOutcome(equity, 0, 0, paid, rest);
    }

    /** One that pays, and the most that it pays. */
    private record Payer(String name, long most) {}

    private List<Payer> payers(OptionalLong fund) {
        return switch (venue) {
            case VenueSpec.Cex cex -> payers(cex, fund);
            case VenueSpec.Pool pool ->
                pool.pockets().stream()
                        .map(pocket -> payer(pool, pocket, fund))
                        .flatMap(Optional::stream)
                        .toList();
        };
    }

    /** A vault bears what it has taken over before the fund pays, unless the fund is asked first; plain pockets come last. */
    private List<Payer> payers(VenueSpec.Cex cex, OptionalLong fund) {
        List<Payer> payers = new ArrayList<>();
        Payer insurance = new Payer(Account.INSURANCE_FUND.toString(), fund.orElseGet(() -> ownFund(cex)));
        for (BackstopSpec backstop : cex.policies().backstops()) {
            if (backstop instanceof BackstopSpec.Vault vault) {
                payers.add(new Payer(Account.BACKSTOP_VAULT.toString(), venueMoney(vault.equity())));
            } else if (!payers.contains(insurance)) {
                payers.add(insurance);
            }
        }
        if (!payers.contains(insurance)) {
            payers.add(insurance);
        }
        for (BookPocketSpec pocket : cex.policies().hybrid().pockets()) {
            payers.add(new Payer(
                    pocket.account().toString(), venueMoney(Math.min(pocket.balance(), pocket.capPerStep()))));
        }
        return payers;
    }

    /** Dollars of a scenario in the venue's money: coins are counted at the entry price, rounded down. */
    private long venueMoney(long microDollars) {
        return rules.isCoin() ? FixedPoint.mulDivFloor(microDollars, COIN_PRICES, held.entryPrice()) : microDollars;
    }

    private long ownFund(VenueSpec.Cex cex) {
        return rules.isCoin() ? PocketSpec.firstLossCapital(notional()) : cex.insuranceFund(notional());
    }

    private Optional<Payer> payer(VenueSpec.Pool pool, PocketSpec pocket, OptionalLong fund) {
        return switch (pocket.account().party()) {
            case LP -> Optional.of(new Payer("lp", Math.min(pool.lpCapital(), pocket.capPerEvent())));
            case JUNIOR_LP -> Optional.of(new Payer("juniorLp", Math.min(pool.juniorCapital(), pocket.capPerEvent())));
            default -> {
                long start = pocket.balance() == PocketSpec.DEFAULT_SHARE
                        ? PocketSpec.firstLossCapital(notional())
                        : pocket.balance();
                yield Optional.of(
                        new Payer(pocket.account().toString(), Math.min(fund.orElse(start), pocket.capPerEvent())));
            }
        };
    }
}
