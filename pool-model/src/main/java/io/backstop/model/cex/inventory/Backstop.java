package io.backstop.model.cex.inventory;

import java.util.List;

/** Somebody who takes positions over. Not thread safe. */
public interface Backstop {

    /** Takes what it can of an offer and counts that against its limits; the quantities are at most the offer's. */
    List<Assignment> take(Offer offer);
}
