package io.backstop.model.cex.deleveraging;

/**
 * A winner's position and the one in another contract that offsets it.
 *
 * @param account the trader's account id
 * @param size of the leg that is asked for, without sign, positive
 * @param otherSize of the leg in the other contract, in that contract's unit, without sign; 0 if there is none
 */
public record Hedge(int account, long size, long otherSize) {}
