package io.backstop.model.scenario;

/**
 * The times of a tape itself.
 *
 * @param grid its steps
 * @param plan how positions come to be open before it
 */
public record TapeTimes(TimeGrid grid, SeedingPlan plan) implements BlockTimes {

    /** The times of a venue's tape. */
    public static TapeTimes of(ScenarioTape tape, VenueSpec.Pool venue) {
        return new TapeTimes(tape.grid(), SeedingPlan.of(tape, venue));
    }

    @Override
    public long block(int step) {
        return grid.seconds(step);
    }

    @Override
    public long earliest(int step) {
        return grid.seconds(step);
    }

    @Override
    public long expected(int ended, int later) {
        return grid.seconds(later);
    }

    @Override
    public boolean hasBegun(int step) {
        return true;
    }

    @Override
    public long told(long moment, int step) {
        return moment;
    }

    @Override
    public long published(OracleUpdate update, long last) {
        return update.publishTime();
    }

    @Override
    public Moment seeding(int group) {
        long time = group == plan.groups().size()
                ? plan.lastTime()
                : plan.groups().get(group).time();
        return new Moment(time, time);
    }

    @Override
    public long lastSeeding() {
        return plan.lastTime();
    }

    @Override
    public Moment firstPrice() {
        return new Moment(plan.firstPriceTime(), plan.firstPriceTime());
    }
}
