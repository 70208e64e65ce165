package io.backstop.oracle.path;

import io.backstop.model.scenario.PathSpec.AnchorPoint;

/** How much a price moves between two known ones. */
@FunctionalInterface
public interface SegmentVolatility {

    /** Standard deviation per square root of a second, relative to the price. */
    double between(AnchorPoint from, AnchorPoint to);
}
