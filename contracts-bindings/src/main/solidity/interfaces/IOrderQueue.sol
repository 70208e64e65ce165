// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Orders in two steps: requested first, executed at a price that nobody knew at the request
/// @notice Money is USD times 1e6, prices USD times 1e8, times are Unix seconds.
interface IOrderQueue {
    enum Kind {
        OPEN,
        INCREASE,
        DECREASE,
        CLOSE
    }

    /// @notice What the market is asked to do, with its own meaning of size and collateral; of a CLOSE both are zero.
    /// An OPEN of any account from 2^20 on gets a new id. Who buys accepts `acceptablePrice` or less, who sells that or
    /// more; it does not bind where it or the size is zero.
    struct Order {
        Kind kind;
        uint64 account;
        int64 size;
        int64 collateral;
        int64 acceptablePrice;
    }

    struct Request {
        address owner;
        uint64 requestedAt;
        Order order;
    }

    error OnlyOwner(uint64 account, address caller);
    error NegativeCollateral(int64 collateral);
    error NoRequest(uint64 id);
    error RequestExpired(uint64 id, uint64 expiredAt);
    error PriceNotAcceptable(int64 price, int64 acceptablePrice);

    /// @notice The price is known, so the request can only be carried out, or run out.
    error PriceKnown(uint64 id, uint64 publishTime);

    /// @notice A call to the market or to a bound ended without a reason, which is what happens when it runs out of gas.
    error NotEnoughGas(uint64 id);

    event OrderRequested(uint64 indexed id, address indexed owner, Order order);
    event OrderExecuted(uint64 indexed id, address indexed executor, uint64 account, int64 price);

    /// @notice The market refused; the collateral went back, the fee did not. `reason` is the error's encoding.
    event OrderRefused(uint64 indexed id, address indexed executor, bytes reason);

    /// @notice Called off or run out; collateral and fee went back.
    event OrderCancelled(uint64 indexed id);

    /// @notice Asks for an order on an account of the caller's and pays in the collateral that the order adds, and the fee.
    function request(Order calldata order) external returns (uint64 id);

    /// @notice Carries an order out at the feed's present price; anybody's call, who gets the fee. If the market refuses,
    /// the request ends all the same.
    /// @dev Errors in this order: NoRequest, RequestExpired, those of the bounds, PriceNotAcceptable.
    function execute(uint64 id) external;

    /// @notice Ends a request without carrying it out and gives everything back: the owner's before the price is known,
    /// anybody's after it ran out.
    function cancel(uint64 id) external;

    /// @notice An open request, zeros if there is none with this id.
    function requestOf(uint64 id) external view returns (Request memory);

    /// @notice Money that belongs to open requests.
    function escrowed() external view returns (uint256);
}
