package io.backstop.tests.process;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.model.ledger.Account;
import io.backstop.model.venue.MarketEvent;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A node with a clock of its own, and what a test reads from it. */
final class LiveNode implements AutoCloseable {

    private static final long GENESIS = 1_760_000_000;

    private final LocalChain chain;

    private LiveNode(Hardfork hardfork) {
        chain = LocalChain.start(Repository.HOME, GENESIS, hardfork, ChainConnection.DEFAULT_TIMEOUT);
    }

    /** Makes a block for each transaction. */
    static LiveNode automatic() throws IOException, InterruptedException {
        return automatic(Hardfork.CANCUN);
    }

    /** The same with older or newer rules. */
    static LiveNode automatic(Hardfork hardfork) throws IOException, InterruptedException {
        return new LiveNode(hardfork).told("evm_setAutomine", "true");
    }

    /** Makes a block each second. */
    static LiveNode withInterval() throws IOException, InterruptedException {
        return new LiveNode(Hardfork.CANCUN).told("evm_setIntervalMining", "1");
    }

    /** Makes a block when it is told to. */
    static LiveNode onDemand() {
        return new LiveNode(Hardfork.CANCUN);
    }

    /** Tells the node something by a method of its own. */
    LiveNode told(String method, String parameter) throws IOException, InterruptedException {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}".formatted(method, parameter);
        HttpRequest request = HttpRequest.newBuilder(URI.create(chain.httpUrl()))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.body().contains("error")) {
            throw new IllegalStateException(answer.body());
        }
        return this;
    }

    ChainConnection connection() {
        return chain.connection();
    }

    String http() {
        return chain.httpUrl();
    }

    String webSocket() {
        return chain.webSocketUrl();
    }

    void kill() {
        ProcessHandle.of(chain.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    long price(DeploymentRecord deployed, String feed) {
        return new PriceFeedGateway(connection(), deployed.address(feed))
                .latest()
                .price();
    }

    /** All that happened in the market, who paid included. */
    List<MarketEvent> events(DeploymentRecord deployed) {
        Map<String, Account> pockets = new LinkedHashMap<>();
        pockets.put(deployed.address("lpPool"), Account.LP);
        for (Account pocket : List.of(Account.FEE_BUFFER, Account.TREASURY, Account.SAFETY_MODULE)) {
            if (deployed.has(pocket.toString())) {
                pockets.put(deployed.address(pocket.toString()), pocket);
            }
        }
        List<String> contracts = Stream.of("market", "waterfall", "shortfalls")
                .filter(deployed::has)
                .map(deployed::address)
                .toList();
        return MarketEvents.of(connection(), contracts, pockets)
                .ofBlocks(0, connection().blockNumber());
    }

    @Override
    public void close() {
        chain.close();
    }
}
