package io.backstop.model.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.TrancheMaths.Worth;
import io.backstop.model.mirror.TranchesMirror.Tranche;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.venue.ContractError;
import org.junit.jupiter.api.Test;

/** A junior of 650 and a senior of 350 in one pool, the junior first. */
class TranchesMirrorTest {

    private static final int ALICE = 1;
    private static final int BOB = 2;
    private static final int EVE = 3;

    private long liabilities;
    private final LpPoolMirror lpPool = new LpPoolMirror(PocketSpec.NO_CAP, false, new Exposure());
    private final TranchesMirror tranches =
            new TranchesMirror(new TranchesSpec(1_000_000_000, 650_000_000, 650_000_000), lpPool, event -> {});

    @Test
    void theJuniorLosesFirstAndAShareOfItIsWorthAShareOfTheRest() {
        enter();

        liabilities = 100;
        tranches.revalue();
        assertThat(tranches.worth()).isEqualTo(new Worth(550, 350, 100, 0));
        assertThat(tranches.redeem(Tranche.SENIOR, BOB, 350_000)).isEqualTo(350);
        assertThat(tranches.redeem(Tranche.JUNIOR, ALICE, 325_000))
                .as("half of 550")
                .isEqualTo(275);
        assertThat(tranches.worth()).isEqualTo(new Worth(275, 0, 50, 0));
    }

    @Test
    void whoLeavesAheadOfALossLeavesItToTheOthers() {
        enter();
        tranches.redeem(Tranche.JUNIOR, ALICE, 325_000);

        liabilities = 100;
        tranches.revalue();

        assertThat(tranches.worth()).isEqualTo(new Worth(225, 350, 100, 0));
    }

    @Test
    void whoComesAfterALossBuysAtWhatIsLeft() {
        enter();
        liabilities = 325;
        tranches.revalue();

        // 325 × (650,000 + 1000) / (325 + 1)
        assertThat(tranches.deposit(Tranche.JUNIOR, EVE, 325)).isEqualTo(649_003);
        liabilities = 0;
        tranches.revalue();
        assertThat(tranches.worth()).as("the loss is made good to all of them").isEqualTo(new Worth(975, 350, 0, 0));
    }

    @Test
    void aTrancheThatIsWorthNothingIsNotForSale() {
        enter();
        liabilities = 700;

        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(() -> tranches.deposit(Tranche.JUNIOR, EVE, 100))
                .extracting(ContractRevert::error)
                .isEqualTo(ContractError.of("WorthlessTranche", 0L));
        assertThat(tranches.worth()).as("a refused call changes nothing").isEqualTo(new Worth(650, 350, 0, 0));
        // 300 × (350,000 + 1000) / (300 + 1)
        assertThat(tranches.deposit(Tranche.SENIOR, EVE, 300)).isEqualTo(349_833);
    }

    @Test
    void aRefusedDepositLeavesThePoolAsItWas() {
        enter();
        long before = lpPool.cash();

        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(() -> tranches.deposit(Tranche.SENIOR, EVE, 0))
                .extracting(ContractRevert::error)
                .isEqualTo(ContractError.of("NoShares", 0L));
        assertThat(lpPool.cash()).isEqualTo(before);
        assertThat(lpPool.totalSupply()).isEqualTo(1_000_000);
    }

    @Test
    void theJuniorTellsItsPartOfShortfallsUntilItHasNothingLeft() {
        enter();

        assertThat(tranches.absorb(400)).isEqualTo(400);
        assertThat(tranches.absorb(400)).isEqualTo(250);
        assertThat(tranches.absorb(400)).isZero();
        tranches.revalue();
        assertThat(tranches.absorb(400)).as("valued anew").isEqualTo(400);
    }

    @Test
    void aBufferedPoolIsWorthParAtMostAndItsProfitBearsTheFirstLosses() {
        BufferedLpPoolMirror buffered = new BufferedLpPoolMirror(PocketSpec.NO_CAP, false, new Exposure());
        ProfitBufferMirror buffer = new ProfitBufferMirror(buffered);
        buffered.deposit(ALICE, 1000);

        buffered.credit(300);
        assertThat(buffered.totalAssets()).isEqualTo(1000);
        liabilities = 250;
        assertThat(buffered.totalAssets()).as("50 of the profit are left").isEqualTo(1000);
        liabilities = 400;
        assertThat(buffered.totalAssets()).isEqualTo(900);

        assertThat(buffer.absorb(500)).as("cash is above par").isEqualTo(500);
        buffered.debit(400);
        assertThat(buffer.absorb(500)).as("100 are below par").isEqualTo(400);
        assertThat(buffer.absorb(100)).isZero();
    }

    private void enter() {
        tranches.deposit(Tranche.JUNIOR, ALICE, 650);
        tranches.deposit(Tranche.SENIOR, BOB, 350);
    }

    private final class Exposure implements LpPoolMirror.Exposure {

        @Override
        public void accrue() {}

        @Override
        public long liabilities() {
            return liabilities;
        }

        @Override
        public long uncounted(Action action) {
            return 0;
        }

        @Override
        public void requireAllowed(Action action) {}

        @Override
        public long unpaidClaims() {
            return 0;
        }

        @Override
        public long reservedCash() {
            return 0;
        }

        @Override
        public long boundCash() {
            return 0;
        }

        @Override
        public long phantomNavUncovered() {
            return 0;
        }
    }
}
