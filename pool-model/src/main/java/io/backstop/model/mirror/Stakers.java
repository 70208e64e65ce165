package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.StakerDesk;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stakers of a safety module who leave it while the tape runs. Not thread safe. */
final class Stakers {

    /** Owner of the first cohort's shares; those of the others follow downwards. */
    private static final int FIRST_OWNER = -100;

    private final CooldownVaultMirror module;
    private final StakerDesk desk;
    private final Consumer<MarketEvent> events;
    private List<StakerDesk.Call> due = List.of();

    private Stakers(CooldownVaultMirror module, StakerDesk desk, Consumer<MarketEvent> events) {
        this.module = module;
        this.desk = desk;
        this.events = events;
    }

    /** Hands out the shares of a module that is funded and has not been used yet; null where nobody reacts. */
    static @Nullable Stakers of(
            PoolMirror pool, ScenarioTape tape, VenueSpec.Pool venue, Consumer<MarketEvent> events) {
        CooldownVaultMirror module = pool.safetyModule();
        if (module == null || !StakerDesk.isNeeded(tape, venue)) {
            return null;
        }
        StakerDesk desk = StakerDesk.of(tape, venue, module.totalSupply(), module.totalAssets());
        for (int place = 0; place < tape.circumstances().stakers().size(); place++) {
            module.transfer(PoolMirror.DEPLOYER, owner(place), desk.shares(place));
        }
        return new Stakers(module, desk, events);
    }

    /** Comes before anything that could slash in the step's block. */
    void decide(int step, BlockTimes times, PoolRun run) {
        due = desk.decide(step, times, run, this::worth);
    }

    void carryOut() {
        due.forEach(this::carryOut);
    }

    private void carryOut(StakerDesk.Call call) {
        int owner = owner(call.place());
        try {
            switch (call.deed()) {
                case ANNOUNCE -> module.startCooldown(owner, call.shares());
                case LEAVE -> {
                    long paid = module.redeem(owner, call.shares());
                    desk.paid(call.place(), paid);
                    events.accept(new MarketEvent.StakeLeft(call.shares(), paid));
                }
            }
        } catch (ContractRevert revert) {
            desk.refused(call.place(), revert.error());
        }
    }

    StakeRun result() {
        long others = module.previewRedeem(module.balanceOf(PoolMirror.DEPLOYER));
        return desk.result(this::worth, others, module.totalAssets());
    }

    private long worth(int place) {
        return module.previewRedeem(module.balanceOf(owner(place)));
    }

    private static int owner(int place) {
        return FIRST_OWNER - place;
    }
}
