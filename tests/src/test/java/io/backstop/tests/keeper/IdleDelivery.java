package io.backstop.tests.keeper;

import io.backstop.keeper.Delivery;
import io.backstop.keeper.SentBatch;
import java.util.List;

/** Takes nothing over, so that a test says what it wants to. */
class IdleDelivery implements Delivery {

    @Override
    public int[] submit(int[] accounts) {
        return accounts;
    }

    @Override
    public boolean submitNames(int[] named) {
        return false;
    }

    @Override
    public boolean submitWriteOff() {
        return false;
    }

    @Override
    public int[] submitFlags(int[] accounts) {
        return accounts;
    }

    @Override
    public long landing() {
        return 0;
    }

    @Override
    public List<SentBatch> completed(long block) {
        return List.of();
    }
}
