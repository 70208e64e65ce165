package io.backstop.tests.fuzz;

import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out scenarios on chain and mirror and says where they first differ. Not thread safe. */
final class Comparison {

    /** Calls between two comparisons of the whole state; the outcome of each is compared in any case. */
    static final int USUAL_STEP = 20;

    private final LocalChain chain;
    private final ContractCode code;
    private final Coverage coverage;
    private String empty;

    Comparison(LocalChain chain, ContractCode code, Coverage coverage) {
        this.chain = chain;
        this.code = code;
        this.coverage = coverage;
        empty = chain.clock().snapshot();
    }

    /** Deploys the venue of a scenario and carries out its calls. */
    Optional<Difference> differenceIn(Scenario scenario, int step) {
        coverage.count(scenario.setup());
        Optional<Difference> difference = venue(scenario.setup()).differenceIn(scenario.calls(), step);
        // A block takes a node the longer the more contracts it keeps.
        chain.clock().revert(empty);
        empty = chain.clock().snapshot();
        return difference;
    }

    /** A venue as it is before the first call, on which many lists of calls can be tried one after the other. */
    Venue venue(Setup setup) {
        return new Venue(setup, ChainSide.deploy(chain, code, setup));
    }

    /** One deployed venue. */
    final class Venue {

        private final Setup setup;
        private final ChainSide contracts;
        private String untouched;

        private Venue(Setup setup, ChainSide contracts) {
            this.setup = setup;
            this.contracts = contracts;
            untouched = chain.clock().snapshot();
        }

        /** The same question from the start again. */
        Optional<Difference> differenceFromStart(List<Call> calls) {
            chain.clock().revert(untouched);
            untouched = chain.clock().snapshot();
            contracts.restart();
            return differenceIn(calls, 1);
        }

        private Optional<Difference> differenceIn(List<Call> calls, int step) {
            return new Trial(new MirrorSide(setup, contracts.now()), contracts).differenceIn(calls, step);
        }
    }

    /** One list of calls. */
    private final class Trial {

        private final MirrorSide mirror;
        private final ChainSide contracts;

        private Trial(MirrorSide mirror, ChainSide contracts) {
            this.mirror = mirror;
            this.contracts = contracts;
        }

        private Optional<Difference> differenceIn(List<Call> calls, int step) {
            for (int from = 0; from < calls.size(); from += step) {
                Optional<Difference> found = carryOut(calls, from, Math.min(calls.size(), from + step));
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<Difference> carryOut(List<Call> calls, int from, int to) {
            List<Expected> expected = new ArrayList<>();
            for (Call call : calls.subList(from, to)) {
                long time = call.timeAfter(mirror.now());
                expected.add(expect(call, time));
                contracts.send(call, time);
            }
            List<Outcome> actual = contracts.outcomes();
            for (int i = 0; i < actual.size(); i++) {
                Optional<Difference> found = expected.get(i).differenceTo(actual.get(i), from + i);
                if (found.isPresent()) {
                    return found;
                }
                coverage.count(calls.get(from + i), actual.get(i));
            }
            return MirrorState.of(mirror).differenceTo(ChainState.of(contracts, mirror.market()), to - 1);
        }

        private Expected expect(Call call, long time) {
            boolean mayBeTooPoor = mirror.mayBeTooPoor(call);
            try {
                return new Expected(call, mirror.apply(call, time), mayBeTooPoor, "");
            } catch (IllegalStateException | IndexOutOfBoundsException broken) {
                return new Expected(call, Outcome.overflown(), mayBeTooPoor, broken.toString());
            }
        }
    }

    /**
     * What the mirror says.
     *
     * @param broken what went wrong inside the mirror; normally empty
     */
    private record Expected(Call call, Outcome outcome, boolean mayBeTooPoor, String broken) {

        private Optional<Difference> differenceTo(Outcome chain, int place) {
            if (!broken.isEmpty()) {
                return Optional.of(new Difference(place, "mirror of " + call.kind(), broken, chain.toString()));
            } else if (outcome.equals(chain) || isEitherWayTooMuch(chain)) {
                return Optional.empty();
            }
            return Optional.of(new Difference(place, kind(chain), outcome.toString(), chain.toString()));
        }

        /** The mirror adds up all collateral, which the contracts do not: more than there is money for overflows there. */
        private boolean isEitherWayTooMuch(Outcome chain) {
            return mayBeTooPoor && outcome.refusal().equals(Outcome.OVERFLOW) && !chain.isDone();
        }

        private String kind(Outcome chain) {
            if (!outcome.refusal().equals(chain.refusal())) {
                return "%s: %s, not %s".formatted(call.kind(), name(outcome), name(chain));
            }
            return (outcome.events().equals(chain.events()) ? "value of " : "events of ") + call.kind();
        }

        private static String name(Outcome outcome) {
            return outcome.isDone() ? "done" : outcome.refusal().replaceAll("\\(.*", "");
        }
    }
}
