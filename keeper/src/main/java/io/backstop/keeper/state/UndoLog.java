package io.backstop.keeper.state;

import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.KnownPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was known before each of the newest blocks changed it, so that blocks can be taken back one by one, the newest first.
 * Below them lies one block that is not taken back any more, the anchor. Not thread safe.
 */
final class UndoLog {

    /**
     * A block by which the table has been brought up to date.
     *
     * @param hash with its prefix
     */
    record ReadBlock(long number, String hash) {}

    private record Changes(ReadBlock block, List<KnownPosition> before) {}

    private final Deque<Changes> newestFirst = new ArrayDeque<>();
    private @Nullable ReadBlock anchor;

    /** Begins a block; what is noted from now on was known before it. */
    void begin(ReadBlock block) {
        newestFirst.push(new Changes(block, new ArrayList<>()));
    }

    /** Notes what was known of an account before the block that was begun last changed that. */
    void note(KnownPosition known) {
        newestFirst.element().before().add(known);
    }

    /** The newest block; null before the first. */
    @Nullable
    ReadBlock newest() {
        return newestFirst.isEmpty() ? anchor : newestFirst.element().block();
    }

    /** The newest block that is not later than this; null if none is known. */
    @Nullable
    ReadBlock at(long number) {
        for (Changes changes : newestFirst) {
            if (changes.block().number() <= number) {
                return changes.block();
            }
        }
        return anchor != null && anchor.number() <= number ? anchor : null;
    }

    /** Whether there is a block that can be taken back. */
    boolean canUndo() {
        return !newestFirst.isEmpty();
    }

    /** Takes the newest block back. */
    void undo(KeeperView view) {
        newestFirst.pop().before().reversed().forEach(view::restore);
    }

    /** Blocks up to this one are not taken back any more. */
    void confirm(long number) {
        for (Iterator<Changes> oldest = newestFirst.descendingIterator(); oldest.hasNext(); ) {
            ReadBlock block = oldest.next().block();
            if (block.number() > number) {
                return;
            }
            anchor = block;
            oldest.remove();
        }
    }

    /** Begins anew above this block, or above none. */
    void restart(@Nullable ReadBlock confirmed) {
        newestFirst.clear();
        anchor = confirmed;
    }

    /** The newest block that is not taken back any more; null before there is one. */
    @Nullable
    ReadBlock anchor() {
        return anchor;
    }

    /** What was known at the anchor of the accounts that changed after it. */
    Map<Integer, KnownPosition> atAnchor() {
        Map<Integer, KnownPosition> known = new LinkedHashMap<>();
        for (Changes changes : newestFirst) {
            changes.before().reversed().forEach(before -> known.put(before.account(), before));
        }
        return known;
    }
}
