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
        largestDeposit = uint64(setting.deposit * DOLLAR) / 2;
        rules = setting.isWithFees ? withFees() : noFees();
        for (uint256 k = 0; k < 3; k++) {
            tiers.push(IPerpMarket.Tier(int64(int256(k)) * 5000 * DOLLAR, int64(int256(k + 1)) * 2e7, int64(int256(k + 1)) * 1e7));
        }
        deploy(rules, tiers, setting.mode, safetyModuleCap);
        list();
        publishPrices(2000 * PRICE, 2000 * PRICE);
    }

    /// @notice The first deposits, a stake of 100 dollars and 50 in the second buffer.
    function begin() external {
        this.depositLp(0, largestDeposit - 1);
        this.depositLp(1, largestDeposit - 1);
        this.stake(0, uint64(100 * DOLLAR));
        this.give(4, uint64(50 * DOLLAR));
    }

    /// @notice Everything that holds between two calls.
    function checkAll() external view {
        checkMoney();
        checkPositions();
        checkPool();
        checkStakes();
    }

    /// @notice Item 16: everybody closes and goes; what stays is the virtual shares' part, gifts and roundings.
    function windDown() external {
        pass(1);
        publishPrices(mark, execution);
        for (uint256 i = 0; i < accounts.length; i++) {
            this.close(i);
            this.payClaim(i);
        }
        eq(booked(address(market)), 0, "no collateral");
        vm.assertEq(market.reservedCash(), 0, "nothing reserved");
        int256 fair = VIRTUAL * worth(lpPool) / (supplyOf[lpPool] + VIRTUAL);
        for (uint256 i = 0; i < 4; i++) {
            (int256 shares, int256 amount) = mostToLeave(depositorOf(i));
            this.withdrawLp(i, uint256(i < 2 ? shares : amount), i < 2);
        }
        int256 unclaimed = booked(address(lpPool)) - claimsOfAll();
        vm.assertTrue(unclaimed <= fair + 4, "the pool keeps the virtual shares' part and roundings");
        stakersGo();
        this.checkAll();
    }

    function stakersGo() private {
        this.announce(0, 0);
        this.announce(1, 0);
        pass(cooldown);
        int256 fair = VIRTUAL * worth(safetyModule) / (supplyOf[safetyModule] + VIRTUAL);
        for (uint256 i = 0; i < 2; i++) {
            int256 all = sharesOf[safetyModule][stakerOf(i)];
            if (all > 0) this.unstake(i, uint256(all - 1));
        }
        eq(supplyOf[safetyModule], 0, "no shares");
        vm.assertTrue(booked(address(safetyModule)) <= fair + 2, "the module keeps the virtual shares' part and roundings");
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
        address[6] memory contracts =
            [address(this), address(market), address(lpPool), address(safetyModule), address(feeBuffer), address(secondBuffer)];
        for (uint256 i = 0; i < contracts.length; i++) {
            holders.push(contracts[i]);
        }
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
