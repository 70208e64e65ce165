package io.backstop.model.cex;

import io.backstop.model.venue.LossWave;

/** Positions in a venue's other contracts that offset those of winners in one. */
interface OtherLegs {

    /** There are none. */
    OtherLegs NONE = new OtherLegs() {

        @Override
        public long closable(int account, long held, long part) {
            return part;
        }

        @Override
        public LossWave.Hedges closed(int account, long held, long part) {
            return LossWave.Hedges.NONE;
        }
    };

    /**
     * How much of a winner's position may be closed.
     *
     * @param held his position, signed
     * @param part of it that is wanted, with the other sign
     */
    long closable(int account, long held, long part);

    /** A part of his position was closed; what became of the other leg. */
    LossWave.Hedges closed(int account, long held, long part);
}
