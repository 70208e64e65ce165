package io.backstop.model.scenario;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarketRules;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One place the tape is replayed, as the scenario describes it. */
public sealed interface VenueSpec {

    /** The venue's name in results, unique in a scenario. */
    String id();

    /** Its margin rules. */
    MarketRules rules();

    /** Whether it has the means for what the tape says; else it goes on as if nobody had done anything. */
    default boolean allows(Intervention intervention) {
        return false;
    }

    /** Whether a number of the tape decides there: orders of traders who know nothing, liquidations, or keepers' times. */
    default boolean draws() {
        return false;
    }

    /** When its positions are liquidatable. */
    default TriggerRules triggerRules() {
        return new TriggerRules(rules(), null);
    }

    /**
     * A pool on chain and in its mirror.
     *
     * @param closeMode where closes fill
     * @param markFeed feed that triggers (and fills in ORACLE mode)
     * @param executionFeed fast feed that fills in MARKET mode; null in ORACLE mode
     * @param lpCapital the pool's deposit in micro-dollars
     * @param netOfPhantom whether depositors leave at a net asset value without the losses nobody can pay
     * @param pockets loss order
     * @param mechanisms what the market is composed of
     * @param keeperLatencyMillis from decision to release, not negative
     * @param onChain whether {@code run --chain} replays it on a chain too
     * @param reportChoice what its keeper brings to a feed that is not pushed
     * @param interruptions when nothing lands on its chain
     * @param keepers who liquidates; none if that is one without a policy of its own, {@code keeperLatencyMillis} late
     */
    record Pool(
            String id,
            MarketRules rules,
            CloseMode closeMode,
            FeedSpec markFeed,
            @Nullable FeedSpec executionFeed,
            long lpCapital,
            boolean netOfPhantom,
            List<PocketSpec> pockets,
            Mechanisms mechanisms,
            long keeperLatencyMillis,
            boolean onChain,
            ReportChoice reportChoice,
            Interruptions interruptions,
            List<KeeperSpec> keepers)
            implements VenueSpec {

        /** A market with one keeper that liquidates whoever is liquidatable. */
        public Pool(
                String id,
                MarketRules rules,
                CloseMode closeMode,
                FeedSpec markFeed,
                @Nullable FeedSpec executionFeed,
                long lpCapital,
                boolean netOfPhantom,
                List<PocketSpec> pockets,
                Mechanisms mechanisms,
                long keeperLatencyMillis,
                boolean onChain,
                ReportChoice reportChoice,
                Interruptions interruptions) {
            this(
                    id,
                    rules,
                    closeMode,
                    markFeed,
                    executionFeed,
                    lpCapital,
                    netOfPhantom,
                    pockets,
                    mechanisms,
                    keeperLatencyMillis,
                    onChain,
                    reportChoice,
                    interruptions,
                    List.of());
        }

        /** A market whose keeper brings the newest report, on a chain that makes a block in every step. */
        public Pool(
                String id,
                MarketRules rules,
                CloseMode closeMode,
                FeedSpec markFeed,
                @Nullable FeedSpec executionFeed,
                long lpCapital,
                boolean netOfPhantom,
                List<PocketSpec> pockets,
                Mechanisms mechanisms,
                long keeperLatencyMillis,
                boolean onChain) {
            this(
                    id,
                    rules,
                    closeMode,
                    markFeed,
                    executionFeed,
                    lpCapital,
                    netOfPhantom,
                    pockets,
                    mechanisms,
                    keeperLatencyMillis,
                    onChain,
                    ReportChoice.NEWEST,
                    Interruptions.NONE);
        }

        /** A market without further mechanisms. */
        public Pool(
                String id,
                MarketRules rules,
                CloseMode closeMode,
                FeedSpec markFeed,
                @Nullable FeedSpec executionFeed,
                long lpCapital,
                boolean netOfPhantom,
                List<PocketSpec> pockets,
                long keeperLatencyMillis,
                boolean onChain) {
            this(
                    id,
                    rules,
                    closeMode,
                    markFeed,
                    executionFeed,
                    lpCapital,
                    netOfPhantom,
                    pockets,
                    Mechanisms.NONE,
                    keeperLatencyMillis,
                    onChain);
        }

        /** Checks that feeds and close mode agree. */
        public Pool {
            pockets = List.copyOf(pockets);
            keepers = List.copyOf(keepers);
            if ((executionFeed != null) != (closeMode == CloseMode.MARKET)) {
                throw new IllegalArgumentException("an execution feed belongs to MARKET mode and to it only");
            }
            if (keeperLatencyMillis < 0 || lpCapital < 0) {
                throw new IllegalArgumentException(
                        "latency and capital must not be negative, was " + keeperLatencyMillis + ", " + lpCapital);
            }
        }

        @Override
        public TriggerRules triggerRules() {
            return new TriggerRules(rules, mechanisms.keeperReward());
        }

        @Override
        public boolean draws() {
            return keepers.stream().anyMatch(KeeperSpec::draws);
        }

        @Override
        public boolean allows(Intervention intervention) {
            return mechanisms.operations() != null && mechanisms.operations().allows(intervention);
        }

        /** The pocket of this account; empty if the venue does not list it. */
        public Optional<PocketSpec> pocket(Account account) {
            return pockets.stream()
                    .filter(pocket -> pocket.account().equals(account))
                    .findFirst();
        }

        /** All its feeds: of the mark, of execution, of a reference guard and of a staked token, where it has them. */
        public List<FeedSpec> feeds() {
            StakeSpec stake = stake();
            return Stream.of(markFeed, executionFeed, mechanisms.referenceFeed(), stake == null ? null : stake.feed())
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** Junior and senior providers of the pool; null if all are equal. */
        public @Nullable TranchesSpec tranches() {
            return pocket(Account.JUNIOR_LP)
                    .map(pocket -> (TranchesSpec) pocket.form())
                    .orElse(null);
        }

        /** The token that is staked in the safety module; null if that is the dollar or there is none. */
        public @Nullable StakeSpec stake() {
            return pocket(Account.SAFETY_MODULE)
                    .map(pocket -> pocket.form() instanceof DeficitSpec deficit ? deficit.stake() : null)
                    .orElse(null);
        }

        /** Whether the pool keeps its profits as a buffer, so that its shares are never worth more than they cost. */
        public boolean buffersProfit() {
            return pockets.stream().anyMatch(pocket -> pocket.form() instanceof PocketForm.ProfitBuffer);
        }

        /** What of the first deposit is the junior providers', micro-dollars; 0 if all are equal. */
        public long juniorCapital() {
            TranchesSpec tranches = tranches();
            return tranches == null ? 0 : tranches.juniorCapital(lpCapital);
        }

        /** The most the pool pays for one shortfall; what lies above is bad debt. No cap where it is no pocket at all. */
        public long lpCapPerEvent() {
            return pocket(Account.LP).map(PocketSpec::capPerEvent).orElse(PocketSpec.NO_CAP);
        }
    }

    /**
     * A central order book with an insurance fund.
     *
     * @param book the quoting of its market makers
     * @param policies the rules it is composed of
     * @param insuranceFund the fund's start in micro-dollars; {@link PocketSpec#DEFAULT_SHARE} for the first-loss share
     * @param contracts those beside the one in the scenario's own market
     */
    record Cex(
            String id,
            MarketRules rules,
            BookSpec book,
            BookPolicies policies,
            long insuranceFund,
            BookContractsSpec contracts)
            implements VenueSpec {

        /** Funds that contracts share are in dollars. */
        public Cex {
            if (!contracts.funds().isEmpty() && policies.terms().contract() == ContractType.INVERSE) {
                throw new IllegalArgumentException("a contract in coins shares no fund with others");
            }
        }

        /** A venue of one contract. */
        public Cex(String id, MarketRules rules, BookSpec book, BookPolicies policies, long insuranceFund) {
            this(id, rules, book, policies, insuranceFund, BookContractsSpec.NONE);
        }

        /** A venue of which the rules that are not said are the default ones. */
        public Cex(String id, MarketRules rules, BookSpec book, MarkSpec mark, long insuranceFund) {
            this(id, rules, book, new BookPolicies(mark), insuranceFund);
        }

        @Override
        public boolean draws() {
            return policies.trading().noise() != null
                    || policies.liquidation().draws()
                    || contracts.others().stream()
                            .anyMatch(other -> other.terms().draws());
        }

        /** All its contracts, the one in the scenario's own market first. */
        public List<Cex> all() {
            return Stream.concat(Stream.of(this), contracts.others().stream().map(BookContractsSpec.Other::terms))
                    .toList();
        }

        /** The fund's starting balance, given the seeded open interest in micro-dollars. */
        public long insuranceFund(long openInterest) {
            return insuranceFund == PocketSpec.DEFAULT_SHARE
                    ? PocketSpec.firstLossCapital(openInterest)
                    : insuranceFund;
        }
    }
}
