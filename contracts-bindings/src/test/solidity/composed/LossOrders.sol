// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {LpPool} from "../../../main/solidity/LpPool.sol";
import {Carry} from "../../../main/solidity/economics/Carry.sol";
import {KinkedBorrowing} from "../../../main/solidity/economics/KinkedBorrowing.sol";
import {KinkedFunding} from "../../../main/solidity/economics/KinkedFunding.sol";
import {PnlCaps} from "../../../main/solidity/economics/PnlCaps.sol";
import {PowerLawImpact} from "../../../main/solidity/economics/PowerLawImpact.sol";
import {SkewPremium} from "../../../main/solidity/economics/SkewPremium.sol";
import {VelocityFunding} from "../../../main/solidity/economics/VelocityFunding.sol";
import {WithdrawalGate} from "../../../main/solidity/gates/WithdrawalGate.sol";
import {IBorrowingRate} from "../../../main/solidity/interfaces/IBorrowingRate.sol";
import {FundingCounterparty} from "../../../main/solidity/interfaces/IFundingRate.sol";
import {ILpPool} from "../../../main/solidity/interfaces/ILpPool.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IDeleverager} from "../../../main/solidity/interfaces/IDeleverager.sol";
import {IStakeBuyer} from "../../../main/solidity/interfaces/IStakeBuyer.sol";
import {IPhantomNav} from "../../../main/solidity/interfaces/IPhantomNav.sol";
import {IShortfalls} from "../../../main/solidity/interfaces/IShortfalls.sol";
import {AccountDebts} from "../../../main/solidity/lastresort/AccountDebts.sol";
import {Deleverager} from "../../../main/solidity/lastresort/Deleverager.sol";
import {Haircut} from "../../../main/solidity/lastresort/Haircut.sol";
import {Shortfalls} from "../../../main/solidity/lastresort/Shortfalls.sol";
import {FixedFraction} from "../../../main/solidity/liquidation/FixedFraction.sol";
import {MarginRestoring} from "../../../main/solidity/liquidation/MarginRestoring.sol";
import {WindowCapacity} from "../../../main/solidity/liquidation/WindowCapacity.sol";
import {DeleveragingMaths} from "../../../main/solidity/maths/DeleveragingMaths.sol";
import {ImpactMaths} from "../../../main/solidity/maths/ImpactMaths.sol";
import {DeficitSafetyModule} from "../../../main/solidity/pockets/DeficitSafetyModule.sol";
import {BufferedLpPool} from "../../../main/solidity/pockets/BufferedLpPool.sol";
import {ProfitBuffer} from "../../../main/solidity/pockets/ProfitBuffer.sol";
import {Tranches} from "../../../main/solidity/pockets/Tranches.sol";
import {ComposedCrowd} from "./ComposedCrowd.sol";
import {RefusingLastResort} from "./RefusingLastResort.sol";
import {vm} from "../Vm.sol";

/// @notice GMX v2: fees are waived, then the pool bears it in silence; PnL caps, funding, borrowing and impact. A pool that
/// cannot pay all of its winners.
contract GmxCrowd is ComposedCrowd {
    constructor() {
        (mechanismCount, poolGetsFees, isExact) = (5, true, false);
        (stake, fund, deposit) = (0, 0, 10_000e6);
        (lowestPrice, highestPrice) = (1000, 5000);
    }

    function compose(address marketAddress, address lpPoolAddress, address) internal override {
        mechanisms.carry = new Carry(
            marketAddress,
            new VelocityFunding(VelocityFunding.Velocity(7_200_000_000, 0, 40_000_000, 900_000_000)),
            new KinkedBorrowing(
                ILpPool(lpPoolAddress),
                KinkedBorrowing.Borrowing(750_000_000, 500_000_000, 1_300_000_000, 950_000_000, true)
            ),
            FundingCounterparty.OTHER_SIDE
        );
        mechanisms.priceImpact = new PowerLawImpact(
            marketAddress, UNIT, ImpactMaths.PowerLaw(2, 500_000_000_000, 1_000_000_000_000, 4_000_000, 5_000_000)
        );
        PnlCaps caps = new PnlCaps(
            IPerpMarket(marketAddress), ILpPool(lpPoolAddress), UNIT, PnlCaps.Factors(900_000_000, 900_000_000, 900_000_000)
        );
        mechanisms.profitRule = caps;
        navRule = caps;
    }
}

/// @notice Gains: what the pool has won above par bears a shortfall first, then the price of its shares falls.
contract GainsCrowd is ComposedCrowd {
    ProfitBuffer internal buffer;
    uint256 private _cashBefore;

    constructor() {
        (mechanismCount, poolGetsFees) = (1, true);
        (stake, fund, deposit, parRounding) = (0, 0, 20_000e6, 1);
    }

    function compose(address, address lpPoolAddress, address waterfallAddress) internal override {
        buffer = new ProfitBuffer(lpPoolAddress, waterfallAddress);
    }

    function newLpPool(IPerpMarket marketOfPool, address waterfallOfPool, IPhantomNav netting)
        internal
        override
        returns (LpPool)
    {
        return new BufferedLpPool(dollar, marketOfPool, waterfallOfPool, lpPoolCap, gate, navRule, netting);
    }

    function pocketOrder() internal view override returns (address[] memory order) {
        order = new address[](2);
        (order[0], order[1]) = (address(buffer), address(lpPool));
    }

    function beforeLiquidation() internal override {
        _cashBefore = lpPool.cash();
    }

    /// @dev With the trader's whole loss the pool would have so much above what its shares cost.
    function roomFor(address pocket, uint256 room, uint256 shortfall) internal view override returns (uint256) {
        if (pocket != address(buffer)) return room;
        uint256 whole = _cashBefore + shortfall;
        uint256 cost = lpPool.totalSupply() / 1000;
        return whole > cost ? whole - cost : 0;
    }

    /// @dev Rule 8, whatever the traders do: no share is ever worth more than it cost.
    function checkPar() external view {
        vm.assertTrue(lpPool.totalAssets() <= lpPool.totalSupply() / 1000, "shares are worth at most what they cost");
    }
}

/// @notice Avantis: a buffer that fees fill, then junior and senior providers of the pool together, 65 to 35.
contract AvantisCrowd is ComposedCrowd {
    Tranches internal tranches;

    constructor() {
        (mechanismCount, stake, fund) = (1, 0, 0);
    }

    function compose(address, address lpPoolAddress, address waterfallAddress) internal override {
        tranches = new Tranches(dollar, IERC4626(lpPoolAddress), waterfallAddress, 650_000_000, 650_000_000);
    }

    function fundMore() internal override {
        dollar.approve(address(tranches), 1000e6);
        tranches.deposit(Tranches.Tranche.JUNIOR, 650e6, address(this));
        tranches.deposit(Tranches.Tranche.SENIOR, 350e6, address(this));
    }

    function pocketOrder() internal view override returns (address[] memory order) {
        order = new address[](3);
        (order[0], order[1], order[2]) = (address(feeBuffer), address(tranches), address(lpPool));
    }

    function beforeLiquidation() internal override {
        tranches.revalue();
    }

    /// @dev The junior bears 65 %, at most what it was worth at the last valuation.
    function roomFor(address pocket, uint256 room, uint256 rest) internal view override returns (uint256) {
        if (pocket != address(tranches)) return room;
        uint256 share = (rest * 65 + 99) / 100;
        uint256 junior = tranches.totalAssets(Tranches.Tranche.JUNIOR);
        return share < junior ? share : junior;
    }
}

/// @notice Synthetix v3: the depositors' debt; velocity funding to the pool, a skew premium, so much in any window.
contract SynthetixCrowd is ComposedCrowd {
    constructor() {
        (mechanismCount, poolGetsFees) = (4, true);
        (stake, fund) = (0, 0);
    }

    function compose(address marketAddress, address, address) internal override {
        mechanisms.carry = new Carry(
            marketAddress,
            new VelocityFunding(VelocityFunding.Velocity(9_000_000_000, 2_000_000 * DOLLAR, 0, 9_000_000_000)),
            IBorrowingRate(address(0)),
            FundingCounterparty.POOL
        );
        mechanisms.priceImpact = new SkewPremium(1000 * UNIT);
        mechanisms.liquidationPolicy = new WindowCapacity(
            IPerpMarket(marketAddress), WindowCapacity.Window(500_000, 1000 * UNIT, 1_500_000_000, 10, 500_000)
        );
    }

    function mayRefuse(bytes4 why) internal pure override returns (bool) {
        return why == WindowCapacity.NoCapacity.selector;
    }
}

/// @notice Perp v2: half of a position at a time; what the fund cannot pay is refused.
contract PerpCrowd is ComposedCrowd {
    constructor() {
        (mechanismCount, lpPoolCap, stake, mostLeverage) = (2, 0, 0, 5);
    }

    function compose(address, address, address) internal override {
        mechanisms.liquidationPolicy = new FixedFraction(500_000_000, 100 * DOLLAR);
        lastResort = new RefusingLastResort();
    }

    function marketRules() internal pure override returns (IPerpMarket.Rules memory rules) {
        rules = super.marketRules();
        rules.liquidationFeeRatio = 25_000_000;
    }

    function marketTiers() internal pure override returns (IPerpMarket.Tier[] memory tiers) {
        tiers = new IPerpMarket.Tier[](1);
        tiers[0] = IPerpMarket.Tier(0, 100_000_000, 62_500_000);
    }

    function mayRefuse(bytes4 why) internal pure override returns (bool) {
        return why == RefusingLastResort.FundTooSmall.selector;
    }

    function isDeadEnd() internal pure override returns (bool) {
        return true;
    }

    /// @dev Somebody has to make the fund large enough.
    function release() internal override {
        dollar.transfer(address(feeBuffer), 1e15);
    }
}

/// @notice Perennial v2: a shortfall stays on its account, and the pool goes without.
contract PerennialCrowd is ComposedCrowd {
    constructor() {
        (mechanismCount, lpPoolCap, poolGetsFees) = (1, 0, true);
        (stake, fund) = (0, 0);
    }

    function compose(address, address, address waterfallAddress) internal override {
        address buffer = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        lastResort = new AccountDebts(dollar, waterfallAddress, buffer);
    }
}

/// @notice Umbrella: stake above an offset, slashed and covered later by anybody, the treasury, the pool; withdrawals net of
/// phantom.
contract UmbrellaCrowd is ComposedCrowd {
    int64 private constant OFFSET = 50e6;
    DeficitSafetyModule internal module;

    constructor() {
        (mechanismCount, isNetOfPhantom, isExact, stake) = (1, true, false, 0);
    }

    function compose(address, address lpPoolAddress, address waterfallAddress) internal override {
        address treasury = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        module = new DeficitSafetyModule(
            DeficitSafetyModule.Wiring(
                dollar, dollar, lpPoolAddress, waterfallAddress, treasury, IStakeBuyer(address(0))
            ),
            DeficitSafetyModule.Terms(OFFSET, 100_000_000, true, 0, 0)
        );
    }

    function pocketOrder() internal view override returns (address[] memory order) {
        order = new address[](4);
        (order[0], order[1]) = (address(module), address(feeBuffer));
        (order[2], order[3]) = (address(secondBuffer), address(lpPool));
    }

    function fundMore() internal override {
        dollar.approve(address(module), 500e6);
        module.deposit(500e6, address(this));
    }

    function slash() external {
        bytes memory reason = attempt(KEEPER, address(module), abi.encodeCall(DeficitSafetyModule.slash, ()));
        checkModule(reason, DeficitSafetyModule.NothingToSlash.selector, "slash");
    }

    /// @dev What stakers pay, the pool gets.
    function cover() external {
        int256 cash = int256(lpPool.cash());
        int256 missing = module.deficit().total;
        bytes memory reason = attempt(KEEPER, address(module), abi.encodeCall(DeficitSafetyModule.cover, ()));
        checkModule(reason, DeficitSafetyModule.NothingToSell.selector, "cover");
        eq(int256(lpPool.cash()) - cash, missing - module.deficit().total, "what is covered reaches the pool");
    }

    /// @dev Nothing is slashed twice or below the offset, some stake stays, and the module has what it says.
    function checkModule(bytes memory reason, bytes4 nothing, string memory what) private {
        vm.assertTrue(reason.length == 0 || bytes4(reason) == nothing, what);
        DeficitSafetyModule.Deficit memory deficit = module.deficit();
        vm.assertTrue(deficit.pending <= most(0, int256(deficit.total) - OFFSET), "pending within what stakers owe");
        vm.assertTrue(module.totalAssets() >= module.LEAST_STAKE(), "some stake stays");
        eq(cashOf(address(module)), int256(module.totalAssets()) + deficit.slashed, "the stake and what waits to be sold");
        if (reason.length == 0) note(what);
    }
}

/// @notice The default: waived fees, buffer, the junior of two tranches, safety module and pool with caps, deleveraging,
/// haircut; a gate meanwhile.
contract DefaultCrowd is ComposedCrowd {
    Tranches internal tranches;
    Shortfalls internal shortfalls;
    Deleverager internal deleverager;
    uint64 private constant HELD_BACK = 1 hours;

    constructor() {
        (mechanismCount, lpPoolCap) = (8, 20e6);
        (moduleCap, fund) = (30e6, 10e6);
    }

    function compose(address marketAddress, address lpPoolAddress, address waterfallAddress) internal override {
        uint256 nonce = vm.getNonce(address(this));
        shortfalls = new Shortfalls(
            waterfallAddress,
            UNIT,
            2 hours,
            vm.computeCreateAddress(address(this), nonce + 3),
            vm.computeCreateAddress(address(this), nonce + 4)
        );
        mechanisms.carry = new Carry(
            marketAddress,
            new KinkedFunding(KinkedFunding.Kinked(40_000_000, 500_000_000, 5_000_000_000, 90_000_000_000)),
            IBorrowingRate(address(0)),
            FundingCounterparty.OTHER_SIDE
        );
        deleverager = new Deleverager(
            IPerpMarket(marketAddress),
            mechanisms.carry,
            shortfalls,
            DeleveragingMaths.RankRule.BITMEX,
            Deleverager.PriceRule.BANKRUPTCY,
            UNIT
        );
        mechanisms.deleverager = address(deleverager);
        mechanisms.profitRule = new Haircut(marketAddress, shortfalls, 250_000_000);
        mechanisms.liquidationPolicy = new MarginRestoring(20_000_000, 50 * DOLLAR, 3_000_000);
        gate = new WithdrawalGate(shortfalls, HELD_BACK);
        mechanisms.gate = gate;
        lastResort = shortfalls;
        tranches = new Tranches(dollar, IERC4626(lpPoolAddress), waterfallAddress, 1_000_000_000, 100_000_000);
    }

    function fundMore() internal override {
        dollar.approve(address(tranches), 1000e6);
        tranches.deposit(Tranches.Tranche.JUNIOR, 15e6, address(this));
        tranches.deposit(Tranches.Tranche.SENIOR, 985e6, address(this));
    }

    function pocketOrder() internal view override returns (address[] memory order) {
        order = new address[](5);
        (order[0], order[1], order[2]) = (address(feeBuffer), address(tranches), address(secondBuffer));
        (order[3], order[4]) = (address(safetyModule), address(lpPool));
    }

    /// @dev The junior bears what it was worth at the last valuation.
    function roomOf(address pocket) internal view override returns (uint256) {
        return pocket == address(tranches) ? tranches.totalAssets(Tranches.Tranche.JUNIOR) : super.roomOf(pocket);
    }

    function beforeLiquidation() internal override {
        tranches.revalue();
    }

    /// @dev Rules 4 and 7 for the counterparties: who gives up profit ends with no less than nothing.
    function deleverage(uint256 leftOut) external {
        int256 pending = shortfalls.pending();
        int256 before = deficits();
        (int256 worthBefore, int256 shares) = (worth(lpPool), supply(lpPool));
        uint64[] memory named = new uint64[](ACCOUNTS);
        for (uint256 i = 0; i < ACCOUNTS; i++) named[i] = accountOf(i);
        if (spread(leftOut) % 3 == 0) named[spread(leftOut) % ACCOUNTS] = 99;
        bytes memory reason =
            attempt(KEEPER, address(deleverager), abi.encodeCall(Deleverager.deleverage, (named)));
        if (reason.length > 0) return checkRefusal(bytes4(reason), named);
        vm.assertTrue(shortfalls.pending() <= pending, "what is missing never grows");
        vm.assertTrue(deficits() <= before + 4, "deleveraging never raises what traders cannot pay");
        vm.assertTrue(worth(lpPool) + 12 >= worthBefore && supply(lpPool) == shares, "the pool gains what is given up");
        note("deleveraging");
    }

    function writeOff() external {
        bytes memory reason = attempt(KEEPER, address(shortfalls), abi.encodeCall(IShortfalls.writeOff, ()));
        bytes4 why = bytes4(reason);
        bool isKnown = why == IShortfalls.WindowOpen.selector || why == IShortfalls.NothingPending.selector;
        vm.assertTrue(reason.length == 0 || isKnown, "a write-off");
        if (reason.length == 0) note("write-off");
    }

    function isHeldBack() internal view override returns (bool) {
        return shortfalls.pending() > 0 && block.timestamp < shortfalls.oldest().since + HELD_BACK;
    }

    function release() internal override {
        vm.warp(block.timestamp + 3 hours);
        this.writeOff();
        lift();
    }

    /// @dev Each close may leave a shortfall that holds the next one back.
    function lift() private {
        for (uint64 account = 1; account <= ACCOUNTS; account++) {
            publishBoth(2000);
            if (market.position(account).size != 0) market.close(account);
            vm.warp(block.timestamp + 3 hours);
            this.writeOff();
        }
    }

    function checkRefusal(bytes4 why, uint64[] memory named) private pure {
        bool isKnown = why == IShortfalls.NothingPending.selector || why == IDeleverager.NoWinner.selector
            || why == Deleverager.NothingToGiveUp.selector || why == IPerpMarket.StalePrice.selector;
        bool isLeftOut = false;
        for (uint256 i = 0; i < ACCOUNTS; i++) isLeftOut = isLeftOut || named[i] == 99;
        vm.assertTrue(isKnown || (isLeftOut && why == IDeleverager.Outranked.selector), "a refusal to deleverage");
    }
}
