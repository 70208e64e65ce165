package io.backstop.keeper.state;

import io.backstop.keeper.state.UndoLog.ReadBlock;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.KnownPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a keeper knew at a block.
 *
 * @param block the last block of which it had read all
 * @param known accounts with a position or a flag, by id
 */
record Checkpoint(ReadBlock block, List<KnownPosition> known) {

    /** Keeps the order. */
    Checkpoint {
        known = List.copyOf(known);
    }

    /**
     * What was known at a block.
     *
     * @param changed what was known then of the accounts that changed later
     */
    static Checkpoint of(ReadBlock block, KeeperView view, Map<Integer, KnownPosition> changed) {
        List<KnownPosition> known = new ArrayList<>();
        for (int account = 0; account < view.limit(); account++) {
            KnownPosition then = changed.get(account);
            KnownPosition one = then == null ? view.known(account) : then;
            if (one.isOpen() || one.flaggedAt() != 0) {
                known.add(one);
            }
        }
        return new Checkpoint(block, known);
    }
}
