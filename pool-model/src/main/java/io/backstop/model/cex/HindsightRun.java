package io.backstop.model.cex;

import io.backstop.model.cex.sharing.AdlOvershoot;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Replays the same path twice, with deleveraging and without, and says of each of its waves what it turned out to cost those who were closed
 * (semantics: ADL overshoot after no time and after 60 s). Without it the engine keeps what it cannot sell.
 */
final class HindsightRun {

    private static final long HORIZON = 60_000;

    private final ScenarioTape tape;
    private final VenueSpec.Cex venue;
    private final boolean looksAtDepth;

    HindsightRun(ScenarioTape tape, VenueSpec.Cex venue, boolean looksAtDepth) {
        this.tape = tape;
        this.venue = venue;
        this.looksAtDepth = looksAtDepth;
    }

    /** The run with deleveraging, whose waves are seen from later; contract by contract. */
    List<VenueRun> run() {
        ContractRuns with = new ContractRuns(tape, venue, true, looksAtDepth);
        List<WealthRecord> records =
                with.contracts().stream().map(run -> new WealthRecord()).toList();
        with.replay(step -> {
            for (int place = 0; place < records.size(); place++) {
                CexRun run = with.contracts().get(place);
                WealthRecord record = records.get(place);
                if (hasNewWave(run.waves(), step)) {
                    record.want(step);
                    record.want(later(step));
                }
                record.endOfStep(step, run.clearing(), run.value(), run.mark(step));
            }
        });
        List<WealthRecord> others = withoutDeleveraging(records);
        List<VenueRun> results = new ArrayList<>();
        for (int place = 0; place < records.size(); place++) {
            CexRun run = with.contracts().get(place);
            results.add(run.result(
                    isWanted(place) ? seen(run.waves(), records.get(place), others.get(place)) : run.waves()));
        }
        return results;
    }

    private List<WealthRecord> withoutDeleveraging(List<WealthRecord> with) {
        List<WealthRecord> without =
                with.stream().map(record -> new WealthRecord(record.steps())).toList();
        if (with.stream().allMatch(record -> record.steps().isEmpty())) {
            return without;
        }
        ContractRuns again = new ContractRuns(tape, venue, false, false);
        again.replay(step -> {
            for (int place = 0; place < without.size(); place++) {
                CexRun run = again.contracts().get(place);
                without.get(place).endOfStep(step, run.clearing(), run.value(), run.mark(step));
            }
        });
        return without;
    }

    private boolean isWanted(int contract) {
        return venue.all().get(contract).policies().deleveraging().reports().overshoot();
    }

    /** Asked in every step, so it looks at the waves of that step only and makes nothing. */
    private static boolean hasNewWave(List<LossWave> waves, int step) {
        for (int last = waves.size() - 1; last >= 0 && waves.get(last).step() == step; last--) {
            if (isAdl(waves.get(last))) {
                return true;
            }
        }
        return false;
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
