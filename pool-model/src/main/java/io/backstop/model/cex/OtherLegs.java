package io.backstop.model.cex;

import io.backstop.model.venue.LossWave;

/** Positions that offset a trader's in one contract: those in the venue's others, and that of his other account in the same. */
interface OtherLegs {

    /** There are none. */
    OtherLegs NONE = new OtherLegs() {

        @Override
        public boolean forbids(int account, long size) {
            return false;
        }

        @Override
        public long closable(int account, long held, long part) {
            return part;
        }

        @Override
        public LossWave.Hedges closed(int account, long held, long part) {
            return LossWave.Hedges.NONE;
        }
    };

    /** Whether a position of his other account in the contract is one beside which this one must not be opened. */
    boolean forbids(int account, long size);

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
