package io.backstop.tests.fuzz;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.OpenInterest;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.TrancheMaths.Worth;
import io.backstop.model.mirror.CooldownVaultMirror;
import io.backstop.model.mirror.DeficitSafetyModuleMirror.Deficit;
import io.backstop.model.mirror.GasFeeds;
import io.backstop.model.mirror.OperationsMirror;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.PocketMirror;
import io.backstop.model.mirror.PriceFeedMirror;
import io.backstop.model.mirror.TranchesMirror;
import io.backstop.model.mirror.economics.CarryMirror;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.feed.PullFeedMirror;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.mirror.gate.FlagsMirror;
import io.backstop.model.mirror.lastresort.AccountDebtsMirror;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.mirror.operations.SettleableFeedMirror;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.Health;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads the state of a mirror. */
final class MirrorState {

    /** For so much a pool is asked what it would give, micro-dollars or shares. */
    static final long ASKED = 1_000_000;

    private final MirrorSide side;
    private final PerpMarketMirror market;
    private final Map<String, String> values = new LinkedHashMap<>();

    private MirrorState(MirrorSide side) {
        this.side = side;
        market = side.market();
    }

    static PoolState of(MirrorSide side) {
        MirrorState state = new MirrorState(side);
        state.readMarket();
        state.readPool();
        state.readTranches();
        side.safetyModule().ifPresent(state::readSafetyModule);
        state.readFeeds();
        side.deficits().ifPresent(module -> state.readDeficit(module.deficit()));
        state.readGas();
        state.readFlags();
        state.readOperations();
        state.readDollars();
        return new PoolState(state.values);
    }

    /** Ids that calls may have used: some of the operator's and all of self-custody. */
    static int[] accounts(PerpMarketMirror market) {
        return IntStream.concat(
                        IntStream.range(0, market.operatorEnd()),
                        IntStream.range(PerpMarketMirror.FIRST_SELF_CUSTODY_ACCOUNT, market.selfCustodyEnd()))
                .toArray();
    }

    private void readMarket() {
        put("account ends", market.operatorEnd(), market.selfCustodyEnd());
        for (int account : accounts(market)) {
            values.put("position " + account, position(account));
        }
        OpenInterest interest = market.openInterest();
        put(
                "open interest",
                interest.longSize(),
                interest.shortSize(),
                interest.longEntryNotional(),
                interest.shortEntryNotional());
        for (int account : accounts(market)) {
            if (market.unpaidClaimOf(account) != 0) {
                put("claim " + account, market.unpaidClaimOf(account));
            }
        }
        compute("unrealised PnL", market::unrealisedPnl);
        compute("reserved cash", market::reservedCash);
        compute("liabilities", market::liabilities);
        readHealth();
        readMechanisms();
    }

    private String position(int account) {
        PositionTable positions = market.positions();
        return positions.isOpen(account)
                ? positions.size(account) + " " + positions.entryPrice(account) + " " + positions.collateral(account)
                        + " " + side.wallets().changedAt(account)
                : "0 0 0 0";
    }

    private void readHealth() {
        for (int account : accounts(market)) {
            if (market.positions().isOpen(account)) {
                computeAll("health of " + account, () -> {
                    Health health = market.health(account);
                    return new long[] {health.triggerEquity(), health.maintenanceMargin()};
                });
            }
        }
    }

    private void readMechanisms() {
        if (market.mechanisms().carry() instanceof CarryMirror carry) {
            computeAll("carry", carry::state);
        }
        put("impact pool", market.mechanisms().priceImpact().impactPool());
        Deleverager deleverager = side.pool().deleverager();
        if (deleverager != null) {
            computeAll("deleveraging due", () -> words(deleverager.due()));
        }
        ShortfallsMirror shortfalls = side.pool().shortfalls();
        if (shortfalls != null) {
            put("window end", shortfalls.windowEnd());
            put("pending", shortfalls.pending());
            readOldest(shortfalls);
        }
        side.debts().ifPresent(this::readDebts);
    }

    private void readDebts(AccountDebtsMirror debts) {
        put("debts", debts.pending());
        for (int account : accounts(market)) {
            put("debt of " + account, debts.debtOf(account));
        }
    }

    private static long[] words(DeleveragingDue due) {
        return new long[] {due == DeleveragingDue.NOBODY ? 0 : 1, due == DeleveragingDue.LONGS ? 1 : 0};
    }

    private void readOldest(ShortfallsMirror shortfalls) {
        try {
            ShortfallsMirror.Debt debt = shortfalls.oldest();
            put("oldest shortfall", debt.isLong() ? 1 : 0, debt.bankruptcyPrice(), debt.amount(), debt.since());
        } catch (ContractRevert none) {
            values.put("oldest shortfall", Outcome.refused(none.error()).refusal());
        }
    }

    private void readPool() {
        put("pool cash", side.lpPool().cash());
        put("unpaid claims", market.unpaidClaims());
        compute("phantom NAV", side.pool().phantomNav()::gross);
        compute("phantom NAV uncovered", side.pool().phantomNav()::uncovered);
        compute("pool assets", side.lpPool()::totalAssets);
        compute("pool shares for a deposit", () -> side.lpPool().previewDeposit(ASKED));
        compute("pool dollars for shares", () -> side.lpPool().previewRedeem(ASKED));
        put("pool supply", side.lpPool().totalSupply());
        compute("pool free cash", side.lpPool()::freeCash);
        for (Actor owner : Actor.values()) {
            put("pool shares of " + owner, side.lpPool().balanceOf(owner.id()));
            compute("pool most redeemed by " + owner, () -> side.lpPool().maxRedeem(owner.id()));
        }
    }

    private void readTranches() {
        TranchesMirror tranches = side.pool().tranches();
        if (tranches != null) {
            Worth worth = tranches.worth();
            put("tranches", worth.junior(), worth.senior(), worth.juniorDeficit(), worth.seniorDeficit());
        }
    }

    private void readSafetyModule(CooldownVaultMirror module) {
        put("module cash", module.cash());
        put("module supply", module.totalSupply());
        for (Actor owner : Actor.values()) {
            put("module shares of " + owner, module.balanceOf(owner.id()));
            put("module most redeemed by " + owner, module.maxRedeem(owner.id()));
            CooldownVaultMirror.Cooldown cooldown = module.cooldownOf(owner.id());
            put("cooldown of " + owner, cooldown.shares(), cooldown.from(), cooldown.until());
        }
    }

    private void readFeeds() {
        boolean two = side.setup().closeMode() == CloseMode.MARKET;
        if (side.setup().signed()) {
            PullFeedMirror feed = side.pool().markReports();
            values.put("markFeed", feed.report() + " " + feed.average() + " " + feed.resumedAt());
        } else {
            readFeed("markFeed", side.pool().markFeed());
        }
        if (two || !side.setup().signed()) {
            readFeed("executionFeed", side.pool().executionFeed());
        }
    }

    private void readDeficit(Deficit deficit) {
        put("deficit", deficit.total(), deficit.pending(), deficit.slashed());
    }

    private void readFeed(String name, PriceFeedMirror feed) {
        if (feed.rounds() == 0) {
            values.put(name, "NoRound(0)");
        } else {
            put(name, feed.rounds(), feed.price(), feed.publishTime());
        }
    }

    private void readGas() {
        GasFeeds feeds = side.pool().gasFeeds();
        if (feeds != null) {
            readFeed("etherFeed", feeds.etherPrice());
            readFeed("gasFeed", feeds.gasPrice());
        }
    }

    private void readFlags() {
        FlagsMirror flags = side.pool().flags();
        if (flags != null) {
            for (int account : accounts(market)) {
                put("flag of " + account, flags.flagOf(account).flaggedAt());
            }
        }
    }

    private void readOperations() {
        OperationsMirror operations = side.pool().operations();
        if (operations == null) {
            return;
        }
        for (Action action : Action.values()) {
            put("paused " + action, operations.pause().isPaused(action) ? 1 : 0);
        }
        Objects.requireNonNull(side.setup().mechanisms().operations())
                .parameters()
                .forEach(parameter -> put(
                        "parameter " + parameter.name(), operations.parameters().valueOf(parameter.name())));
        for (int i = 0; i < operations.settleable().size(); i++) {
            SettleableFeedMirror feed = operations.settleable().get(i);
            put("settleable " + i, feed.price());
        }
    }

    /** Dollars as the token counts them: also those that were given away to contracts that do not count them. */
    private void readDollars() {
        dollars("market", market.collateral());
        dollars("lpPool", side.lpPool().cash());
        dollars("waterfall", 0);
        side.safetyModule().ifPresent(module -> dollars("safetyModule", held(module)));
        side.setup()
                .buffers()
                .forEach(name -> put(
                        "dollars of " + name, side.buffer(name).orElseThrow().balance()));
        for (Actor actor : Actor.values()) {
            put("dollars of " + actor, side.wallets().of(actor));
        }
    }

    private static long held(CooldownVaultMirror module) {
        return module instanceof PocketMirror pocket ? pocket.held() : module.cash();
    }

    private void dollars(String contract, long counted) {
        put("dollars of " + contract, counted + side.wallets().donatedTo(contract));
    }

    private void put(String name, long... numbers) {
        StringBuilder text = new StringBuilder();
        for (long number : numbers) {
            text.append(text.isEmpty() ? "" : " ").append(number);
        }
        values.put(name, text.toString());
    }

    private void compute(String name, LongSupplier number) {
        computeAll(name, () -> new long[] {number.getAsLong()});
    }

    private void computeAll(String name, Supplier<long[]> numbers) {
        try {
            put(name, numbers.get());
        } catch (ArithmeticException e) {
            values.put(name, Outcome.OVERFLOW);
        }
    }
}
