package io.backstop.keeper.state;

import io.backstop.contracts.chain.BehindException;
import io.backstop.contracts.chain.Block;
import io.backstop.contracts.gateway.BlockEvents;
import io.backstop.keeper.EventSource;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.state.UndoLog.ReadBlock;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.KnownPosition;
import io.backstop.model.venue.MarketEvent;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a keeper's table equal to what the chain says: reads on, and takes back blocks that are not on the chain any more.
 *
 * <p>Invariant: what the view knows is what the events of one chain say, from the first block to the newest one noted here.
 * Not thread safe; its counts may be read by others.
 */
public final class FollowedChain implements EventSource {

    private final ReadableChain chain;
    private final LogPages pages;
    private final long firstBlock;
    private final int confirmations;
    private final EventLog log;
    private final UndoLog undo = new UndoLog();
    private final AtomicLong undone = new AtomicLong();
    private final AtomicLong rescans = new AtomicLong();
    private @Nullable Block tip;
    private @Nullable KeeperView noted;
    private boolean isNoting;
    private long firstUndone = NOTHING_UNDONE;
    private long knownAtStart = -1;

    /**
     * Nothing read yet.
     *
     * @param firstBlock the block in which to start reading
     * @param confirmations so many blocks can be taken back
     */
    public FollowedChain(ReadableChain chain, long firstBlock, int confirmations, EventLog log) {
        this.chain = chain;
        pages = new LogPages(chain);
        this.firstBlock = firstBlock;
        this.confirmations = confirmations;
        this.log = log;
    }

    /** The block that is read to next, if it has been asked for already. */
    public void head(Block newest) {
        tip = newest;
    }

    /** Number of the last block that was read; one less than the first before any was. */
    public long read() {
        ReadBlock newest = undo.newest();
        return newest == null ? firstBlock - 1 : newest.number();
    }

    /** Number of blocks taken back so far. */
    public long undone() {
        return undone.get();
    }

    /** How often everything had to be read anew. */
    public long rescans() {
        return rescans.get();
    }

    /**
     * Goes on from a checkpoint instead of the first block, if its block is on the chain.
     *
     * @return whether it is
     */
    public boolean resume(Checkpoint checkpoint, KeeperView view) {
        if (!isOnChain(checkpoint.block(), null)) {
            return false;
        }
        checkpoint.known().forEach(view::restore);
        undo.restart(checkpoint.block());
        knownAtStart = checkpoint.block().number();
        return true;
    }

    @Override
    public long knownAtStart() {
        return knownAtStart;
    }

    /** What was known at the last block that is not taken back any more; null before there is one. */
    public @Nullable Checkpoint confirmed(KeeperView view) {
        ReadBlock anchor = undo.anchor();
        return anchor == null ? null : Checkpoint.of(anchor, view, undo.atAnchor());
    }

    @Override
    public long readTo(long number, KeeperView view, Consumer<MarketEvent> told) {
        Block newest = tip != null && tip.number() == number ? tip : chain.block(number);
        noteChangesOf(view);
        takeBack(newest, view);
        while (read() < newest.number()) {
            readPage(newest, view, told);
        }
        long first = firstUndone;
        firstUndone = NOTHING_UNDONE;
        return first;
    }

    private void noteChangesOf(KeeperView view) {
        if (noted != view) {
            noted = view;
            view.tellBeforeChange(this::note);
        }
    }

    private void note(KnownPosition known) {
        if (isNoting) {
            undo.note(known);
        }
    }

    /** Hash of the page's last block first: after the events nothing may fail any more. */
    private void readPage(Block newest, KeeperView view, Consumer<MarketEvent> told) {
        LogPages.Page page = pages.from(read() + 1, newest.number());
        Block last = page.last() == newest.number() ? newest : chain.block(page.last());
        for (BlockEvents block : page.events()) {
            isNoting = true;
            undo.begin(new ReadBlock(block.number(), block.hash()));
            apply(block, view, told);
            undo.confirm(newest.number() - confirmations);
        }
        isNoting = false;
        if (read() < last.number()) {
            undo.begin(new ReadBlock(last.number(), last.hash()));
        }
        undo.confirm(newest.number() - confirmations);
    }

    private void apply(BlockEvents block, KeeperView view, Consumer<MarketEvent> told) {
        for (MarketEvent event : block.events()) {
            try {
                view.apply(event);
            } catch (IllegalStateException e) {
                readAnew("impossible-event", block.number(), view);
                throw new BehindException("block " + block.number(), String.valueOf(e.getMessage()));
            }
            told.accept(event);
        }
    }

    /** What is taken back is told when all is read: the node may fail before. */
    private void takeBack(Block newest, KeeperView view) {
        requireNotBehind(newest);
        long before = firstUndone;
        for (ReadBlock last = undo.newest(); last != null && !isOnChain(last, newest); last = undo.newest()) {
            if (!undo.canUndo()) {
                readAnew("deep-reorganisation", last.number(), view);
                return;
            }
            undo.undo(view);
            undone.incrementAndGet();
            firstUndone = Math.min(firstUndone, last.number());
        }
        if (firstUndone != before) {
            log.warn("reorganisation", "first", firstUndone, "head", newest.number(), "hash", newest.hash());
        }
    }

    /** A node that is not as far as another was before tells nothing about what came later. */
    private void requireNotBehind(Block newest) {
        if (newest.number() >= read()) {
            return;
        }
        ReadBlock at = undo.at(newest.number());
        if (at == null || isOnChain(at, newest)) {
            throw new BehindException("head " + newest.number(), String.valueOf(read()));
        }
    }

    private boolean isOnChain(ReadBlock block, @Nullable Block newest) {
        if (newest != null && block.number() >= newest.number()) {
            return block.hash().equals(newest.hash());
        }
        if (newest != null && block.number() == newest.number() - 1) {
            return block.hash().equals(newest.parent());
        }
        try {
            return chain.block(block.number()).hash().equals(block.hash());
        } catch (BehindException e) {
            return false;
        }
    }

    private void readAnew(String why, long block, KeeperView view) {
        log.error(why, "block", block, "confirmations", confirmations, "reading-from", firstBlock);
        isNoting = false;
        for (int account = 0; account < view.limit(); account++) {
            view.restore(new KnownPosition(account, 0, 0, 0, 0));
        }
        undo.restart(null);
        knownAtStart = -1;
        firstUndone = firstBlock;
        rescans.incrementAndGet();
    }
}
