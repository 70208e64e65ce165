package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Provider;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.venue.CoinDollars;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.Reduction;
import org.jspecify.annotations.Nullable;

/**
 * A venue's own figures in dollars as money of its contract, at one price.
 *
 * @param price 1e-8 dollar
 */
record MoneyFigures(Denomination denomination, long price) {

    long of(long dollars) {
        return denomination.money(dollars, price);
    }

    /** Of a size in coins, one unit at least. */
    private long size(long coins) {
        return Math.max(1, denomination.size(coins, price));
    }

    BookDeleveragingSpec of(BookDeleveragingSpec spec) {
        return new BookDeleveragingSpec(
                spec.rank(),
                spec.price(),
                spec.triggers().stream().map(this::of).toList(),
                spec.reports(),
                spec.keepsHedges());
    }

    private Trigger of(Trigger trigger) {
        return trigger instanceof Trigger.Drawdown fall
                ? new Trigger.Drawdown(fall.start(), fall.stop(), of(fall.leastBalance()), fall.window())
                : trigger;
    }

    LossSharingSpec of(LossSharingSpec spec) {
        return new LossSharingSpec(spec.severity(), of(spec.allocation()));
    }

    private Allocation of(Allocation allocation) {
        return switch (allocation) {
            case Allocation.ProRata all -> of(all);
            case Allocation.Largest some -> new Allocation.Largest(some.count(), of(some.among()));
            case Allocation.RiskAware all ->
                new Allocation.RiskAware(all.risk(), all.base(), all.most(), of(all.left()));
            case Allocation.WholeLots lots ->
                new Allocation.WholeLots(
                        size(lots.lot()), Math.max(1, of(lots.perLot())), lots.base(), lots.meetsBudget());
            case Allocation.Split split -> new Allocation.Split(split.share(), of(split.first()), of(split.second()));
            case Allocation.Queue queue -> queue;
            case Allocation.Clawback clawback -> clawback;
        };
    }

    BookLiquidationSpec of(BookLiquidationSpec spec) {
        return new BookLiquidationSpec(
                spec.takeover(),
                switch (spec.steps()) {
                    case Steps.PartThenRest part ->
                        new Steps.PartThenRest(part.part(), of(part.above()), part.pauseMillis());
                    case Steps.Clips clips -> new Steps.Clips(size(clips.size()), clips.everyMillis());
                    case Steps.RandomClips clips ->
                        new Steps.RandomClips(clips.oneIn(), clips.part(), of(clips.least()), of(clips.volume()));
                    case Steps other -> other;
                },
                spec.order(),
                spec.marginLeft(),
                spec.takeoverPrice());
    }

    BackstopSpec of(BackstopSpec spec) {
        return switch (spec) {
            case BackstopSpec.Vault vault ->
                new BackstopSpec.Vault(of(vault.equity()), of(vault.leastEquity()), vault.sells());
            case BackstopSpec.Providers providers ->
                new BackstopSpec.Providers(
                        providers.list().stream().map(this::of).toList());
            case BackstopSpec.Engine engine -> engine;
            case BackstopSpec.Fund fund -> fund;
        };
    }

    private BackstopSpec.Provider of(BackstopSpec.Provider spec) {
        return new BackstopSpec.Provider(
                spec.account(), limit(spec.perMinute()), limit(spec.perHour()), spec.sellsOverMillis());
    }

    /** Of coins that are worth little no more than limits may be, so that those of all providers add up. */
    private long limit(long dollars) {
        return denomination.isCoin() ? CoinDollars.coinsWithin(dollars, price, Provider.MOST) : dollars;
    }

    private Allocation.ProRata of(Allocation.ProRata spec) {
        return new Allocation.ProRata(spec.weight(), spec.base(), spec.most(), of(spec.left()));
    }

    /** A reduction with its notional in micro-dollars, rounded down. */
    Reduction dollars(Reduction done) {
        return new Reduction(done.step(), done.account(), done.size(), denomination.dollars(done.notional(), price));
    }

    /** A wave of losses in micro-dollars, each figure rounded down. */
    LossWave dollars(LossWave wave) {
        return new LossWave(
                wave.step(),
                wave.kind(),
                denomination.dollars(wave.leastHaircut(), price),
                denomination.dollars(wave.budget(), price),
                denomination.dollars(wave.needed(), price),
                denomination.dollars(wave.taken(), price),
                denomination.dollars(wave.adlOvershoot(), price),
                denomination.dollars(wave.queueOvershoot(), price),
                denomination.dollars(wave.residual(), price),
                wave.largestHaircut(),
                wave.payers(),
                dollars(wave.hindsight()),
                wave.hedges());
    }

    private LossWave.@Nullable Hindsight dollars(LossWave.@Nullable Hindsight seen) {
        return seen == null
                ? null
                : new LossWave.Hindsight(
                        denomination.dollars(seen.atOnce(), price), denomination.dollars(seen.afterMinute(), price));
    }
}
