package io.backstop.simulator.scenario;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.Withdrawal;
import java.util.ArrayList;
import java.util.List;

/** {@code withdrawals}: depositors who leave while the tape runs. */
final class WithdrawalsSection {

    private WithdrawalsSection() {}

    static List<Withdrawal> read(List<Node> withdrawals, TimeGrid grid) {
        List<Withdrawal> read = new ArrayList<>();
        for (Node withdrawal : withdrawals) {
            withdrawal.allowOnly("at", "share");
            int earliest = read.isEmpty() ? 0 : read.getLast().step();
            int step = TapeStep.of(withdrawal.required("at"), grid, earliest, "withdrawal");
            read.add(new Withdrawal(step, share(withdrawal.required("share"))));
        }
        return read;
    }

    private static long share(Node share) {
        long read = Quantity.share(share);
        if (read == 0) {
            throw share.mistake("must be above 0");
        }
        return read;
    }
}
