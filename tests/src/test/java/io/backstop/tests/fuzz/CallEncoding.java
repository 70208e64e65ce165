package io.backstop.tests.fuzz;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.gateway.GovernorGateway;
import io.backstop.contracts.gateway.Opening;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import java.util.Objects;

/** Calls as the contracts of one venue take them. */
final class CallEncoding {

    /** So much that no call runs out of it. */
    private static final long GAS = 10_000_000;

    private final DeployedPool pool;
    private final ChainConnection connection;
    private final PerpMarketGateway market;

    CallEncoding(DeployedPool pool, ChainConnection connection) {
        this.pool = pool;
        this.connection = connection;
        market = pool.market(connection);
    }

    /** The transaction of a call in a block at this time. */
    ContractCall encode(Call call, long now) {
        return switch (call) {
            case Call.Wait wait -> throw new IllegalArgumentException("nobody calls");
            case Call.Publish publish ->
                publish(
                        publish.mark() || !pool.addresses().containsKey("executionFeed") ? "markFeed" : "executionFeed",
                        publish.price(),
                        now - publish.age());
            case Call.Bring brought ->
                SignedMark.update(connection, pool.address("markFeed"), brought.report(now), brought.signers());
            case Call.PublishReference publish -> publish("referenceFeed", publish.price(), now - publish.age());
            case Call.PublishGas gas -> publish(gas.gas() ? "gasFeed" : "etherFeed", gas.price(), now);
            case Call.Flag flag -> to("flags", Calldata.call("flag(uint64)").number(flag.account()));
            case Call.FlagBatch batch ->
                new FlagsGateway(pool.address("flags"))
                        .flagBatch(batch.accounts().stream().mapToInt(i -> i).toArray());
            case Call.Unflag lifted ->
                to("flags", Calldata.call("unflag(uint64)").number(lifted.account()));
            case Call.Pause stop -> to("pause", Calldata.call("pause(uint256)").number(stop.actions()));
            case Call.Resume goOn ->
                to("pause", Calldata.call("resume(uint256)").number(goOn.actions()));
            case Call.SetParameter change ->
                GovernorGateway.setParameter(pool.address("parameters"), change.name(), change.value());
            case Call.SettleAt settle ->
                GovernorGateway.settleAt(
                        settle.mark()
                                ? pool.settleable().getFirst()
                                : pool.settleable().getLast(),
                        settle.price());
            case Call.Open open ->
                to(
                        "market",
                        Calldata.call("open(int64,int64)").number(open.size()).number(open.collateral()));
            case Call.OpenFor batch ->
                market.openFor(batch.openings().stream()
                        .map(opening -> new Opening(opening.account(), opening.size(), opening.collateral()))
                        .toList());
            case Call.Increase more -> market.increase(more.account(), more.size(), more.collateral());
            case Call.Decrease less -> market.decrease(less.account(), less.size(), less.collateral());
            case Call.Close close -> market.close(close.account());
            case Call.Liquidate forced -> market.liquidate(forced.account());
            case Call.LiquidateBatch batch ->
                market.liquidateBatch(batch.accounts().stream().mapToInt(i -> i).toArray());
            case Call.PayClaim claim ->
                to("market", Calldata.call("payClaim(uint64)").number(claim.account()));
            case Call.Deleverage named ->
                to(
                        "deleverager",
                        Objects.requireNonNull(pool.deleverager(connection))
                                .deleverage(named.accounts().stream()
                                        .mapToInt(i -> i)
                                        .toArray())
                                .calldata());
            case Call.WriteOff ended -> to("shortfalls", Calldata.call("writeOff()"));
            case Call.Repay repaid ->
                to(
                        "accountDebts",
                        Calldata.call("repay(uint64,uint256)")
                                .number(repaid.account())
                                .number(repaid.amount()));
            case Call.Deposit deposit ->
                to(
                        deposit.vault().contract(),
                        Calldata.call("deposit(uint256,address)")
                                .number(deposit.assets())
                                .address(deposit.receiver().address()));
            case Call.Redeem redeem ->
                leave(redeem.vault(), "redeem(uint256,address,address)", redeem.shares(), redeem.caller());
            case Call.Withdraw withdraw ->
                leave(withdraw.vault(), "withdraw(uint256,address,address)", withdraw.assets(), withdraw.caller());
            case Call.TransferShares given ->
                to(given.vault().contract(), transfer(given.receiver().address(), given.shares()));
            case Call.StartCooldown cooldown ->
                to("safetyModule", Calldata.call("startCooldown(uint256)").number(cooldown.shares()));
            case Call.Slash slash -> to("safetyModule", Calldata.call("slash()"));
            case Call.Cover cover -> to("safetyModule", Calldata.call("cover()"));
            case Call.Revalue revalue -> to("juniorLp", Calldata.call("revalue()"));
            case Call.EnterTranche entry ->
                to(
                        "juniorLp",
                        tranche("deposit(uint8,uint256,address)", entry.junior(), entry.assets(), entry.receiver()));
            case Call.LeaveTranche exit ->
                to("juniorLp", tranche("redeem(uint8,uint256,address)", exit.junior(), exit.shares(), exit.caller()));
            case Call.Donate donation -> to("token", transfer(pool.address(donation.contract()), donation.amount()));
            case Call.Trespass trespass -> to(trespass.door().contract(), trespass(trespass.door()));
        };
    }

    /** To the feed, or through the door in front of it. */
    private ContractCall publish(String feed, long price, long publishTime) {
        return pool.addresses().containsKey("publisherDoor")
                ? to(
                        "publisherDoor",
                        Calldata.call("publish(address,int64,uint64)")
                                .address(pool.address(feed))
                                .number(price)
                                .number(publishTime))
                : to(feed, Calldata.call("publish(int64,uint64)").number(price).number(publishTime));
    }

    /** The same with more gas than it can need. */
    static ContractCall generous(ContractCall call) {
        return new ContractCall(call.contract(), call.calldata(), GAS);
    }

    private ContractCall leave(Vault vault, String signature, long amount, Actor owner) {
        Calldata call =
                Calldata.call(signature).number(amount).address(owner.address()).address(owner.address());
        return to(vault.contract(), call);
    }

    private static Calldata tranche(String signature, boolean junior, long amount, Actor receiver) {
        return Calldata.call(signature).number(junior ? 0 : 1).number(amount).address(receiver.address());
    }

    private static Calldata transfer(String receiver, long amount) {
        return Calldata.call("transfer(address,uint256)").address(receiver).number(amount);
    }

    /** Six words are enough for any of these functions. */
    private static Calldata trespass(Door door) {
        Calldata call = Calldata.call(door.signature());
        return call.number(1).number(1).number(1).number(1).number(1).number(1);
    }

    private ContractCall to(String contract, Calldata call) {
        return to(contract, call.hex());
    }

    private ContractCall to(String contract, String calldata) {
        return new ContractCall(pool.address(contract), calldata, GAS);
    }
}
