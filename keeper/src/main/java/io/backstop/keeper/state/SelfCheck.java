package io.backstop.keeper.state;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.gateway.OpenPosition;
import io.backstop.keeper.log.EventLog;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.KnownPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares a part of the table with the contracts every so many blocks, so that all of it has its turn. What differs is told and
 * put right. Not thread safe; its counts may be read by others.
 */
public final class SelfCheck {

    private static final int WINDOW = 500;

    private final PositionsOnChain chain;
    private final int everyBlocks;
    private final EventLog log;
    private final AtomicLong checks = new AtomicLong();
    private final AtomicLong mismatches = new AtomicLong();
    private long lastBlock = Long.MIN_VALUE;
    private long next;

    /**
     * Nothing checked yet.
     *
     * @param everyBlocks blocks from one check to the next; 0 for none at all
     */
    public SelfCheck(PositionsOnChain chain, int everyBlocks, EventLog log) {
        this.chain = chain;
        this.everyBlocks = everyBlocks;
        this.log = log;
    }

    /** What the contracts say of positions. */
    public interface PositionsOnChain {

        /** Every open position at a block with an id from {@code from} to before {@code to}. */
        Map<Integer, OpenPosition> at(Block block, long from, long to);

        /** The account id at which to go on after this one: accounts lie in more than one range. */
        long skipped(long account);
    }

    /** Number of checks so far. */
    public long checks() {
        return checks.get();
    }

    /** Number of accounts that differed so far. */
    public long mismatches() {
        return mismatches.get();
    }

    /** Checks if it is time to, with a table that stands at this block. */
    public void after(Block block, KeeperView view) {
        if (everyBlocks == 0 || block.number() < lastBlock + everyBlocks) {
            return;
        }
        lastBlock = block.number();
        long from = chain.skipped(next);
        try {
            check(block, from, view);
        } catch (ChainException e) {
            log.warn("self-check-failed", "block", block.number(), "why", String.valueOf(e.getMessage()));
            return;
        }
        checks.incrementAndGet();
        next = from + WINDOW;
    }

    /** What differs is asked once more: a node that makes a block meanwhile may answer of the next one (anvil does). */
    private void check(Block block, long from, KeeperView view) {
        List<KnownPosition> differing = differing(from, chain.at(block, from, from + WINDOW), view);
        if (differing.isEmpty()) {
            return;
        }
        List<KnownPosition> again = differing(from, chain.at(block, from, from + WINDOW), view);
        for (KnownPosition right : again) {
            if (differing.contains(right)) {
                mismatches.incrementAndGet();
                KnownPosition known = view.known(right.account());
                log.error("self-check-MISMATCH", "block", block.number(), "known", known, "on-chain", right);
                view.restore(right);
            }
        }
    }

    /** What the contracts say of accounts of which the table says something else. */
    private static List<KnownPosition> differing(long from, Map<Integer, OpenPosition> there, KeeperView view) {
        List<KnownPosition> differing = new ArrayList<>();
        for (int account = Math.toIntExact(from); account < from + WINDOW; account++) {
            KnownPosition known = view.known(account);
            OpenPosition open = there.get(account);
            KnownPosition right = open == null
                    ? new KnownPosition(account, 0, 0, 0, known.flaggedAt())
                    : new KnownPosition(account, open.size(), open.entryPrice(), open.collateral(), known.flaggedAt());
            if (!known.equals(right)) {
                differing.add(right);
            }
        }
        return differing;
    }
}
