package io.backstop.model.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.ledger.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossWaterfallTest {

    @Test
    void laterPocketsPayOnlyWhatEarlierPocketsCouldNot() {
        LossWaterfall waterfall =
                new LossWaterfall(List.of(new Pot(Account.FEE_BUFFER, 40), new Pot(Account.SAFETY_MODULE, 500)));

        assertThat(waterfall.settle(100))
                .containsExactly(
                        new PocketPayment(Account.FEE_BUFFER, 40), new PocketPayment(Account.SAFETY_MODULE, 60));
        assertThat(waterfall.settle(500))
                .containsExactly(
                        new PocketPayment(Account.FEE_BUFFER, 0), new PocketPayment(Account.SAFETY_MODULE, 440));
    }

    @Test
    void aPocketThatPaysTooMuchIsAnError() {
        Pocket wrong = new Pocket() {
            @Override
            public Account account() {
                return Account.LP;
            }

            @Override
            public long absorb(long shortfall) {
                return shortfall + 1;
            }
        };

        assertThatThrownBy(() -> new LossWaterfall(List.of(wrong)).settle(10)).hasMessage("lp paid 11 of 10");
    }

    private static final class Pot implements Pocket {

        private final Account account;
        private long balance;

        Pot(Account account, long balance) {
            this.account = account;
            this.balance = balance;
        }

        @Override
        public Account account() {
            return account;
        }

        @Override
        public long absorb(long shortfall) {
            long paid = Math.min(shortfall, balance);
            balance -= paid;
            return paid;
        }
    }
}
