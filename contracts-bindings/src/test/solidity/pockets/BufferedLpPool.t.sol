// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LpPool} from "../../../main/solidity/LpPool.sol";
import {TestDollar} from "../../../main/solidity/TestDollar.sol";
import {Action, IGate} from "../../../main/solidity/interfaces/IGate.sol";
import {INavRule} from "../../../main/solidity/interfaces/INavRule.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPhantomNav} from "../../../main/solidity/interfaces/IPhantomNav.sol";
import {IPocket} from "../../../main/solidity/interfaces/IPocket.sol";
import {BufferedLpPool} from "../../../main/solidity/pockets/BufferedLpPool.sol";
import {ProfitBuffer} from "../../../main/solidity/pockets/ProfitBuffer.sol";
import {vm} from "../Vm.sol";

/// @notice A pool of a thousand dollars whose market, which is the test, owes and pays what the test says.
contract BufferedLpPoolTest {
    address private constant WATERFALL = address(0xFA11);

    TestDollar private _dollar;
    BufferedLpPool private _pool;
    ProfitBuffer private _buffer;
    uint256 private _uncovered;
    int64 public liabilities;
    int64 public unpaidClaims;
    uint256 public reservedCash;

    function setUp() public {
        _dollar = new TestDollar();
        _pool = new BufferedLpPool(
            _dollar,
            IPerpMarket(address(this)),
            WATERFALL,
            uint64(type(int64).max),
            IGate(address(0)),
            INavRule(address(0)),
            IPhantomNav(address(this))
        );
        _buffer = new ProfitBuffer(address(_pool), WATERFALL);
        _dollar.mint(address(this), 1e18);
        _dollar.approve(address(_pool), type(uint256).max);
        _pool.deposit(1000e6, address(this));
    }

    /// @dev What the pool nets from withdrawals.
    function phantomNavUncovered(IPerpMarket) external view returns (uint256) {
        return _uncovered;
    }

    function test_sharesAreNeverWorthMoreThanPar() public {
        win(300e6);
        vm.assertEq(_pool.totalAssets(), 1000e6, "the profit is nobody's");
        vm.assertEq(_pool.deposit(10e6, address(this)), 10e9, "at par");
        liabilities = 300e6;
        vm.assertEq(_pool.totalAssets(), 1010e6, "all of the profit is owed");
        liabilities = 401e6;
        vm.assertEq(_pool.totalAssets(), 909e6, "a tenth below par");
    }

    function test_lossesThatNobodyWillPayAreTakenFromTheProfitFirst() public {
        win(300e6);

        _uncovered = 300e6;
        vm.assertEq(_pool.previewRedeem(1000e9), 1000e6, "par");
        _uncovered = 400e6;
        vm.assertTrue(900e6 - _pool.previewRedeem(1000e9) <= 1, "a tenth below par");
    }

    function test_theProfitBearsAShortfallBeforeTheSharePriceFalls() public {
        win(300e6);
        vm.startPrank(WATERFALL);
        vm.assertEq(_buffer.absorb(500e6), 500e6, "the trader's whole loss would have been profit");
        vm.stopPrank();

        _pool.payTrader(400e6);
        vm.startPrank(WATERFALL);
        vm.assertEq(_buffer.absorb(500e6), 400e6, "the first 100 would have brought it back to par");
        vm.assertEq(_buffer.absorb(100e6), 0, "below par");
        vm.stopPrank();
    }

    function test_itTellsTheWaterfallOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IPocket.OnlyWaterfall.selector, address(this)));
        _buffer.absorb(1);
    }

    function testFuzz_depositsAndWithdrawalsLeaveThePriceOfOthers(uint40 won, uint40 owed, uint40 joins) public {
        win(won);
        liabilities = int64(uint64(owed % 1000e6));
        uint256 before = _pool.previewRedeem(1000e9);

        uint256 shares = _pool.deposit(1 + uint256(joins), address(0xA));
        vm.assertTrue(_pool.previewRedeem(1000e9) + 1 >= before, "joining");
        vm.startPrank(address(0xA));
        uint256 paid = _pool.redeem(shares, address(0xA), address(0xA));
        vm.stopPrank();
        vm.assertLe(paid, 1 + uint256(joins), "nothing is won by coming and going");
        vm.assertTrue(_pool.previewRedeem(1000e9) + 1 >= before, "leaving");
    }

    /// @dev This market's positions owe nothing for staying open.
    function accrue() external {}

    function win(uint256 amount) private {
        require(_dollar.transfer(address(_pool), amount));
        _pool.credit(amount);
    }
}
