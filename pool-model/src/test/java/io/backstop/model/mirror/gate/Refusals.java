package io.backstop.model.mirror.gate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.venue.ContractError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The one way in which tests of mirrors tell a refusal. */
public final class Refusals {

    private Refusals() {}

    /** Checks that a call is refused with this error. */
    public static void assertRefused(ThrowingCallable call, String error, Long... values) {
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(call)
                .extracting(ContractRevert::error)
                .isEqualTo(ContractError.of(error, values));
    }
}
