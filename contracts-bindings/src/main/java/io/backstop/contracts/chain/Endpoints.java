package io.backstop.contracts.chain;

import java.net.URI;

/** Addresses of nodes as they may be shown: keys stand in user names, paths and queries of URLs. */
public final class Endpoints {

    private static final String NO_URL = "the given address";

    private Endpoints() {}

    /** The scheme, host and port of a URL; a path that begins like one; nothing of anything else. */
    public static String shown(String endpoint) {
        if (!endpoint.contains("://")) {
            return endpoint.startsWith("/") || endpoint.startsWith(".") ? endpoint : NO_URL;
        }
        try {
            URI uri = URI.create(endpoint);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getHost() == null ? NO_URL : uri.getScheme() + "://" + uri.getHost() + port;
        } catch (IllegalArgumentException e) {
            return NO_URL;
        }
    }
}
