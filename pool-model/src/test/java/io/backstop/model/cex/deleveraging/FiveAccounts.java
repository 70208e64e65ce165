package io.backstop.model.cex.deleveraging;

import java.util.List;

/**
 * A book of five accounts at a mark of 80 dollars, a size unit of one, maintenance 5 % of notional; money in whole units.
 *
 * <pre>
 *    side  size  entry  entry value  notional  profit  collateral  equity  maintenance
 * 1  short    1    100          100        80     +20          20      40            4
 * 2  short    2    160          320       160    +160         160     320            8
 * 3  short    5     75          375       400     −25          75      50           20
 * 4  long     4     64          256       320     +64          16      80           16
 * 5  long    10    100         1000       800    −200         250      50           40
 * </pre>
 */
final class FiveAccounts {

    static final long MARK = 80;

    static final Standing FIRST = new Standing(1, -1, 100, MARK, 20, 80, 20, 4, 40);
    static final Standing SECOND = new Standing(2, -2, 160, MARK, 160, 160, 160, 8, 320);
    static final Standing THIRD = new Standing(3, -5, 75, MARK, -25, 400, 75, 20, 50);
    static final Standing FOURTH = new Standing(4, 4, 64, MARK, 64, 320, 16, 16, 80);
    static final Standing FIFTH = new Standing(5, 10, 100, MARK, -200, 800, 250, 40, 50);

    static final List<Standing> ALL = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH);

    private FiveAccounts() {}
}
