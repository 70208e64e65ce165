// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {Depositors} from "./Depositors.sol";
import {Keepers} from "./Keepers.sol";
import {Outsiders} from "./Outsiders.sol";
import {Stakers} from "./Stakers.sol";
import {vm} from "../Vm.sol";

/// @title One deployment and all who use it, misuse it and stand around it
/// @notice No action reverts: what the contracts refuse must be refused for the reason that was foretold.
contract Crowd is Keepers, Depositors, Stakers, Outsiders {
    /// @notice What differs between deployments; money in dollars.
    struct Setting {
        IPerpMarket.CloseMode mode;
        bool isWithFees;
        bool poolGetsFees;
        bool isNetOfPhantom;
        uint64 cooldown;
        uint256 safetyModuleCap;
        uint256 lpPoolCap;
        int64 reserveFactor;
        int64 deposit;
        int64 largestSize;
        int64 lowestPrice;
        int64 highestPrice;
    }

    constructor(Setting memory setting) {
        (poolGetsFees, isNetOfPhantom) = (setting.poolGetsFees, setting.isNetOfPhantom);
        (cooldown, window, lpPoolCap) = (setting.cooldown, setting.cooldown, setting.lpPoolCap);
        (lowestPrice, highestPrice) = (setting.lowestPrice, setting.highestPrice);
        (largestSize, safetyModuleCap) = (setting.largestSize, setting.safetyModuleCap);
        largestDeposit = uint64(setting.deposit * DOLLAR) / 10;
        rules = setting.isWithFees ? withFees() : noFees();
        rules.reserveFactor = setting.reserveFactor;
        for (uint256 k = 0; k < 3; k++) {
            int64 step = int64(int256(k));
            tiers.push(IPerpMarket.Tier(step * 5000 * DOLLAR, (step + 1) * 2e7, (step + 1) * 1e7));
        }
        deploy(rules, tiers, setting.mode, safetyModuleCap);
        list();
        publishPrices(2000 * PRICE, 2000 * PRICE);
    }

    /// @notice The first deposits, a stake of 100 dollars and 50 in the second buffer.
    function begin() external {
        enterPool(depositorOf(0), 5 * int256(uint256(largestDeposit)));
        enterPool(depositorOf(1), 5 * int256(uint256(largestDeposit)));
        enter(safetyModule, stakerOf(0), 100 * DOLLAR, 0, "");
        given(address(secondBuffer), 50 * DOLLAR);
    }

    /// @notice The price swings from one end to the other: a pool that could not pay a winner gets what a loser leaves.
    function swing(uint256 which) external {
        which = which % accounts.length;
        closeAt(highestPrice, which);
        closeAt(lowestPrice, which + 1);
        this.payClaim(which);
    }

    /// @notice A position is liquidated where its margin covers half of the keeper's reward.
    function brink(uint256 which) external {
        (bool isFound, uint64 account) = openAccount(which);
        if (!isFound) return;
        IPerpMarket.Position memory position = positions[account];
        int256 left = rules.keeperReward / 2;
        int256 price = position.entryPrice + (left - position.collateral) * UNIT * 100 / position.size;
        if (price < lowestPrice * PRICE || price > highestPrice * PRICE) return;
        pass(1);
        publishPrices(int64(price), int64(price));
        this.liquidate(which, which);
    }

    /// @notice Everything that holds between two calls.
    function checkAll() external view {
        checkMoney();
        checkPositions();
        checkPool();
        checkStakes();
    }

    /// @notice Rule 16: everybody closes and goes; what stays is the virtual shares' part, gifts and roundings.
    function windDown() external {
        pass(1);
        publishPrices(mark, execution);
        for (uint256 i = 0; i < accounts.length; i++) {
            this.close(i);
        }
        for (uint256 i = 0; i < accounts.length; i++) {
            this.payClaim(i);
        }
        eq(booked(address(market)), 0, "no collateral");
        vm.assertEq(market.reservedCash(), 0, "nothing reserved");
        int256 fair = VIRTUAL * worth(lpPool) / (supplyOf[lpPool] + VIRTUAL);
        for (uint256 i = 0; i < 4; i++) {
            this.withdrawLp(i, everything(), i / 2);
        }
        int256 unclaimed = booked(address(lpPool)) - claimsOfAll();
        vm.assertTrue(unclaimed <= fair + 4, "the pool keeps the virtual shares' part and roundings");
        stakersGo();
        this.checkAll();
    }

    function closeAt(int64 price, uint256 which) private {
        pass(1);
        publishPrices(price * PRICE, price * PRICE);
        this.close(which);
    }

    function stakersGo() private {
        this.announce(0, everything());
        this.announce(1, everything());
        pass(cooldown);
        int256 fair = VIRTUAL * worth(safetyModule) / (supplyOf[safetyModule] + VIRTUAL);
        for (uint256 i = 0; i < 2; i++) {
            this.unstake(i, everything());
        }
        eq(supplyOf[safetyModule], 0, "no shares");
        int256 kept = booked(address(safetyModule));
        vm.assertTrue(kept <= fair + 2, "the module keeps the virtual shares' part and roundings");
    }

    /// @dev A number that stands for all there is.
    function everything() private pure returns (uint256 number) {
        while (spread(number) % 4 != 0) number++;
    }

    function list() private {
        listAccounts();
        listKeepers();
        listDepositors();
        listStakers();
        holders.push(GRIEFER);
        for (uint256 i = 0; i < holders.length; i++) {
            fund(holders[i]);
        }
        address[] memory pockets = pocketOrder();
        for (uint256 i = 0; i < pockets.length; i++) {
            holders.push(pockets[i]);
        }
        holders.push(address(market));
        holders.push(address(this));
        minted = int256(dollar.totalSupply());
        held[address(this)] = cashOf(address(this));
    }

    function fund(address holder) private {
        dollar.mint(holder, 1e15);
        held[holder] = 1e15;
        vm.startPrank(holder);
        dollar.approve(address(market), type(uint256).max);
        dollar.approve(address(lpPool), type(uint256).max);
        dollar.approve(address(safetyModule), type(uint256).max);
        vm.stopPrank();
    }
}
