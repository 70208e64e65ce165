package io.backstop.model.cex.inventory;

import java.util.List;

/** The engine takes all there is, whatever it may cost (BitMEX). */
public record EngineHolds(int holder) implements Backstop {

    @Override
    public List<Assignment> take(Offer offer) {
        return offer.quantity() == 0 ? List.of() : List.of(new Assignment(holder, offer.quantity()));
    }
}
