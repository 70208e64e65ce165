// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @title What a crowd may do to a market, each call bounded so that it never reverts
contract MarketHandler is MarketFixture {
    uint64 internal constant ACCOUNTS = 8;

    constructor() {
        deploy(withFees(), IPerpMarket.CloseMode.MARKET, uint64(150 * DOLLAR));
        depositLp(100_000);
        safetyModule.deposit(uint64(1000 * DOLLAR), address(this));
        dollar.mint(address(secondBuffer), uint64(500 * DOLLAR));
        publishBoth(2000);
    }

    /// @dev Both feeds jump on their own, so that closes happen far from the mark.
    function move(uint16 markMove, uint16 executionMove) external {
        vm.warp(block.timestamp + 1);
        publish(oracleFeed, moved(markMove));
        fastFeed.publish(moved(executionMove) * PRICE, uint64(block.timestamp));
    }

    function open(uint64 account, int32 size) external {
        account = account % ACCOUNTS;
        if (size == 0 || market.position(account).size != 0) return;
        IPerpMarket.Opening[] memory openings = new IPerpMarket.Opening[](1);
        openings[0] = IPerpMarket.Opening(account, size % (10 * UNIT), 5000 * DOLLAR);
        // Refused for want of margin or reserve: that too may leave nothing behind.
        try market.openFor(openings) {} catch {}
    }

    function close(uint64 account) external {
        account = account % ACCOUNTS;
        if (market.position(account).size != 0) market.close(account);
    }

    function liquidateAll() external {
        uint64[] memory accounts = new uint64[](ACCOUNTS);
        for (uint64 i = 0; i < ACCOUNTS; i++) {
            accounts[i] = i;
        }
        vm.startPrank(KEEPER);
        market.liquidateBatch(accounts);
        vm.stopPrank();
    }

    function depositMore(uint32 amount) external {
        lpPool.deposit(amount, address(this));
    }

    function withdrawSome(uint256 amount) external {
        lpPool.withdraw(amount % (lpPool.maxWithdraw(address(this)) + 1), address(this), address(this));
    }

    function payClaim(uint64 account) external {
        account = account % ACCOUNTS;
        if (market.unpaidClaimOf(account) != 0) market.payClaim(account);
    }

    function totalCash() external view returns (uint256 sum) {
        address[6] memory others = [
            address(this), address(market), KEEPER, address(feeBuffer), address(secondBuffer), address(safetyModule)
        ];
        sum = dollar.balanceOf(address(lpPool));
        for (uint256 i = 0; i < others.length; i++) {
            sum += dollar.balanceOf(others[i]);
        }
    }

    function supply() external view returns (uint256) {
        return dollar.totalSupply();
    }

    function collateralHeld() external view returns (int256) {
        return cashOf(address(market));
    }

    function collateralOwed() external view returns (int256 sum) {
        for (uint64 i = 0; i < ACCOUNTS; i++) {
            sum += market.position(i).collateral;
        }
    }

    function claimsBooked() external view returns (int256 total, int256 sum) {
        total = market.unpaidClaims();
        for (uint64 i = 0; i < ACCOUNTS; i++) {
            sum += market.unpaidClaimOf(i);
        }
    }

    function openInterest() external view returns (IPerpMarket.OpenInterest memory) {
        return market.openInterest();
    }

    /// @dev Entry prices are whole dollars, so notionals are exact: size times 1e6 over the size unit of 1e6.
    function sumOfPositions() external view returns (IPerpMarket.OpenInterest memory sum) {
        for (uint64 i = 0; i < ACCOUNTS; i++) {
            IPerpMarket.Position memory held = market.position(i);
            int64 dollarsOfPrice = held.entryPrice / PRICE;
            if (held.size > 0) {
                sum.longSize += held.size;
                sum.longEntryNotional += held.size * dollarsOfPrice;
            } else {
                sum.shortSize -= held.size;
                sum.shortEntryNotional -= held.size * dollarsOfPrice;
            }
        }
    }

    function moved(uint16 by) private pure returns (int64) {
        return 1500 + int64(uint64(by % 1000));
    }
}

/// @title What holds after whatever a crowd did
contract MarketInvariantsTest {
    MarketHandler private handler;

    function setUp() public {
        handler = new MarketHandler();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_moneyIsNeitherMadeNorLost() public view {
        vm.assertEq(handler.totalCash(), handler.supply(), "money");
    }

    function invariant_theMarketHoldsExactlyTheCollateralOfOpenPositions() public view {
        vm.assertEq(handler.collateralHeld(), handler.collateralOwed(), "collateral");
    }

    function invariant_openInterestIsTheSumOfThePositions() public view {
        vm.assertEq(abi.encode(handler.openInterest()), abi.encode(handler.sumOfPositions()), "open interest");
    }

    function invariant_claimsAddUp() public view {
        (int256 total, int256 sum) = handler.claimsBooked();
        vm.assertEq(total, sum, "claims");
    }
}
