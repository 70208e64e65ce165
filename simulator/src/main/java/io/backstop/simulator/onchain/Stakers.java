package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.VaultGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.StakerDesk;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transactions of the stakers who leave a safety module while the tape runs. Not thread safe. */
final class Stakers {

    private final ChainConnection connection;
    private final TransactionSender deployer;
    private final VaultGateway module;
    private final StakerDesk desk;
    private final List<TransactionSender> owners;
    private final Map<String, StakerDesk.Call> underway = new LinkedHashMap<>();
    private List<StakerDesk.Call> due = List.of();

    private Stakers(ChainConnection connection, VenueSenders senders, VaultGateway module, PoolJob job) {
        this.connection = connection;
        deployer = senders.deployer();
        owners = senders.staking();
        this.module = module;
        desk = StakerDesk.of(job.tape(), job.venue(), module.totalSupply(connection), module.totalAssets(connection));
    }

    /** The stakers of a module that is funded and has not been used yet; null where nobody reacts. */
    static @Nullable Stakers of(ChainConnection connection, VenueSenders senders, DeployedPool pool, PoolJob job) {
        return StakerDesk.isNeeded(job.tape(), job.venue())
                ? new Stakers(
                        connection, senders, new VaultGateway(pool.address(Account.SAFETY_MODULE.toString())), job)
                : null;
    }

    /** Hands out their shares, and ether for what they send; in a block of the caller's. */
    void handOut() {
        for (int place = 0; place < owners.size(); place++) {
            String owner = owners.get(place).address();
            deployer.send(StakerAccounts.allowance(owner));
            deployer.send(module.transfer(owner, desk.shares(place)));
        }
    }

    /** Comes before the step's block. */
    void decide(int step, BlockTimes times, PoolRun run) {
        due = desk.decide(step, times, run, this::worth);
    }

    void send() {
        for (StakerDesk.Call call : due) {
            TransactionSender owner = owners.get(call.place());
            ContractCall sent = switch (call.deed()) {
                case ANNOUNCE -> module.startCooldown(call.shares());
                case LEAVE -> module.redeem(call.shares(), owner.address());
            };
            underway.put(owner.send(sent), call);
        }
    }

    /** Takes in what became of it in the block, whose events these are. */
    void note(List<? extends MarketEvent> happened) {
        Iterator<MarketEvent.StakeLeft> left = happened.stream()
                .filter(MarketEvent.StakeLeft.class::isInstance)
                .map(MarketEvent.StakeLeft.class::cast)
                .iterator();
        underway.forEach((transaction, call) -> {
            boolean hasSucceeded = connection.awaitReceipt(transaction).succeeded();
            if (!hasSucceeded) {
                desk.refused(call.place(), connection.refusal(transaction));
            } else if (call.deed() == StakerDesk.Deed.LEAVE) {
                desk.paid(call.place(), left.next().amount());
            }
        });
        underway.clear();
    }

    StakeRun result() {
        return desk.result(this::worth, worth(deployer.address()), module.totalAssets(connection));
    }

    private long worth(int place) {
        return worth(owners.get(place).address());
    }

    private long worth(String owner) {
        return module.previewRedeem(connection, module.balanceOf(connection, owner));
    }
}
