package io.backstop.oracle.feed;

import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.observation.Observer;
import java.util.List;

/** Sees what another observer sees, with the faults of a feed done to it in their order. Not thread safe. */
final class FaultyObserver implements Observer {

    private final Observer sound;
    private final List<FaultSpec> faults;
    private final TimeGrid grid;
    private long price;
    private long confidence;
    private long seenBefore;
    private long confidenceBefore;

    /**
     * An observer with these faults.
     *
     * @param priceBefore what was seen before the tape (1e-8 dollar)
     */
    FaultyObserver(Observer sound, List<FaultSpec> faults, TimeGrid grid, long priceBefore) {
        seenBefore = priceBefore;
        this.sound = sound;
        this.faults = faults;
        this.grid = grid;
    }

    @Override
    public boolean look(int step) {
        if (!sound.look(step)) {
            return false;
        }
        price = sound.price();
        confidence = sound.confidence();
        boolean isStale = false;
        for (FaultSpec fault : faults) {
            if (fault.during().contains(grid.millis(step))) {
                isStale |= fault instanceof FaultSpec.StaleOnResume;
                apply(fault);
            }
        }
        if (!isStale) {
            seenBefore = sound.price();
            confidenceBefore = sound.confidence();
        }
        return true;
    }

    private void apply(FaultSpec fault) {
        if (fault instanceof FaultSpec.OfPrice ofPrice) {
            price = faulty(ofPrice);
        } else if (fault instanceof FaultSpec.WideConfidence wide) {
            confidence = Math.max(confidence, FixedPoint.mulDivFloor(price, wide.confidence(), FixedPoint.RATIO_ONE));
        } else if (fault instanceof FaultSpec.StaleOnResume) {
            price = seenBefore;
            confidence = confidenceBefore;
        }
    }

    private long faulty(FaultSpec.OfPrice fault) {
        return switch (fault) {
            case FaultSpec.Floor floor -> Math.max(price, floor.price());
            case FaultSpec.Ceiling ceiling -> Math.min(price, ceiling.price());
            case FaultSpec.Scaled scaled -> FaultyPrice.scaled(price, scaled.factor());
            case FaultSpec.WrongDecimals wrong -> FaultyPrice.shifted(price, wrong.by());
        };
    }

    @Override
    public long price() {
        return price;
    }

    @Override
    public long confidence() {
        return confidence;
    }
}
