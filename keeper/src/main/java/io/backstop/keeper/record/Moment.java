package io.backstop.keeper.record;

import java.time.Instant;

/**
 * When something happened.
 *
 * @param time by the clock on the wall
 * @param nanos by a clock that never goes back, to measure with
 */
record Moment(Instant time, long nanos) {}
