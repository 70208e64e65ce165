package io.backstop.model.venue;

/**
 * What caused a shortfall; the five parts add up to it exactly and each may be negative. Micro-dollars.
 *
 * @param jump the index moved through the margin between two ticks
 * @param oracle the venue's mark crossed later than the index
 * @param keeper the forced close came later than the crossing
 * @param throttle parts were closed later than the first
 * @param impact the fills were worse than the price series
 */
public record Attribution(long jump, long oracle, long keeper, long throttle, long impact) {

    /** Nothing to explain. */
    public static final Attribution NONE = new Attribution(0, 0, 0, 0, 0);

    /** The shortfall that the parts explain. */
    public long total() {
        return jump + oracle + keeper + throttle + impact;
    }

    /** The parts of two shortfalls together. */
    public Attribution plus(Attribution other) {
        return new Attribution(
                jump + other.jump,
                oracle + other.oracle,
                keeper + other.keeper,
                throttle + other.throttle,
                impact + other.impact);
    }
}
