package io.backstop.contracts.gas;

import java.util.Locale;
import java.util.Map;

/** The measurements as the page docs/gas.md. */
final class GasTable {

    private static final String HEAD = """
        # Gas

        Units of gas as an anvil node charged them (`gasUsed` of the receipts, refunds deducted), for the build for chains with
        the Cancun hardfork and the build for chains with London only. Measured by `GasTableTest`, which fails when this page says
        something else. To write it anew:

        ```
        mvn -pl contracts-bindings -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=GasTableTest -Dbackstop.gas.write=true verify
        ```

        The market has two feeds, three margin tiers (the positions lie in the second), a liquidation fee, a keeper reward and three
        pockets: fee buffer, safety module with a cap, LP pool.

        """;

    private static final String NOTES = """

        "Each" is the whole transaction, its fixed 21,000 included, divided by the number. "Something left": the loss goes to the pool, the
        fee to the buffer, the reward to the keeper, the rest to the owner. "Shortfall": every item asks all three pockets; the
        buffer holds enough for the first item only, the safety module pays its cap each time, the pool forgoes the rest. The
        keeper sends single items and batches with the fixed gas limits of `PerpMarketGateway`; what is not used is not paid. A pull
        update has a report of every signer, each with a price of its own, and five signatures to verify; with a liquidation it is
        followed by one with something left, of a market with feeds of its own.

        "Everything on": velocity funding, borrowing, price impact with its pool, caps, a liquidation policy, a withdrawal gate,
        three pockets and a last resort with deleveraging and haircut; feeds are pushed, and there are no guards, flags, tranches or
        deficits. The ten winners are all there are besides; every further account that was ever opened costs the call a look.

        Goals: 400,000 for the liquidation, which is met, and 120,000 for a deleveraged account. That one is met where a market has
        the last resort or the band alone; with everything on it is missed, because each winner's funding, borrowing and place in
        the impact pool are settled too.
        """;

    private GasTable() {}

    static String of(GasScript cancun, GasScript london) {
        return HEAD + deployments(cancun, london) + "\n" + calls(cancun.gas(), london.gas()) + NOTES;
    }

    private static String deployments(GasScript cancun, GasScript london) {
        StringBuilder table = new StringBuilder("""
            | contract | bytes | gas | bytes, London | gas, London |
            |---|--:|--:|--:|--:|
            """);
        cancun.bytes()
                .forEach((contract, bytes) -> table.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                contract,
                                shown(bytes),
                                shown(of(cancun.deployments(), contract)),
                                shown(of(london.bytes(), contract)),
                                shown(of(london.deployments(), contract)))));
        return table.toString();
    }

    private static String calls(Map<String, Long> cancun, Map<String, Long> london) {
        StringBuilder table = new StringBuilder("""
            | call | gas | gas, London |
            |---|--:|--:|
            """);
        cancun.forEach((call, gas) ->
                table.append("| %s | %s | %s |\n".formatted(call, shown(gas), shown(of(london, call)))));
        return table.toString();
    }

    private static long of(Map<String, Long> measured, String name) {
        Long value = measured.get(name);
        if (value == null) {
            throw new IllegalStateException("not measured: " + name);
        }
        return value;
    }

    private static String shown(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
