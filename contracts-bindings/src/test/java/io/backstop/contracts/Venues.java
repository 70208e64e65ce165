package io.backstop.contracts;

import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import java.nio.file.Path;
import java.util.List;

/** Venues and numbers that the tests of this module share. */
public final class Venues {

    /** The product's folder. */
    public static final Path HOME = Path.of(System.getProperty("backstop.home"));

    /** Epoch second of the genesis block. */
    public static final long GENESIS = 1_700_000_000L;

    /** One whole unit of the underlying. */
    public static final long SIZE_UNIT = 100;

    /** One micro-dollar times a million. */
    public static final long DOLLAR = 1_000_000;

    private Venues() {}

    /** Maintenance 1 %, no fees, closes at a second feed. */
    public static VenueSpec.Pool marketVenue(long lpCapital, List<PocketSpec> pockets) {
        FeedSpec feed = new FeedSpec(0, 3_600_000, 0);
        return new VenueSpec.Pool("market", rules(), CloseMode.MARKET, feed, feed, lpCapital, false, pockets, 0, true);
    }

    /** Maintenance 1 %, no fees. */
    public static MarketRules rules() {
        return new MarketRules(SIZE_UNIT, MarginTiers.flat(10_000_000, 10_000_000), 0, 0, 900_000_000, 3_600);
    }

    /** A pocket that pays all it has. */
    public static PocketSpec pocket(Account account, long dollars) {
        return new PocketSpec(account, dollars * DOLLAR, PocketSpec.NO_CAP);
    }

    /** A price in 1e-8 dollar. */
    public static long price(long dollars) {
        return dollars * 100_000_000;
    }

    /** Deploys the default build with the roles' own accounts, in blocks one second apart. */
    public static DeployedPool deploy(LocalChain chain, VenueSpec.Pool venue, TransactionSender operator) {
        return deploy(chain, venue, ContractCode.BUILT, operator);
    }

    /** Deploys with the roles' own accounts, in blocks one second apart. */
    public static DeployedPool deploy(
            LocalChain chain, VenueSpec.Pool venue, ContractCode code, TransactionSender operator) {
        TransactionSender deployer = TransactionSender.of(chain.connection(), DevAccount.DEPLOYER);
        Deployment deployment = new Deployment(chain.connection(), deployer, operator, () -> mineNext(chain));
        return deployment.deploy(venue, code, DevAccount.PUBLISHER.address(), 0);
    }

    /** Makes a block one second after the last. */
    public static void mineNext(LocalChain chain) {
        chain.clock().mine(chain.connection().latestBlock().timestamp() + 1);
    }
}
