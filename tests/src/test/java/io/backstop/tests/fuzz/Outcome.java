package io.backstop.tests.fuzz;

import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import java.util.List;

/**
 * What came of one call.
 *
 * @param refusal the typed error; the empty text if the call was carried out
 * @param events what the market told, in order, without who left the pool: the mirror of a pool tells that in its values
 * @param values what the call returned: the new account, shares or dollars
 */
record Outcome(String refusal, List<MarketEvent> events, List<Long> values) {

    /** A number that does not fit 64 bits, whichever of several ways the refusal has to say so. */
    static final String OVERFLOW = "overflow";

    private static final ContractError OVERFLOWN = ContractError.of(OVERFLOW);
    private static final ContractError PANIC = ContractError.of("Panic", 0x11L);

    Outcome {
        events = events.stream()
                .filter(event -> !isPaidOut(event))
                .map(Outcome::withOneOverflow)
                .toList();
        values = List.copyOf(values);
    }

    /** What a vault pays out is compared as the value of its call. */
    private static boolean isPaidOut(MarketEvent event) {
        return event instanceof MarketEvent.Withdrawn || event instanceof MarketEvent.StakeLeft;
    }

    static Outcome refused(ContractError error) {
        ContractError one = withOneOverflow(error);
        return new Outcome(one.equals(OVERFLOWN) ? OVERFLOW : one.toString(), List.of(), List.of());
    }

    static Outcome overflown() {
        return refused(OVERFLOWN);
    }

    boolean isDone() {
        return refusal.isEmpty();
    }

    private static MarketEvent withOneOverflow(MarketEvent event) {
        return switch (event) {
            case MarketEvent.LiquidationFailed failed ->
                new MarketEvent.LiquidationFailed(failed.account(), withOneOverflow(failed.error()));
            case MarketEvent.FlagFailed failed ->
                new MarketEvent.FlagFailed(failed.account(), withOneOverflow(failed.error()));
            default -> event;
        };
    }

    private static ContractError withOneOverflow(ContractError error) {
        return error.equals(PANIC) || error.name().equals("DoesNotFit64Bits") ? OVERFLOWN : error;
    }
}
