package io.backstop.tests.cex;

import io.backstop.model.scenario.BackstopSpec;
import java.util.ArrayList;
import java.util.List;

/** Who takes positions over, the engine or the fund, and whether the fund is in the market. */
final class SlowHolders {

    private final List<BackstopSpec> inOrder;
    private final SlowAccounts accounts;
    private final long stepMillis;
    private boolean hasLeft;
    private int leftAt;

    SlowHolders(List<BackstopSpec> inOrder, SlowAccounts accounts, long stepMillis) {
        this.inOrder = inOrder;
        this.accounts = accounts;
        this.stepMillis = stepMillis;
    }

    /**
     * What each takes of an offer.
     *
     * @param gross what all lots are, without sign
     */
    List<Long> taken(long offered, long gross, long mark) {
        List<Long> parts = new ArrayList<>();
        long rest = offered;
        for (BackstopSpec backstop : inOrder) {
            long part = rest == 0 ? 0 : takenBy(backstop, rest, gross, mark);
            parts.add(part);
            rest -= part;
        }
        return parts;
    }

    private long takenBy(BackstopSpec backstop, long offered, long gross, long mark) {
        return switch (backstop) {
            case BackstopSpec.Engine engine -> offered;
            case BackstopSpec.Fund fund -> {
                long room = SlowMaths.floor(accounts.fund.cash, fund.positionCap(), SlowMaths.RATIO_ONE)
                        - accounts.maths.notional(gross, mark);
                boolean isAway = isAway(fund);
                yield isAway ? 0 : accounts.maths.quantityWithin(offered, Math.max(0, room), mark);
            }
            case BackstopSpec.Vault vault -> throw new IllegalArgumentException("is not known here: " + vault);
            case BackstopSpec.Providers all -> throw new IllegalArgumentException("are not known here: " + all);
        };
    }

    /** Whether the fund must sell what it has. */
    boolean mustLeave() {
        return inOrder.stream().anyMatch(backstop -> backstop instanceof BackstopSpec.Fund fund && isAway(fund));
    }

    /** The worst price of the fund's last order, rounded towards the mark. */
    long exitPrice(boolean sells, long mark) {
        long exit = inOrder.stream()
                .filter(BackstopSpec.Fund.class::isInstance)
                .mapToLong(backstop -> ((BackstopSpec.Fund) backstop).exit())
                .sum();
        return sells
                ? SlowMaths.ceil(mark, SlowMaths.RATIO_ONE - exit, SlowMaths.RATIO_ONE)
                : SlowMaths.floor(mark, SlowMaths.RATIO_ONE + exit, SlowMaths.RATIO_ONE);
    }

    /** The fund is away for a window after it has been seen to have lost a share of its peak in the window before. */
    private boolean isAway(BackstopSpec.Fund rule) {
        int now = accounts.step;
        if (hasLeft && (now - leftAt) * stepMillis >= rule.window()) {
            hasLeft = false;
        }
        long peak = accounts.peakOfFund(rule.window(), stepMillis);
        long fall = peak - accounts.fund.cash;
        if (!hasLeft && peak > 0 && Fraction.compare(fall, peak, rule.leaveAfterLoss(), SlowMaths.RATIO_ONE) >= 0) {
            hasLeft = true;
            leftAt = now;
        }
        return hasLeft;
    }
}
