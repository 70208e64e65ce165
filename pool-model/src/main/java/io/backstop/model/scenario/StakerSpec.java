package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.units.Hashes;

/**
 * Stakers of a safety module who announce that they leave when something frightens them, and leave as soon as their cooldown lets
 * them; until then they bear slashes like everybody.
 *
 * @param name of the cohort
 * @param share of the stake of the start that is theirs (1e-9), above 0
 * @param fear what frightens them
 */
public record StakerSpec(String name, long share, Fear fear) {

    /** The name of those who stay whatever happens. */
    public static final String OTHERS = "others";

    /** Checks the share. */
    public StakerSpec {
        Figures.requireWithin("share", share, 1, FixedPoint.RATIO_ONE);
    }

    /** What is looked at before the orders of each step. */
    public sealed interface Fear {}

    /**
     * A loss that nobody has booked.
     *
     * @param above phantom net asset value over the pool's deposit is larger (1e-9)
     */
    public record Phantom(long above) implements Fear {}

    /**
     * A move of the mark.
     *
     * @param move the mark is at least so far from the price before the tape, either way (1e-9)
     */
    public record Move(long move) implements Fear {}

    /**
     * A slash.
     *
     * @param below what they have of the stake over what they had at the start is smaller (1e-9)
     */
    public record Slash(long below) implements Fear {}

    void addTo(Hashes hashes) {
        hashes.add("staker").add(name).add(share);
        switch (fear) {
            case Phantom phantom -> hashes.add("phantom").add(phantom.above);
            case Move move -> hashes.add("move").add(move.move);
            case Slash slash -> hashes.add("slash").add(slash.below);
        }
    }
}
