// Mirrors the events of interfaces/IOrderQueue.sol
package io.backstop.model.mirror.orders;

import io.backstop.model.venue.ContractError;

/** What the queue tells. */
public sealed interface OrderEvent {

    /** The request it is about. */
    long id();

    /** Somebody asked for an order and paid collateral and fee in. */
    record Requested(long id, int owner, Order order) implements OrderEvent {}

    /** The market did it, at a feed's price of {@code price} (1e-8 dollar); the executor has the fee. */
    record Executed(long id, int executor, int account, long price) implements OrderEvent {}

    /** The market refused; the collateral went back, the executor has the fee. */
    record Refused(long id, int executor, ContractError reason) implements OrderEvent {}

    /** Called off or run out; collateral and fee went back. */
    record Cancelled(long id) implements OrderEvent {}
}
