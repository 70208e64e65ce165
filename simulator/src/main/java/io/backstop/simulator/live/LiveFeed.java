package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.units.Decimals;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Publishes one feed's updates to one contract and keeps count of what became of them. Not thread safe but where it says so. */
public final class LiveFeed extends PlayedFeed {

    /** What an update is on its way as. */
    private record Sent(long price, long publishTime) {

        @Override
        public String toString() {
            return Decimals.format(price, Decimals.PRICE) + " at " + publishTime;
        }
    }

    private final ChainConnection connection;
    private final TransactionSender sender;
    private final PriceFeedGateway gateway;
    private final Consumer<String> accepted;
    private final Consumer<String> refused;
    private final Map<String, Sent> underway = new LinkedHashMap<>();
    private volatile GasSpent spent = GasSpent.NONE;

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
        super(
                target,
                new PriceFeedGateway(connection, target.address()).latest().publishTime());
        gateway = new PriceFeedGateway(connection, target.address());
        this.connection = connection;
        this.sender = sender;
        this.accepted = accepted;
        this.refused = refused;
    }

    /** What the updates that are in blocks have cost; any thread may ask. */
    GasSpent spent() {
        return spent;
    }

    @Override
    void letGo(OracleUpdate update, long publishTime) {
        send(update.price(), publishTime);
    }

    /** The sender looks after its transactions for some blocks more: one that is in a block may be dropped again. */
    @Override
    boolean isUnderway() {
        return !underway.isEmpty() || sender.keepsAny();
    }

    /** Publishes a price that is on no tape: seeding. */
    String send(long price, long publishTime) {
        String transaction = sender.send(gateway.publish(price, publishTime));
        underway.put(transaction, new Sent(price, publishTime));
        goOnAfter(publishTime);
        return transaction;
    }

    private void account() {
        for (Iterator<Map.Entry<String, Sent>> sent = underway.entrySet().iterator(); sent.hasNext(); ) {
            Map.Entry<String, Sent> entry = sent.next();
            sender.receipt(entry.getKey()).ifPresent(receipt -> {
                tell(entry.getValue(), receipt);
                sent.remove();
            });
        }
    }

    @Override
    void tend() {
        account();
        if (isUnderway()) {
            sender.tendInTime();
        }
    }

    @Override
    void finish() throws InterruptedException {
        for (String transaction : underway.keySet()) {
            sender.awaitReceipt(transaction);
        }
        account();
    }

    private void tell(Sent sent, Receipt receipt) {
        spent = spent.plus(receipt);
        if (receipt.succeeded()) {
            count(count().plusAccepted(sent.price()));
            accepted.accept(name() + " " + sent);
        } else {
            count(count().plusRefused());
            refused.accept(name() + " " + sent + " was refused: " + reason(receipt.transaction()));
            goOnAfter(gateway.latest().publishTime());
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
