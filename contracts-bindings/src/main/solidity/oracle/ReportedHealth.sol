// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeleverager} from "../interfaces/IDeleverager.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IPullFeed} from "../interfaces/IPullFeed.sol";
import {SignedReport} from "../interfaces/ISignedReports.sol";
import {KeepsNoEther} from "./KeepsNoEther.sol";

/// @title What a position's health would be at a price that is not on chain yet, and whether winners would be due
/// @notice For `eth_call`, with the feed's fee as its value: sent as a transaction it would do no more than update the feed,
/// as anybody may.
contract ReportedHealth is KeepsNoEther {
    /// @notice The account's health if these reports came first; as it is if the feed refuses them.
    /// @return triggerEquity USD times 1e6
    /// @return maintenanceMargin USD times 1e6
    function healthAfter(IPullFeed feed, SignedReport[] calldata reports, IPerpMarket market, uint64 account)
        external
        payable
        returns (int64 triggerEquity, int64 maintenanceMargin)
    {
        _update(feed, reports);
        return market.health(account);
    }

    /// @notice What the queue would say if these reports came first; what it says now if the feed refuses them.
    function dueAfter(IPullFeed feed, SignedReport[] calldata reports, IDeleverager deleverager)
        external
        payable
        returns (bool isDue, bool isLong)
    {
        _update(feed, reports);
        return deleverager.due();
    }

    function _update(IPullFeed feed, SignedReport[] calldata reports) private {
        try feed.update{value: msg.value}(reports) {} catch {}
        _sendBack();
    }
}
