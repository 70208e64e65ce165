package io.backstop.oracle.population;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TriggerRules;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a population of positions that are alive when the tape starts.
 *
 * <p>Of all pairs of a leverage and an entry price only those are drawn, with equal weight, whose position is not
 * liquidatable at the price before the tape under any venue's rules: who already was is gone.
 */
final class Population {

    private static final String PURPOSE = "population";

    /** Prices have two decimals more than money. */
    private static final long PRICE_PER_MONEY = 100;

    private final PositionsSpec.Population spec;
    private final List<TriggerRules> rules;
    private final GasPrices gas;
    private final long sizeUnit;
    private final long priceBefore;
    private final RandomStream random;

    Population(
            PositionsSpec.Population spec,
            List<TriggerRules> rules,
            GasPrices gas,
            long sizeUnit,
            long priceBefore,
            long seed) {
        this.spec = spec;
        this.rules = rules;
        this.gas = gas;
        this.sizeUnit = sizeUnit;
        this.priceBefore = priceBefore;
        random = new RandomStream(seed, PURPOSE);
    }

    /** The positions in the order of their ids, which run from 1. */
    List<SeededPosition> draw() {
        List<SeededPosition> positions = new ArrayList<>(spec.count());
        for (int account = 1; account <= spec.count(); account++) {
            boolean isLong = random.uniform() * FixedPoint.RATIO_ONE < spec.longShare();
            long notional = notional(random.uniform());
            List<SeededPosition> alive = alive(account, isLong, notional);
            if (alive.isEmpty()) {
                throw new InputException(("positions.population: a %s of account %d would be liquidatable before step 0"
                                + " with every leverage and entry price")
                        .formatted(isLong ? "long" : "short", account));
            }
            positions.add(alive.get(random.below(alive.size())));
        }
        return positions;
    }

    /** Even on a logarithmic scale between the smallest and the largest notional. */
    private long notional(double drawn) {
        double ratio = (double) spec.notionalTo() / spec.notionalFrom();
        long notional = Math.round(spec.notionalFrom() * StrictMath.pow(ratio, drawn));
        return Math.clamp(notional, spec.notionalFrom(), spec.notionalTo());
    }

    private List<SeededPosition> alive(int account, boolean isLong, long notional) {
        List<SeededPosition> alive = new ArrayList<>();
        for (long entryPrice : spec.entryPrices()) {
            for (int leverage : spec.leverages()) {
                SeededPosition position = position(account, isLong, notional, leverage, entryPrice);
                if (rules.stream().noneMatch(r -> isLiquidatable(r, position))) {
                    alive.add(position);
                }
            }
        }
        return alive;
    }

    private SeededPosition position(int account, boolean isLong, long notional, int leverage, long entryPrice) {
        long size = Math.max(1, FixedPoint.mulDivFloor(notional, sizeUnit * PRICE_PER_MONEY, entryPrice));
        long collateral = Math.ceilDiv(MarginMaths.notional(size, entryPrice, sizeUnit), leverage);
        return new SeededPosition(account, isLong ? size : -size, entryPrice, collateral);
    }

    private boolean isLiquidatable(TriggerRules trigger, SeededPosition p) {
        MarketRules market = trigger.before(gas, MarginMaths.notional(p.size(), priceBefore, sizeUnit));
        return MarginMaths.isLiquidatable(market, p.collateral(), p.size(), p.entryPrice(), priceBefore);
    }
}
