// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures, FigureOutOfRange} from "../interfaces/Figures.sol";
import {ACTIONS, Action, IGate} from "../interfaces/IGate.sol";
import {IReportFeed, Report} from "../interfaces/IReportFeed.sol";
import {PriceValidityMaths, Validity} from "../maths/PriceValidityMaths.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title What a price must be good for, action by action
/// @notice After Drift's oracle validity (programs/drift/src/math/oracle.rs, state/state.rs), where liquidation goes ahead
/// in every state but non-positive and too volatile, and the margin test of whoever adds risk forbids uncertain and stale
/// too. Drift finds the worst state and asks whether it is tolerated; here each state must be, so that an action which
/// tolerates a wide confidence does not get an old price along with it. The shipped figures are in docs/scenarios.md.
contract PriceGuard is IGate {
    uint256 private constant AGE_BITS = 32;
    uint256 private constant STATE_BITS = 8;
    /// @dev A price that is not positive is no price, and a valid one needs no tolerance.
    uint256 private constant TOLERABLE =
        2 ** uint256(Validity.TOO_VOLATILE) | 2 ** uint256(Validity.TOO_UNCERTAIN) | 2 ** uint256(Validity.STALE);

    /// @notice `maxAge` in seconds; bit n of `tolerated` lets the action go ahead in the state n of `Validity`.
    struct Rule {
        uint64 maxAge;
        uint64 tolerated;
    }

    /// @notice Ratios times 1e9: by which factor the price and its average may differ, how much of the price the
    /// confidence may be. One rule for each action, in their order.
    struct Limits {
        int64 mostVolatility;
        int64 mostUncertainty;
        Rule[ACTIONS] rules;
    }

    /// @notice The worst state of the price that the action does not tolerate.
    error PriceNotValid(Action action, Validity validity);

    IReportFeed private immutable _feed;
    int64 private immutable _mostVolatility;
    int64 private immutable _mostUncertainty;
    uint256 private immutable _maxAges;
    uint256 private immutable _tolerated;

    constructor(IReportFeed feed, Limits memory limits) {
        Figures.requireWithin("mostVolatility", limits.mostVolatility, 1e9, 1e12);
        Figures.requireWithin("mostUncertainty", limits.mostUncertainty, 0, 1e9);
        _feed = feed;
        _mostVolatility = limits.mostVolatility;
        _mostUncertainty = limits.mostUncertainty;
        (_maxAges, _tolerated) = _packed(limits.rules);
    }

    /// @inheritdoc IGate
    function check(Action action, uint64, uint64) external view {
        uint256 refused = _states(action) & ~(_tolerated >> uint256(action) * STATE_BITS);
        if (refused != 0) revert PriceNotValid(action, PriceValidityMaths.worst(refused));
    }

    /// @notice The worst state of the price now, tolerated or not.
    function validity(Action action) external view returns (Validity) {
        return PriceValidityMaths.worst(_states(action));
    }

    /// @return states the set of the states that the price is in, none if it is valid
    function _states(Action action) private view returns (uint256 states) {
        Report memory report = _feed.report();
        if (report.price <= 0) return PriceValidityMaths.set(Validity.NON_POSITIVE);
        if (PriceValidityMaths.isTooVolatile(report.price, _feed.average(), _mostVolatility)) {
            states |= PriceValidityMaths.set(Validity.TOO_VOLATILE);
        }
        if (PriceValidityMaths.isTooUncertain(report.price, report.confidence, _mostUncertainty)) {
            states |= PriceValidityMaths.set(Validity.TOO_UNCERTAIN);
        }
        if (PriceValidityMaths.isStale(report.publishTime, block.timestamp, _maxAge(action))) {
            states |= PriceValidityMaths.set(Validity.STALE);
        }
    }

    function _maxAge(Action action) private view returns (uint64) {
        return uint32(_maxAges >> uint256(action) * AGE_BITS);
    }

    function _packed(Rule[ACTIONS] memory rules) private pure returns (uint256 maxAges, uint256 tolerated) {
        for (uint256 i = 0; i < ACTIONS; i++) {
            Rule memory rule = rules[i];
            Seconds.requireWithin("maxAge", rule.maxAge, 1, Seconds.LONGEST);
            if (rule.tolerated & ~TOLERABLE != 0) revert FigureOutOfRange("tolerated", int256(uint256(rule.tolerated)));
            maxAges |= uint256(rule.maxAge) << i * AGE_BITS;
            tolerated |= uint256(rule.tolerated) << i * STATE_BITS;
        }
    }
}
