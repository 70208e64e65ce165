// Mirrors what a deployment puts at a market's gate
package io.backstop.model.mirror;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.feed.ReportBounds;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.gate.Gate;
import io.backstop.model.mirror.gate.GateListMirror;
import io.backstop.model.mirror.gate.PriceGuardMirror;
import io.backstop.model.mirror.gate.ReferenceGuardMirror;
import io.backstop.model.mirror.gate.ResumeGraceMirror;
import io.backstop.model.mirror.gate.WithdrawalGate;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.mirror.operations.PauseMirror;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes everything that a venue's actions depend on: the guardian's stop, guards as listed, bounds on reports, the gate for withdrawals. */
final class Gates {

    private Gates() {}

    /** One gate, which asks them in order if there are several. */
    static Gate of(
            Mechanisms specs,
            @Nullable PauseMirror pause,
            GateSources sources,
            @Nullable ShortfallsMirror shortfalls,
            BlockTime time,
            Consumer<MarketEvent> events) {
        List<Gate> gates = new ArrayList<>();
        if (pause != null) {
            gates.add(pause);
        }
        for (GateSpec guard : specs.guards()) {
            gates.add(guard(guard, sources, time, events));
        }
        if (specs.reportBounds() != null) {
            gates.add(new ReportBounds(specs.reportBounds(), sources.wholeReports(), time));
        }
        LastResortSpec lastResort = specs.lastResort();
        if (lastResort != null && shortfalls != null && lastResort.withdrawalGateSeconds() > 0) {
            gates.add(new WithdrawalGate(shortfalls, lastResort.withdrawalGateSeconds(), time));
        }
        return asOne(gates);
    }

    /** The flags among what a gate asks; null if there are none. */
    static @Nullable FlagsMirror flagsIn(Gate gate) {
        List<Gate> members = gate instanceof GateListMirror list ? list.gates() : List.of(gate);
        return members.stream()
                .filter(FlagsMirror.class::isInstance)
                .map(FlagsMirror.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Gate asOne(List<Gate> gates) {
        return switch (gates.size()) {
            case 0 -> Gate.ALWAYS_OPEN;
            case 1 -> gates.getFirst();
            default -> new GateListMirror(gates);
        };
    }

    private static ReferenceGuardMirror.Latest latest(Priced reference) {
        return new ReferenceGuardMirror.Latest(reference::price, reference::publishTime);
    }

    private static Gate guard(GateSpec spec, GateSources sources, BlockTime time, Consumer<MarketEvent> events) {
        return switch (spec) {
            case GateSpec.PriceGuard guard -> new PriceGuardMirror(guard, sources.wholeReports(), time);
            case GateSpec.ReferenceGuard guard ->
                new ReferenceGuardMirror(guard, sources.mark()::price, latest(sources.reference()), time);
            case GateSpec.ResumeGrace grace -> new ResumeGraceMirror(grace, sources.silent(grace), time);
            case GateSpec.Flags flags -> new FlagsMirror(flags, sources.market(), time, events);
        };
    }
}
