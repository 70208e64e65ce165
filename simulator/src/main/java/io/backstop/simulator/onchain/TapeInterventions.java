package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.GovernorGateway;
import io.backstop.contracts.gateway.PauseGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/** What the guardian and the governor of a venue send for the interventions of the tape. Not thread safe. */
final class TapeInterventions {

    private record Underway(Intervention intervention, List<String> transactions) {}

    private final ChainConnection connection;
    private final DeployedPool pool;
    private final TransactionSender guardian;
    private final TransactionSender governor;
    private final List<Intervention> interventions;
    private final List<Underway> underway = new ArrayList<>();
    private int next;

    /** Those interventions of the job's tape for which its venue has the means. */
    TapeInterventions(ChainConnection connection, DeployedPool pool, PoolJob job, VenueSenders senders) {
        this.connection = connection;
        this.pool = pool;
        guardian = senders.guardian();
        governor = senders.governor();
        interventions = job.tape().circumstances().interventions().stream()
                .filter(job.venue()::allows)
                .toList();
    }

    /** Sends those of this step, after all that still wait. */
    void send(int step) {
        while (next < interventions.size() && interventions.get(next).step() <= step) {
            Intervention intervention = interventions.get(next++);
            TransactionSender sender = intervention.isGuardians() ? guardian : governor;
            underway.add(new Underway(
                    intervention, calls(intervention).stream().map(sender::send).toList()));
        }
    }

    /** What came of those of the last block. */
    List<MarketEvent> outcomes() {
        List<MarketEvent> outcomes = new ArrayList<>();
        underway.forEach(sent -> outcomes.add(outcome(sent)));
        underway.clear();
        return outcomes;
    }

    private MarketEvent outcome(Underway sent) {
        for (String transaction : sent.transactions()) {
            if (!connection.awaitReceipt(transaction).succeeded()) {
                return new MarketEvent.Intervened(sent.intervention(), connection.refusal(transaction));
            }
        }
        return new MarketEvent.Intervened(sent.intervention(), null);
    }

    private List<ContractCall> calls(Intervention intervention) {
        return switch (intervention) {
            case Intervention.Pause stop -> List.of(pause().pause(stop.actions()));
            case Intervention.Resume goOn -> List.of(pause().resume(goOn.actions()));
            case Intervention.SetParameter change ->
                List.of(GovernorGateway.setParameter(pool.address("parameters"), change.name(), change.value()));
            case Intervention.SettleAt settle ->
                pool.settleable().stream()
                        .map(feed -> GovernorGateway.settleAt(feed, settle.price()))
                        .toList();
        };
    }

    private PauseGateway pause() {
        return new PauseGateway(pool.address("pause"));
    }
}
