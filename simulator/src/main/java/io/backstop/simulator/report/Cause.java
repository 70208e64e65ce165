package io.backstop.simulator.report;

import io.backstop.model.venue.Attribution;

/** One of the five causes of a shortfall. */
enum Cause {
    JUMP("jump", "the index went through the margin between two ticks"),
    ORACLE("oracle", "the venue's mark crossed later than the index"),
    KEEPER("keeper", "the forced close came later than the crossing"),
    THROTTLE("throttle", "parts were closed later than the first"),
    IMPACT("impact", "the fills were worse than the price series");

    private final String label;
    private final String meaning;

    Cause(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    String label() {
        return label;
    }

    String meaning() {
        return meaning;
    }

    /** This cause's part in micro-dollars; may be negative. */
    long of(Attribution causes) {
        return switch (this) {
            case JUMP -> causes.jump();
            case ORACLE -> causes.oracle();
            case KEEPER -> causes.keeper();
            case THROTTLE -> causes.throttle();
            case IMPACT -> causes.impact();
        };
    }
}
