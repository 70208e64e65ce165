package io.backstop.model.ledger;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntPredicate;

/** Transfers as columns, because a run has hundreds of thousands; a {@link Transfer} is made when it is read. */
final class TransferColumns extends AbstractList<Transfer> implements RandomAccess {

    private int[] steps = new int[64];
    private int[] givers = new int[64];
    private int[] takers = new int[64];
    private Asset[] assets = new Asset[64];
    private long[] amounts = new long[64];
    private Reason[] reasons = new Reason[64];
    private int count;

    void append(Transfer transfer) {
        if (count == steps.length) {
            grow(count * 2);
        }
        steps[count] = transfer.step();
        givers[count] = transfer.from().index();
        takers[count] = transfer.to().index();
        assets[count] = transfer.asset();
        amounts[count] = transfer.amount();
        reasons[count] = transfer.reason();
        count++;
    }

    @Override
    public Transfer get(int place) {
        Objects.checkIndex(place, count);
        return new Transfer(
                steps[place],
                Account.at(givers[place]),
                Account.at(takers[place]),
                assets[place],
                amounts[place],
                reasons[place]);
    }

    /** Those of an account, given or taken, in order. */
    List<Transfer> of(Account account) {
        int index = account.index();
        return where(place -> givers[place] == index || takers[place] == index);
    }

    /** Those for a reason, in order. */
    List<Transfer> of(Reason reason) {
        return where(place -> reasons[place] == reason);
    }

    private List<Transfer> where(IntPredicate isWanted) {
        List<Transfer> found = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            if (isWanted.test(place)) {
                found.add(get(place));
            }
        }
        return found;
    }

    @Override
    public int size() {
        return count;
    }

    private void grow(int length) {
        steps = Arrays.copyOf(steps, length);
        givers = Arrays.copyOf(givers, length);
        takers = Arrays.copyOf(takers, length);
        assets = Arrays.copyOf(assets, length);
        amounts = Arrays.copyOf(amounts, length);
        reasons = Arrays.copyOf(reasons, length);
    }
}
