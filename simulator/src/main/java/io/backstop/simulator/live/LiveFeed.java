package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.units.Decimals;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishes one feed's updates to one contract and keeps count of what became of them. Not thread safe. */
public final class LiveFeed {

    /** What an update is on its way as. */
    private record Sent(long price, long publishTime) {

        @Override
        public String toString() {
            return Decimals.format(price, Decimals.PRICE) + " at " + publishTime;
        }
    }

    private final String name;
    private final ChainConnection connection;
    private final TransactionSender sender;
    private final PriceFeedGateway gateway;
    private final FeedCursor updates;
    private final Consumer<String> accepted;
    private final Consumer<String> refused;
    private final Map<String, Sent> underway = new LinkedHashMap<>();
    private @Nullable OracleUpdate held;
    private long lastTime;
    private FeedCount count = FeedCount.NONE;

    /**
     * A feed that goes on after the last price its contract accepted.
     *
     * @param target where and what to publish
     * @param sender of the account that may publish
     * @param accepted is told of each update that came into a block
     * @param refused is told of each update that the contract refused
     */
    public LiveFeed(
            FeedTarget target,
            ChainConnection connection,
            TransactionSender sender,
            Consumer<String> accepted,
            Consumer<String> refused) {
        name = target.name();
        updates = target.tape().cursor();
        gateway = new PriceFeedGateway(connection, target.address());
        this.connection = connection;
        this.sender = sender;
        this.accepted = accepted;
        this.refused = refused;
        lastTime = gateway.latest().publishTime();
    }

    /** What became of the updates so far. */
    public FeedCount count() {
        return count;
    }

    /** The feed's name. */
    public String name() {
        return name;
    }

    /** Publish time of the last update that was sent or found, epoch seconds. */
    long lastTime() {
        return lastTime;
    }

    /** Whether an update lands in this step. */
    boolean landsIn(int step) {
        return updates.landsIn(step);
    }

    /** Whether an update waits for the chain's clock. */
    boolean holds() {
        return held != null;
    }

    /** Takes up the update of this step; one that still waited is superseded, because feeds only show the newest. */
    void land(int step) {
        OracleUpdate update = updates.take(step);
        if (update != null) {
            if (held != null) {
                count = count.plusSuperseded();
            }
            held = update;
        }
    }

    /**
     * Sends the update that is held, if the chain's clock is past the last one's publish time.
     *
     * @param shift seconds from the tape's time to the chain's
     * @param now the latest publish time that the next block accepts
     */
    void release(long shift, long now) {
        if (held != null && now > lastTime) {
            long wanted = Math.max(lastTime + 1, held.publishTime() + shift);
            send(held.price(), Math.min(wanted, now));
            held = null;
        }
    }

    /** Publishes a price that is on no tape: seeding. */
    String send(long price, long publishTime) {
        String transaction = sender.send(gateway.publish(price, publishTime));
        underway.put(transaction, new Sent(price, publishTime));
        lastTime = publishTime;
        return transaction;
    }

    /** Accounts for the updates that are in a block by now. */
    void account() {
        for (Iterator<Map.Entry<String, Sent>> sent = underway.entrySet().iterator(); sent.hasNext(); ) {
            Map.Entry<String, Sent> entry = sent.next();
            connection.receipt(entry.getKey()).ifPresent(receipt -> {
                tell(entry.getKey(), entry.getValue(), receipt.succeeded());
                sent.remove();
            });
        }
    }

    /** Waits until all that was sent is in a block. */
    void accountForAll() {
        underway.keySet().forEach(connection::awaitReceipt);
        account();
    }

    private void tell(String transaction, Sent sent, boolean succeeded) {
        if (succeeded) {
            count = count.plusAccepted(sent.price());
            accepted.accept(name + " " + sent);
        } else {
            count = count.plusRefused();
            refused.accept(name + " " + sent + " was refused: " + reason(transaction));
            lastTime = gateway.latest().publishTime();
        }
    }

    /** Not every node traces its transactions. */
    private String reason(String transaction) {
        try {
            return connection.refusal(transaction).toString();
        } catch (ChainException e) {
            return "the node does not tell why";
        }
    }
}
