package io.backstop.model.cex;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Who is being liquidated, and what has become a row. Only accounts that a step leaves open are kept from it to the next. Not thread safe. */
final class Cases {

    private final Clearing clearing;
    private final List<LiquidationCase> rows = new ArrayList<>();
    private final NavigableMap<Integer, OpenCase> open = new TreeMap<>();

    /** Nobody is being liquidated. */
    Cases(Clearing clearing) {
        this.clearing = clearing;
    }

    /** All closes that are a row, in the order of their first part. */
    List<LiquidationCase> rows() {
        return rows;
    }

    /** Those that earlier steps have left open, by account id. */
    List<OpenCase> open() {
        return List.copyOf(open.values());
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Whether an earlier step has left this account open. */
    boolean has(int account) {
        return open.containsKey(account);
    }

    /** The case of an account, a new one if it has none. */
    OpenCase of(int account) {
        OpenCase known = open.get(account);
        return known == null ? new OpenCase(account) : known;
    }

    /** Goes on in the next step. */
    void keep(OpenCase left) {
        open.put(left.account(), left);
    }

    /** Does not go on. */
    void forget(OpenCase ended) {
        open.remove(ended.account());
    }

    /** The row of a case of which a part is closed now; before the first part the account is frozen as the table has it. */
    LiquidationCase row(OpenCase closed, long bankruptcyPrice) {
        LiquidationCase row = frozen(closed, bankruptcyPrice);
        enter(closed, row);
        return row;
    }

    /** The row of a case, or what will be its row if a part is closed. */
    LiquidationCase frozen(OpenCase of, long bankruptcyPrice) {
        LiquidationCase row = of.row();
        return row == null
                ? new LiquidationCase(
                        of.account(),
                        true,
                        clearing.traders().episode(of.account(), clearing.step()),
                        bankruptcyPrice,
                        clearing.denomination())
                : row;
    }

    /** Enters the row of a case unless it is there. */
    void enter(OpenCase closed, LiquidationCase row) {
        if (closed.row() == null) {
            closed.row(row);
            rows.add(row);
        }
    }
}
