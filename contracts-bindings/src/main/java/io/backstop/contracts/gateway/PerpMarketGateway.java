package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarginTiers.Tier;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.venue.Health;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One market: {@code PerpMarket.sol}. Gas limits are generous bounds; what is not used is not paid. */
public final class PerpMarketGateway {

    private static final int TIER_WORDS = 3;
    private static final int GATE = 0;
    private static final int CARRY = 1;
    private static final int KEEPER_REWARD = 6;
    private static final int DELEVERAGER = 8;
    private static final long OPEN_GAS = 200_000;
    private static final long OPEN_GAS_EACH = 150_000;
    private static final long CLOSE_GAS = 600_000;
    private static final long LIQUIDATE_GAS = 200_000;
    private static final long LIQUIDATE_GAS_EACH = 150_000;

    private static final String LIQUIDATE_BATCH = "liquidateBatch(uint64[])";

    private final ChainConnection connection;
    private final String market;

    /** The market at this address. */
    public PerpMarketGateway(ChainConnection connection, String market) {
        this.connection = connection;
        this.market = market;
    }

    /** The market's address. */
    public String address() {
        return market;
    }

    /** The operator's opening of all or none of these positions. */
    public ContractCall openFor(List<Opening> openings) {
        Calldata call = Calldata.call("openFor((uint64,int64,int64)[])")
                .number(Calldata.WORD_BYTES)
                .number(openings.size());
        for (Opening opening : openings) {
            call.number(opening.account()).number(opening.size()).number(opening.collateral());
        }
        return new ContractCall(market, call.hex(), OPEN_GAS + openings.size() * OPEN_GAS_EACH);
    }

    /** The owner's addition to a position; the size has the position's sign, either amount may be 0. */
    public ContractCall increase(int account, long size, long collateral) {
        return change("increase(uint64,int64,int64)", account, size, collateral);
    }

    /** The owner's close of a part of a position, and collateral to pay out. */
    public ContractCall decrease(int account, long size, long collateral) {
        return change("decrease(uint64,int64,int64)", account, size, collateral);
    }

    private ContractCall change(String function, int account, long size, long collateral) {
        String calldata = Calldata.call(function)
                .number(account)
                .number(size)
                .number(collateral)
                .hex();
        return new ContractCall(market, calldata, CLOSE_GAS);
    }

    /** The owner's close of a position. */
    public ContractCall close(int account) {
        String calldata = Calldata.call("close(uint64)").number(account).hex();
        return new ContractCall(market, calldata, CLOSE_GAS);
    }

    /** Anybody's request to pay an account what the pool still owes it. */
    public ContractCall payClaim(int account) {
        String calldata = Calldata.call("payClaim(uint64)").number(account).hex();
        return new ContractCall(market, calldata, CLOSE_GAS);
    }

    /** Anybody's liquidation of one position; reverts if it is refused. */
    public ContractCall liquidate(int account) {
        String calldata = Calldata.call("liquidate(uint64)").number(account).hex();
        return new ContractCall(market, calldata, LIQUIDATE_GAS + LIQUIDATE_GAS_EACH);
    }

    /** Anybody's liquidation of these positions in this order; what is refused leaves an event. */
    public ContractCall liquidateBatch(int[] accounts) {
        return new ContractCall(
                market,
                Named.calldata(LIQUIDATE_BATCH, accounts),
                LIQUIDATE_GAS + accounts.length * LIQUIDATE_GAS_EACH);
    }

    /** The accounts that a call of {@link #liquidateBatch} names; none if it is another call. */
    public static int[] accountsOf(ContractCall call) {
        return Named.in(call, LIQUIDATE_BATCH);
    }

    /** Units of gas that a liquidation takes at most beside those of the others in its batch. */
    public static long gasOfOne() {
        return LIQUIDATE_GAS_EACH;
    }

    /** The position of an account; its size is 0 if there is none. */
    public OpenPosition position(int account) {
        Words words = read(Calldata.call("position(uint64)").number(account));
        return new OpenPosition(words.number(0), words.number(1), words.number(2), words.number(3));
    }

    /** The market's figures. */
    public MarketRules rules() {
        Words words = read(Calldata.call("rules()"));
        return new MarketRules(
                words.number(0), tiers(), words.number(1), words.number(2), words.number(3), words.number(4));
    }

    private MarginTiers tiers() {
        Words words = read(Calldata.call("tiers()"));
        return MarginTiers.of(IntStream.range(0, Math.toIntExact(words.number(1)))
                .map(i -> 2 + i * TIER_WORDS)
                .mapToObj(at -> new Tier(words.number(at), words.number(at + 1), words.number(at + 2)))
                .toList());
    }

    /** What positions owe for staying open; null if it is free. */
    public @Nullable CarryGateway carry() {
        String carry = mechanism(CARRY);
        return carry.equals(Calldata.NOBODY) ? null : new CarryGateway(connection, carry);
    }

    /** Who closes winners; null if nobody does. */
    public @Nullable DeleveragerGateway deleverager() {
        String deleverager = mechanism(DELEVERAGER);
        return deleverager.equals(Calldata.NOBODY) ? null : new DeleveragerGateway(connection, deleverager, market);
    }

    /** Where shortfalls wait that no pocket paid; null if they do not. */
    public @Nullable ShortfallsGateway shortfalls() {
        String waterfall = wiring().waterfall();
        String lastResort = Words.of(
                        connection.call(waterfall, Calldata.call("lastResort()").hex()))
                .address(0);
        return lastResort.equals(Calldata.NOBODY) ? null : waiting(new ShortfallsGateway(connection, lastResort));
    }

    /** Other last resorts have no window. */
    private static @Nullable ShortfallsGateway waiting(ShortfallsGateway lastResort) {
        try {
            lastResort.windowEnd();
            return lastResort;
        } catch (ContractRevertException nothingWaits) {
            return null;
        }
    }

    /** The figures with the largest reward there may be, for a search that misses nobody. */
    public MarketRules widestRules() {
        String reward = mechanism(KEEPER_REWARD);
        if (reward.equals(Calldata.NOBODY)) {
            return rules();
        }
        Words most =
                Words.of(connection.call(reward, Calldata.call("mostReward()").hex()));
        return rules().withKeeperReward(most.number(0));
    }

    /** What a liquidation pays at least; null if that is what the figures say for each. */
    public @Nullable LeastReward leastReward() {
        String reward = mechanism(KEEPER_REWARD);
        String leastOfAll = Calldata.call("reward(int64)").number(0).hex();
        return reward.equals(Calldata.NOBODY)
                ? null
                : () -> Words.of(connection.call(reward, leastOfAll)).number(0);
    }

    /** A reward that changes with what gas costs. */
    public interface LeastReward {

        /** What a liquidation of the smallest position pays in the newest block, micro-dollars. */
        long now();
    }

    /** Whether the figures alone do not tell a position's health. */
    public boolean healthMustBeRead() {
        return !mechanism(CARRY).equals(Calldata.NOBODY)
                || !mechanism(KEEPER_REWARD).equals(Calldata.NOBODY);
    }

    /** Flags that come before a liquidation; null if none do. */
    public @Nullable FlagsGateway flags() {
        String gate = mechanism(GATE);
        return gate.equals(Calldata.NOBODY) ? null : FlagsGateway.behind(gate, connection);
    }

    /** From when and until when after a flag an account is liquidated; null if it needs none. */
    public GateSpec.@Nullable Flags flagLimits() {
        FlagsGateway flags = flags();
        return flags == null ? null : flags.limits(connection);
    }

    private String mechanism(int port) {
        return read(Calldata.call("mechanisms()")).address(port);
    }

    /** An open position at the last mark, with what it owes in the newest block. */
    public Health health(int account) {
        Words words = read(Calldata.call("health(uint64)").number(account));
        return new Health(account, words.number(0), words.number(1));
    }

    /** The contracts around the market. */
    public MarketWiring wiring() {
        Words words = read(Calldata.call("wiring()"));
        return new MarketWiring(
                words.address(0),
                words.address(1),
                words.address(2),
                words.address(3),
                words.address(4),
                words.address(5),
                words.address(6));
    }

    /** The price that triggers, whatever its age (1e-8 dollar); 0 before the first. */
    public long markPrice() {
        return read(Calldata.call("markPrice()")).number(0);
    }

    /** What the pool owes to traders whose profit it could not pay, in micro-dollars. */
    public long unpaidClaims() {
        return read(Calldata.call("unpaidClaims()")).number(0);
    }

    /** One more than the largest account id of the operator's, and of those who keep their own. */
    public long[] accountEnds() {
        Words words = read(Calldata.call("accountEnds()"));
        return new long[] {words.number(0), words.number(1)};
    }

    /** The addresses of the pockets of this market's waterfall, in the order in which they pay. */
    public List<String> pockets() {
        String waterfall = wiring().waterfall();
        Words words =
                Words.of(connection.call(waterfall, Calldata.call("pockets()").hex()));
        return IntStream.range(0, Math.toIntExact(words.number(1)))
                .mapToObj(i -> words.address(i + 2))
                .toList();
    }

    private Words read(Calldata call) {
        return Words.of(connection.call(market, call.hex()));
    }
}
