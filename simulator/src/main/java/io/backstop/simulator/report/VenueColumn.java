package io.backstop.simulator.report;

import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.VenueRun.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One column of a comparison: a run, or a mirror together with the chain run it equals.
 *
 * @param run whose figures stand in the column
 * @param conformance how the run compares with its twin
 */
record VenueColumn(VenueRun run, Conformance conformance) {

    /** Whether a venue ran on a chain and in its mirror, and with the same figures. */
    enum Conformance {
        ALONE,
        EQUAL,
        DIFFERENT
    }

    /** One column per run, but a single one for a mirror and a chain that agree in every figure. */
    static List<VenueColumn> of(List<VenueRun> runs) {
        Map<String, List<VenueRun>> byVenue = new LinkedHashMap<>();
        runs.forEach(run ->
                byVenue.computeIfAbsent(run.id(), id -> new ArrayList<>()).add(run));
        return byVenue.values().stream()
                .flatMap(twins -> columns(twins).stream())
                .toList();
    }

    /** The venue's name in the scenario. */
    String id() {
        return run.id();
    }

    /** Where it ran, such as {@code mirror = chain ✓}. */
    String kindLabel() {
        return switch (conformance) {
            case ALONE -> run.kind().label();
            case EQUAL -> "mirror = chain ✓";
            case DIFFERENT -> run.kind() == Kind.MIRROR ? "mirror ≠ chain ✗" : "chain ≠ mirror ✗";
        };
    }

    /** Name and, where two columns share it, the kind. */
    String name() {
        return conformance == Conformance.DIFFERENT ? id() + " (" + run.kind().label() + ")" : id();
    }

    /** The forced closes that left a shortfall. */
    List<Liquidation> losses() {
        return run.liquidations().stream().filter(l -> l.shortfall() > 0).toList();
    }

    private static List<VenueColumn> columns(List<VenueRun> twins) {
        Optional<VenueRun> chain = ofKind(twins, Kind.ON_CHAIN);
        Optional<VenueRun> mirror = ofKind(twins, Kind.MIRROR);
        if (chain.isEmpty() || mirror.isEmpty()) {
            return twins.stream()
                    .map(run -> new VenueColumn(run, Conformance.ALONE))
                    .toList();
        }
        return sameFigures(chain.get(), mirror.get())
                ? List.of(new VenueColumn(mirror.get(), Conformance.EQUAL))
                : List.of(
                        new VenueColumn(chain.get(), Conformance.DIFFERENT),
                        new VenueColumn(mirror.get(), Conformance.DIFFERENT));
    }

    private static Optional<VenueRun> ofKind(List<VenueRun> runs, Kind kind) {
        return runs.stream().filter(run -> run.kind() == kind).findFirst();
    }

    private static boolean sameFigures(VenueRun a, VenueRun b) {
        return a.ledger().hash().equals(b.ledger().hash())
                && a.feedHash().equals(b.feedHash())
                && a.marks().equals(b.marks())
                && a.liquidations().equals(b.liquidations())
                && a.refusals().equals(b.refusals())
                && a.interventions().equals(b.interventions())
                && a.lpRun().equals(b.lpRun())
                && a.hindrance().equals(b.hindrance())
                && a.keeperGas().equals(b.keeperGas())
                && a.stakeRun().equals(b.stakeRun())
                && a.oracleFees().equals(b.oracleFees())
                && a.keepers().equals(b.keepers())
                && totals(a).equals(totals(b));
    }

    private static List<Long> totals(VenueRun run) {
        return List.of(
                run.conservation(),
                run.shortfall(),
                run.pendingShortfall(),
                run.latencyTransfer(),
                run.feesWaived(),
                run.unpaidClaims(),
                run.openInventoryLoss(),
                run.openDeficit(),
                run.firstLossCapital());
    }
}
