package io.backstop.simulator.scenario;

import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.PocketSpec;

/** A {@code safetyModule} of kind {@code deficit}: stake that stands for what lies above an offset (Aave Umbrella). */
final class DeficitSection {

    private DeficitSection() {}

    /**
     * Reads it.
     *
     * @param cooldown seconds that a staker waits
     * @param window seconds in which he may leave after that
     */
    static PocketSpec read(Node pocket, long cooldown, long window) {
        pocket.allowOnly("pocket", "kind", "balance", "offset", "fee", "deferred", "cooldown", "window");
        Node offset = pocket.optional("offset");
        Node fee = pocket.optional("fee");
        return PocketSpec.deficit(
                Quantity.vaultMoney(pocket.required("balance")),
                new DeficitSpec(
                        offset == null ? 0 : Quantity.money(offset),
                        fee == null ? 0 : Quantity.share(fee),
                        pocket.flag("deferred"),
                        cooldown,
                        window));
    }
}
