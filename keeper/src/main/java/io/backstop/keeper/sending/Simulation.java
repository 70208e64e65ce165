package io.backstop.keeper.sending;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.venue.ContractError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks the node what calls would do before they are sent: on the newest block, and after all that it knows to be waiting. All are
 * asked at once, since each is a journey to the node.
 */
final class Simulation {

    private final ChainConnection connection;
    private final String account;

    Simulation(ChainConnection connection, String account) {
        this.connection = connection;
        this.account = account;
    }

    /** Why each call would be refused, in their order; empty for one that would not be. */
    List<Optional<ContractError>> refusals(List<ContractCall> calls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<ContractError>>> answers = new ArrayList<>();
            for (boolean afterWaiting : new boolean[] {false, true}) {
                for (ContractCall call : calls) {
                    answers.add(threads.submit(
                            () -> connection.refusalOf(account, call.contract(), call.calldata(), afterWaiting)));
                }
            }
            List<Optional<ContractError>> refusals = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                Optional<ContractError> afterWaiting = answer(answers.get(calls.size() + i));
                refusals.add(answer(answers.get(i)).or(() -> afterWaiting));
            }
            return refusals;
        }
    }

    /** What cannot be asked is not refused: the chain itself decides. */
    private static Optional<ContractError> answer(Future<Optional<ContractError>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
