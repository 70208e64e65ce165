package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.GateSpec;
import java.util.List;

/** Code and constructor arguments of gates. */
public final class GateCreation {

    private GateCreation() {}

    /**
     * What a gate reads.
     *
     * @param feed the feed that triggers, of whole reports except for a reference guard
     * @param uptime tells when the chain's sequencer came back; anything for gates that do not ask
     * @param reference the second feed of a reference guard; anything for the others
     * @param market the market that flags are about
     */
    public record Sources(String feed, String uptime, String reference, String market) {}

    /** One gate. */
    public static String gate(ContractCode code, GateSpec spec, Sources sources) {
        return switch (spec) {
            case GateSpec.PriceGuard guard -> priceGuard(code, guard, sources.feed());
            case GateSpec.ReferenceGuard guard ->
                Calldata.create(code.of("ReferenceGuard"))
                        .address(sources.feed())
                        .address(sources.reference())
                        .number(guard.mostDeviation())
                        .number(guard.maxAge())
                        .hex();
            case GateSpec.ResumeGrace grace ->
                Calldata.create(code.of("ResumeGrace"))
                        .address(grace.ofSequencer() ? sources.uptime() : sources.feed())
                        .number(grace.grace())
                        .number(ActionNames.setOf(grace.actions()))
                        .hex();
            case GateSpec.Flags flags ->
                Calldata.create(code.of("Flags"))
                        .address(sources.market())
                        .number(flags.minDelay())
                        .number(flags.expiry())
                        .hex();
        };
    }

    /** Several gates as one, in this order. */
    public static String list(ContractCode code, List<String> gates) {
        return Calldata.create(code.of("GateList"))
                .number(Calldata.WORD_BYTES)
                .addresses(gates)
                .hex();
    }

    private static String priceGuard(ContractCode code, GateSpec.PriceGuard guard, String feed) {
        Calldata creation = Calldata.create(code.of("PriceGuard"))
                .address(feed)
                .number(guard.mostVolatility())
                .number(guard.mostUncertainty());
        for (GateSpec.PriceRule rule : guard.rules()) {
            creation.number(rule.maxAge()).number(rule.toleratedSet());
        }
        return creation.hex();
    }
}
