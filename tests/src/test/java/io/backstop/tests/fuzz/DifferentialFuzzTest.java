package io.backstop.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.tests.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The contracts on a chain and their mirror do the same, whatever is called. */
class DifferentialFuzzTest {

    private static final String REPLAY = "backstop.fuzz.replay";
    private static final String CONTRACTS = "backstop.fuzz.contracts";
    private static final String SEEDS = "backstop.fuzz.seeds";

    private static final long GENESIS = 1_700_000_000L;
    private static final int CALLS_EACH = 100;
    private static final int USUAL_SCENARIOS = 120;
    private static final int MANY_SCENARIOS = 268;
    private static final int SIGNED_SCENARIOS = 28;

    /** Errors that calls can meet; those of constructors and of tokens in between are tested elsewhere. */
    private static final List<String> ERRORS = List.of(
            "ActionPaused",
            "AlreadyFlagged",
            "AlreadySettled",
            "BelowBand",
            "ChangeNotContained",
            "CooldownAboveBalance",
            "DuplicateSigner",
            "ERC20InsufficientBalance",
            "ERC4626ExceededMaxDeposit",
            "ERC4626ExceededMaxRedeem",
            "ERC4626ExceededMaxWithdraw",
            "FlaggedAndLiquidatable",
            "FlaggedTooRecently",
            "FundTooSmall",
            "InGracePeriod",
            "InsufficientMargin",
            "MissingSide",
            "NamedTwice",
            "NoClaim",
            "NoPosition",
            "NoPrice",
            "NoShares",
            "NoWinner",
            "NonPositiveCollateral",
            "NonPositivePrice",
            "NotAnOperatorAccount",
            "NotEnoughSigners",
            "NotFlagged",
            "NotShownHealthy",
            "NothingPending",
            "NothingToChange",
            "NothingToGiveUp",
            "NothingToSell",
            "NothingToSlash",
            "OnlyDeleverager",
            "OnlyFlags",
            "OnlyMarket",
            "OnlyOperator",
            "OnlyOrders",
            "OnlyOwner",
            "OnlyPublisher",
            "OnlyResolver",
            "OnlyRole",
            "OnlySelf",
            "OnlyWaterfall",
            "OpenInterestAboveCap",
            "Outranked",
            "ParameterChangedTooRecently",
            "ParameterOutOfBounds",
            "PartTooLarge",
            "PositionExists",
            "PriceNotValid",
            "PublishTimeInFuture",
            "PublishTimeNotAfterLast",
            "ReferenceTooOld",
            "ReportBeforeChange",
            "ReportExpired",
            "ReportInFuture",
            "ReportNotAfterLast",
            "ReportOutOfOrder",
            "ReportOutsideVersion",
            "ReportTooOld",
            "RepaymentAboveDebt",
            "ReserveExceeded",
            "StalePrice",
            "StillHealthy",
            "TooFarFromReference",
            "TooManyNamed",
            "TooManyShares",
            "UnknownSigner",
            "WindowOpen",
            "WithdrawalsHeldBack",
            "WorthlessTranche",
            "WrongSide",
            "ZeroSize",
            "flag AlreadyFlagged",
            "flag StillHealthy",
            "item ActionPaused",
            "item ClosedInThisBlock",
            "item FundTooSmall",
            "item NoCapacity",
            "item NoPosition",
            "item NotFlagged",
            "item ReportOutsideVersion",
            "item StillHealthy",
            "item TooFarFromReference",
            Outcome.OVERFLOW);

    @Test
    @DisabledIfSystemProperty(named = REPLAY, matches = ".+", disabledReason = "a scenario is replayed")
    void contractsAndMirrorDoTheSame() {
        Coverage coverage = compare(seeds());
        if (System.getProperty(SEEDS) == null) {
            assertCovered(coverage);
        }
    }

    @Test
    @Tag("long")
    @DisabledIfSystemProperty(named = REPLAY, matches = ".+", disabledReason = "a scenario is replayed")
    void contractsAndMirrorDoTheSameForLong() {
        Coverage coverage = compare(LongStream.concat(LongStream.range(1000, 1000 + MANY_SCENARIOS), signed()));

        assertThat(coverage.calls()).isEqualTo((MANY_SCENARIOS + SIGNED_SCENARIOS) * CALLS_EACH);
        assertCovered(coverage);
    }

    @Test
    @EnabledIfSystemProperty(named = REPLAY, matches = ".+", disabledReason = "no scenario is named")
    void theNamedScenarioDoesTheSameAgain() {
        Scenario scenario = Scenario.read(Repository.HOME.resolve(System.getProperty(REPLAY, "")));
        try (LocalChain chain = LocalChain.start(Repository.HOME, GENESIS)) {
            Comparison comparison = new Comparison(chain, contracts(), new Coverage());

            assertThat(comparison.differenceIn(scenario, 1)).isEmpty();
        }
    }

    private static Coverage compare(LongStream seeds) {
        Coverage coverage = new Coverage();
        try (LocalChain chain = LocalChain.start(Repository.HOME, GENESIS)) {
            Comparison comparison = new Comparison(chain, contracts(), coverage);
            seeds.forEach(seed -> compare(comparison, seed));
        }
        return coverage;
    }

    private static void compare(Comparison comparison, long seed) {
        Scenario scenario = CallGenerator.scenario(seed, CALLS_EACH);
        Optional<Difference> difference = comparison.differenceIn(scenario, Comparison.USUAL_STEP);
        difference.ifPresent(found -> fail(FailureReport.of(comparison, scenario, found)));
    }

    /** The contracts of this build, or others that were compiled into a named folder. */
    private static ContractCode contracts() {
        String folder = System.getProperty(CONTRACTS);
        return folder == null ? ContractCode.BUILT : ContractCode.compiledIn(Path.of(folder));
    }

    /** The usual seeds, or those from one to another that were asked for, such as {@code 500-520}. */
    private static LongStream seeds() {
        if (System.getProperty(SEEDS) == null) {
            return LongStream.concat(LongStream.rangeClosed(1, USUAL_SCENARIOS), LongStream.concat(signed(), found()));
        }
        String[] ends = System.getProperty(SEEDS, "").split("-", -1);
        return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }

    /** One that found a difference: a treasury that pays with the fee of a slash in the same call. */
    private static LongStream found() {
        return LongStream.of(10_169);
    }

    private static LongStream signed() {
        return LongStream.range(CallGenerator.FIRST_SIGNED, CallGenerator.FIRST_SIGNED + SIGNED_SCENARIOS);
    }

    private static void assertCovered(Coverage coverage) {
        assertThat(coverage.calls()).isGreaterThanOrEqualTo(10_000);
        for (Class<?> kind : Call.kinds()) {
            int least = kind == Call.Trespass.class ? 0 : 3;
            assertThat(coverage.done().getOrDefault(kind.getSimpleName(), 0))
                    .as("%s of %s", kind.getSimpleName(), coverage)
                    .isGreaterThanOrEqualTo(least);
        }
        assertThat(coverage.refusals()).containsKeys(ERRORS.toArray(String[]::new));
        assertThat(coverage.mechanisms()).containsOnlyKeys(MechanismNames.all());
        assertThat(coverage.effects()).containsOnlyKeys(Coverage.EFFECTS);
        assertThat(coverage.payments()).containsOnlyKeys(PocketSpec.ALLOWED);
        assertThat(List.of(coverage.claims(), coverage.badDebts())).allMatch(count -> count >= 5);
    }
}
