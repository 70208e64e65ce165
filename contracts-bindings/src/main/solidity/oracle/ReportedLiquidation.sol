// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MarketGuard} from "guard/MarketGuard.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IPullFeed} from "../interfaces/IPullFeed.sol";
import {IReportFeed} from "../interfaces/IReportFeed.sol";
import {IRequestCommitFeed} from "../interfaces/IRequestCommitFeed.sol";
import {SignedReport} from "../interfaces/ISignedReports.sol";
import {KeepsNoEther} from "./KeepsNoEther.sol";

/// @title Brings a feed up to date and liquidates in the same transaction
/// @notice Belongs to nobody and keeps nothing: ether that is sent goes on to the feed, rewards and what the feed did not
/// take go to the caller.
contract ReportedLiquidation is MarketGuard, KeepsNoEther {
    using SafeERC20 for IERC20;

    /// @notice Whoever lands these reports or newer ones first stops nobody: the liquidation then goes ahead at the feed's
    /// price, as the caller could ask of the market itself. Every other refusal of the feed reverts.
    /// @dev Locked, because a token that calls its receivers would hand the reward of one account to whoever is paid next.
    function liquidate(
        IPullFeed feed,
        SignedReport[] calldata reports,
        IPerpMarket market,
        uint64[] calldata accounts
    ) external payable nonReentrant {
        try feed.update{value: msg.value}(reports) {}
        catch (bytes memory reason) {
            if (bytes4(reason) != IReportFeed.ReportNotAfterLast.selector) _revertWith(reason);
        }
        _liquidate(market, accounts);
    }

    /// @notice The same with a feed that was asked: whoever settles the version first stops nobody.
    function liquidateAtVersion(
        IRequestCommitFeed feed,
        uint64 version,
        SignedReport[] calldata reports,
        IPerpMarket market,
        uint64[] calldata accounts
    ) external payable nonReentrant {
        try feed.commit{value: msg.value}(version, reports) {}
        catch (bytes memory reason) {
            bytes4 selector = bytes4(reason);
            bool isSettled = selector == IRequestCommitFeed.NoPendingVersion.selector
                || selector == IRequestCommitFeed.VersionNotNext.selector;
            if (!isSettled) _revertWith(reason);
        }
        _liquidate(market, accounts);
    }

    function _liquidate(IPerpMarket market, uint64[] calldata accounts) private {
        market.liquidateBatch(accounts);
        IERC20 token = market.wiring().token;
        token.safeTransfer(msg.sender, token.balanceOf(address(this)));
        _sendBack();
    }

    function _revertWith(bytes memory reason) private pure {
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }
}
