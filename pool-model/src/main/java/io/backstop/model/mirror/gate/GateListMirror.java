// Mirrors gates/GateList.sol
package io.backstop.model.mirror.gate;

import java.util.List;

/**
 * Several gates as one, asked in order.
 *
 * @param gates at least one; the first that refuses decides the error
 */
public record GateListMirror(List<Gate> gates) implements Gate {

    /** Keeps the list as it is. */
    public GateListMirror {
        gates = List.copyOf(gates);
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        for (Gate gate : gates) {
            gate.check(action, account, changedAt);
        }
    }
}
