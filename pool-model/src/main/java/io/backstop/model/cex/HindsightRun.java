package io.backstop.model.cex;

import io.backstop.model.cex.sharing.AdlOvershoot;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.VenueRun;
import java.util.List;

/**
 * Replays the same path twice, with deleveraging and without, and says of each of its waves what it turned out to cost those who were closed
 * (semantics: ADL overshoot after no time and after 60 s). Without it the engine keeps what it cannot sell.
 */
final class HindsightRun {

    private static final long HORIZON = 60_000;

    private final ScenarioTape tape;
    private final VenueSpec.Cex venue;

    HindsightRun(ScenarioTape tape, VenueSpec.Cex venue) {
        this.tape = tape;
        this.venue = venue;
    }

    /** The run with deleveraging, whose waves are seen from later. */
    VenueRun run() {
        WealthRecord with = new WealthRecord();
        CexRun run = new CexRun(tape, venue, true);
        run.replay((step, mark) -> {
            if (run.waves().stream().anyMatch(wave -> isAdl(wave) && wave.step() == step)) {
                with.want(step);
                with.want(later(step));
            }
            with.endOfStep(step, run.clearing(), run.value(), mark);
        });
        WealthRecord without = new WealthRecord(with.steps());
        if (!with.steps().isEmpty()) {
            CexRun other = new CexRun(tape, venue, false);
            other.replay((step, mark) -> without.endOfStep(step, other.clearing(), other.value(), mark));
        }
        return run.result(seen(run.waves(), with, without));
    }

    private List<LossWave> seen(List<LossWave> waves, WealthRecord with, WealthRecord without) {
        int accounts = Math.max(with.accounts(), without.accounts());
        return waves.stream()
                .map(wave -> isAdl(wave)
                        ? wave.with(new LossWave.Hindsight(
                                overshoot(wave.step(), waves, with, without, accounts),
                                overshoot(later(wave.step()), waves, with, without, accounts)))
                        : wave)
                .toList();
    }

    private static long overshoot(
            int step, List<LossWave> waves, WealthRecord with, WealthRecord without, int accounts) {
        long needed = waves.stream()
                .filter(wave -> isAdl(wave) && wave.step() <= step)
                .mapToLong(LossWave::needed)
                .sum();
        return AdlOvershoot.between(without.at(step, accounts), with.at(step, accounts), needed);
    }

    private static boolean isAdl(LossWave wave) {
        return wave.kind() == LossWave.Kind.ADL;
    }

    private int later(int step) {
        long steps = Math.ceilDiv(HORIZON, tape.grid().stepMillis());
        return Math.toIntExact(Math.min(step + steps, tape.grid().steps() - 1L));
    }
}
