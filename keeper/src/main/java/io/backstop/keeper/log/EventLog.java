package io.backstop.keeper.log;

/** Where a keeper tells what happens, in one line each. Threads may share it. */
public interface EventLog {

    /** How much a line matters. */
    enum Level {
        INFO,
        WARN,
        ERROR
    }

    /**
     * Writes one line.
     *
     * @param event one word with hyphens that says what happened; docs/keeper/log.md lists all
     * @param pairs names and values in turn
     */
    void tell(Level level, String event, Object... pairs);

    /** Writes a line about what was to be expected. */
    default void info(String event, Object... pairs) {
        tell(Level.INFO, event, pairs);
    }

    /** Writes a line about what somebody should look at. */
    default void warn(String event, Object... pairs) {
        tell(Level.WARN, event, pairs);
    }

    /** Writes a line about what somebody must look at. */
    default void error(String event, Object... pairs) {
        tell(Level.ERROR, event, pairs);
    }
}
