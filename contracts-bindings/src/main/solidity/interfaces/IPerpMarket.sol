// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ICarry} from "./ICarry.sol";
import {IGate} from "./IGate.sol";
import {IKeeperReward} from "./IKeeperReward.sol";
import {ILiquidationPolicy} from "./ILiquidationPolicy.sol";
import {ILiquidationTest} from "./ILiquidationTest.sol";
import {ILossWaterfall} from "./ILossWaterfall.sol";
import {ILpPool} from "./ILpPool.sol";
import {IOpenInterestCaps} from "./IOpenInterestCaps.sol";
import {IPriceImpact} from "./IPriceImpact.sol";
import {IProfitRule} from "./IProfitRule.sol";
import {IPriceFeed} from "./IPriceFeed.sol";

/// @dev Account ids below belong to the operator, ids from here on to whoever opened them.
uint64 constant FIRST_SELF_CUSTODY_ACCOUNT = 2 ** 20;

/// @title One perpetual market with isolated positions, one per account, against an LP pool
/// @notice Money is USD times 1e6, prices USD times 1e8, ratios times 1e9, a size of `sizeUnit` is 1.0 of the underlying.
interface IPerpMarket is ILiquidationTest {
    /// @notice Where a position is closed: at the price that triggers, or at a second, faster feed.
    enum CloseMode {
        ORACLE,
        MARKET
    }

    /// @notice The contracts around the market, and the operator who acts for the accounts below 2^20.
    struct Wiring {
        IERC20 token;
        IPriceFeed markFeed;
        IPriceFeed executionFeed;
        ILpPool lpPool;
        ILossWaterfall waterfall;
        address feeRecipient;
        address operator;
    }

    /// @notice What the market is composed of beside its neighbours; zero for each that it does not use. `orders` may act
    /// for every account, and where it is not zero nobody else trades; `deleverager` may close positions at a price of its own.
    struct Mechanisms {
        IGate gate;
        ICarry carry;
        IPriceImpact priceImpact;
        IOpenInterestCaps openInterestCaps;
        IProfitRule profitRule;
        ILiquidationPolicy liquidationPolicy;
        IKeeperReward keeperReward;
        address orders;
        address deleverager;
    }

    /// @notice `reserveFactor` times the pool's cash bounds the entry notional of each side; `maxAge` is in seconds.
    struct Rules {
        int64 sizeUnit;
        int64 liquidationFeeRatio;
        int64 keeperReward;
        int64 reserveFactor;
        uint64 maxAge;
    }

    /// @notice The margin ratios of the part of a notional above `from` (USD times 1e6), up to the next tier.
    struct Tier {
        int64 from;
        int64 initialMarginRatio;
        int64 maintenanceMarginRatio;
    }

    /// @notice One storage slot; a positive size is long, size zero means that there is no position.
    /// `changedAt` is the time of the opening or of the last increase or decrease by the owner; a mere top-up is none.
    struct Position {
        int64 size;
        int64 entryPrice;
        int64 collateral;
        uint64 changedAt;
    }

    /// @notice One storage slot; sums over the open positions of each side, none of them negative.
    struct OpenInterest {
        int64 longSize;
        int64 shortSize;
        int64 longEntryNotional;
        int64 shortEntryNotional;
    }

    /// @notice A position that the operator asks for.
    struct Opening {
        uint64 account;
        int64 size;
        int64 collateral;
    }

    /// @notice All that one close moved: `collateral + pnl - funding - unpaidClaim + shortfall` equals
    /// `keeperReward + liquidationFee + borrowingFee + payout` and the collateral that stays where only a part was closed.
    /// `pnl` is less `profitWithheld`; `feesWaived` is what the position could not pay of the three fees.
    struct Settlement {
        int64 size;
        int64 executionPrice;
        int64 pnl;
        int64 profitWithheld;
        int64 funding;
        int64 shortfall;
        int64 keeperReward;
        int64 liquidationFee;
        int64 borrowingFee;
        int64 feesWaived;
        int64 unpaidClaim;
        int64 payout;
    }

    error RuleOutOfRange(string rule, int256 value);
    error OnlyOperator(address caller);
    error OnlyOwner(uint64 account, address caller);
    error OnlySelf(address caller);
    error OnlyOrders(address caller);
    error OnlyDeleverager(address caller);
    error NotAnOperatorAccount(uint64 account);
    error ZeroSize(uint64 account);
    error NonPositiveCollateral(uint64 account, int64 collateral);
    error PositionExists(uint64 account);
    error NoPosition(uint64 account);
    error NothingToChange(uint64 account);
    error WrongSide(uint64 account, int64 size, int64 openSize);
    error PartTooLarge(uint64 account, int64 size, int64 openSize);
    error InsufficientMargin(uint64 account, int64 triggerEquity, int64 required);
    error ReserveExceeded(int64 reserved, int64 limit);
    error DeleveragedBelowZero(uint64 account, int64 price);
    error StillHealthy(uint64 account, int64 triggerEquity, int64 maintenanceMargin);
    error NoPrice(IPriceFeed feed);
    error StalePrice(uint64 publishTime, uint64 maxAge);
    error NoClaim(uint64 account);

    event PositionOpened(uint64 indexed account, int64 size, int64 entryPrice, int64 collateral);

    /// @notice What a change of a position realised; the collateral changed by `pnl - funding - borrowing - unpaidClaim`.
    /// `pnl` is less `profitWithheld`.
    struct Realised {
        int64 pnl;
        int64 profitWithheld;
        int64 funding;
        int64 borrowing;
        int64 unpaidClaim;
    }

    /// @notice A part was added, or only collateral (size and execution price zero, nothing realised); `entryPrice` is that
    /// of the whole. The collateral also changed by what was realised.
    event PositionIncreased(
        uint64 indexed account,
        int64 size,
        int64 executionPrice,
        int64 collateral,
        int64 entryPrice,
        Realised realised
    );

    /// @notice A part was closed, or only collateral withdrawn (size zero). The collateral that stays changed by what was
    /// realised less `payout`.
    event PositionDecreased(
        uint64 indexed account, int64 size, int64 executionPrice, Realised realised, int64 payout
    );
    event PositionClosed(uint64 indexed account, Settlement settlement);
    event PositionLiquidated(
        uint64 indexed account, address indexed keeper, int64 markPrice, Settlement settlement
    );

    /// @notice A winner was closed, wholly or in part, at a price that is not the market's.
    event PositionDeleveraged(uint64 indexed account, int64 markPrice, Settlement settlement);

    /// @notice One item of a batch was left as it was; `reason` is the error's encoding, empty if it ran out of gas.
    event LiquidationFailed(uint64 indexed account, bytes reason);
    event ClaimPaid(uint64 indexed account, uint256 amount);

    /// @notice Opens a position of the caller's own, paid from the caller's allowance. OnlyOrders where there is a queue.
    /// @return account a new id, 2^20 or above
    function open(int64 size, int64 collateral) external returns (uint64 account);

    /// @notice Opens a position for somebody who asked the order queue for it, paid by the queue.
    /// @return account a new id, 2^20 or above
    function openOwned(address owner, int64 size, int64 collateral) external returns (uint64 account);

    /// @notice Opens positions of operator accounts, all or none, paid by the operator in one transfer.
    function openFor(Opening[] calldata openings) external;

    /// @notice Adds to a position of the caller's at the execution price, or only to its collateral, which needs no price.
    /// @dev Errors in this order: OnlyOrders unless only collateral is added, OnlyOwner, NoPosition, NonPositiveCollateral,
    /// NothingToChange, WrongSide, prices, InsufficientMargin of the whole position, ReserveExceeded.
    /// @param size of the sign of the position, or zero
    /// @param collateral USD times 1e6 that the caller pays in, not negative
    function increase(uint64 account, int64 size, int64 collateral) external;

    /// @notice Closes a part of the caller's position at the execution price, withdraws collateral, or both. The rest
    /// keeps its entry price; it must hold its initial margin if money leaves, and else be healthy.
    /// @dev Errors in this order: OnlyOrders, OnlyOwner, NoPosition, NonPositiveCollateral, NothingToChange, WrongSide,
    /// PartTooLarge, prices, NonPositiveCollateral with what would be left, InsufficientMargin of the rest.
    /// @param size of the sign of the position and smaller, or zero
    /// @param collateral USD times 1e6 to pay out, not negative
    function decrease(uint64 account, int64 size, int64 collateral) external;

    /// @notice Closes a position at the execution price and pays its owner; no fee and no reward. OnlyOrders where there is a queue.
    function close(uint64 account) external;

    /// @notice Closes a part of a position, or all of it, at a price that the deleverager answers for; no fee, no reward. What
    /// is left of a part's profit becomes collateral.
    /// @param size of the sign of the position, not larger
    /// @param price USD times 1e8; one that leaves the position less than nothing is refused
    function deleverage(uint64 account, int64 size, int64 price) external;

    /// @notice Closes a position whose trigger equity is below its maintenance margin, or as much of it as the policy lets;
    /// the reward goes to the caller.
    function liquidate(uint64 account) external;

    /// @notice Liquidates each account on its own: an item that fails leaves an event and does not touch the others.
    function liquidateBatch(uint64[] calldata accounts) external;

    /// @notice Pays what the pool's cash allows of a profit that it could not pay at the close.
    /// @return amount USD times 1e6, zero if the pool has no cash
    function payClaim(uint64 account) external returns (uint256 amount);

    /// @notice Charges all positions for the time until now at the rates of the pool's present cash; the pool calls it before
    /// its depositors change that. Open to anybody.
    function accrue() external;

    function position(uint64 account) external view returns (Position memory);

    /// @notice Who may close the account and receives its payouts; zero for an id that was not given out.
    function ownerOf(uint64 account) external view returns (address);

    /// @notice One more than the highest id opened so far in each range: 0 and 2^20 before any.
    function accountEnds() external view returns (uint64 operatorEnd, uint64 selfCustodyEnd);

    function openInterest() external view returns (OpenInterest memory);

    function rules() external view returns (Rules memory);

    /// @notice The margin tiers by rising notional, the first from zero.
    function tiers() external view returns (Tier[] memory);

    /// @notice What a position of this notional must hold when it is opened or grows, USD times 1e6, rounded up.
    function initialMargin(int64 notional) external view returns (int64);

    /// @notice What a position of this notional must hold not to be liquidated, USD times 1e6, rounded up.
    function maintenanceMargin(int64 notional) external view returns (int64);

    function wiring() external view returns (Wiring memory);

    function mechanisms() external view returns (Mechanisms memory);

    /// @notice What a position is measured by at the mark, whatever its age, both USD times 1e6.
    /// @return triggerEquity less all fees due and what it owes for staying open
    function health(uint64 account) external view returns (int64 triggerEquity, int64 maintenanceMargin_);

    function closeMode() external view returns (CloseMode);

    /// @notice The last price of the mark feed whatever its age, zero before the first.
    function markPrice() external view returns (int64);

    /// @notice Net PnL of all traders at the mark, positive if they are winning; zero before the first price.
    function unrealisedPnl() external view returns (int64);

    /// @notice What the pool owes at the mark beside its depositors, USD times 1e6: the traders' net PnL less what they owe for
    /// staying open, unpaid claims, and the impact pool. Negative if the pool is owed more.
    function liabilities() external view returns (int64);

    /// @notice Cash that the pool must hold for the open positions: the larger side's entry notional over `reserveFactor`.
    function reservedCash() external view returns (uint256);

    /// @notice Profits of closed positions that the pool could not pay yet.
    function unpaidClaims() external view returns (int64);

    function unpaidClaimOf(uint64 account) external view returns (int64);
}
