package io.backstop.model.venue;

import org.jspecify.annotations.Nullable;

/**
 * One attempt of depositors to leave a pool.
 *
 * @param step when
 * @param shares all that they hold
 * @param paid micro-dollars; 0 if they were refused
 * @param refusal why they were not let go; null if they were
 */
public record LpExit(
        int step, long shares, long paid, @Nullable ContractError refusal) {}
