// Mirrors interfaces/INavRule.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.mirror.gate.Action;

/** At which PnL of the traders shares of the pool are bought and sold. */
public interface NavRule {

    /** Net PnL of all traders at the mark as far as it counts for {@code DEPOSIT} or {@code WITHDRAW}, micro-dollars. */
    long countedPnl(Action action);

    /** Micro-dollars of the pool's cash that nobody may take out, because traders may win it. */
    long boundCash();
}
