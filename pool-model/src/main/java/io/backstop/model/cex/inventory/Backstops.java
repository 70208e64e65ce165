package io.backstop.model.cex.inventory;

import java.util.ArrayList;
import java.util.List;

/** Several who are asked in turn, each for what those before him left. What nobody takes stays with the account. */
public record Backstops(List<Backstop> inOrder) implements Backstop {

    /** Copies the list. */
    public Backstops {
        inOrder = List.copyOf(inOrder);
    }

    @Override
    public List<Assignment> take(Offer offer) {
        List<Assignment> taken = new ArrayList<>();
        Offer rest = offer;
        for (Backstop backstop : inOrder) {
            List<Assignment> next = rest.quantity() == 0 ? List.of() : backstop.take(rest);
            for (Assignment assignment : next) {
                rest = rest.less(assignment.quantity());
            }
            taken.addAll(next);
        }
        return taken;
    }
}
