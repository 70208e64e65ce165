package io.backstop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.Traces;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.PocketCreation;
import io.backstop.contracts.gateway.TestDollarGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.DeficitSafetyModuleMirror;
import io.backstop.model.mirror.Opening;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.PoolMirror;
import io.backstop.model.mirror.PriceFeedMirror;
import io.backstop.model.mirror.StakeBuyerMirror;
import io.backstop.model.mirror.TranchesMirror;
import io.backstop.model.mirror.TranchesMirror.Tranche;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.TranchesSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pockets that are more than a purse and their mirrors answer, refuse and remember the same, call by call. The operator
 * is the owner and the waterfall: calls of one sender keep their order in a block.
 */
class PocketsOnChainTest {

    private static final long GAS = 2_000_000;
    private static final long RICH = 1_000_000_000 * Venues.DOLLAR;
    private static final int OWNER = 1;
    private static final int BLOCKS = 50;
    private static final List<PocketSpec> LP = List.of(Venues.pocket(Account.LP, 0));

    /** A call to the chain and to the mirror. */
    private record Twin(String transaction, String inMirror) {}

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000, 650_000_000})
    void tranchesAndTheirMirrorAgree(long lossRatio) {
        try (MarketOnChain on = new MarketOnChain(LP)) {
            PoolMirror pool = new PoolMirror(Venues.marketVenue(1_000_000 * Venues.DOLLAR, LP), 0, event -> {});
            openOnBothSides(on, pool);
            TranchesSpec spec = new TranchesSpec(lossRatio, 650_000_000, 500_000_000);
            String lpPool = on.pool().address("lpPool");
            String tranches = on.operator().futureContract(0);
            on.operator()
                    .create(
                            PocketCreation.tranches(
                                    ContractCode.BUILT,
                                    spec,
                                    token(on),
                                    lpPool,
                                    on.operator().address()),
                            4 * GAS);
            enrich(on, token(on), tranches);
            TranchesMirror mirror = new TranchesMirror(spec, pool.lpPool(), event -> {});
            SplittableRandom random = new SplittableRandom(lossRatio);
            for (int block = 0; block < BLOCKS; block++) {
                publishOnBothSides(on, pool, random.nextLong(1900, 2100));
                List<Twin> twins = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    twins.add(trancheCall(on, tranches, mirror, random));
                }
                check(on, twins);
                assertThat(words(on, tranches, "worth()"))
                        .containsExactly(
                                mirror.worth().junior(),
                                mirror.worth().senior(),
                                mirror.worth().juniorDeficit(),
                                mirror.worth().seniorDeficit());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dollars at once", "tokens at once", "tokens later"})
    void theDeficitModuleAndItsMirrorAgree(String kind) {
        try (MarketOnChain on = new MarketOnChain(LP)) {
            DeficitSpec spec = new DeficitSpec(50 * Venues.DOLLAR, 100_000_000, kind.endsWith("later"), 0, 0);
            long[] price = {Venues.price(2)};
            boolean isToken = kind.startsWith("tokens");
            StakeBuyerMirror buyer = new StakeBuyerMirror(() -> price[0], 50_000_000, 20_000 * Venues.DOLLAR);
            String module = isToken ? deployWithBuyer(on, spec) : deployWithDollars(on, spec);
            DeficitSafetyModuleMirror mirror = new DeficitSafetyModuleMirror(
                    spec,
                    new BlockTime(),
                    isToken ? buyer : null,
                    new DeficitSafetyModuleMirror.Receivers(amount -> {}, amount -> {}, event -> {}));
            SplittableRandom random = new SplittableRandom(kind.length());
            for (int block = 0; block < BLOCKS; block++) {
                long dollars = random.nextLong(1, 4);
                on.publish(dollars, dollars);
                price[0] = Venues.price(dollars);
                List<Twin> twins = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    twins.add(moduleCall(on, module, mirror, random));
                }
                check(on, twins);
                assertThat(words(on, module, "deficit()"))
                        .containsExactly(
                                mirror.deficit().total(),
                                mirror.deficit().pending(),
                                mirror.deficit().slashed());
                assertThat(words(on, module, "totalAssets()")).containsExactly(mirror.totalAssets());
                assertThat(words(on, module, "available()").getFirst()).isEqualTo(mirror.available());
            }
        }
    }

    private static Twin trancheCall(MarketOnChain on, String tranches, TranchesMirror mirror, SplittableRandom random) {
        TransactionSender sender = on.operator();
        Tranche tranche = random.nextBoolean() ? Tranche.JUNIOR : Tranche.SENIOR;
        long shortfall = random.nextLong(20_000 * Venues.DOLLAR);
        long held = mirror.shareOf(tranche).balanceOf(OWNER);
        long shares = random.nextInt(9) == 0 ? held + 1 : random.nextLong(held + 1);
        long assets = random.nextInt(9) == 0 ? 0 : random.nextLong(5000 * Venues.DOLLAR);
        return switch (random.nextInt(5)) {
            case 0 ->
                twin(sender, tranches, Calldata.call("revalue()"), () -> {
                    mirror.revalue();
                    return 0;
                });
            case 1 ->
                twin(
                        on.operator(),
                        tranches,
                        Calldata.call("absorb(uint256)").number(shortfall),
                        () -> mirror.absorb(shortfall));
            case 2 ->
                twin(
                        sender,
                        tranches,
                        moved("redeem(uint8,uint256,address)", tranche, shares, sender),
                        () -> mirror.redeem(tranche, OWNER, shares));
            default ->
                twin(
                        sender,
                        tranches,
                        moved("deposit(uint8,uint256,address)", tranche, assets, sender),
                        () -> mirror.deposit(tranche, OWNER, assets));
        };
    }

    private static Calldata moved(String function, Tranche tranche, long amount, TransactionSender sender) {
        return Calldata.call(function)
                .number(tranche.compareTo(Tranche.JUNIOR))
                .number(amount)
                .address(sender.address());
    }

    private static Twin moduleCall(
            MarketOnChain on, String module, DeficitSafetyModuleMirror mirror, SplittableRandom random) {
        String owner = on.operator().address();
        long shortfall = random.nextLong(300 * Venues.DOLLAR);
        long shares = random.nextLong(mirror.balanceOf(OWNER) / 4 + 1);
        long stake = random.nextLong(400 * Venues.DOLLAR);
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                twin(
                        on.operator(),
                        module,
                        Calldata.call("absorb(uint256)").number(shortfall),
                        () -> mirror.absorb(shortfall));
            case 2 -> twin(on.operator(), module, Calldata.call("slash()"), mirror::slash);
            case 3 -> twin(on.operator(), module, Calldata.call("cover()"), mirror::cover);
            case 4 ->
                twin(
                        on.operator(),
                        module,
                        Calldata.call("redeem(uint256,address,address)")
                                .number(shares)
                                .address(owner)
                                .address(owner),
                        () -> mirror.redeem(OWNER, shares));
            default ->
                twin(
                        on.operator(),
                        module,
                        Calldata.call("deposit(uint256,address)").number(stake).address(owner),
                        () -> mirror.deposit(OWNER, stake));
        };
    }

    private static Twin twin(TransactionSender sender, String contract, Calldata call, LongSupplier mirror) {
        String inMirror;
        try {
            inMirror = Long.toString(mirror.getAsLong());
        } catch (ContractRevert e) {
            inMirror = e.error().toString();
        }
        return new Twin(sender.send(new ContractCall(contract, call.hex(), GAS)), inMirror);
    }

    private static void check(MarketOnChain on, List<Twin> twins) {
        on.mine();
        assertThat(twins.stream().map(twin -> outcome(on, twin.transaction())).toList())
                .isEqualTo(twins.stream().map(Twin::inMirror).toList());
    }

    private static String outcome(MarketOnChain on, String transaction) {
        boolean succeeded = on.connection().awaitReceipt(transaction).succeeded();
        String output = Traces.output(on.connection(), transaction);
        if (!succeeded) {
            return ContractErrors.decode(output).toString();
        }
        return output.equals("0x") ? "0" : Long.toString(Words.of(output).number(0));
    }

    private static List<Long> words(MarketOnChain on, String contract, String view) {
        Words words =
                Words.of(on.connection().call(contract, Calldata.call(view).hex()));
        return IntStream.range(0, words.count()).mapToObj(words::number).toList();
    }

    private static String deployWithDollars(MarketOnChain on, DeficitSpec spec) {
        String module = on.operator().futureContract(0);
        on.operator()
                .create(
                        PocketCreation.deficitModule(ContractCode.BUILT, spec, wiring(on, token(on)), Calldata.NOBODY),
                        4 * GAS);
        enrich(on, token(on), module);
        return module;
    }

    private static String deployWithBuyer(MarketOnChain on, DeficitSpec spec) {
        String stake = on.operator().futureContract(0);
        String buyer = on.operator().futureContract(1);
        String module = on.operator().futureContract(2);
        ContractCode code = ContractCode.BUILT;
        on.operator().create(code.byName().getOrDefault("TestDollar", ""), 2 * GAS);
        on.operator()
                .create(
                        PocketCreation.stakeBuyer(
                                code, stake, token(on), on.pool().address("markFeed"), 50_000_000),
                        2 * GAS);
        on.operator().create(PocketCreation.deficitModule(code, spec, wiring(on, stake), buyer), 4 * GAS);
        on.operator().send(new TestDollarGateway(token(on)).mint(buyer, 20_000 * Venues.DOLLAR));
        enrich(on, stake, module);
        return module;
    }

    private static PocketCreation.ModuleWiring wiring(MarketOnChain on, String stake) {
        return new PocketCreation.ModuleWiring(
                stake,
                token(on),
                on.pool().address("lpPool"),
                on.operator().address(),
                on.pool().address("lens"));
    }

    private static String token(MarketOnChain on) {
        return on.pool().address("token");
    }

    private static void enrich(MarketOnChain on, String token, String spender) {
        TestDollarGateway dollar = new TestDollarGateway(token);
        on.operator().send(dollar.mint(on.operator().address(), RICH));
        on.operator().send(dollar.approveAll(spender));
        on.mine();
    }

    private static void openOnBothSides(MarketOnChain on, PoolMirror pool) {
        on.openLong(1);
        publishInMirror(pool, 2000, on.connection().latestBlock().timestamp());
        pool.market()
                .openFor(
                        PerpMarketMirror.OPERATOR,
                        List.of(new Opening(1, 100 * Venues.SIZE_UNIT, 4000 * Venues.DOLLAR)));
    }

    private static void publishOnBothSides(MarketOnChain on, PoolMirror pool, long dollars) {
        on.publish(dollars, dollars);
        publishInMirror(pool, dollars, on.connection().latestBlock().timestamp() + 1);
    }

    private static void publishInMirror(PoolMirror pool, long dollars, long time) {
        pool.at(time);
        for (PriceFeedMirror feed : List.of(pool.markFeed(), pool.executionFeed())) {
            feed.publish(PriceFeedMirror.PUBLISHER, Venues.price(dollars), time);
        }
    }
}
