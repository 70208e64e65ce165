package io.backstop.model.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.ledger.Account;
import io.backstop.model.mirror.DeficitSafetyModuleMirror.Deficit;
import io.backstop.model.mirror.DeficitSafetyModuleMirror.Receivers;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.venue.ContractError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A stake of 1000 whole units, of which one always stays. The first 100 dollars of deficits are not the stakers'. */
class DeficitSafetyModuleMirrorTest {

    private static final long DOLLAR = 1_000_000;
    private static final long TENTH = 100_000_000;

    private long price = 200_000_000;
    private long toPool;
    private long fees;
    private final Receivers receivers =
            new Receivers(amount -> toPool += amount, amount -> fees += amount, event -> {});

    @Test
    void theFirstLossesAreNotTheStakersAndAFeeIsSlashedOnTop() {
        DeficitSafetyModuleMirror module = module(false, null);

        assertThat(module.absorb(60 * DOLLAR)).isZero();
        assertThat(module.absorb(60 * DOLLAR)).isEqualTo(20 * DOLLAR);
        assertThat(module.totalAssets()).isEqualTo(978 * DOLLAR);
        assertThat(fees).isEqualTo(2 * DOLLAR);
        assertThat(module.absorb(50 * DOLLAR)).isEqualTo(50 * DOLLAR);
        assertThat(module.deficit()).isEqualTo(new Deficit(100 * DOLLAR, 0, 0));
    }

    @Test
    void oneUnitStaysAndWhatIsNotPaidIsOthersForGood() {
        DeficitSafetyModuleMirror module = module(false, null);

        // 999 with a fee of a tenth pay for 908.181818.
        assertThat(module.available()).isEqualTo(908_181_818);
        assertThat(module.absorb(5000 * DOLLAR)).isEqualTo(908_181_818);
        assertThat(module.totalAssets()).isEqualTo(DOLLAR);
        assertThat(module.absorb(5000 * DOLLAR)).isZero();
        assertThat(module.deficit()).isEqualTo(new Deficit(100 * DOLLAR, 0, 0));
    }

    @Test
    void aDeferredDeficitIsPendingFromTheSlashUntilItIsCovered() {
        DeficitSafetyModuleMirror module = module(true, null);

        assertThat(module.absorb(120 * DOLLAR)).isZero();
        assertThat(module.deficit()).isEqualTo(new Deficit(120 * DOLLAR, 0, 0));
        assertThat(module.slash()).isEqualTo(22 * DOLLAR);
        assertThat(module.deficit()).isEqualTo(new Deficit(120 * DOLLAR, 20 * DOLLAR, 22 * DOLLAR));
        assertRefused(module::slash, ContractError.of("NothingToSlash", 120 * DOLLAR, 20 * DOLLAR));
        assertThat(module.cover()).isEqualTo(20 * DOLLAR);
        assertThat(toPool).isEqualTo(20 * DOLLAR);
        assertThat(module.deficit()).isEqualTo(new Deficit(100 * DOLLAR, 0, 0));
        assertRefused(module::cover, ContractError.of("NothingToSell", 0L));
    }

    @Test
    void aTokenWhosePriceFallsStandsForLess() {
        // At 2 dollars less 10 % a token brings 1.80.
        StakeBuyerMirror buyer = new StakeBuyerMirror(() -> price, TENTH, 10_000 * DOLLAR);
        DeficitSafetyModuleMirror module = module(false, buyer);

        assertThat(module.absorb(280 * DOLLAR)).as("110 tokens bring 198").isEqualTo(180 * DOLLAR);
        assertThat(module.totalAssets()).isEqualTo(890 * DOLLAR);
        assertThat(fees).isEqualTo(18 * DOLLAR);
        price /= 4;
        assertThat(module.absorb(9 * DOLLAR)).as("22 tokens at 0.45 bring 9.90").isEqualTo(9 * DOLLAR);
        assertThat(module.totalAssets()).isEqualTo(868 * DOLLAR);
        assertThat(buyer.stake()).isEqualTo(132 * DOLLAR);
        assertThat(buyer.dollars()).isEqualTo(10_000 * DOLLAR - 207_900_000);
    }

    @Test
    void whatASaleDoesNotBringCanBeSlashedAgain() {
        DeficitSafetyModuleMirror module = module(true, new StakeBuyerMirror(() -> price, 0, 10_000 * DOLLAR));
        module.absorb(200 * DOLLAR);

        assertThat(module.slash()).isEqualTo(55 * DOLLAR);
        price /= 2;
        assertThat(module.cover()).isEqualTo(55 * DOLLAR);
        assertThat(module.deficit()).isEqualTo(new Deficit(145 * DOLLAR, 0, 0));
        assertThat(module.slash()).as("45 and a tenth at 1 dollar").isEqualTo(49_500_000);
    }

    @Test
    void withoutAPriceOrABuyersDollarsNothingIsSlashed() {
        DeficitSafetyModuleMirror poor = module(false, new StakeBuyerMirror(() -> price, 0, 22 * DOLLAR));
        DeficitSafetyModuleMirror blind = module(false, new StakeBuyerMirror(() -> 0, 0, 22 * DOLLAR));

        assertThat(poor.absorb(1000 * DOLLAR)).isEqualTo(20 * DOLLAR);
        assertThat(poor.totalAssets()).isEqualTo(989 * DOLLAR);
        assertThat(blind.absorb(1000 * DOLLAR)).isZero();
        assertThat(blind.totalAssets()).isEqualTo(1000 * DOLLAR);
    }

    @Test
    void aTreasuryBehindTheModulePaysWithTheFeeOfTheSameSlash() {
        DeficitSafetyModuleMirror module = module(false, null);
        FeeBufferMirror treasury = new FeeBufferMirror(Account.TREASURY);
        treasury.receive(5 * DOLLAR);

        // 900 above the offset, and 90 for the treasury, which then has 95.
        assertThat(PocketForesight.rest(List.of(module, treasury), 1000 * DOLLAR))
                .isEqualTo(5 * DOLLAR);
        // 5 first; of 995 the module pays 895, and the rest is nobody's.
        assertThat(PocketForesight.rest(List.of(treasury, module), 1000 * DOLLAR))
                .isEqualTo(100 * DOLLAR);
        assertThat(module.totalAssets()).isEqualTo(1000 * DOLLAR);
        assertThat(treasury.balance()).isEqualTo(5 * DOLLAR);
    }

    private DeficitSafetyModuleMirror module(boolean isDeferred, @Nullable StakeBuyerMirror buyer) {
        DeficitSafetyModuleMirror module = new DeficitSafetyModuleMirror(
                new DeficitSpec(100 * DOLLAR, TENTH, isDeferred, 0, 0), new BlockTime(), buyer, receivers);
        module.deposit(1, 1000 * DOLLAR);
        return module;
    }

    private static void assertRefused(Runnable call, ContractError error) {
        assertThatExceptionOfType(ContractRevert.class)
                .isThrownBy(call::run)
                .extracting(ContractRevert::error)
                .isEqualTo(error);
    }
}
