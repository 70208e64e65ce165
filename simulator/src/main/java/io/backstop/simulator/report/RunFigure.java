package io.backstop.simulator.report;

/**
 * One figure of a run.
 *
 * @param name its keys in the summary, joined by dots
 * @param decimals how many it always has: 0 for a count; {@link #WORD} for what is no number
 * @param text exact; {@link #NEVER} for the time of what did not happen
 */
public record RunFigure(String name, int decimals, String text) {

    /** No number. */
    public static final int WORD = -1;

    /** No value, where others of the same name have one. */
    public static final String NEVER = "";
}
