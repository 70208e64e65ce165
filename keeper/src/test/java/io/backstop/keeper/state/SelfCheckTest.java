package io.backstop.keeper.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.gateway.OpenPosition;
import io.backstop.model.venue.KeeperView;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelfCheckTest {

    private final Map<Integer, OpenPosition> onChain = new TreeMap<>();
    private final NotedLog log = new NotedLog();
    private final KeeperView view = Market.view();
    /** What the node says once and not again. */
    private final Set<Integer> gone = new HashSet<>();

    private final SelfCheck check = new SelfCheck(
            new SelfCheck.PositionsOnChain() {
                @Override
                public Map<Integer, OpenPosition> at(Block block, long from, long to) {
                    Map<Integer, OpenPosition> found = new TreeMap<>(onChain);
                    onChain.keySet().removeAll(gone);
                    found.keySet().removeIf(account -> account < from || account >= to);
                    return found;
                }

                @Override
                public long skipped(long account) {
                    return account >= 1000 ? 0 : account;
                }
            },
            10,
            log);

    /** Account 1 is as it is told, 2 is gone, 3 was never heard of, 4 has other collateral. */
    @Test
    void whatDiffersIsToldAndPutRight() {
        view.apply(Market.opened(1, 100));
        view.apply(Market.opened(2, 100));
        view.apply(Market.opened(4, 100));
        there(1, 100);
        there(3, 100);
        there(4, 90);

        check.after(block(5), view);

        assertThat(check.mismatches()).isEqualTo(3);
        assertThat(log.events).containsExactly("self-check-MISMATCH", "self-check-MISMATCH", "self-check-MISMATCH");
        assertThat(view.open()).isEqualTo(3);
        assertThat(view.known(3).isOpen()).isTrue();
        assertThat(view.known(4).collateral()).isEqualTo(90 * Market.USD);
    }

    /** The node has begun the next block, in which account 2 is opened, and says so of this one; asked again it does not. */
    @Test
    void whatANodeSaysOnlyOnceDiffersNot() {
        view.apply(Market.opened(1, 100));
        there(1, 100);
        there(2, 100);
        gone.add(2);

        check.after(block(5), view);

        assertThat(check.mismatches()).isZero();
        assertThat(view.open()).isEqualTo(1);
    }

    /** 500 accounts at a time: account 700 has its turn in the second check, ten blocks after the first. */
    @Test
    void everybodyHasHisTurn() {
        there(700, 100);

        check.after(block(5), view);
        check.after(block(14), view);
        assertThat(check.checks()).isEqualTo(1);
        assertThat(check.mismatches()).isZero();
        check.after(block(15), view);

        assertThat(check.checks()).isEqualTo(2);
        assertThat(check.mismatches()).isEqualTo(1);
    }

    private static Block block(long number) {
        return new Block(number, "0x" + number, "", 0, 0);
    }

    private void there(int account, long collateralDollars) {
        onChain.put(account, new OpenPosition(Market.UNIT, 2000 * Market.PRICE, collateralDollars * Market.USD, 0));
    }
}
