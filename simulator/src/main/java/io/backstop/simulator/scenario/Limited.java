package io.backstop.simulator.scenario;

import org.jspecify.annotations.Nullable;

/** Times with an upper end, which a mistake names in hours. */
final class Limited {

    private static final long HOUR = 3_600;

    private Limited() {}

    /** Whole seconds, more than none, or what holds if the key is not there. */
    static long positiveSeconds(Node parent, String key, long otherwise, long most) {
        return atMost(parent.optional(key), Quantity.positiveSeconds(parent, key, otherwise), most);
    }

    /** Whole seconds, or what holds if the key is not there. */
    static long seconds(Node parent, String key, long otherwise, long most) {
        return atMost(parent.optional(key), Quantity.wholeSeconds(parent, key, otherwise), most);
    }

    private static long atMost(@Nullable Node time, long seconds, long most) {
        if (time != null && seconds > most) {
            throw time.mistake("must be at most " + most / HOUR + "h");
        }
        return seconds;
    }
}
