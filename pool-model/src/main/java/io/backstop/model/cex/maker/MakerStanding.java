package io.backstop.model.cex.maker;

/** What a market maker owns, as its venue knows it; asked once in each step. */
public interface MakerStanding {

    /** A maker whom nobody liquidates and whose position nobody asks: that of a venue that lends it all it needs. */
    MakerStanding UNLIMITED = new MakerStanding() {

        @Override
        public long size() {
            return 0;
        }

        @Override
        public boolean isLiquidatable() {
            return false;
        }
    };

    /** What it holds in market units, negative if short. */
    long size();

    /** Whether the venue may close it as any other account. */
    boolean isLiquidatable();
}
