package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/** Somebody who takes positions over on a book venue; several are asked in turn. Money is micro-dollars. */
public sealed interface BackstopSpec {

    /** The engine takes all there is, at the fund's expense. */
    List<BackstopSpec> USUAL = List.of(new Engine());

    /** All there is, at the fund's expense. */
    record Engine() implements BackstopSpec {}

    /**
     * The fund takes what it may hold while it is in the market.
     *
     * @param positionCap notional that it may hold as a share of itself (1e-9)
     * @param leaveAfterLoss share of its peak whose loss makes it leave (1e-9)
     * @param window milliseconds in which the peak lies, and for which it is away
     * @param exit how far from the mark it sells what it has when it leaves (1e-9)
     */
    record Fund(long positionCap, long leaveAfterLoss, long window, long exit) implements BackstopSpec {

        /** Checks the figures. */
        public Fund {
            Figures.requireWithin("positionCap", positionCap, 0, 100 * FixedPoint.RATIO_ONE);
            Figures.requireWithin("leaveAfterLoss", leaveAfterLoss, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("window", window, 1, Long.MAX_VALUE);
            Figures.requireWithin("exit", exit, 0, FixedPoint.RATIO_ONE - 1);
        }
    }

    /**
     * Depositors' money that takes all of a position or nothing, and bears what it loses.
     *
     * @param equity at the start
     * @param leastEquity below which it takes nothing more
     * @param sells whether it sells in the book what it has, or holds it
     */
    record Vault(long equity, long leastEquity, boolean sells) implements BackstopSpec {

        /** Checks the figures. */
        public Vault {
            Figures.requireWithin("equity", equity, 0, Long.MAX_VALUE);
            Figures.requireWithin("leastEquity", leastEquity, 0, Long.MAX_VALUE);
        }
    }

    /** Providers who share what is offered by what their limits leave. */
    record Providers(List<Provider> list) implements BackstopSpec {

        /** Copies the list. */
        public Providers {
            list = List.copyOf(list);
            Figures.requireWithin("providers", list.size(), 1, Integer.MAX_VALUE);
        }
    }

    /**
     * One provider.
     *
     * @param account a trader of the tape; 0 for somebody from outside with margin for anything
     * @param perMinute notional in any minute
     * @param perHour notional in any hour, at least that of a minute
     * @param sellsOverMillis time in which it sells in the book what it has taken, evenly; 0 if it holds it
     */
    record Provider(int account, long perMinute, long perHour, long sellsOverMillis) {

        /** The highest limit, so that many add up. */
        public static final long MOST = Long.MAX_VALUE >> 16;

        /** Somebody who holds what it has taken. */
        public Provider(int account, long perMinute, long perHour) {
            this(account, perMinute, perHour, 0);
        }

        /** Checks the limits. */
        public Provider {
            Figures.requireWithin("account", account, 0, Integer.MAX_VALUE);
            Figures.requireWithin("perMinute", perMinute, 0, MOST);
            Figures.requireWithin("perHour", perHour, perMinute, MOST);
            Figures.requireWithin("sellsOverMillis", sellsOverMillis, 0, Long.MAX_VALUE);
        }
    }
}
