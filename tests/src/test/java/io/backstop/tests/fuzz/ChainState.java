package io.backstop.tests.fuzz;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the state of the contracts: the same values under the same names as {@link MirrorState}. */
final class ChainState {

    private final ChainSide side;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ChainState(ChainSide side) {
        this.side = side;
    }

    /**
     * The state in the newest block.
     *
     * @param mirror tells for which accounts to ask
     */
    static PoolState of(ChainSide side, PerpMarketMirror mirror) {
        ChainState state = new ChainState(side);
        state.readMarket(mirror);
        state.readPool();
        if (side.pool().addresses().containsKey("juniorLp")) {
            state.put("tranches", "juniorLp", "worth()");
        }
        if (side.pool().addresses().containsKey("safetyModule")) {
            state.readSafetyModule();
        }
        state.readFeeds();
        state.readGas();
        state.readFlags(mirror);
        state.readOperations();
        state.readDollars();
        return new PoolState(state.values);
    }

    private void readMarket(PerpMarketMirror mirror) {
        put("account ends", "market", "accountEnds()");
        int[] accounts = MirrorState.accounts(mirror);
        readPositions(accounts);
        put("open interest", "market", "openInterest()");
        for (int account : accounts) {
            if (mirror.unpaidClaimOf(account) != 0) {
                values.put(
                        "claim " + account,
                        ask("market", Calldata.call("unpaidClaimOf(uint64)").number(account)));
            }
        }
        put("unrealised PnL", "market", "unrealisedPnl()");
        put("reserved cash", "market", "reservedCash()");
        put("liabilities", "market", "liabilities()");
        readHealth(mirror);
        readMechanisms();
        readDebts(accounts);
    }

    private void readDebts(int[] accounts) {
        if (side.pool().addresses().containsKey("accountDebts")) {
            put("debts", "accountDebts", "pending()");
            for (int account : accounts) {
                values.put(
                        "debt of " + account,
                        ask("accountDebts", Calldata.call("debtOf(uint64)").number(account)));
            }
        }
    }

    private void readHealth(PerpMarketMirror mirror) {
        for (int account : MirrorState.accounts(mirror)) {
            if (mirror.positions().isOpen(account)) {
                values.put(
                        "health of " + account,
                        ask("market", Calldata.call("health(uint64)").number(account)));
            }
        }
    }

    private void readMechanisms() {
        Set<String> names = side.pool().addresses().keySet();
        if (names.contains("carry")) {
            put("carry", "carry", "state()");
        }
        if (names.contains("priceImpact")) {
            put("impact pool", "priceImpact", "impactPool()");
        } else {
            values.put("impact pool", "0");
        }
        if (names.contains("deleverager")) {
            put("deleveraging due", "deleverager", "due()");
        }
        if (names.contains("shortfalls")) {
            put("window end", "shortfalls", "windowEnd()");
            put("pending", "shortfalls", "pending()");
            put("oldest shortfall", "shortfalls", "oldest()");
        }
    }

    private void readPositions(int[] accounts) {
        Calldata call = Calldata.call("positions(address,uint64[])")
                .address(side.pool().address("market"))
                .number(2L * Calldata.WORD_BYTES)
                .number(accounts.length);
        for (int account : accounts) {
            call.number(account);
        }
        List<String> words = List.of(ask("lens", call).split(" "));
        for (int i = 0; i < accounts.length; i++) {
            values.put("position " + accounts[i], String.join(" ", words.subList(2 + 4 * i, 6 + 4 * i)));
        }
    }

    private void readPool() {
        put("pool cash", "lpPool", "cash()");
        put("unpaid claims", "market", "unpaidClaims()");
        values.put("phantom NAV", grossPhantomNav());
        values.put("phantom NAV uncovered", ask("lens", ofMarket("phantomNavUncovered(address)")));
        put("pool assets", "lpPool", "totalAssets()");
        values.put(
                "pool shares for a deposit",
                ask("lpPool", Calldata.call("previewDeposit(uint256)").number(MirrorState.ASKED)));
        values.put(
                "pool dollars for shares",
                ask("lpPool", Calldata.call("previewRedeem(uint256)").number(MirrorState.ASKED)));
        put("pool supply", "lpPool", "totalSupply()");
        put("pool free cash", "lpPool", "freeCash()");
        for (Actor owner : Actor.values()) {
            values.put("pool shares of " + owner, ask("lpPool", of("balanceOf(address)", owner)));
            values.put("pool most redeemed by " + owner, ask("lpPool", of("maxRedeem(address)", owner)));
        }
    }

    /** All accounts in two ranges. */
    private String grossPhantomNav() {
        List<String> ends = List.of(values.getOrDefault("account ends", "").split(" "));
        List<String> parts = List.of(
                phantomNav(0, Long.parseLong(ends.get(0))),
                phantomNav(PerpMarketMirror.FIRST_SELF_CUSTODY_ACCOUNT, Long.parseLong(ends.get(1))));
        return parts.contains(Outcome.OVERFLOW)
                ? Outcome.OVERFLOW
                : Long.toString(parts.stream().mapToLong(Long::parseLong).sum());
    }

    private String phantomNav(long from, long to) {
        return ask(
                "lens",
                ofMarket("phantomNav(address,uint64,uint64)").number(from).number(to));
    }

    private void readSafetyModule() {
        put("module cash", "safetyModule", "totalAssets()");
        put("deficit", "safetyModule", "deficit()");
        put("module supply", "safetyModule", "totalSupply()");
        for (Actor owner : Actor.values()) {
            values.put("module shares of " + owner, ask("safetyModule", of("balanceOf(address)", owner)));
            values.put("module most redeemed by " + owner, ask("safetyModule", of("maxRedeem(address)", owner)));
            values.put("cooldown of " + owner, ask("safetyModule", of("cooldownOf(address)", owner)));
        }
    }

    private void readFeeds() {
        boolean signed = side.pool().addresses().containsKey("reportedLiquidation");
        boolean two = side.pool().addresses().containsKey("executionFeed");
        if (signed) {
            ReportFeedGateway feed =
                    new ReportFeedGateway(side.connection(), side.pool().address("markFeed"));
            values.put("markFeed", feed.report() + " " + feed.average() + " " + feed.resumedAt());
        } else {
            readFeed("markFeed", "markFeed");
        }
        if (two || !signed) {
            readFeed("executionFeed", two ? "executionFeed" : "markFeed");
        }
    }

    /** Round, price and time of observation. */
    private void readFeed(String name, String contract) {
        String round = ask(contract, Calldata.call("latestRoundData()"));
        values.put(
                name,
                round.startsWith("NoRound")
                        ? round
                        : Stream.of(round.split(" ")).limit(3).collect(Collectors.joining(" ")));
    }

    private void readGas() {
        if (side.pool().addresses().containsKey("gasFeed")) {
            readFeed("etherFeed", "etherFeed");
            readFeed("gasFeed", "gasFeed");
        }
    }

    /** The first word is the time of the flag. */
    private void readFlags(PerpMarketMirror mirror) {
        if (side.pool().addresses().containsKey("flags")) {
            for (int account : MirrorState.accounts(mirror)) {
                String flag = ask("flags", Calldata.call("flagOf(uint64)").number(account));
                values.put("flag of " + account, flag.substring(0, flag.indexOf(' ')));
            }
        }
    }

    private void readOperations() {
        if (!side.pool().addresses().containsKey("pause")) {
            return;
        }
        for (Action action : Action.values()) {
            values.put(
                    "paused " + action,
                    ask("pause", Calldata.call("isPaused(uint8)").number(ActionNames.codeOf(action.name()))));
        }
        for (Parameter parameter : side.parameters()) {
            values.put(
                    "parameter " + parameter.name(),
                    ask("parameters", Calldata.call("valueOf(bytes32)").name(parameter.name())));
        }
        List<String> settleable = side.pool().settleable();
        for (int i = 0; i < settleable.size(); i++) {
            String latest = askAt(settleable.get(i), Calldata.call("latest()"));
            values.put("settleable " + i, latest.substring(0, latest.indexOf(' ')));
        }
    }

    private void readDollars() {
        List<String> contracts = Stream.concat(
                        Stream.of("market", "lpPool", "waterfall"),
                        side.pool().addresses().keySet().stream()
                                .filter(List.of("safetyModule", "feeBuffer", "treasury")::contains))
                .toList();
        List<String> holders = Stream.concat(
                        contracts.stream().map(side.pool()::address),
                        Stream.of(Actor.values()).map(Actor::address))
                .toList();
        List<String> names = Stream.concat(
                        contracts.stream(), Stream.of(Actor.values()).map(Actor::name))
                .toList();
        long[] dollars = side.pool().balances(side.connection(), holders).read();
        for (int i = 0; i < dollars.length; i++) {
            values.put("dollars of " + names.get(i), Long.toString(dollars[i]));
        }
    }

    private Calldata ofMarket(String signature) {
        return Calldata.call(signature).address(side.pool().address("market"));
    }

    private static Calldata of(String signature, Actor actor) {
        return Calldata.call(signature).address(actor.address());
    }

    private void put(String name, String contract, String signature) {
        values.put(name, ask(contract, Calldata.call(signature)));
    }

    /** All words of the answer as numbers, or why there is none. */
    private String ask(String contract, Calldata call) {
        return askAt(side.pool().address(contract), call);
    }

    private String askAt(String address, Calldata call) {
        try {
            Words words = Words.of(side.connection().call(address, call.hex()));
            return IntStream.range(0, words.count())
                    .mapToObj(i -> words.isLong(i) ? Long.toString(words.number(i)) : Outcome.OVERFLOW)
                    .collect(Collectors.joining(" "));
        } catch (ContractRevertException e) {
            return Outcome.refused(e.error()).refusal();
        }
    }
}
