// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {vm} from "../Vm.sol";

/// @title What a campaign asks of the crowd that it sends out
interface ICrowd {
    /// @notice Reverts unless all holds that must hold between two calls.
    function checkAll() external view;

    /// @notice Everybody closes; reverts unless what is left belongs to whom it should.
    function windDown() external;

    /// @param what the name of something that may happen
    /// @return count how often it did, since the crowd was made
    function timesOf(string calldata what) external view returns (uint256 count);
}

/// @title Random calls of one crowd: what holds after whatever it did, and that it did everything
/// @notice Forge draws calls for the first, other ones from one machine to the next; the second draws its own, the same
/// everywhere, so that what is rare is not left to luck.
abstract contract Campaign {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    uint256 private constant MOST_RUNS = 64;
    uint256 private constant DEPTH = 64;
    /// @dev Words that are numbers of every type which an action takes.
    uint256 private constant WORD_BITS = 63;
    mapping(string what => uint256) private _sums;

    function setUp() public virtual;

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(theCrowd());
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(theCrowd()), actions());
    }

    function afterInvariant() public {
        theCrowd().windDown();
    }

    function test_everythingHappens() public {
        string memory missing = happenings()[0];
        for (uint256 run = 0; run < MOST_RUNS && bytes(missing).length > 0; run++) {
            if (run > 0) setUp();
            for (uint256 step = 0; step < DEPTH; step++) act(uint256(keccak256(abi.encode(run, step))));
            theCrowd().checkAll();
            count();
            theCrowd().windDown();
            missing = missingOne();
        }
        vm.assertTrue(bytes(missing).length == 0, string.concat("it never happened: ", missing));
    }

    function theCrowd() internal view virtual returns (ICrowd);

    /// @dev One selector as often as it is to be likelier than another.
    function actions() internal view virtual returns (bytes4[] memory);

    /// @dev What must have happened in all runs together.
    function happenings() internal pure virtual returns (string[] memory);

    function timesOf(string memory what) internal view virtual returns (uint256) {
        return theCrowd().timesOf(what);
    }

    function act(uint256 drawn) private {
        bytes4[] memory all = actions();
        bytes memory call = abi.encodePacked(all[drawn % all.length]);
        for (uint256 word = 0; word < 4; word++) {
            call = abi.encodePacked(call, uint256(keccak256(abi.encode(drawn, word))) >> (256 - WORD_BITS));
        }
        (bool isDone, bytes memory reason) = address(theCrowd()).call(call);
        if (!isDone) {
            assembly ("memory-safe") {
                revert(add(reason, 32), mload(reason))
            }
        }
    }

    function count() private {
        string[] memory all = happenings();
        for (uint256 i = 0; i < all.length; i++) _sums[all[i]] += timesOf(all[i]);
    }

    function missingOne() private view returns (string memory) {
        string[] memory all = happenings();
        for (uint256 i = 0; i < all.length; i++) if (_sums[all[i]] == 0) return all[i];
        return "";
    }
}
