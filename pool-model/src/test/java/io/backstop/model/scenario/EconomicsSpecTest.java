package io.backstop.model.scenario;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.market.PowerLaw;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EconomicsSpecTest {

    @Test
    void figuresOutsideTheContractsBoundsAreToldWithThem() {
        refused("skewScale must be from 1 to 4611686018427387903, was 0", () -> new PriceImpactSpec.SkewPremium(0));
        refused("exponent must be from 1 to 2, was 3", () -> new PowerLaw(3, 1, 1, 0, 0));
        refused("gainFactor must be from 0 to 5, was 6", () -> new PowerLaw(2, 6, 5, 0, 0));
        refused("traders must be from 1 to 1000000000, was 0", () -> new PnlCapsSpec(0, 1, 1));
        refused("longSize must be from 0 to 9223372036854775807, was -1", () -> new OpenInterestCapsSpec(-1, 0, 0, 0));
        refused("base must be from 0 to 7, was 8", () -> new BorrowingSpec(1, 8, 7, false));
        refused(
                "stableBand must be from 0 to 499, was 500",
                () -> new FundingSpec.Kinked(Counterparty.POOL, 500, 500, 0, 1));
        refused(
                "maxVelocity must be from 1 to 100000000000000, was 0",
                () -> new FundingSpec.Velocity(Counterparty.POOL, 0, 0, 0, 1));
    }

    private static void refused(String message, ThrowingCallable making) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
    }
}
