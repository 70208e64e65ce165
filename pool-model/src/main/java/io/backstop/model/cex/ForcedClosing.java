package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.liquidation.LiquidatablePosition;
import io.backstop.model.cex.liquidation.LiquidationRules;
import io.backstop.model.cex.liquidation.Moment;
import io.backstop.model.cex.liquidation.Step;
import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.maker.CountedRandom;
import io.backstop.model.cex.margin.MarketTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes accounts by the venue's rules: order by order, until what is left is compliant, waits, or is taken over. The table
 * of traders has the account as it was until it is left. Not thread safe.
 */
final class ForcedClosing {

    /** More than any ladder has tiers. */
    private static final int MOST_ROUNDS = 32;

    private final Clearing clearing;
    private final Valuation value;
    private final OrderBook book;
    private final long tickSize;
    private final LiquidationRules rules;
    private final VolumeLimit volume;
    private final long seed;
    private final Cases cases;
    private final WaitingOrders orders;
    private final Takeover takeover;
    private final MarginSettlement margin;
    private final List<OpenCase> left = new ArrayList<>();

    ForcedClosing(
            Clearing clearing,
            Valuation value,
            OrderBook book,
            long tickSize,
            LiquidationTerms with,
            Cases cases,
            WaitingOrders orders,
            Takeover takeover,
            MarginSettlement margin) {
        this.clearing = clearing;
        this.value = value;
        this.book = book;
        this.tickSize = tickSize;
        rules = with.policy().rules();
        volume = new VolumeLimit(with.policy().volumePerSecond(), with.stepMillis());
        seed = with.seed();
        this.cases = cases;
        this.orders = orders;
        this.takeover = takeover;
        this.margin = margin;
    }

    /** Starts a step: nobody is left over, and orders may take what they may take in it. */
    void begin() {
        left.clear();
        volume.renew();
    }

    /** Those whom this step has left open and with less than nothing at the mark, in the order in which they were closed. */
    List<OpenCase> left() {
        return left;
    }

    /** Does what can be done in this step. */
    void close(int account, Now now) {
        OpenCase open = cases.of(account);
        open.offered(false);
        if (!orders.waits(open, now.time())) {
            orders.cancel(open);
            new Rounds(open, now).run();
        } else if (isWithoutEquity(clearing.traders().party(account), now.mark())) {
            left.add(open);
        }
    }

    private boolean isWithoutEquity(Party trader, long mark) {
        return Math.addExact(trader.cash(), value.at(trader.size(), mark)) < 0;
    }

    /** One account in one step. */
    private final class Rounds {

        private final OpenCase open;
        private final Now now;
        private final Party trader;
        private final long firstBankruptcyPrice;

        Rounds(OpenCase open, Now now) {
            this.open = open;
            this.now = now;
            trader = clearing.traders().party(open.account());
            firstBankruptcyPrice = position().zeroPrice();
        }

        void run() {
            boolean goesOn = advance();
            for (int round = 1; goesOn && round < MOST_ROUNDS; round++) {
                goesOn = !position().isCompliant() && advance();
            }
            leave();
        }

        private boolean advance() {
            LiquidatablePosition position = position();
            return switch (rules.next(position, moment())) {
                case Step.Wait wait -> false;
                case Step.TakeOver part -> {
                    takeOver(position, part.quantity());
                    yield false;
                }
                case Step.Close close -> send(position, close) && follow(close.rest(), position);
            };
        }

        /** Sends an order; returns whether there is something left for which none waits. */
        private boolean send(LiquidatablePosition position, Step.Close close) {
            long cash = trader.cash();
            orders.send(open, trader, rules.form().order(position, close, moment()), now.time());
            long closed = position.size() - trader.size();
            if (closed != 0) {
                long received = trader.cash() - cash;
                LiquidationCase row = row();
                row.close(now.step(), closed, received, 0, now.index());
                volume.use(Math.abs(received));
                margin.closed(trader, row, closed, received, position.zeroPrice(), now.mark());
            }
            boolean helped = closed != 0 || close.rest() != Rest.TRY_AGAIN;
            return helped && trader.size() != 0 && !orders.waits(open, now.time());
        }

        /** Returns whether the rule is asked again; {@code before} is the position for which the order was. */
        private boolean follow(Rest rest, LiquidatablePosition before) {
            LiquidatablePosition position = position();
            return switch (rest) {
                case TRY_AGAIN -> !rules.steps().isAskedOnce();
                case TAKE_OVER -> {
                    if (!position.isCompliant()) {
                        takeOver(position, position.quantity());
                    }
                    yield false;
                }
                case TAKE_OVER_ANYHOW -> {
                    takeOver(before, position.quantity());
                    yield false;
                }
            };
        }

        /** Offers a quantity at the price of a position. */
        private void takeOver(LiquidatablePosition position, long quantity) {
            boolean isAll = quantity == Math.abs(trader.size());
            takeover.offer(trader, position, quantity, this::row, now);
            if (trader.size() == 0) {
                margin.takenOver(trader, row());
            } else {
                open.offered(isAll);
            }
        }

        private void leave() {
            Traders traders = clearing.traders();
            open.leave(trader.size());
            if (trader.size() == 0) {
                traders.remove(open.account());
                cases.forget(open);
                margin.finish(trader, row(), now.mark());
                return;
            }
            traders.ofAccounts().lower(open.account(), trader.size(), now.mark());
            traders.replace(trader);
            cases.keep(open);
            if (isWithoutEquity(trader, now.mark())) {
                left.add(open);
            }
        }

        private LiquidationCase row() {
            return cases.row(open, firstBankruptcyPrice);
        }

        private LiquidatablePosition position() {
            long equity = Math.addExact(trader.cash(), value.at(trader.size(), now.mark()));
            MarketTerms terms = clearing.traders()
                    .ofAccounts()
                    .lowered(open.account(), trader.size(), now.mark())
                    .market();
            return new LiquidatablePosition(terms, trader.size(), now.mark(), equity);
        }

        private Moment moment() {
            return new Moment(
                    open.sinceLast(now.time()),
                    book.bestBid() * tickSize,
                    book.bestAsk() * tickSize,
                    volume.left(),
                    CountedRandom.bits(seed, ((long) now.step() << Integer.SIZE) | open.account()));
        }
    }
}
