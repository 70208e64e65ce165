package io.backstop.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.reactivex.disposables.Disposable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.Web3jService;
import org.web3j.protocol.core.BatchRequest;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/** One node and how to ask it. Threads may share it. */
final class NodeLink implements AutoCloseable {

    private final String address;
    private final String endpoint;
    private final Duration timeout;
    private final Transport transport;
    private final Web3jService service;
    private final Web3j web3j;
    private long chainId;
    private volatile ReceiptWay receiptWay = ReceiptWay.SINGLE;
    private volatile boolean isClosed;

    private NodeLink(String address, Duration timeout) throws IOException {
        this.address = address;
        endpoint = Endpoints.shown(address);
        this.timeout = timeout;
        transport = Transport.of(address);
        service = transport.connect(address, timeout);
        web3j = Web3j.build(service);
    }

    /**
     * Connects and asks once, so that a wrong address is told at once.
     *
     * @param address as for {@link ChainConnection#open(String, Duration)}
     * @param timeout limit for each request
     * @throws ChainException if nothing answers there
     */
    static NodeLink open(String address, Duration timeout) {
        NodeLink link = connect(address, timeout);
        try {
            link.chainId = link.quantity("eth_chainId");
            link.receiptWay = link.receiptWayFound();
            return link;
        } catch (ChainException e) {
            link.close();
            throw e;
        }
    }

    private ReceiptWay receiptWayFound() {
        if (transport == Transport.WEB_SOCKET) {
            return ReceiptWay.PIPELINE;
        }
        return takesLists() ? ReceiptWay.BATCH : withoutLists();
    }

    private boolean takesLists() {
        try {
            return exchangeAll("eth_chainId", List.of(List.of(), List.of())).isPresent();
        } catch (NoAnswerException e) {
            return false;
        }
    }

    private ReceiptWay withoutLists() {
        try {
            return exchange("eth_getBlockReceipts", List.of("latest"), JsonResponse.class)
                            .hasError()
                    ? ReceiptWay.SINGLE
                    : ReceiptWay.BLOCK;
        } catch (NoAnswerException e) {
            return ReceiptWay.SINGLE;
        }
    }

    private static NodeLink connect(String address, Duration timeout) {
        try {
            return new NodeLink(address, timeout);
        } catch (IllegalArgumentException e) {
            // Its message would repeat the address, with whatever key is in it.
            throw new ChainException("chain at " + Endpoints.shown(address) + ": its URL is not valid", e);
        } catch (IOException | RuntimeException e) {
            throw doesNotAnswer(Endpoints.shown(address), e);
        }
    }

    /** The address, without what may be secret in it. */
    String endpoint() {
        return endpoint;
    }

    /** The chain's id when the link was made. */
    long chainId() {
        return chainId;
    }

    /** How it is asked for many receipts. */
    ReceiptWay receiptWay() {
        return receiptWay;
    }

    /** web3j itself. */
    Web3j web3j() {
        return web3j;
    }

    /** See {@link ChainConnection#newHeads}. */
    @Nullable
    HeadSubscription newHeads(Runnable news) {
        return switch (transport) {
            case HTTP -> null;
            case WEB_SOCKET -> overWebSocket(news);
            case UNIX_SOCKET -> overSocket(news);
        };
    }

    private HeadSubscription overSocket(Runnable news) {
        try {
            return UnixSocketHeads.open(Path.of(address), news);
        } catch (IOException e) {
            throw doesNotAnswer(endpoint, e);
        }
    }

    private HeadSubscription overWebSocket(Runnable news) {
        Disposable telling = subscribed(news);
        return () -> {
            // A node whose link was given up is told nothing any more, not even to stop.
            if (!isClosed) {
                telling.dispose();
            }
        };
    }

    private Disposable subscribed(Runnable news) {
        try {
            return web3j.newHeadsNotifications().subscribe(head -> news.run(), failure -> news.run());
        } catch (RuntimeException e) {
            throw doesNotAnswer(endpoint, e);
        }
    }

    /** The number that a method without parameters returns. */
    long quantity(String method) {
        return number(
                method,
                checked(method, exchange(method, List.of(), JsonResponse.class)).result());
    }

    /**
     * A number of an answer.
     *
     * @throws ChainException if it is none
     */
    long number(String method, JsonNode quantity) {
        try {
            return ChainConnection.number(quantity);
        } catch (ChainException e) {
            throw new ChainException("chain at %s: %s: %s".formatted(endpoint, method, e.getMessage()), e);
        }
    }

    /**
     * Asks, and returns what the node answers, its refusals included.
     *
     * @throws NoAnswerException if it does not answer
     */
    <T extends Response<?>> T exchange(String method, List<?> parameters, Class<T> type) {
        Request<?, T> request = new Request<>(method, parameters, service, type);
        return answered(() -> transport == Transport.WEB_SOCKET ? awaited(request.sendAsync()) : request.send());
    }

    /**
     * Asks the same of several parameters, in one request or without waiting in between.
     *
     * @return the answers in the order of the parameters; empty if the node takes no such request
     * @throws NoAnswerException if it does not answer
     */
    Optional<List<JsonResponse>> exchangeAll(String method, List<List<?>> parameters) {
        List<Request<?, JsonResponse>> requests = new ArrayList<>();
        for (List<?> each : parameters) {
            requests.add(new Request<>(method, each, service, JsonResponse.class));
        }
        Optional<List<JsonResponse>> answers =
                answered(() -> transport == Transport.WEB_SOCKET ? Optional.of(oneByOne(requests)) : atOnce(requests));
        if (answers.isEmpty() && receiptWay == ReceiptWay.BATCH) {
            receiptWay = withoutLists();
        }
        return answers;
    }

    private List<JsonResponse> oneByOne(List<Request<?, JsonResponse>> requests) throws Exception {
        List<CompletableFuture<JsonResponse>> sent =
                requests.stream().map(Request::sendAsync).toList();
        List<JsonResponse> answers = new ArrayList<>();
        for (CompletableFuture<JsonResponse> each : sent) {
            answers.add(awaited(each));
        }
        return answers;
    }

    private Optional<List<JsonResponse>> atOnce(List<Request<?, JsonResponse>> requests) throws IOException {
        BatchRequest batch = new BatchRequest(service);
        requests.forEach(batch::add);
        Map<Long, JsonResponse> answers = new HashMap<>();
        try {
            batch.send().getResponses().forEach(answer -> answers.put(answer.getId(), (JsonResponse) answer));
        } catch (ClassCastException e) {
            // A node that takes no batch, or none so large, answers with one error instead of a list.
            return Optional.empty();
        }
        return requests.stream().allMatch(request -> answers.containsKey(request.getId()))
                ? Optional.of(requests.stream()
                        .map(request -> Objects.requireNonNull(answers.get(request.getId())))
                        .toList())
                : Optional.empty();
    }

    private <T> T awaited(CompletableFuture<T> answer) throws Exception {
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private <A> A answered(Callable<A> question) {
        try {
            return question.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("chain at " + endpoint + ": interrupted", e);
        } catch (Exception e) {
            throw doesNotAnswer(endpoint, e);
        }
    }

    /**
     * An answer that is no refusal.
     *
     * @throws RefusedException if it is one
     */
    <T extends Response<?>> T checked(String method, T answer) {
        if (answer.hasError()) {
            throw new RefusedException(
                    "chain at %s: %s: %s".formatted(endpoint, method, reason(answer)), answer.getError());
        }
        return answer;
    }

    /** Why a node refuses, in one line. */
    static String reason(Response<?> refusal) {
        String message = refusal.getError().getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        isClosed = true;
        web3j.shutdown();
    }

    private static NoAnswerException doesNotAnswer(String endpoint, Exception cause) {
        Throwable root = cause instanceof ExecutionException && cause.getCause() != null ? cause.getCause() : cause;
        String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new NoAnswerException(
                "chain at %s does not answer: %s"
                        .formatted(endpoint, why.lines().findFirst().orElse("")),
                cause);
    }
}
