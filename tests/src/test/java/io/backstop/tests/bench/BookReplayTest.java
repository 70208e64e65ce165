package io.backstop.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The book against exchange-core's, which its authors wrote and tested for other ends. */
class BookReplayTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBookTradesAsExchangeCoreDoes(boolean falls) {
        OrderStream stream = new OrderStream(OrderStream.COMMANDS, falls);

        Trades.Summary trades = new BookReplay(stream).run();

        assertThat(trades).isEqualTo(new ExchangeCoreReplay(stream).run());
        assertThat(trades.count()).isGreaterThan(700_000);
    }
}
