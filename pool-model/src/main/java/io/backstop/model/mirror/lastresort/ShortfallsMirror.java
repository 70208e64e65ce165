// Mirrors lastresort/Shortfalls.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.market.DeleveragingMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Shortfalls that no pocket paid, in the order in which they came. Not thread safe. */
public class ShortfallsMirror implements LastResort {

    /**
     * One shortfall that waits.
     *
     * @param bankruptcyPrice where the closed size would have left nothing, 1e-8 dollar
     * @param amount micro-dollars
     * @param since epoch seconds
     */
    public record Debt(boolean isLong, long bankruptcyPrice, long amount, long since) {}

    private final long sizeUnit;
    private final long window;
    private final BlockTime time;
    final Consumer<MarketEvent> events;
    private final List<Debt> debts = new ArrayList<>();
    private int oldest;
    private long pending;

    /** Shortfalls of a market that may be written off after so many seconds. */
    public ShortfallsMirror(long sizeUnit, long window, BlockTime time, Consumer<MarketEvent> events) {
        this.sizeUnit = sizeUnit;
        this.window = window;
        this.time = time;
        this.events = events;
    }

    @Override
    public final void requireTakes(Loss loss, long rest) {
        bankruptcyPrice(loss);
        Math.addExact(pending, rest);
    }

    @Override
    public final void owe(Loss loss, long rest) {
        long price = bankruptcyPrice(loss);
        pending = Math.addExact(pending, rest);
        debts.add(new Debt(loss.size() > 0, price, rest, time.seconds()));
    }

    /** Books that somebody bore a part of the oldest shortfalls; at most all that is pending. */
    final void resolve(long amount) {
        pending -= amount;
        long rest = amount;
        while (rest > 0) {
            Debt debt = debts.get(oldest);
            long part = Math.min(rest, debt.amount());
            debts.set(oldest, new Debt(debt.isLong(), debt.bankruptcyPrice(), debt.amount() - part, debt.since()));
            rest -= part;
            if (part == debt.amount()) {
                oldest++;
            }
        }
    }

    /** Ends the wait of the shortfalls whose window has ended and returns their amount; what nobody bears is written off. */
    public final long writeOff() {
        long amount = 0;
        int next = oldest;
        while (next < debts.size() && time.seconds() >= debts.get(next).since() + window) {
            amount += debts.get(next++).amount();
        }
        if (amount == 0) {
            throw new ContractRevert("WindowOpen", oldest().since() + window);
        }
        long rest = bear(amount);
        oldest = next;
        pending -= amount;
        if (rest > 0) {
            events.accept(new MarketEvent.ShortfallWrittenOff(rest));
        }
        return amount;
    }

    /** Whoever bears shortfalls whose window has ended; returns what nobody bears. Changes nothing if it throws. */
    long bear(long amount) {
        return amount;
    }

    /** When the window of the shortfall that waits longest ends, epoch seconds; 0 if nothing waits. */
    public final long windowEnd() {
        return pending == 0 ? 0 : debts.get(oldest).since() + window;
    }

    @Override
    public final long pending() {
        return pending;
    }

    private long bankruptcyPrice(Loss loss) {
        return DeleveragingMaths.bankruptcyPrice(loss.size(), loss.executionPrice(), loss.amount(), sizeUnit);
    }

    /** The shortfall that waits longest. */
    public final Debt oldest() {
        if (pending == 0) {
            throw new ContractRevert("NothingPending");
        }
        return debts.get(oldest);
    }
}
