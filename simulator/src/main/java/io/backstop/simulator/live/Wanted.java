package io.backstop.simulator.live;

import io.backstop.simulator.onchain.PoolJob;
import java.util.Optional;

/**
 * What would be deployed, as far as it does not depend on the chain.
 *
 * @param scenario name of the scenario that describes the venue
 * @param job the venue with the tape whose positions would be opened
 * @param build of the contracts
 * @param publisher the account that might publish prices
 * @param operator the account that would act for the traders
 */
public record Wanted(String scenario, PoolJob job, Build build, String publisher, String operator) {

    /** In what an earlier deployment is another, in words that go on after its file's name; empty if in nothing. */
    public Optional<String> unlike(DeploymentRecord found) {
        if (!found.describes(scenario, job)) {
            return Optional.of("is of another venue, of other parameters or of another tape");
        }
        if (found.build().evm() != build.evm()) {
            return Optional.of("is of the %s build, not of the %s one"
                    .formatted(found.build().evm().id(), build.evm().id()));
        }
        if (!found.build().equals(build)) {
            return Optional.of("is of other contracts than this Backstop has");
        }
        return unlikeRole("publisher", found.publisher(), publisher)
                .or(() -> unlikeRole("operator", found.operator(), operator));
    }

    private static Optional<String> unlikeRole(String role, String found, String wanted) {
        return found.equals(wanted)
                ? Optional.empty()
                : Optional.of("%s: is %s, would be %s".formatted(role, found, wanted));
    }
}
