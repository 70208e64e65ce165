package io.backstop.oracle.inclusion;

import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.ScenarioTape;

/** What blocks ask for. */
interface GasMarket {

    /** What was paid at a time for as large a part of all transactions, in percent, at most (1e-8 gwei). */
    long paid(int quantile, long millis);

    /** The probability with which a block at a time takes an offer (1e-9). */
    long chance(long offer, long millis);

    /**
     * The market that is meant.
     *
     * @throws io.backstop.model.scenario.InputException if a file is broken or does not cover the tape
     */
    static GasMarket of(InclusionSpec.Gas gas, ScenarioTape tape) {
        return switch (gas) {
            case InclusionSpec.TapeGas same ->
                new PostedGas(tape.grid(), tape.circumstances().gas().gasPrice());
            case InclusionSpec.GivenGas given -> new PostedGas(tape.grid(), given.price());
            case InclusionSpec.RecordedGas recorded -> RecordedGas.read(recorded.file(), tape.grid());
        };
    }
}
