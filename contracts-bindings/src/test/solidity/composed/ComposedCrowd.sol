// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {CashVault} from "../../../main/solidity/CashVault.sol";
import {WithdrawalGate} from "../../../main/solidity/gates/WithdrawalGate.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPushFeed} from "../../../main/solidity/interfaces/IPushFeed.sol";
import {EitherOrder} from "./EitherOrder.sol";
import {vm} from "../Vm.sol";

/// @title A bounded crowd around one composed market: no action reverts but for a reason that belongs to it
/// @notice The crowd is operator, publisher and owner of all positions; depositors and stakers stand beside it.
abstract contract ComposedCrowd is EitherOrder {
    address private constant STAKER = address(0x57A4E);

    /// @dev What an order of losses may change before it begins; prices in dollars.
    int64 internal lowestPrice = 1500;
    int64 internal highestPrice = 2600;
    uint256 internal mostLeverage = 30;
    int64 internal largestSize = 10 * UNIT;
    uint256 internal deposit = 100_000e6;
    uint256 internal stake = 500e6;
    uint256 internal fund = 200e6;
    uint256 internal moduleCap = 150e6;
    bool internal isExact = true;
    /// @dev Units that a pool rounds off what its shares cost, and with that off what they are worth.
    int256 internal parRounding = 0;
    int64 private _price = 2000;

    /// @dev How often each thing happened in this run, for the campaign to add up.
    mapping(string what => uint256) public timesOf;

    function begin() external {
        deploy(marketRules(), marketTiers(), IPerpMarket.CloseMode.ORACLE, moduleCap);
        holders = pocketOrder();
        address[4] memory guests = [depositorOf(0), depositorOf(1), STAKER, BYSTANDER];
        for (uint256 i = 0; i < guests.length; i++) endow(guests[i]);
        holders.push(KEEPER);
        holders.push(address(this));
        holders.push(address(market));
        publishBoth(_price);
        for (uint256 i = 0; i < 2; i++) this.depositLp(i, deposit);
        if (stake > 0) attempt(STAKER, address(safetyModule), abi.encodeCall(ERC4626.deposit, (stake, STAKER)));
        if (fund > 0) dollar.transfer(address(feeBuffer), fund);
        fundMore();
    }

    function open(uint256 which, uint256 size, uint256 leverage, uint256 side) external {
        uint64 account = accountOf(which);
        if (market.position(account).size != 0) return;
        int64 drawn = UNIT / 10 + int64(uint64(spread(size) % uint64(largestSize)));
        int256 collateral =
            notionalOf(drawn, market.markPrice()) / int256(4 + spread(leverage) % mostLeverage) + 10 * DOLLAR;
        IPerpMarket.Opening[] memory openings = new IPerpMarket.Opening[](1);
        openings[0] = IPerpMarket.Opening(account, side % 2 == 0 ? drawn : -drawn, int64(collateral));
        trade(abi.encodeCall(IPerpMarket.openFor, (openings)), false, "opening");
    }

    function increase(uint256 which, uint256 size, uint256 collateral) external {
        (bool isFound, uint64 account) = openAccount(which);
        if (!isFound) return;
        int64 more = spread(size) % 3 == 0 ? int64(0) : int64(uint64(spread(size) % uint64(largestSize / 2)));
        if (market.position(account).size < 0) more = -more;
        int64 paid = 1 + int64(uint64(spread(collateral) % uint64(200 * DOLLAR)));
        trade(abi.encodeCall(IPerpMarket.increase, (account, more, paid)), false, "increase");
    }

    function decrease(uint256 which, uint256 size, uint256 collateral) external {
        (bool isFound, uint64 account) = openAccount(which);
        if (!isFound) return;
        IPerpMarket.Position memory held = market.position(account);
        int64 part = int64(int256(spread(size) % uint256(magnitude(held.size)))) * (held.size > 0 ? int64(1) : int64(-1));
        int64 taken = spread(collateral) % 2 == 0 ? int64(0) : held.collateral / 20;
        if (part == 0 && taken == 0) return;
        trade(abi.encodeCall(IPerpMarket.decrease, (account, part, taken)), true, "decrease");
    }

    function close(uint256 which) external {
        (bool isFound, uint64 account) = openAccount(which);
        if (isFound) trade(abi.encodeCall(IPerpMarket.close, (account)), true, "close");
    }

    function publishPrice(uint256 price) external {
        vm.warp(block.timestamp + 1 + spread(price) % 10);
        int64 step = _price * (int64(int256(spread(price) % 25)) - 12) / 100;
        _price = int64(least(highestPrice, most(lowestPrice, _price + step)));
        if (spread(price) % 3 == 0) _price = lowestPrice + int64(int256(spread(price) % uint64(highestPrice - lowestPrice)));
        publishBoth(_price);
    }

    /// @dev Rule 11: a time that is not later is refused.
    function publishAgain(int64 price) external {
        (, uint64 time) = oracleFeed.latest();
        bytes memory reason = attempt(
            address(this), address(oracleFeed), abi.encodeCall(IPushFeed.publish, (int64(most(1, price)), time))
        );
        vm.assertEq(bytes32(bytes4(reason)), bytes32(IPushFeed.PublishTimeNotAfterLast.selector), "times grow");
    }

    function rest(uint256 time) external {
        vm.warp(block.timestamp + 1 + spread(time) % (spread(time) % 4 == 0 ? 15 days : 1 hours));
        if (spread(time) % 3 != 0) publishBoth(_price);
    }

    function liquidate(uint256 which) external {
        uint64 account = accountOf(which);
        for (uint256 i = 1; i < ACCOUNTS && spread(which) % 4 != 0 && !isSick(account); i++) {
            account = accountOf(which % ACCOUNTS + i);
        }
        if (liquidateChecked(account)) note("liquidation");
    }

    /// @dev Rule 5: one bad item stops nobody.
    function liquidateBatch(uint256 which) external {
        int256 before = deficits();
        uint64[] memory batch = new uint64[](3);
        for (uint256 i = 0; i < batch.length; i++) batch[i] = accountOf(which % ACCOUNTS + i);
        batch[1] = 99;
        vm.assertEq(
            attempt(KEEPER, address(market), abi.encodeCall(IPerpMarket.liquidateBatch, (batch))), "", "a batch never fails"
        );
        bool isAtTheMark = address(mechanisms.priceImpact) == address(0);
        vm.assertTrue(!isAtTheMark || deficits() <= before + 4, "what traders cannot pay");
    }

    /// @dev Rule 5: whoever is liquidatable is closed, or healthy again, within so many windows.
    function liquidateWhollyInWindows(uint256 which) external {
        uint64 account = accountOf(which);
        if (!isFresh()) publishBoth(_price);
        for (uint256 windows = 0; windows < 40 && isSick(account); windows++) {
            if (!liquidateChecked(account) && isDeadEnd()) return;
            vm.warp(block.timestamp + 2);
            publishBoth(_price);
        }
        vm.assertTrue(!isSick(account), "liveness");
        note("liveness");
    }

    /// @dev At one end of the prices, where several have lost.
    function liquidateInEitherOrder(uint256 which) external {
        _price = which % 2 == 0 ? lowestPrice : highestPrice;
        publishBoth(_price);
        if (checkEitherOrder(accountOf(which))) note("either order");
    }

    /// @notice Perp v2's attack: one owner has a long and a short of 1.0 with 300 dollars each, shifts the mark from 2000 to
    /// 1500, where the long is 200 below nothing, lets it be liquidated and takes the short out.
    /// @param wait how long the keeper goes on before he does, seconds
    /// @return gain USD times 1e6 that he has more than before, without what the shift costs him
    /// @return refusal why he cannot take it out, zero if he can
    function badDebtPair(uint64 wait) external returns (int256 gain, bytes4 refusal) {
        publishBoth(2000);
        int256 purse = cashOf(address(this));
        openOne(1, UNIT, 300 * DOLLAR);
        openOne(2, -UNIT, 300 * DOLLAR);
        publishBoth(1500);
        attempt(KEEPER, address(market), abi.encodeCall(IPerpMarket.liquidate, (1)));
        if (wait > 0) {
            vm.warp(block.timestamp + wait);
            publishBoth(1500);
            attempt(KEEPER, address(market), abi.encodeCall(IPerpMarket.liquidate, (1)));
        }
        refusal = bytes4(attempt(address(this), address(market), abi.encodeCall(IPerpMarket.close, (2))));
        gain = cashOf(address(this)) - purse;
    }

    function depositLp(uint256 which, uint256 amount) external {
        enter(lpPool, depositorOf(which), amount % (deposit + 1));
    }

    function redeemLp(uint256 which, uint256 part) external {
        depart(lpPool, depositorOf(which), part);
    }

    function enterModule(uint256 amount) external {
        enter(safetyModule, STAKER, amount % (stake + 1));
    }

    function leaveModule(uint256 part) external {
        depart(safetyModule, STAKER, part);
    }

    function payClaim(uint256 which) external {
        uint64 account = accountOf(which);
        if (market.unpaidClaimOf(account) == 0) return;
        vm.assertEq(attempt(KEEPER, address(market), abi.encodeCall(IPerpMarket.payClaim, (account))), "", "a claim");
        note("claim paid");
    }

    /// @notice Rule 16: everybody closes, and what is left belongs to the vaults, the buffers and nobody else.
    function windDown() external {
        release();
        publishBoth(2000);
        for (uint64 account = 1; account <= ACCOUNTS; account++) {
            if (market.position(account).size != 0) market.close(account);
        }
        eq(cashOf(address(market)), 0, "no collateral");
        eq(market.unrealisedPnl(), 0, "no PnL");
        int256 carried = address(mechanisms.carry) == address(0) ? int256(0) : mechanisms.carry.netOwed();
        eq(carried, 0, "nothing is owed for the time");
        eq(market.liabilities(), impactPool() + market.unpaidClaims(), "what the pool owes");
        this.checkAll();
    }

    /// @dev The first capital of pockets that not every order has.
    function fundMore() internal virtual {}

    /// @dev Ends what holds withdrawals or closes back.
    function release() internal virtual {}

    /// @dev Whether trying again later would not help.
    function isDeadEnd() internal view virtual returns (bool) {
        return false;
    }

    function isHeldBack() internal view virtual returns (bool) {
        return false;
    }

    function marketRules() internal pure virtual returns (IPerpMarket.Rules memory rules) {
        rules = noFees();
        rules.liquidationFeeRatio = 3_000_000;
        rules.keeperReward = DOLLAR;
        rules.reserveFactor = 950_000_000;
    }

    function marketTiers() internal pure virtual returns (IPerpMarket.Tier[] memory) {
        return oneTier();
    }

    function accountOf(uint256 which) internal pure returns (uint64) {
        return uint64(1 + which % ACCOUNTS);
    }

    function everybody() internal pure returns (uint64[] memory accounts) {
        accounts = new uint64[](ACCOUNTS);
        for (uint256 i = 0; i < ACCOUNTS; i++) accounts[i] = accountOf(i);
    }

    function note(string memory what) internal {
        timesOf[what]++;
    }

    /// @dev Rules 6, 10 and 12: what is refused is refused for a reason of trading.
    function trade(bytes memory call, bool isLeaving, string memory what) private {
        int256 stakeBefore = worth(safetyModule);
        bool isHeld = isLeaving && isHeldBack();
        bytes memory reason = attempt(address(this), address(market), call);
        bytes4 why = bytes4(reason);
        vm.assertTrue((why == WithdrawalGate.WithdrawalsHeldBack.selector) == isHeld, "held back exactly while it waits");
        bool isKnown = why == IPerpMarket.StalePrice.selector || why == IPerpMarket.InsufficientMargin.selector
            || why == IPerpMarket.ReserveExceeded.selector || why == IPerpMarket.NonPositiveCollateral.selector;
        vm.assertTrue(reason.length == 0 || isKnown || isHeld || mayRefuse(why), "a reason of trading");
        vm.assertTrue(worth(safetyModule) <= stakeBefore, "a trade never raises the stake");
        note(reason.length == 0 ? what : isHeld ? "held back" : "refusal");
    }

    /// @dev Rule 8.
    function enter(ERC4626 vault, address owner, uint256 amount) private {
        if (amount == 0 || vault.maxDeposit(owner) == 0) return;
        (int256 before, int256 shares) = (worth(vault), supply(vault));
        bytes memory reason = attempt(owner, address(vault), abi.encodeCall(ERC4626.deposit, (amount, owner)));
        if (reason.length == 0) return checkPriceOfOthers(vault, before, shares, "deposit");
        vm.assertEq(bytes32(bytes4(reason)), bytes32(CashVault.TooManyShares.selector), "a deposit");
    }

    /// @dev Rules 8 and 12.
    function depart(ERC4626 vault, address owner, uint256 part) private {
        uint256 redeemed = vault.maxRedeem(owner);
        if (spread(part) % 4 != 0) redeemed = spread(part) % (redeemed + 1);
        if (redeemed == 0) return;
        (int256 before, int256 shares) = (worth(vault), supply(vault));
        bytes memory reason = attempt(owner, address(vault), abi.encodeCall(ERC4626.redeem, (redeemed, owner, owner)));
        bool isHeld = address(vault) == address(lpPool) && isHeldBack();
        if (!isHeld) vm.assertEq(reason, "", "a withdrawal");
        else vm.assertEq(bytes32(bytes4(reason)), bytes32(WithdrawalGate.WithdrawalsHeldBack.selector), "held back");
        if (!isHeld) checkPriceOfOthers(vault, before, shares, "withdrawal");
    }

    function checkPriceOfOthers(ERC4626 vault, int256 before, int256 shares, string memory what) private {
        if (isCapped()) return;
        int256 gain = worth(vault) * shares - before * supply(vault);
        bool isFirst = shares == VIRTUAL;
        // Of what all shares are worth, those before and those afterwards.
        int256 offPar = parRounding * most(shares, supply(vault));
        bool isFair = gain + offPar >= 0;
        vm.assertTrue(isFair || isFirst, string.concat("nobody comes or goes at the cost of others: ", what));
        bool isRounding = gain <= most(before, shares) + offPar;
        vm.assertTrue(isRounding || !isExact || isFirst, string.concat("nor for their good: ", what));
        note(what);
    }

    /// @dev Shares are then bought and sold at another value than all of the PnL makes.
    function isCapped() private view returns (bool) {
        if (address(navRule) == address(0)) return false;
        return magnitude(int256(navRule.countedPnl(Action.WITHDRAW)) - market.unrealisedPnl()) > 2;
    }

    function openAccount(uint256 which) private view returns (bool isFound, uint64 account) {
        for (uint256 i = 0; i < ACCOUNTS; i++) {
            account = accountOf(which % ACCOUNTS + i);
            if (market.position(account).size != 0) return (true, account);
        }
    }

    function depositorOf(uint256 which) private pure returns (address) {
        return address(uint160(0xde9051700 + which % 2));
    }

    function endow(address holder) private {
        holders.push(holder);
        dollar.mint(holder, uint256(PURSE));
        vm.startPrank(holder);
        dollar.approve(address(market), type(uint256).max);
        dollar.approve(address(waterfall), type(uint256).max);
        dollar.approve(address(lpPool), type(uint256).max);
        dollar.approve(address(safetyModule), type(uint256).max);
        vm.stopPrank();
    }
}
