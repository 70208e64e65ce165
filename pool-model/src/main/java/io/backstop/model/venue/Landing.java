package io.backstop.model.venue;

/** A keeper's transaction in the block that took it. Not thread safe. */
public final class Landing {

    private final int keeper;
    private final KeeperCall call;
    private final int decided;
    private final long price;
    private final long tied;
    private boolean succeeded;

    Landing(int keeper, SentCall sent, long gasPrice) {
        this.keeper = keeper;
        call = sent.call();
        decided = sent.decided();
        tied = sent.tied();
        price = sent.priceAt(gasPrice);
    }

    /** Whose it is: the place in the venue's list of keepers, from 0. */
    public int keeper() {
        return keeper;
    }

    /** What it asks for. */
    public KeeperCall call() {
        return call;
    }

    /** Says whether the transaction did anything at all; what it asked for may have been refused account by account. */
    public void succeeded(boolean didSomething) {
        succeeded = didSomething;
    }

    boolean hasSucceeded() {
        return succeeded;
    }

    /** The step at whose end it was decided. */
    int decided() {
        return decided;
    }

    /** Paid for a unit of gas, 1e-8 gwei. */
    long price() {
        return price;
    }

    long tied() {
        return tied;
    }
}
