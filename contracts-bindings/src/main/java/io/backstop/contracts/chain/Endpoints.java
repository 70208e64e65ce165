package io.backstop.contracts.chain;

import java.net.URI;

/** Addresses of nodes as they may be shown: keys stand in user names, paths and queries of URLs. */
public final class Endpoints {

    private Endpoints() {}

    /** The scheme, host and port of a URL; a path of a socket as it is. */
    public static String shown(String endpoint) {
        if (!endpoint.contains("://")) {
            return endpoint;
        }
        try {
            URI uri = URI.create(endpoint);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getHost() == null ? "the given URL" : uri.getScheme() + "://" + uri.getHost() + port;
        } catch (IllegalArgumentException e) {
            return "the given URL";
        }
    }
}
