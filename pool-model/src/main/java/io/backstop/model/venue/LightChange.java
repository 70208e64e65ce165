package io.backstop.model.venue;

/**
 * How near an account is to being deleveraged from a step on.
 *
 * @param step at whose end it was looked at
 * @param account the trader's account id
 * @param lights from 1 to 5, all on for the first fifth of its side's queue; 0 for an account that is in none
 */
public record LightChange(int step, int account, int lights) {}
