package io.backstop.model.scenario;

/**
 * A while in which nothing lands on a venue's chain; the first block afterwards carries all that waited.
 *
 * @param kind what the chain does meanwhile
 * @param during the steps whose transactions wait are those with a time inside
 */
public record Interruption(Kind kind, TimeWindow during) {

    /** What a chain does while nothing lands. */
    public enum Kind {
        /** No block is made. */
        HALT("halt"),
        /** No block is made, and the next one begins with word of when the sequencer came back. */
        SEQUENCER_DOWN("sequencerDown"),
        /** The blocks that held the transactions are dropped, and empty ones stand in their place. */
        REORGANISATION("reorg");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in scenarios and results. */
        public String label() {
            return label;
        }
    }

    /** Whether there are blocks, if empty ones. */
    public boolean hasBlocks() {
        return kind == Kind.REORGANISATION;
    }

    /** The first step in which nothing lands. */
    public int firstStep(TimeGrid grid) {
        return grid.firstAt(during.fromMillis());
    }

    /** The step after the last one in which nothing lands; on a clock that ends before, the number of its steps. */
    public int endStep(TimeGrid grid) {
        return Math.min(grid.firstAt(during.toMillis()), grid.steps());
    }

    /** When it is over, epoch seconds, rounded down so that the block after it is not before it. */
    public long endSeconds() {
        return during.toMillis() / 1000;
    }
}
