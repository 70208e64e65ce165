// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ICarry} from "./interfaces/ICarry.sol";
import {Loss} from "./interfaces/ILossWaterfall.sol";
import {PositionBook} from "./PositionBook.sol";
import {FixedPoint} from "./maths/FixedPoint.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";
import {SettlementMaths} from "./maths/SettlementMaths.sol";

/// @title How a change of a position is paid for
/// @notice Profits come from the pool and losses go to it; what a closed position cannot pay comes from the waterfall.
abstract contract MarketSettlement is PositionBook {
    using SafeERC20 for IERC20;

    /// @dev Why a position is closed: only a liquidation owes fee and reward, and whoever is deleveraged at another price
    /// than the mark has given up enough to be spared the profit rule.
    enum Cause {
        OWNER,
        LIQUIDATION,
        DELEVERAGING,
        DELEVERAGING_AT_MARK
    }

    struct Closing {
        int64 size;
        int64 executionPrice;
        Cause cause;
    }

    /// @dev The price with the impact of a trade of this size (negative: somebody sells); without one, the price itself.
    function _priceFor(int64 size, int64 price) internal returns (int64) {
        if (address(_priceImpact) == address(0)) return price;
        return _priceImpact.trade(_interest(), size, price);
    }

    /// @dev Realises the PnL of a part of a position, which may be none, and what the whole owes for staying open. The
    /// pool's side of a loss is not paid here.
    function _realise(uint64 account, Position memory held, Position memory rest, Closing memory closing)
        internal
        returns (Realised memory realised)
    {
        int64 pnl = MarginMaths.pnl(closing.size, held.entryPrice, closing.executionPrice, _sizeUnit);
        if (pnl > 0 && closing.cause != Cause.DELEVERAGING && address(_profitRule) != address(0)) {
            realised.profitWithheld = _profitRule.withhold(held.size > 0, pnl);
        }
        realised.pnl = pnl - realised.profitWithheld;
        ICarry.Charge memory charge = _settleCarry(account, held, rest);
        realised.funding = charge.funding;
        realised.borrowing = charge.borrowing;
        realised.unpaidClaim = _collectProfit(account, realised.pnl - realised.funding);
    }

    /// @dev Closes a position, or a part of it, and pays everybody. What is left of a part stays as collateral.
    function _settle(uint64 account, Position memory held, Closing memory closing, address keeper)
        internal
        returns (Settlement memory settlement)
    {
        Position memory rest = Position(held.size - closing.size, held.entryPrice, 0, held.changedAt);
        Realised memory realised = _realise(account, held, rest, closing);
        settlement.size = closing.size;
        settlement.executionPrice = closing.executionPrice;
        settlement.pnl = realised.pnl;
        settlement.profitWithheld = realised.profitWithheld;
        settlement.funding = realised.funding;
        settlement.unpaidClaim = realised.unpaidClaim;
        int64 left = _split(settlement, held, closing, realised.borrowing);
        if (rest.size == 0) settlement.payout = left;
        else rest.collateral = left;
        _replace(account, held, rest);
        _settleWithPool(account, settlement, held.collateral);
        _pay(keeper, settlement.keeperReward);
        _pay(ownerOf(account), settlement.payout);
    }

    function _payPool(int64 amount) internal {
        if (amount == 0) return;
        _pay(address(_lpPool), amount);
        _lpPool.credit(uint64(amount));
    }

    function _pay(address receiver, int64 amount) internal {
        if (amount > 0) _token.safeTransfer(receiver, uint64(amount));
    }

    /// @return unpaid the part of a profit for which the pool has no cash, booked as a claim; zero for a loss
    function _collectProfit(uint64 account, int64 gain) private returns (int64 unpaid) {
        if (gain <= 0) return 0;
        unpaid = gain - int64(uint64(_lpPool.payTrader(uint64(gain))));
        if (unpaid > 0) _changeUnpaidClaim(account, unpaid);
    }

    /// @dev A loss above the collateral comes from the waterfall. The pool books all that it got at once.
    function _settleWithPool(uint64 account, Settlement memory settlement, int64 collateral) private {
        int64 loss = FixedPoint.max(settlement.funding - settlement.pnl, 0);
        int64 paid = FixedPoint.min(loss, collateral) + settlement.borrowingFee;
        _pay(address(_lpPool), paid);
        _pay(_feeRecipient, settlement.liquidationFee);
        uint256 received = uint64(paid);
        if (_feeRecipient == address(_lpPool)) received += uint64(settlement.liquidationFee);
        if (settlement.shortfall > 0) {
            received += _waterfall.settle(
                Loss(account, settlement.size, settlement.executionPrice, uint64(settlement.shortfall))
            );
        }
        if (received > 0) _lpPool.credit(received);
    }

    /// @return left what is neither fee nor reward
    function _split(Settlement memory settlement, Position memory held, Closing memory closing, int64 borrowing)
        private
        view
        returns (int64 left)
    {
        SettlementMaths.Split memory parts = SettlementMaths.split(
            held.collateral + settlement.pnl - settlement.funding - settlement.unpaidClaim,
            _mostForFees(settlement, held, closing),
            _dues(closing, borrowing)
        );
        settlement.shortfall = parts.shortfall;
        settlement.keeperReward = parts.keeperReward;
        settlement.liquidationFee = parts.liquidationFee;
        settlement.borrowingFee = parts.borrowingFee;
        settlement.feesWaived = parts.feesWaived;
        return parts.payout;
    }

    function _dues(Closing memory closing, int64 borrowing) private view returns (SettlementMaths.Dues memory dues) {
        dues.borrowingFee = borrowing;
        if (closing.cause == Cause.LIQUIDATION) {
            int64 notional = MarginMaths.notional(closing.size, closing.executionPrice, _sizeUnit);
            dues.keeperReward = _rewardFor(notional);
            dues.liquidationFee = _liquidationFee(notional);
        }
    }

    /// @dev A part pays its fees from its share of the equity, so that the rest is not worse off than before.
    function _mostForFees(Settlement memory settlement, Position memory held, Closing memory closing)
        private
        view
        returns (int64)
    {
        if (closing.size == held.size) return type(int64).max;
        int64 pnl = MarginMaths.pnl(held.size, held.entryPrice, closing.executionPrice, _sizeUnit);
        int64 equity = FixedPoint.max(held.collateral + pnl - settlement.funding, 0);
        return FixedPoint.mulDivFloor(
            equity, MarginMaths.magnitude(closing.size), MarginMaths.magnitude(held.size)
        );
    }
}
