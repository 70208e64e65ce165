package io.backstop.model.cex.sharing;

import io.backstop.model.cex.deleveraging.Standing;
import java.util.List;

/**
 * Five winners, shorts at a mark of 80; what the rules do not ask for is left plain.
 *
 * <pre>
 *    equity  profit  size  notional  leverage
 * 1     800     400    10      1600       2
 * 2     400     300    20      1600       4
 * 3      50      30     1        50       1
 * 4     250     250     5      2000       8
 * 5     500      20     4       250       0.5
 *      2000    1000    40      5500
 * </pre>
 */
final class FiveWinners {

    static final List<Standing> ALL = List.of(
            winner(1, 800, 400, 10, 1600),
            winner(2, 400, 300, 20, 1600),
            winner(3, 50, 30, 1, 50),
            winner(4, 250, 250, 5, 2000),
            winner(5, 500, 20, 4, 250));

    private FiveWinners() {}

    static Standing winner(int account, long equity, long profit, long size, long notional) {
        return new Standing(account, -size, 100, 80, profit, notional, equity - profit, 0, equity);
    }
}
