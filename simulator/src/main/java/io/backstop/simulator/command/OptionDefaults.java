package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.scenario.OptionFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of a command's options that were not given on its command line: from the environment, otherwise from a file. Option
 * {@code --max-tx} is {@code BACKSTOP_KEEPER_MAX_TX} there and {@code maxTx} here.
 */
public final class OptionDefaults implements IDefaultValueProvider {

    private static final String CONFIG = "--config";
    private static final String PREFIX = "BACKSTOP_KEEPER_";
    private static final String WHOLE_NUMBER = "-?[0-9]{1,18}";

    private record Given(String value, String origin) {}

    private final Map<String, Given> byOption = new LinkedHashMap<>();

    private OptionDefaults() {}

    /**
     * Looks for values of all options of a command.
     *
     * @param arguments of the command line, which may name the file
     * @throws InputException if the file cannot be read or a value cannot be one of its option
     */
    public static OptionDefaults of(CommandSpec command, List<String> arguments, Map<String, String> environment) {
        OptionDefaults defaults = new OptionDefaults();
        String config = configOf(arguments, environment);
        if (config != null) {
            defaults.readFile(command, Path.of(config));
        }
        for (OptionSpec option : command.options()) {
            String variable = variable(name(option));
            String value = environment.get(variable);
            if (value != null) {
                defaults.byOption.put(name(option), new Given(value, variable));
            }
        }
        command.options().forEach(defaults::requireType);
        return defaults;
    }

    private static @Nullable String configOf(List<String> arguments, Map<String, String> environment) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith(CONFIG + "=")) {
                return arguments.get(i).substring(CONFIG.length() + 1);
            }
            if (arguments.get(i).equals(CONFIG) && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            }
        }
        return environment.get(variable(CONFIG));
    }

    private void readFile(CommandSpec command, Path file) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionSpec option : command.options()) {
            if (!name(option).equals(CONFIG) && !option.usageHelp() && !option.versionHelp()) {
                options.put(key(name(option)), name(option));
            }
        }
        OptionFile.read(file, options.keySet())
                .forEach((key, value) -> byOption.put(options.get(key), new Given(value, file + ": " + key)));
    }

    private void requireType(OptionSpec option) {
        Given given = byOption.get(name(option));
        if (given == null) {
            return;
        }
        Class<?> type = option.typeInfo().isMultiValue()
                ? option.auxiliaryTypes()[0]
                : option.typeInfo().getType();
        if (type == boolean.class && !given.value().matches("true|false")) {
            throw new InputException("%s: \"%s\" must be true or false".formatted(given.origin(), given.value()));
        }
        boolean isNumber =
                List.of(int.class, long.class, Integer.class, Long.class).contains(type);
        if (isNumber && !given.value().matches(WHOLE_NUMBER + "(," + WHOLE_NUMBER + ")*")) {
            throw new InputException("%s: \"%s\" must be a whole number".formatted(given.origin(), given.value()));
        }
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        Given given = argument instanceof OptionSpec option ? byOption.get(name(option)) : null;
        return given == null ? null : given.value();
    }

    /** A mistake told of where the value was written instead of the option. */
    InputException told(InputException mistake) {
        String message = String.valueOf(mistake.getMessage());
        for (Map.Entry<String, Given> given : byOption.entrySet()) {
            if (message.startsWith(given.getKey() + " ") || message.startsWith(given.getKey() + ":")) {
                return new InputException(given.getValue().origin()
                        + message.substring(given.getKey().length()));
            }
        }
        return mistake;
    }

    /** The name that an option was given first, of those that are words. */
    private static String name(OptionSpec option) {
        return Stream.of(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElse(option.longestName());
    }

    private static String variable(String option) {
        return PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String key(String option) {
        StringBuilder key = new StringBuilder();
        for (String word : List.of(option.substring(2).split("-", -1))) {
            key.append(key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return key.toString();
    }
}
