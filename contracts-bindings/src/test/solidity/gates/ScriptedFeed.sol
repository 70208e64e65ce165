// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportFeed, Report} from "../../../main/solidity/interfaces/IReportFeed.sol";

/// @title A feed that says what a test tells it to say
contract ScriptedFeed is IReportFeed {
    Report private _report;
    int64 public average;
    uint64 public resumedAt;

    function say(int64 price, int64 confidence, int64 average_, uint64 publishTime) external {
        _report = Report(price, confidence, price, price, publishTime, publishTime);
        average = average_;
    }

    function resume(uint64 resumedAt_) external {
        resumedAt = resumedAt_;
    }

    function report() external view returns (Report memory) {
        return _report;
    }

    function latest() external view returns (int64, uint64) {
        return (_report.price, _report.publishTime);
    }
}
