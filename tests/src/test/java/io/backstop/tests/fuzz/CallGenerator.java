package io.backstop.tests.fuzz;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import io.backstop.model.mirror.CooldownVaultMirror;
import io.backstop.model.mirror.DeficitSafetyModuleMirror;
import io.backstop.model.mirror.Opening;
import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.mirror.lastresort.Deleverager;
import io.backstop.model.mirror.lastresort.ShortfallsMirror;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.DeleveragingDue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Random calls that look at the mirror, so that most of them are carried out and many come close to a boundary. Not
 * thread safe.
 */
final class CallGenerator {

    /** Prices come to the venues of seeds from here on as signed reports, and their markets stand behind gates. */
    static final long FIRST_SIGNED = 10_000;

    private static final int OPERATOR_ACCOUNTS = 12;
    /** A minute to more than a year, in which positions run up what they owe for staying open. */
    private static final List<Long> LONG_WAITS = List.of(60L, 3600L, 86_400L, 2_592_000L, 40_000_000L);

    private static final List<Actor> TRADERS = List.of(Actor.ALICE, Actor.BOB, Actor.CAROL, Actor.OPERATOR);
    private static final List<Actor> OWNERS = List.of(Actor.DEPLOYER, Actor.ALICE, Actor.BOB);

    private final Dice dice;
    private final MirrorSide mirror;
    private final OperatorCalls operators;
    private final MarketRules rules;
    private final long firstPrice;

    /** The largest position, in thousandths of what the pool can reserve. */
    private final long mostThousandths;

    private CallGenerator(Dice dice, Setup setup) {
        this.dice = dice;
        rules = setup.rules();
        mostThousandths = dice.oneOf(List.of(200L, 500L, 950L));
        firstPrice = setup.firstPrice();
        // Any time will do, because calls tell only ages.
        mirror = new MirrorSide(setup, 1_700_000_000L);
        operators = new OperatorCalls(dice, mirror);
    }

    /** The scenario of a seed; three of four venues are composed of mechanisms. */
    static Scenario scenario(long seed, int length) {
        Dice dice = new Dice(seed);
        boolean signed = seed >= FIRST_SIGNED;
        Setup setup = new SetupGenerator(dice).next(seed % 4 == 0 && !signed ? 0 : seed, signed);
        CallGenerator generator = new CallGenerator(dice, setup);
        List<Call> calls = new ArrayList<>();
        boolean goesOn = true;
        for (int i = 0; i < length && goesOn; i++) {
            Call call = generator.draw(i);
            calls.add(call);
            goesOn = generator.carryOut(call);
        }
        return new Scenario(seed, setup, calls);
    }

    /** False if the mirror broke: the comparison, in which it does that again, will tell. */
    private boolean carryOut(Call call) {
        try {
            mirror.apply(call, call.timeAfter(mirror.now()));
            return true;
        } catch (IllegalStateException | IndexOutOfBoundsException broken) {
            return false;
        }
    }

    private Call draw(int place) {
        if (place < 2 && !dice.oneIn(5)) {
            boolean brought = isSigned() && (place == 0 || mirror.setup().closeMode() == CloseMode.ORACLE);
            return brought
                    ? new Call.Bring(Actor.KEEPER, dice.near(firstPrice), 0, 0, 0, SignedMark.quorum())
                    : new Call.Publish(Actor.PUBLISHER, place == 0, dice.near(firstPrice), 0);
        }
        if (isComposed() && dice.oneIn(25)) {
            return new Call.Wait(dice.oneOf(LONG_WAITS));
        } else if (dice.oneIn(mayBeLookedAfter() ? 2 : 60) && mirror.setup().hasDeficits()) {
            return lookAfter();
        } else if (pending() > 0 && dice.oneIn(3)) {
            return lastResort();
        } else if (debtors().length > 0 && dice.oneIn(3)) {
            return repay();
        } else if (pending() == 0 && due() != DeleveragingDue.NOBODY && dice.oneIn(2)) {
            return new Call.Deleverage(Actor.KEEPER, named());
        } else if (operators.isDrawn()) {
            return operators.next(weakAccount());
        }
        long which = dice.between(0, 99);
        if (dice.oneIn(12) && accounts(this::hasClaim).length > 0) {
            return payClaim();
        }
        if (which < 16 || isStale(markFeed()) || isStale(executionFeed())) {
            return publish();
        } else if (dice.oneIn(3) && accounts(this::isWinner).length > 0) {
            return close(winner());
        } else if (which < 78) {
            return trade(which);
        }
        return which < 94 ? vault(which) : odd(which);
    }

    /** A market whose prices are too old does nothing worth trying, except now and then. */
    private boolean isStale(Priced feed) {
        return mirror.now() + 1 - feed.publishTime() > rules.maxAge() && !dice.oneIn(3);
    }

    private boolean isComposed() {
        return mirror.setup().composition() != 0;
    }

    private long pending() {
        ShortfallsMirror shortfalls = mirror.pool().shortfalls();
        return shortfalls == null ? 0 : shortfalls.pending();
    }

    private int[] debtors() {
        return mirror.debts()
                .map(debts -> accounts(account -> debts.debtOf(account) > 0))
                .orElseGet(() -> new int[0]);
    }

    /** All of a debt, a part, or too much. */
    private Call repay() {
        int[] debtors = debtors();
        int debtor = debtors[(int) dice.between(0, debtors.length - 1)];
        long debt = mirror.debts().orElseThrow().debtOf(debtor);
        return new Call.Repay(dice.oneOf(TRADERS), debtor, dice.oneIn(6) ? debt + 1 : some(debt));
    }

    /** Whether stake may be slashed or sold. */
    private boolean mayBeLookedAfter() {
        return isAnyModule(module -> module.canSlash() || module.canCover());
    }

    private boolean isAnyModule(Predicate<DeficitSafetyModuleMirror> which) {
        try {
            return mirror.deficits().filter(which).isPresent();
        } catch (ArithmeticException e) {
            return true;
        }
    }

    /** Whose winners may be taken; nobody where that does not fit into a number. */
    private DeleveragingDue due() {
        Deleverager deleverager = mirror.pool().deleverager();
        try {
            return deleverager == null ? DeleveragingDue.NOBODY : deleverager.due();
        } catch (ArithmeticException overflow) {
            return DeleveragingDue.NOBODY;
        }
    }

    /** Mostly what would do something. */
    private Call lookAfter() {
        boolean sells = dice.oneIn(4) ? dice.oneIn(2) : isAnyModule(DeficitSafetyModuleMirror::canCover);
        return sells ? new Call.Cover(Actor.KEEPER) : new Call.Slash(Actor.KEEPER);
    }

    private Call lastResort() {
        int[] inProfit = takesHaircut() && dice.oneIn(2) ? accounts(account -> hasWon(account, 0)) : new int[0];
        if (inProfit.length > 0) {
            return close(inProfit[0]);
        }
        return mirror.pool().deleverager() == null || dice.oneIn(5)
                ? new Call.WriteOff(Actor.KEEPER)
                : new Call.Deleverage(Actor.KEEPER, named());
    }

    /** Whether somebody who realises a profit meanwhile bears a share. */
    private boolean takesHaircut() {
        LastResortSpec spec = mirror.setup().mechanisms().lastResort();
        return spec != null && spec.haircut() > 0;
    }

    /** Mostly all whose side may be taken, sometimes not all of them, one twice, others too, or far too many. */
    private List<Integer> named() {
        if (dice.oneIn(25)) {
            return Collections.nCopies(65, 1);
        }
        List<Integer> named = new ArrayList<>();
        Arrays.stream(accounts(this::mayBeTaken)).forEach(named::add);
        if (dice.oneIn(6) && !named.isEmpty()) {
            named.add(named.getFirst());
        }
        if (dice.oneIn(2) && named.size() > 1) {
            int left = (int) dice.between(0, named.size() - 1);
            named.subList(left, left + 1).clear();
        }
        if (dice.oneIn(4)) {
            named.add((int) dice.between(0, named.size()), account());
        }
        return named;
    }

    private boolean mayBeTaken(int account) {
        long size = mirror.market().positions().size(account);
        return switch (due()) {
            case NOBODY -> false;
            case LONGS -> size > 0;
            case SHORTS -> size < 0;
        };
    }

    private Call trade(long which) {
        if (which < 25) {
            return open();
        } else if (which < 40) {
            return openFor();
        } else if (which < 48) {
            return increase();
        } else if (which < 56) {
            return decrease();
        } else if (which < 62) {
            return close(account());
        } else if (which < 68) {
            return new Call.Liquidate(Actor.KEEPER, operators.someFlagged(weakAccount()));
        }
        return which < 74 ? liquidateBatch() : payClaim();
    }

    private Call vault(long which) {
        if (mirror.setup().hasTranches() && dice.oneIn(2)) {
            return tranches();
        }
        boolean both = mirror.setup().hasSafetyModule();
        if (which < 81 && both) {
            return startCooldown();
        }
        Vault vault = both && dice.oneIn(2) ? Vault.SAFETY_MODULE : Vault.LP_POOL;
        Actor owner = owner(vault);
        if (which < 83) {
            return new Call.Deposit(dice.oneOf(OWNERS), vault, dice.nearNatural(deposit()), dice.oneOf(OWNERS));
        } else if (which < 87) {
            return new Call.Redeem(owner, vault, dice.nearNatural(some(mostRedeemed(vault, owner))));
        } else if (which < 91) {
            return new Call.Withdraw(owner, vault, dice.nearNatural(some(mostWithdrawn(vault, owner))));
        }
        return new Call.TransferShares(owner, vault, dice.oneOf(OWNERS), dice.nearNatural(some(shares(vault, owner))));
    }

    /** A deposit is no more than the caller has: the tranches ask much else before they ask for it. */
    private Call tranches() {
        boolean junior = dice.oneIn(2);
        Actor caller = dice.oneOf(OWNERS);
        return switch ((int) dice.between(0, 3)) {
            case 0 -> new Call.Revalue(caller);
            case 1 -> {
                long shares =
                        mirror.tranches().shareOf(MirrorSide.tranche(junior)).balanceOf(caller.id());
                yield new Call.LeaveTranche(caller, junior, dice.nearNatural(some(shares)));
            }
            default -> {
                long most = dice.oneIn(8) ? 0 : mirror.wallets().of(caller);
                yield new Call.EnterTranche(
                        caller, junior, Math.min(most, dice.nearNatural(deposit())), dice.oneOf(OWNERS));
            }
        };
    }

    private Call odd(long which) {
        if (which < 96) {
            List<String> contracts = new ArrayList<>(List.of("market", "lpPool", "waterfall"));
            contracts.addAll(mirror.setup().buffers());
            if (mirror.setup().hasSafetyModule()) {
                contracts.add("safetyModule");
            }
            return new Call.Donate(dice.oneOf(TRADERS), dice.oneOf(contracts), dice.nearNatural(deposit()));
        }
        if (mirror.pool().shortfalls() != null && dice.oneIn(4)) {
            return lastResort();
        } else if (mirror.pool().deleverager() != null && dice.oneIn(4)) {
            return new Call.Deleverage(Actor.KEEPER, named());
        }
        return which < 98
                ? new Call.Trespass(
                        dice.oneOf(List.of(Actor.values())),
                        dice.oneOf(Door.of(mirror.setup().guarded())))
                : new Call.Wait(dice.oneOf(List.of(2L, 5L, 10L, rules.maxAge())));
    }

    private Call publish() {
        boolean mark = dice.oneIn(2);
        if (isSigned() && hasReference() && dice.oneIn(4)) {
            long reference = Math.max(1, Dice.share(mirror.market().markPrice(), dice.between(880, 1120)));
            return new Call.PublishReference(dice.oneIn(25) ? dice.oneOf(TRADERS) : Actor.PUBLISHER, reference, age());
        } else if (isSigned() && (mark || mirror.setup().closeMode() == CloseMode.ORACLE)) {
            return bring();
        }
        long last = mark ? mirror.market().markPrice() : executionFeed().price();
        long price = dice.oneIn(30) ? dice.oneOf(List.of(0L, -1L, Long.MIN_VALUE)) : Math.max(1, moved(last));
        Actor publisher = dice.oneIn(25) ? dice.oneOf(TRADERS) : Actor.PUBLISHER;
        return new Call.Publish(publisher, mark, price, age());
    }

    private Priced markFeed() {
        return isSigned() ? mirror.pool().readFeed() : mirror.pool().markFeed();
    }

    private Priced executionFeed() {
        return isSigned() ? mirror.pool().readExecution() : mirror.pool().executionFeed();
    }

    private boolean isSigned() {
        return mirror.setup().signed();
    }

    private boolean hasReference() {
        return mirror.setup().mechanisms().referenceFeed() != null;
    }

    /** A report that holds for a moment or for some seconds, of a quorum or of those who are none. */
    private Call bring() {
        long price = dice.oneIn(30) ? 0 : Math.max(1, moved(mirror.market().markPrice()));
        long confidence = dice.oneOf(List.of(0L, 0L, price / 200, price / 20, dice.oneIn(10) ? -1L : 0L));
        long age = dice.oneIn(20) ? SignedMark.MAX_AGE + dice.between(0, 2) : dice.oneIn(3) ? dice.between(-1, 8) : 0;
        return new Call.Bring(
                dice.oneOf(TRADERS), price, confidence, age, dice.oneOf(List.of(0L, 0L, 5L, 60L)), signers());
    }

    private List<Integer> signers() {
        return switch ((int) dice.between(0, 29)) {
            case 0 -> List.of(0, 1);
            case 1 -> List.of(0, 1, 1);
            case 2 -> List.of(0, 1, SignedMark.SIGNERS);
            case 3 -> List.of(4, 3, 2, 1, 0);
            default -> SignedMark.quorum();
        };
    }

    /** Small steps and falls, and now and then a price from another world and the way back. */
    private long moved(long last) {
        if (last == 0 || dice.oneIn(12)) {
            return firstPrice;
        }
        return switch ((int) dice.between(0, 39)) {
            case 0 -> dice.ofAnyMagnitude(1, Long.MAX_VALUE);
            case 1, 2, 3 -> last > Long.MAX_VALUE / 5 ? firstPrice : Dice.share(last, dice.between(1300, 8000));
            case 4, 5, 6 -> Dice.share(last, dice.between(300, 800));
            case 7, 8, 9, 10, 11, 12 -> Dice.share(last, dice.between(930, 1050));
            default -> Dice.share(last, dice.between(990, 1009));
        };
    }

    private long age() {
        return switch ((int) dice.between(0, 19)) {
            case 0 -> rules.maxAge();
            case 1 -> rules.maxAge() + dice.between(-1, 1);
            case 2 -> -dice.between(1, 3);
            case 3 -> dice.between(0, 20);
            default -> 0;
        };
    }

    private Call open() {
        long size = size();
        return new Call.Open(dice.oneOf(TRADERS), dice.near(size), dice.near(margin(size)));
    }

    private Call openFor() {
        List<Opening> openings = new ArrayList<>();
        for (long count = dice.oneOf(List.of(1L, 1L, 2L, 3L)); count > 0; count--) {
            long size = size();
            openings.add(new Opening(freshAccount(), dice.near(size), dice.near(margin(size))));
        }
        return new Call.OpenFor(dice.oneIn(25) ? dice.oneOf(TRADERS) : Actor.OPERATOR, openings);
    }

    private Call increase() {
        int account = account();
        PositionTable positions = mirror.market().positions();
        long size = Math.abs(size()) * (positions.size(account) < 0 ? -1 : 1);
        long added = dice.oneIn(4) ? 0 : dice.near(size);
        long collateral = dice.oneIn(4) ? 0 : margin(size);
        return new Call.Increase(ownerOf(account), account, added, dice.near(collateral));
    }

    private Call decrease() {
        int account = operators.someFlagged(dice.oneIn(2) ? account() : winner());
        PositionTable positions = mirror.market().positions();
        long part = dice.oneIn(4) ? 0 : Dice.share(positions.size(account), dice.between(1, 999));
        long payout = dice.oneIn(2) || !positions.isOpen(account)
                ? 0
                : Dice.share(positions.collateral(account), dice.between(1, 400));
        return new Call.Decrease(
                ownerOf(account),
                account,
                dice.oneIn(20) ? positions.size(account) : dice.near(part),
                dice.near(payout));
    }

    private Call close(int account) {
        return new Call.Close(ownerOf(account), account);
    }

    private Call liquidateBatch() {
        List<Integer> accounts = new ArrayList<>();
        for (long count = dice.between(0, 4); count > 0; count--) {
            accounts.add(dice.oneIn(4) ? account() : operators.someFlagged(weakAccount()));
        }
        if (!accounts.isEmpty() && dice.oneIn(4)) {
            accounts.add(accounts.getFirst());
        }
        return new Call.LiquidateBatch(Actor.KEEPER, accounts);
    }

    private Call startCooldown() {
        Actor owner = owner(Vault.SAFETY_MODULE);
        return new Call.StartCooldown(owner, dice.nearNatural(some(shares(Vault.SAFETY_MODULE, owner))));
    }

    /** A signed size whose notional is a small part of what the pool can reserve. */
    private long size() {
        long reserve = Dice.share(mirror.lpPool().cash(), rules.reserveFactor() / 1_000_000);
        long notional = Dice.share(reserve, dice.ofAnyMagnitude(5, mostThousandths));
        long size;
        try {
            size = FixedPoint.mulDivFloor(notional, rules.sizeUnit() * 100, execution());
        } catch (ArithmeticException e) {
            size = Long.MAX_VALUE / 4;
        }
        return Math.max(1, size) * (dice.oneIn(2) ? 1 : -1);
    }

    /** Collateral for a new position: often exactly what is needed, mostly some more. */
    private long margin(long size) {
        long mark = Math.max(1, mirror.market().markPrice());
        long needed;
        try {
            long equity = MarginMaths.triggerEquity(rules, 0, size, execution(), mark);
            needed = Math.subtractExact(MarginMaths.initialMargin(rules, size, mark), equity);
        } catch (ArithmeticException e) {
            return dice.between(1, Wallets.EACH);
        }
        long most = Math.clamp(needed, 1, Wallets.EACH);
        return switch ((int) dice.between(0, 9)) {
            case 0 -> most;
            case 1 -> most - 1;
            default -> Math.max(1, Dice.share(most, dice.between(1000, 1000 + dice.ofAnyMagnitude(10, 3000))));
        };
    }

    private long execution() {
        long price = executionFeed().price();
        return price == 0 ? firstPrice : price;
    }

    private int freshAccount() {
        return dice.oneIn(40)
                ? PerpMarketMirror.FIRST_SELF_CUSTODY_ACCOUNT
                : (int) dice.between(0, OPERATOR_ACCOUNTS - 1);
    }

    private int account() {
        int[] open = accounts(mirror.market().positions()::isOpen);
        return open.length == 0 || dice.oneIn(12)
                ? (int) dice.between(0, OPERATOR_ACCOUNTS) + (dice.oneIn(2) ? 1 << 20 : 0)
                : open[(int) dice.between(0, open.length - 1)];
    }

    /** Somebody whose profit is more than the pool has, or else anybody. */
    private int winner() {
        int[] winners = accounts(this::isWinner);
        return winners.length == 0 ? account() : winners[(int) dice.between(0, winners.length - 1)];
    }

    private int weakAccount() {
        int[] weak = accounts(this::isWeak);
        return weak.length == 0 || dice.oneIn(6) ? account() : weak[(int) dice.between(0, weak.length - 1)];
    }

    private Call payClaim() {
        int[] owed = accounts(this::hasClaim);
        int claimant = owed.length == 0 ? account() : owed[(int) dice.between(0, owed.length - 1)];
        return new Call.PayClaim(dice.oneOf(TRADERS), claimant);
    }

    private boolean hasClaim(int account) {
        return mirror.market().unpaidClaimOf(account) > 0;
    }

    private int[] accounts(IntPredicate which) {
        return Arrays.stream(MirrorState.accounts(mirror.market()))
                .filter(which)
                .toArray();
    }

    private boolean isWinner(int account) {
        return hasWon(account, mirror.lpPool().cash());
    }

    private boolean hasWon(int account, long more) {
        PositionTable positions = mirror.market().positions();
        try {
            return positions.isOpen(account)
                    && MarginMaths.pnl(
                                    positions.size(account),
                                    positions.entryPrice(account),
                                    execution(),
                                    rules.sizeUnit())
                            > more;
        } catch (ArithmeticException e) {
            return true;
        }
    }

    private boolean isWeak(int account) {
        PositionTable positions = mirror.market().positions();
        try {
            return positions.isOpen(account)
                    && MarginMaths.isLiquidatable(
                            rules,
                            positions.collateral(account),
                            positions.size(account),
                            positions.entryPrice(account),
                            mirror.market().markPrice());
        } catch (ArithmeticException e) {
            return true;
        }
    }

    private Actor ownerOf(int account) {
        Actor owner = mirror.wallets().ownerOf(account);
        return owner == null || dice.oneIn(25) ? dice.oneOf(TRADERS) : owner;
    }

    /** Mostly somebody who has shares. */
    private Actor owner(Vault vault) {
        List<Actor> holders =
                OWNERS.stream().filter(owner -> shares(vault, owner) > 0).toList();
        return holders.isEmpty() || dice.oneIn(12) ? dice.oneOf(OWNERS) : dice.oneOf(holders);
    }

    private long shares(Vault vault, Actor owner) {
        return vault == Vault.LP_POOL ? mirror.lpPool().balanceOf(owner.id()) : module().balanceOf(owner.id());
    }

    private long mostRedeemed(Vault vault, Actor owner) {
        try {
            return vault == Vault.LP_POOL ? mirror.lpPool().maxRedeem(owner.id()) : module().maxRedeem(owner.id());
        } catch (ArithmeticException e) {
            return 1;
        }
    }

    private long mostWithdrawn(Vault vault, Actor owner) {
        try {
            long shares = mostRedeemed(vault, owner);
            return vault == Vault.LP_POOL ? mirror.lpPool().previewRedeem(shares) : module().previewRedeem(shares);
        } catch (ArithmeticException e) {
            return 1;
        }
    }

    private CooldownVaultMirror module() {
        return mirror.safetyModule().orElseThrow();
    }

    /** All of it or a part. */
    private long some(long most) {
        return dice.oneIn(4) ? most : Dice.share(most, dice.between(1, 500));
    }

    private long deposit() {
        return dice.ofAnyMagnitude(1, Math.max(1000, mirror.lpPool().cash()));
    }
}
