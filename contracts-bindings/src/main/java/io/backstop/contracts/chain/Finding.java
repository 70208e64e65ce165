package io.backstop.contracts.chain;

/**
 * One thing that was looked at.
 *
 * @param what it was
 * @param found what it is like, and what follows from that
 * @param works whether everything works that depends on it
 */
public record Finding(String what, String found, boolean works) {}
