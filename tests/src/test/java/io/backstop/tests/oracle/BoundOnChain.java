package io.backstop.tests.oracle;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.FeedCreation;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.feed.ReportBounds;
import io.backstop.model.mirror.feed.ReportFeed;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A gate with one bound on liquidations, on chain and in the mirror.
 *
 * @param gate the contract's address
 */
record BoundOnChain(String gate, ReportBounds mirror) {

    private static final long GAS = 200_000;
    private static final List<Action> ACTIONS = List.of(Action.values());

    static List<BoundOnChain> all(ReportChain chain, String feed, ReportFeed mirror, BlockTime time) {
        List<BoundOnChain> all = new ArrayList<>();
        for (BoundSpec bound : List.of(
                new BoundSpec.MaxAge(6),
                new BoundSpec.SinceChange(),
                new BoundSpec.FixedVersion(5, 2, 7),
                new BoundSpec.Containment())) {
            ReportBoundsSpec spec = new ReportBoundsSpec(List.of(bound), List.of(Action.LIQUIDATE.name()));
            String contract = chain.deploy(FeedCreation.bound(ContractCode.BUILT, bound));
            String gate = chain.deploy(FeedCreation.reportBounds(ContractCode.BUILT, spec, feed, List.of(contract)));
            all.add(new BoundOnChain(gate, new ReportBounds(spec, mirror, time)));
        }
        return all;
    }

    /** Asks the gate about account 1. */
    ContractCall call(Action action, long since) {
        String calldata = Calldata.call("check(uint8,uint64,uint64)")
                .number(ACTIONS.indexOf(action))
                .number(1)
                .number(since)
                .hex();
        return new ContractCall(gate, calldata, GAS);
    }
}
