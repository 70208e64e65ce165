package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.model.ledger.Account;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Realised;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.PocketPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.core.methods.response.Log;

/** The logs of one market and its waterfall as events of the model, in the order of the chain. */
public final class MarketEvents {

    private static final String SETTLEMENT =
            "(int64,int64,int64,int64,int64,int64,int64,int64,int64,int64,int64,int64)";
    private static final String REALISED = "(int64,int64,int64,int64,int64)";
    private static final String OPENED = Calldata.topic("PositionOpened(uint64,int64,int64,int64)");
    private static final String INCREASED =
            Calldata.topic("PositionIncreased(uint64,int64,int64,int64,int64," + REALISED + ")");
    private static final String DECREASED =
            Calldata.topic("PositionDecreased(uint64,int64,int64," + REALISED + ",int64)");
    private static final String CLOSED = Calldata.topic("PositionClosed(uint64," + SETTLEMENT + ")");
    private static final String LIQUIDATED =
            Calldata.topic("PositionLiquidated(uint64,address,int64," + SETTLEMENT + ")");
    private static final String DELEVERAGED = Calldata.topic("PositionDeleveraged(uint64,int64," + SETTLEMENT + ")");
    private static final String FAILED = Calldata.topic("LiquidationFailed(uint64,bytes)");
    private static final String SETTLED =
            Calldata.topic("ShortfallSettled(uint64,uint256,(address,uint256)[],uint256,uint256)");
    private static final String GIVEN_UP = Calldata.topic("Deleveraged(uint64,int64,int64)");
    private static final String SOCIALISED = Calldata.topic("LossSocialised(int64)");
    private static final String SPREAD = Calldata.topic("LossSpread(int64,int64)");
    private static final String WITHDRAWN = Calldata.topic("Withdraw(address,address,address,uint256,uint256)");
    private static final String WRITTEN_OFF = Calldata.topic("ShortfallWrittenOff(uint256)");
    private static final String REVALUED = Calldata.topic("Revalued(int64,int64,int64,int64)");
    private static final String STAKE_SOLD = Calldata.topic("Covered(uint256,int64,uint256,uint256)");
    private static final String LOSS_COVERED = Calldata.topic("LossCovered(address,uint256)");
    private static final String REDEEMED = Calldata.topic("Redeemed(uint8,address,uint256,uint256)");

    private static final String FLAGGED = Calldata.topic("Flagged(uint64,address,uint64)");
    private static final String UNFLAGGED = Calldata.topic("Unflagged(uint64,address)");
    private static final String FLAG_FAILED = Calldata.topic("FlagFailed(uint64,bytes)");

    private final ChainConnection connection;
    private final List<String> contracts;
    private final Map<String, Account> pockets;
    private final Map<String, Account> payers;

    private MarketEvents(
            ChainConnection connection,
            List<String> contracts,
            Map<String, Account> pockets,
            Map<String, Account> payers) {
        this.payers = payers;
        this.connection = connection;
        this.contracts = contracts;
        this.pockets = pockets;
    }

    /**
     * All events of a market.
     *
     * @param contracts the market, its pool, its waterfall and whatever bears what that leaves
     * @param pockets which account of the ledger each pocket's address is; a payment by any other address is an error
     */
    public static MarketEvents of(ChainConnection connection, List<String> contracts, Map<String, Account> pockets) {
        return new MarketEvents(connection, List.copyOf(contracts), inLowerCase(pockets), Map.of());
    }

    /**
     * The same, and what feeds were paid for prices.
     *
     * @param feeds addresses of the feeds
     * @param accounts which account of the ledger each payer's address is; of what others pay nothing is told
     */
    public MarketEvents withOracleFees(List<String> feeds, Map<String, Account> accounts) {
        List<String> all = Stream.concat(contracts.stream(), feeds.stream()).toList();
        return new MarketEvents(connection, all, pockets, inLowerCase(accounts));
    }

    private static Map<String, Account> inLowerCase(Map<String, Account> accounts) {
        return accounts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        account -> account.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    }

    /**
     * What happens to the positions of a market, without who paid: all that a keeper needs.
     *
     * @param contracts the market, where its accounts are flagged and where its shortfalls wait
     */
    public static MarketEvents ofPositions(ChainConnection connection, List<String> contracts) {
        return new MarketEvents(connection, List.copyOf(contracts), Map.of(), Map.of());
    }

    /** What happened in one block, which must exist. */
    public List<MarketEvent> ofBlock(long block) {
        return ofBlocks(block, block);
    }

    /** What happened in blocks from {@code first} to {@code last}. */
    public List<MarketEvent> ofBlocks(long first, long last) {
        return decode(connection.logs(first, last, contracts));
    }

    /** The same, block by block; blocks without any log are left out. */
    public List<BlockEvents> byBlock(long first, long last) {
        List<BlockEvents> blocks = new ArrayList<>();
        List<Log> logs = connection.logs(first, last, contracts);
        int from = 0;
        for (int to = 1; to <= logs.size(); to++) {
            if (to == logs.size() || !isOfOneBlock(logs.get(from), logs.get(to))) {
                Log log = logs.get(from);
                blocks.add(new BlockEvents(
                        log.getBlockNumber().longValueExact(), log.getBlockHash(), decode(logs.subList(from, to))));
                from = to;
            }
        }
        return blocks;
    }

    private static boolean isOfOneBlock(Log one, Log other) {
        return one.getBlockHash().equals(other.getBlockHash());
    }

    /** Decodes logs; those that tell of nothing in {@link MarketEvent} are left out. */
    public List<MarketEvent> decode(List<Log> logs) {
        List<MarketEvent> events = new ArrayList<>(logs.size());
        for (Log log : logs) {
            MarketEvent event = decode(log);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private @Nullable MarketEvent decode(Log log) {
        String topic = log.getTopics().get(0);
        Words words = Words.of(log.getData());
        if (topic.equals(LIQUIDATED)) {
            return new MarketEvent.PositionLiquidated(account(log), words.number(0), settlement(words, 1));
        } else if (topic.equals(DELEVERAGED)) {
            return new MarketEvent.PositionDeleveraged(account(log), words.number(0), settlement(words, 1));
        } else if (topic.equals(SETTLED)) {
            return settled(account(log), words);
        } else if (topic.equals(FAILED)) {
            return new MarketEvent.LiquidationFailed(account(log), ContractErrors.decode(words.bytes(words.target(0))));
        }
        MarketEvent event = byOwner(topic, log, words);
        event = event == null ? ofFlags(topic, log, words) : event;
        event = event == null ? QueueEvents.decode(log.getTopics(), words) : event;
        return event == null ? ofLastResort(topic, log, words) : event;
    }

    /** Who was flagged. */
    private static @Nullable MarketEvent ofFlags(String topic, Log log, Words words) {
        if (topic.equals(FLAGGED)) {
            return new MarketEvent.Flagged(account(log), words.number(0));
        } else if (topic.equals(UNFLAGGED)) {
            return new MarketEvent.Unflagged(account(log));
        } else if (topic.equals(FLAG_FAILED)) {
            return new MarketEvent.FlagFailed(account(log), ContractErrors.decode(words.bytes(words.target(0))));
        }
        return null;
    }

    /** Who bore what no pocket paid, and who left before it was known. */
    private @Nullable MarketEvent ofLastResort(String topic, Log log, Words words) {
        if (topic.equals(GIVEN_UP)) {
            return new MarketEvent.Deleveraged(account(log), words.number(0), words.number(1));
        } else if (topic.equals(SOCIALISED)) {
            return new MarketEvent.LossSocialised(words.number(0), 0);
        } else if (topic.equals(SPREAD)) {
            return new MarketEvent.LossSocialised(words.number(0), words.number(1));
        } else if (topic.equals(WRITTEN_OFF)) {
            return new MarketEvent.ShortfallWrittenOff(words.number(0));
        } else if (topic.equals(WITHDRAWN)) {
            return isOfSafetyModule(log)
                    ? new MarketEvent.StakeLeft(words.number(1), words.number(0))
                    : new MarketEvent.Withdrawn(words.number(1), words.number(0));
        }
        return ofPocket(topic, log, words);
    }

    private boolean isOfSafetyModule(Log log) {
        return Account.SAFETY_MODULE.equals(pockets.get(log.getAddress().toLowerCase(Locale.ROOT)));
    }

    /** What pockets did by themselves, and what feeds were paid. */
    private @Nullable MarketEvent ofPocket(String topic, Log log, Words words) {
        if (topic.equals(REVALUED)) {
            return new MarketEvent.TranchesRevalued(words.number(0), words.number(1));
        } else if (topic.equals(REDEEMED)) {
            return new MarketEvent.TrancheLeft(account(log) == 0, words.number(0));
        } else if (topic.equals(STAKE_SOLD)) {
            return new MarketEvent.StakeSold(words.number(0), words.number(1), words.number(2), words.number(3));
        } else if (topic.equals(LOSS_COVERED)) {
            Account giver = pockets.get(Words.of(log.getTopics().get(1)).address(0));
            return giver == null ? null : new MarketEvent.LossCovered(giver, words.number(0));
        } else if (topic.equals(ReportFeedGateway.FEE_PAID)) {
            Account payer = payers.get(Words.of(log.getTopics().get(1)).address(0));
            return payer == null ? null : new MarketEvent.OracleFeePaid(payer, words.number(0));
        }
        return null;
    }

    /** What a position's owner did. */
    private static @Nullable MarketEvent byOwner(String topic, Log log, Words words) {
        if (topic.equals(OPENED)) {
            return new MarketEvent.PositionOpened(account(log), words.number(0), words.number(1), words.number(2));
        } else if (topic.equals(CLOSED)) {
            return new MarketEvent.PositionClosed(account(log), settlement(words, 0));
        } else if (topic.equals(INCREASED)) {
            return new MarketEvent.PositionIncreased(
                    account(log),
                    words.number(0),
                    words.number(1),
                    words.number(2),
                    words.number(3),
                    realised(words, 4));
        } else if (topic.equals(DECREASED)) {
            return new MarketEvent.PositionDecreased(
                    account(log), words.number(0), words.number(1), realised(words, 2), words.number(7));
        }
        return null;
    }

    private MarketEvent settled(int account, Words words) {
        int array = words.target(1);
        List<PocketPayment> paid = new ArrayList<>();
        for (int i = 0; i < words.number(array); i++) {
            int entry = array + 1 + 2 * i;
            paid.add(new PocketPayment(pocket(words.address(entry)), words.number(entry + 1)));
        }
        return new MarketEvent.ShortfallSettled(account, words.number(0), paid, words.number(2), words.number(3));
    }

    private Account pocket(String address) {
        Account pocket = pockets.get(address);
        if (pocket == null) {
            throw new IllegalStateException("a shortfall was paid by a pocket that is not known: " + address);
        }
        return pocket;
    }

    private static Settlement settlement(Words words, int first) {
        return new Settlement(
                words.number(first),
                words.number(first + 1),
                words.number(first + 2),
                words.number(first + 3),
                words.number(first + 4),
                words.number(first + 5),
                words.number(first + 6),
                words.number(first + 7),
                words.number(first + 8),
                words.number(first + 9),
                words.number(first + 10),
                words.number(first + 11));
    }

    private static Realised realised(Words words, int first) {
        return new Realised(
                words.number(first),
                words.number(first + 1),
                words.number(first + 2),
                words.number(first + 3),
                words.number(first + 4));
    }

    private static int account(Log log) {
        return Math.toIntExact(Words.of(log.getTopics().get(1)).number(0));
    }
}
