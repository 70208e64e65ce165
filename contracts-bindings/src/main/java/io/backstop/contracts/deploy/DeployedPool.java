package io.backstop.contracts.deploy;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.gateway.DeleveragerGateway;
import io.backstop.contracts.gateway.LensGateway;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.gateway.TranchesGateway;
import io.backstop.contracts.gateway.VaultGateway;
import io.backstop.model.ledger.Account;
import io.backstop.model.venue.MarketEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One pool venue on a chain.
 *
 * @param addresses addresses of the contracts by name, in the order of deployment; there is an {@code executionFeed}
 *     only in MARKET mode
 * @param pockets the ledger's account of each address that may pay for a shortfall or holds the pool's cash
 * @param funded the capital paid in, the pool's first, then pockets in the order in which they pay
 * @param transactions number of transactions that it took
 */
public record DeployedPool(
        Map<String, String> addresses,
        Map<String, Account> pockets,
        List<MarketEvent.Funded> funded,
        long transactions) {

    /** The contracts whose events tell what happened to positions and shortfalls. */
    private static final List<String> TELLING = List.of(
            "market",
            "lpPool",
            "flags",
            "orders",
            "waterfall",
            "shortfalls",
            "deleverager",
            "haircut",
            "juniorLp",
            "safetyModule");

    /** Keeps order and content. */
    public DeployedPool {
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
        pockets = Collections.unmodifiableMap(new LinkedHashMap<>(pockets));
        funded = List.copyOf(funded);
    }

    /** The market. */
    public PerpMarketGateway market(ChainConnection connection) {
        return new PerpMarketGateway(connection, address("market"));
    }

    /** The feed that triggers. */
    public PriceFeedGateway markFeed(ChainConnection connection) {
        return new PriceFeedGateway(connection, address("markFeed"));
    }

    /** The feed at whose price positions are closed; the mark feed in ORACLE mode. */
    public PriceFeedGateway executionFeed(ChainConnection connection) {
        return new PriceFeedGateway(connection, addresses.getOrDefault("executionFeed", address("markFeed")));
    }

    /** A feed of this name, such as {@code gasFeed}. */
    public PriceFeedGateway feed(ChainConnection connection, String name) {
        return new PriceFeedGateway(connection, address(name));
    }

    /** Addresses of the feeds that the governor may settle, the mark's first. */
    public List<String> settleable() {
        return OperationsBlueprint.settleable(addresses).stream()
                .map(this::address)
                .toList();
    }

    /** The pool. */
    public VaultGateway lpPool() {
        return new VaultGateway(address("lpPool"));
    }

    /** The queue of the market's winners; null if nobody is deleveraged. */
    public @Nullable DeleveragerGateway deleverager(ChainConnection connection) {
        String deleverager = addresses.get("deleverager");
        return deleverager == null ? null : new DeleveragerGateway(connection, deleverager, address("market"));
    }

    /** Junior and senior providers of the pool; null if all are equal. */
    public @Nullable TranchesGateway tranches() {
        String tranches = addresses.get("juniorLp");
        return tranches == null ? null : new TranchesGateway(tranches);
    }

    /** The market's events. */
    public MarketEvents events(ChainConnection connection) {
        List<String> contracts =
                TELLING.stream().map(addresses::get).filter(Objects::nonNull).toList();
        return MarketEvents.of(connection, contracts, pockets);
    }

    /** The question for the dollars of these holders. */
    public LensGateway.BalanceQuery balances(ChainConnection connection, List<String> holders) {
        return new LensGateway(connection, address("lens")).balances(address("token"), holders);
    }

    /** The question for what the safety module has of a staked token; null if none is staked. */
    public LensGateway.@Nullable BalanceQuery stake(ChainConnection connection) {
        String token = addresses.get("stakeToken");
        return token == null
                ? null
                : new LensGateway(connection, address("lens")).balances(token, List.of(address("safetyModule")));
    }

    /** The address of a contract. */
    public String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new ChainException("this venue has no contract " + name + ", only " + addresses.keySet());
        }
        return address;
    }
}
