package io.backstop.model.cex.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what a book tells, and what its owners have from it. */
final class Journal implements BookListener, Positions {

    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<Integer, Long> sizes = new HashMap<>();
    private List<BookEvent> events = new ArrayList<>();

    /** What was told since the last call. */
    List<BookEvent> news() {
        List<BookEvent> news = events;
        events = new ArrayList<>();
        return news;
    }

    /** Gives an owner a position that comes from elsewhere. */
    void give(int owner, long size) {
        sizes.merge(owner, size, Long::sum);
    }

    @Override
    public long sizeOf(int owner) {
        return sizes.getOrDefault(owner, 0L);
    }

    @Override
    public void onFill(int maker, int taker, long price, long size) {
        events.add(new Fill(maker, taker, price, size));
        give(taker, size);
        give(maker, -size);
    }

    @Override
    public void onAccepted(int owner, long id, long price, long size) {
        int number = numbers.size();
        if (numbers.put(id, number) != null) {
            throw new IllegalStateException("the id " + id + " names two orders");
        }
        events.add(new BookEvent.Accepted(owner, number, price, size));
    }

    @Override
    public void onCancelled(int owner, long id, long size, CancelCause cause) {
        events.add(new BookEvent.Cancelled(owner, numbers.getOrDefault(id, BookEvent.NONE), size, cause));
    }

    @Override
    public void onRefused(int owner, long price, long size, RefusalCause cause) {
        events.add(new BookEvent.Refused(owner, price, size, cause));
    }
}
