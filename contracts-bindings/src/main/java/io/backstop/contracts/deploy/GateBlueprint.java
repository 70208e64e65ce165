package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Code and constructor arguments of the contracts that {@link GateNames} names. */
final class GateBlueprint {

    private final Mechanisms specs;
    private final ContractCode code;
    private final Map<String, String> addresses;
    private final String feed;

    /**
     * The gates of one venue.
     *
     * @param feed address of the feed that the market reads
     */
    GateBlueprint(Mechanisms specs, ContractCode code, Map<String, String> addresses, String feed) {
        this.specs = specs;
        this.code = code;
        this.addresses = addresses;
        this.feed = feed;
    }

    boolean makes(String name) {
        return GateNames.names(specs).contains(name);
    }

    String creation(String name) {
        return switch (name) {
            case GateNames.LIST -> GateCreation.list(code, GateNames.addressesOf(GateNames.members(specs), addresses));
            case GateNames.PAUSE ->
                OperationsCreation.pause(
                        code, Objects.requireNonNull(specs.operations()), address(OperationsBlueprint.ROLES));
            case GateNames.REPORT_BOUNDS -> reportBounds();
            case GateNames.WITHDRAWAL_GATE -> withdrawalGate();
            default -> name.startsWith(GateNames.BOUND) ? bound(name) : guard(name);
        };
    }

    private String guard(String name) {
        GateSpec spec = specs.guards().stream()
                .filter(guard -> GateNames.nameOf(guard).equals(name))
                .findFirst()
                .orElseThrow();
        String uptime = addresses.getOrDefault("uptimeFeed", feed);
        String reference = addresses.getOrDefault("referenceFeed", feed);
        return GateCreation.gate(code, spec, new GateCreation.Sources(feed, uptime, reference, address("market")));
    }

    private String reportBounds() {
        ReportBoundsSpec spec = Objects.requireNonNull(specs.reportBounds());
        return FeedCreation.reportBounds(code, spec, feed, GateNames.addressesOf(GateNames.bounds(spec), addresses));
    }

    private String bound(String name) {
        ReportBoundsSpec spec = Objects.requireNonNull(specs.reportBounds());
        List<String> names = GateNames.bounds(spec);
        return FeedCreation.bound(code, spec.bounds().get(names.indexOf(name)));
    }

    private String withdrawalGate() {
        LastResortSpec spec = Objects.requireNonNull(specs.lastResort());
        return Calldata.create(code.of("WithdrawalGate"))
                .address(address("shortfalls"))
                .number(spec.withdrawalGateSeconds())
                .hex();
    }

    private String address(String name) {
        return Objects.requireNonNull(addresses.get(name), name);
    }
}
