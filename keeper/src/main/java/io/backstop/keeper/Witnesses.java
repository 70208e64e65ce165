package io.backstop.keeper;

import java.util.List;

/**
 * Several witnesses, told in their order.
 *
 * @param all of them
 */
public record Witnesses(List<Witness> all) implements Witness {

    /** Keeps the order. */
    public Witnesses {
        all = List.copyOf(all);
    }

    @Override
    public void saw(long block) {
        all.forEach(witness -> witness.saw(block));
    }

    @Override
    public void decided(long block, long markPrice, int[] accounts) {
        all.forEach(witness -> witness.decided(block, markPrice, accounts));
    }

    @Override
    public void sent(SentBatch batch) {
        all.forEach(witness -> witness.sent(batch));
    }

    @Override
    public void completed(SentBatch batch) {
        all.forEach(witness -> witness.completed(batch));
    }

    @Override
    public void reopened(SentBatch batch) {
        all.forEach(witness -> witness.reopened(batch));
    }

    @Override
    public void became(LiquidationOutcome outcome, SentBatch batch) {
        all.forEach(witness -> witness.became(outcome, batch));
    }
}
