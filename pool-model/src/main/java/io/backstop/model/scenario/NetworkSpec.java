package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an oracle network does to the prices of a feed beyond a fixed delay.
 *
 * @param latency from the report to landing, on top of the feed's own delay
 * @param observers where prices come from; null if the index is seen as it is
 * @param intervalMillis how often the network looks; 0 for every step
 * @param schedule when a price is asked for whatever was published before; null for never
 * @param rounds how it agrees; null if it takes no time
 * @param inclusion how updates get into a block; null if they always do
 * @param faults what goes wrong, in the order in which it is done to a price
 */
public record NetworkSpec(
        LatencySpec latency,
        @Nullable ObserversSpec observers,
        long intervalMillis,
        @Nullable ScheduleSpec schedule,
        @Nullable RoundSpec rounds,
        @Nullable InclusionSpec inclusion,
        List<FaultSpec> faults) {

    /** A network that sees the index and only takes the feed's own delay. */
    public static final NetworkSpec NONE = new NetworkSpec(LatencySpec.fixed(0), null, 0, null, null, List.of());

    /** A network that no schedule asks. */
    public NetworkSpec(
            LatencySpec latency,
            @Nullable ObserversSpec observers,
            long intervalMillis,
            @Nullable RoundSpec rounds,
            @Nullable InclusionSpec inclusion,
            List<FaultSpec> faults) {
        this(latency, observers, intervalMillis, null, rounds, inclusion, faults);
    }

    /** Checks the figures. */
    public NetworkSpec {
        Figures.requireWithin("intervalMillis", intervalMillis, 0, LatencySpec.LONGEST);
        faults = List.copyOf(faults);
    }

    /** The same network with another latency. */
    public NetworkSpec withLatency(LatencySpec other) {
        return new NetworkSpec(other, observers, intervalMillis, schedule, rounds, inclusion, faults);
    }

    /** The same network that looks at other times. */
    public NetworkSpec withInterval(long millis) {
        return new NetworkSpec(latency, observers, millis, schedule, rounds, inclusion, faults);
    }

    /** The same network that is asked at other times as well; null for none. */
    public NetworkSpec withSchedule(@Nullable ScheduleSpec other) {
        return new NetworkSpec(latency, observers, intervalMillis, other, rounds, inclusion, faults);
    }

    /** The same network with other rounds. */
    public NetworkSpec withRounds(RoundSpec others) {
        return new NetworkSpec(latency, observers, intervalMillis, schedule, others, inclusion, faults);
    }

    /** The same network on another market for gas. */
    public NetworkSpec withInclusion(InclusionSpec other) {
        return new NetworkSpec(latency, observers, intervalMillis, schedule, rounds, other, faults);
    }

    /** The same network with other faults. */
    public NetworkSpec withFaults(FaultSpec... others) {
        return new NetworkSpec(latency, observers, intervalMillis, schedule, rounds, inclusion, List.of(others));
    }
}
