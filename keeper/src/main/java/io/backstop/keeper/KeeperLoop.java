package io.backstop.keeper;

import io.backstop.contracts.chain.BehindException;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ShortfallsGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A keeper that runs alone against any chain until it is told to stop. */
public final class KeeperLoop {

    private final ChainConnection connection;
    private final TransactionSender sender;
    private final PerpMarketGateway market;
    private final PromptDelivery delivery;
    private final Keeper keeper;
    private final Consumer<String> log;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /**
     * A loop for one market.
     *
     * @param firstBlock the block in which to start reading the market's events
     * @param log is told in one line of each outcome
     * @throws InputException if there is no market at this address
     */
    public KeeperLoop(
            ChainConnection connection,
            String marketAddress,
            TransactionSender sender,
            int mostPerBlock,
            long firstBlock,
            Consumer<String> log) {
        this.connection = connection;
        this.sender = sender;
        this.log = log;
        market = new PerpMarketGateway(connection, marketAddress);
        requireMarket(marketAddress);
        delivery = new PromptDelivery(connection, market, sender);
        keeper = new Keeper(
                market,
                MarketEvents.ofPositions(connection, telling()),
                delivery,
                mostPerBlock,
                firstBlock,
                outcome -> log.accept(outcome.toString()));
    }

    /** Follows the chain until {@link #stop}, then says how many of its transactions are in no block yet. */
    public void run() throws InterruptedException {
        try (Heads heads = new Heads(connection)) {
            long seen = -1;
            while (!stopping.get()) {
                long head = heads.await();
                if (head > seen && follows(head)) {
                    tellFirst(seen, head);
                    seen = head;
                }
                sender.tendInTime();
            }
        }
        delivery.completed(Long.MAX_VALUE);
        log.accept("stopped, " + delivery.waiting() + " transactions in no block yet");
    }

    /** False if the node that is asked by now does not have the block yet: it is tried again with the next look. */
    private boolean follows(long head) {
        try {
            keeper.onHead(head, connection.block(head).timestamp());
            return true;
        } catch (BehindException e) {
            return false;
        }
    }

    /** Lets {@link #run} return after the block it is working on. */
    public void stop() {
        stopping.set(true);
    }

    /** The market, where its accounts are flagged, and where its shortfalls wait, which tells of losses that all bear. */
    private List<String> telling() {
        FlagsGateway flags = market.flags();
        ShortfallsGateway shortfalls = market.shortfalls();
        List<String> contracts = new ArrayList<>(List.of(market.address()));
        if (flags != null) {
            contracts.add(flags.contract());
        }
        if (shortfalls != null) {
            contracts.add(shortfalls.contract());
        }
        return contracts;
    }

    private void tellFirst(long seen, long head) {
        if (seen < 0) {
            log.accept("watching %s from block %d: %d open positions, mark %d"
                    .formatted(market.address(), head, keeper.openPositions(), market.markPrice()));
        }
    }

    private void requireMarket(String address) {
        try {
            market.rules();
        } catch (ChainException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InputException("--market " + address + ": there is no market at this address");
        }
    }
}
