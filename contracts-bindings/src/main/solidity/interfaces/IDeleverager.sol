// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DeleveragingMaths} from "../maths/DeleveragingMaths.sol";

/// @title Who closes winners although they do not want to
interface IDeleverager {
    /// @notice An account that was not named is ahead of all that were.
    error Outranked(uint64 account, uint64 by);
    error NoWinner();
    error TooManyNamed(uint256 named, uint256 most);

    /// @notice A winner that is named twice would be counted twice.
    error NamedTwice(uint64 account);

    /// @notice The market refused to close this winner, for example because its prices are too old; the next is taken.
    event PassedOver(uint64 indexed account, bytes reason);

    /// @notice Closes winners as far as the named accounts go and there is need, the first in the queue first.
    /// @dev Looks at every open position: gas in proportion to all ids ever given out.
    /// @param named any accounts, winners once each; those that are not needed or no winners do no harm
    function deleverage(uint64[] calldata named) external;

    /// @notice Whether `deleverage` has something to do now, and whose winners' turn it is.
    function due() external view returns (bool isDue, bool isLong);

    /// @notice By what the winners of a side are ranked.
    function rankRule() external view returns (DeleveragingMaths.RankRule);
}
