package io.backstop.keeper;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ShortfallsGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.contracts.sender.UnansweredException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Sends each batch at once in one transaction of one account. Not thread safe. */
public final class PromptDelivery implements Delivery {

    private static final int[] ALL_SENT = {};

    private final ChainConnection connection;
    private final PerpMarketGateway market;
    private final TransactionSender sender;
    private final int confirmations;
    private final List<SentBatch> waiting = new ArrayList<>();
    private final List<SentBatch> landed = new ArrayList<>();

    /** Sends from this account to this market and to what it is composed of, on a chain that takes nothing back. */
    public PromptDelivery(ChainConnection connection, PerpMarketGateway market, TransactionSender sender) {
        this(connection, market, sender, 0);
    }

    /**
     * Sends from this account to this market and to what it is composed of, and goes on with what it has sent before it was started
     * anew.
     *
     * @param confirmations so many blocks can be taken back
     */
    public PromptDelivery(
            ChainConnection connection, PerpMarketGateway market, TransactionSender sender, int confirmations) {
        this.connection = connection;
        this.market = market;
        this.sender = sender;
        this.confirmations = confirmations;
        waiting.addAll(KeptBatches.of(market, sender.kept()));
    }

    @Override
    public int[] submit(int[] accounts) {
        submit(accounts, market.liquidateBatch(accounts));
        return ALL_SENT;
    }

    /** Sends a call that liquidates these accounts and does more than that. */
    public void submit(int[] accounts, ContractCall call) {
        send(SentBatch.Kind.LIQUIDATION, accounts, call, Long.MAX_VALUE);
    }

    @Override
    public boolean submitNames(int[] named) {
        send(SentBatch.Kind.DELEVERAGING, named, names(market, named), Long.MAX_VALUE);
        return true;
    }

    @Override
    public boolean submitWriteOff() {
        send(SentBatch.Kind.WRITE_OFF, new int[0], writeOff(market), Long.MAX_VALUE);
        return true;
    }

    @Override
    public int[] submitFlags(int[] accounts) {
        send(SentBatch.Kind.FLAGGING, accounts, flags(market, accounts), Long.MAX_VALUE);
        return ALL_SENT;
    }

    /** The call that names these accounts for auto-deleveraging. */
    public static ContractCall names(PerpMarketGateway market, int... named) {
        DeleveragerGateway deleverager = Objects.requireNonNull(market.deleverager(), "this market deleverages nobody");
        return deleverager.deleverage(named);
    }

    /** The call that ends the wait of shortfalls. */
    public static ContractCall writeOff(PerpMarketGateway market) {
        ShortfallsGateway shortfalls = Objects.requireNonNull(market.shortfalls(), "nothing waits in this market");
        return shortfalls.writeOff();
    }

    /** The call that flags these accounts. */
    public static ContractCall flags(PerpMarketGateway market, int... accounts) {
        FlagsGateway flags = Objects.requireNonNull(market.flags(), "this venue flags nobody");
        return flags.flagBatch(accounts);
    }

    /**
     * Sends a call for these accounts. A transaction that no node answers is underway as any other.
     *
     * @param most wei per unit of gas that may be offered for it
     * @throws io.backstop.contracts.chain.ChainException if the node does not take it
     */
    public SentBatch send(SentBatch.Kind kind, int[] accounts, ContractCall call, long most) {
        SentBatch batch = new SentBatch(kind, accounts, sent(call, most));
        waiting.add(batch);
        return batch;
    }

    private String sent(ContractCall call, long most) {
        try {
            return sender.send(call, most);
        } catch (UnansweredException e) {
            return e.transaction();
        }
    }

    @Override
    public long landing() {
        return connection.latestBlock().timestamp() + 1;
    }

    @Override
    public List<SentBatch> completed(long block) {
        List<SentBatch> completed = arrived(block);
        settle(completed, block);
        return completed;
    }

    /**
     * What {@link #completed} would tell. Nothing changes, so that a node that fails in the middle loses no batch.
     *
     * @param block the last block to look at
     */
    public List<SentBatch> arrived(long block) {
        List<SentBatch> arrived = new ArrayList<>();
        Map<String, Receipt> receipts =
                sender.receipts(waiting.stream().map(SentBatch::transaction).toList());
        for (SentBatch batch : waiting) {
            Receipt receipt = receipts.get(batch.transaction());
            if (receipt == null && sender.isDisplaced(batch.transaction())) {
                arrived.add(batch);
            } else if (receipt != null && receipt.block() <= block) {
                arrived.add(batch.landed(receipt));
            }
        }
        return arrived;
    }

    /** Lets these batches, which {@link #arrived}, be underway no more. */
    public void settle(List<SentBatch> completed, long block) {
        Set<String> done = completed.stream().map(SentBatch::transaction).collect(Collectors.toSet());
        waiting.removeIf(batch -> done.contains(batch.transaction()));
        landed.removeIf(batch -> blockOf(batch) <= block - confirmations);
        completed.stream()
                .filter(batch -> blockOf(batch) > block - confirmations)
                .forEach(landed::add);
    }

    private static long blockOf(SentBatch batch) {
        Receipt receipt = batch.receipt();
        return receipt == null ? -1 : receipt.block();
    }

    @Override
    public List<SentBatch> reopened(long firstUndone) {
        List<SentBatch> reopened = landed.stream()
                .filter(batch -> blockOf(batch) >= firstUndone)
                .map(SentBatch::underway)
                .toList();
        landed.removeIf(batch -> blockOf(batch) >= firstUndone);
        waiting.addAll(reopened);
        return reopened;
    }

    @Override
    public List<SentBatch> underway() {
        return List.copyOf(waiting);
    }

    /** Number of transactions that are in no block yet. */
    public int waiting() {
        return waiting.size();
    }
}
