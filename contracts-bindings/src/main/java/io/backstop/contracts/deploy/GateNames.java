package io.backstop.contracts.deploy;

import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gates of a market by name, in the order in which they are asked. */
final class GateNames {

    /** Several gates as one; a gate alone stands at the port itself. */
    static final String LIST = "gate";

    static final String PAUSE = "pause";
    static final String REPORT_BOUNDS = "reportBounds";
    static final String BOUND = "reportBound";
    static final String WITHDRAWAL_GATE = "withdrawalGate";

    private GateNames() {}

    /** Every gate of a venue: the guardian's stop, guards as listed, then bounds on reports, then the gate for withdrawals. */
    static List<String> members(Mechanisms specs) {
        List<String> names = new ArrayList<>();
        if (specs.operations() != null) {
            names.add(PAUSE);
        }
        specs.guards().forEach(guard -> names.add(nameOf(guard)));
        if (specs.reportBounds() != null) {
            names.add(REPORT_BOUNDS);
        }
        if (holdsWithdrawalsBack(specs.lastResort())) {
            names.add(WITHDRAWAL_GATE);
        }
        return names;
    }

    /** What has to be deployed: the bounds, the gates, and the list where there are several. */
    static List<String> names(Mechanisms specs) {
        List<String> members = members(specs);
        List<String> names = new ArrayList<>(bounds(specs.reportBounds()));
        names.addAll(members);
        if (members.size() > 1) {
            names.add(LIST);
        }
        return names;
    }

    /** The name of the contract that market and pool ask; {@link #LIST} if there is none. */
    static String atPort(Mechanisms specs) {
        List<String> members = members(specs);
        return members.size() == 1 ? members.getFirst() : LIST;
    }

    /** The bounds that the gate about reports asks; none without it. */
    static List<String> bounds(@Nullable ReportBoundsSpec spec) {
        return spec == null ? List.of() : BoundNames.of(BOUND, spec.bounds());
    }

    static String nameOf(GateSpec guard) {
        return switch (guard) {
            case GateSpec.PriceGuard ignored -> "priceGuard";
            case GateSpec.ReferenceGuard ignored -> "referenceGuard";
            case GateSpec.ResumeGrace ignored -> "resumeGrace";
            case GateSpec.Flags ignored -> "flags";
        };
    }

    /** The addresses of these contracts in order. */
    static List<String> addressesOf(List<String> names, Map<String, String> addresses) {
        return names.stream().map(addresses::get).toList();
    }

    private static boolean holdsWithdrawalsBack(@Nullable LastResortSpec spec) {
        return spec != null && spec.withdrawalGateSeconds() > 0;
    }
}
