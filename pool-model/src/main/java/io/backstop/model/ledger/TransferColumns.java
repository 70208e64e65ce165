package io.backstop.model.ledger;

import io.backstop.model.units.IntColumn;
import io.backstop.model.units.LongColumn;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntPredicate;

/** Transfers as columns, because a run has hundreds of thousands; a {@link Transfer} is made when it is read. */
final class TransferColumns extends AbstractList<Transfer> implements RandomAccess {

    private final IntColumn steps = new IntColumn();
    private final IntColumn givers = new IntColumn();
    private final IntColumn takers = new IntColumn();
    private final List<Asset> assets = new ArrayList<>();
    private final LongColumn amounts = new LongColumn();
    private final List<Reason> reasons = new ArrayList<>();

    void append(Transfer transfer) {
        steps.add(transfer.step());
        givers.add(transfer.from().index());
        takers.add(transfer.to().index());
        assets.add(transfer.asset());
        amounts.add(transfer.amount());
        reasons.add(transfer.reason());
    }

    @Override
    public Transfer get(int place) {
        Objects.checkIndex(place, size());
        return new Transfer(
                steps.get(place),
                Account.at(givers.get(place)),
                Account.at(takers.get(place)),
                assets.get(place),
                amounts.get(place),
                reasons.get(place));
    }

    /** Those of an account, given or taken, in order. */
    List<Transfer> of(Account account) {
        int index = account.index();
        return where(place -> givers.get(place) == index || takers.get(place) == index);
    }

    /** Those for a reason, in order. */
    List<Transfer> of(Reason reason) {
        return where(place -> reasons.get(place) == reason);
    }

    private List<Transfer> where(IntPredicate isWanted) {
        List<Transfer> found = new ArrayList<>();
        for (int place = 0; place < size(); place++) {
            if (isWanted.test(place)) {
                found.add(get(place));
            }
        }
        return found;
    }

    @Override
    public int size() {
        return steps.size();
    }
}
