// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";

/// @title The lock of chains before the Cancun hardfork, in ordinary storage
abstract contract MarketGuard is ReentrancyGuard {}
