// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title The lock of chains from the Cancun hardfork on, in storage that lasts for one transaction
abstract contract MarketGuard is ReentrancyGuardTransient {}
