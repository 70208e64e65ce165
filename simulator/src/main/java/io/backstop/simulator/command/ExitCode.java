package io.backstop.simulator.command;

/** What the process ends with. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;

    /** A run failed its own checks, or its chain failed. */
    public static final int RUN_FAILED = 1;

    /** The user's mistake. */
    public static final int BAD_INPUT = 2;

    private ExitCode() {}
}
